"""The window on the projector, and the same scenes as pictures for whoever wants to look without one."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QFontDatabase, QHideEvent, QImage, QKeyEvent
from PySide6.QtQml import QQmlError
from PySide6.QtQuick import QQuickItem, QQuickView

from cocreation_desk import design
from cocreation_desk.places import resource
from cocreation_desk.stage.codes import QrImages
from cocreation_desk.stage.film import Film, FilmFrame, register_film_frame
from cocreation_desk.stage.graphics import is_software
from cocreation_desk.stage.portraits import Fetch, Portraits
from cocreation_desk.stage.state import NO_CHROME, SHELL, Scene, StageState
from cocreation_desk.typeface import screen_faces
from cocreation_desk.widgets.writing import lacks_letters

log = logging.getLogger(__name__)

SMALLEST = QSize(640, 360)
FULL_VOLUME = 100
NEXT_KEYS = {Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return}
STORY_KEYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}  # while a count is told chapter by chapter
BACK_KEYS = {Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace}
PANIC_KEYS = {Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_N, Qt.Key.Key_F9}


def neutral(title: str = "", organisation: str = "") -> Scene:
    """The scene that says nothing."""
    view = {"title": title, "organisation": organisation}
    return {"scene": "neutral", "kind": None, "view": view, "language": "fr", "chrome": NO_CHROME}


class StageWindow(QQuickView):
    """What the room sees. It shows one scene after another, goes neutral at once when asked, and never asks anything.

    Keys pressed on it are the facilitator's all the same: those of a clicker come out as ``next_asked`` and ``back_asked``;
    while a count is told, → and ← turn its chapters instead. The console's own keys for the stage work on it too.
    """

    next_asked = Signal()
    back_asked = Signal()
    story_asked = Signal(int)  # one chapter of a count on (1), or back (-1)
    neutral_changed = Signal(bool)
    full_screen_asked = Signal(bool)  # F11, Esc: whoever keeps the screens decides
    move_asked = Signal()  # F5: to the next screen
    yield_asked = Signal()  # F6
    film_ended = Signal()
    film_failed = Signal()  # this film cannot be played on this computer
    scene_failed = Signal()  # it could not be drawn: the neutral scene stands in its place
    closed = Signal()

    def __init__(
        self, title: str = "", organisation: str = "", still: bool = False, portrait: Fetch = lambda name: None
    ) -> None:
        super().__init__()
        _load_faces()
        register_film_frame()
        self._neutral = neutral(title, organisation)
        self._is_neutral = False
        self._shown: Scene = self._neutral
        self._codes = QrImages()
        self._portraits = Portraits(portrait)
        self.state = StageState(self._neutral, self)
        self._still = still
        self._film: Film | None = None
        self._volume = FULL_VOLUME
        self.setTitle(title)
        self.visibilityChanged.connect(self._hide_pointer)
        self.setColor(QColor(design.PALETTE.paper))
        self.setMinimumSize(QSize(1, 1) if still else SMALLEST)
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        engine = self.engine()
        engine.setOutputWarningsToStandardError(False)
        engine.warnings.connect(self._note_warnings)
        engine.addImageProvider("qr", self._codes)
        engine.addImageProvider("portrait", self._portraits)
        engine.addImportPath(str(resource()))
        self.setInitialProperties(
            {
                "state_": self.state,
                "plain": design.stage_theme(),
                "still": still,
                "software": is_software(),
            }
        )
        self.setSource(QUrl.fromLocalFile(str(resource("stage", SHELL))))
        if self.status() is not QQuickView.Status.Ready:
            raise FileNotFoundError("; ".join(error.toString() for error in self.errors()))
        shell: Any = self.rootObject()  # its signals are Shell.qml's own
        shell.sceneBroken.connect(self.scene_failed)
        shell.sceneSwapped.connect(self._attach_film)

    # ---- scenes -------------------------------------------------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Shows it, unless the stage is neutral: then it is what ``back`` comes back to."""
        self._shown = scene
        if not self._is_neutral:
            self._show(scene)

    def go_neutral(self) -> None:
        """The panic key. At once, whatever is on; a film stops where it is."""
        if self._is_neutral:
            return
        self._is_neutral = True
        self.film_pause()
        self._show(self._neutral)
        self.neutral_changed.emit(True)

    def back(self) -> None:
        """From the neutral scene to whatever the session shows by now."""
        if not self._is_neutral:
            return
        self._is_neutral = False
        self._show(self._shown)
        self.neutral_changed.emit(False)

    @property
    def is_neutral(self) -> bool:
        return self._is_neutral

    def name_session(self, title: str, organisation: str) -> None:
        """What the neutral scene and the window's title say."""
        self._neutral = neutral(title, organisation)
        self.state.keep_spare(self._neutral)
        self.setTitle(title)
        if self._is_neutral:
            self._show(self._neutral)

    # ---- films --------------------------------------------------------------------------------------------------------------------

    def film_pause(self) -> None:
        if self._film is not None:
            self._film.pause()

    def film_seek(self, position: int) -> None:
        if self._film is not None:
            self._film.seek(position)

    def film_position(self) -> int:
        """Milliseconds."""
        return self._film.position if self._film is not None else 0

    def film_length(self) -> int:
        """Milliseconds."""
        return self._film.length if self._film is not None else 0

    def film_volume(self) -> int:
        """Out of a hundred."""
        return self._volume

    def set_film_volume(self, volume: int) -> None:
        self._volume = max(0, min(100, volume))
        if self._film is not None:
            self._film.set_volume(self._volume)

    # ---- pictures -----------------------------------------------------------------------------------------------------------------

    def picture(self) -> QImage:
        """What is shown now, without anybody being shown anything."""
        return self.grabWindow()

    def picture_of(self, scene: Scene, size: QSize, film: QImage | None = None) -> QImage:
        self.resize(size)
        root = self.rootObject()
        root.setSize(size)
        self.show_scene(scene)
        item = descend(root, "film")
        if isinstance(item, FilmFrame) and film is not None:
            item.show_image(film)
        return self.grabWindow()

    # ---- what happens to it -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F11:
            self.full_screen_asked.emit(self.visibility() is not QQuickView.Visibility.FullScreen)
        elif key == Qt.Key.Key_Escape:
            self.full_screen_asked.emit(False)
        elif key == Qt.Key.Key_F5:
            self.move_asked.emit()
        elif key == Qt.Key.Key_F6:
            self.yield_asked.emit()
        elif key in PANIC_KEYS:
            if self._is_neutral:
                self.back()
            else:
                self.go_neutral()
        elif key in STORY_KEYS and self._tells_a_story:
            self.story_asked.emit(STORY_KEYS[key])
        elif key in NEXT_KEYS:
            self.next_asked.emit()
        elif key in BACK_KEYS:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _tells_a_story(self) -> bool:
        result = self._shown["view"].get("result")
        return not self._is_neutral and isinstance(result, dict) and result.get("rounds", 1) > 1

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.film_pause()
        super().hideEvent(event)

    def put_away(self) -> None:
        """Before the application ends: QML goes while what it reads is still there."""
        if self._film is not None:
            self._film.stop()
        self.close()
        self.setSource(QUrl())

    def _show(self, scene: Scene) -> None:
        self.state.show(scene)
        if not self._still:
            self._show_film(scene)

    def _show_film(self, scene: Scene) -> None:
        source, playing = _film_of(scene)
        if source:
            film = self._projector()
            film.load(source)
            self._attach_film()
            if playing:
                film.play()
            else:
                film.pause()
        elif self._film is not None:
            self._film.attach(None)
            if not self._is_neutral:
                self._film.stop()

    @Slot()
    def _attach_film(self) -> None:
        """To the item of the page that is there now; a page that fades in brings a new one."""
        if self._film is not None:
            self._film.attach(descend(self.rootObject(), "film"))

    def _projector(self) -> Film:
        """Made for the first film: most sessions show none, and opening the decoders takes its time."""
        if self._film is None:
            self._film = Film(self)
            self._film.set_volume(self._volume)
            self._film.ended.connect(self.film_ended)
            self._film.failed.connect(self.film_failed)
        return self._film

    @Slot()
    def _hide_pointer(self) -> None:
        if self.visibility() is QQuickView.Visibility.FullScreen:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()

    @Slot("QList<QQmlError>")
    def _note_warnings(self, warnings: list[QQmlError]) -> None:
        for warning in warnings:
            log.warning("the stage: %s", warning.toString())


def _film_of(scene: Scene) -> tuple[str, bool]:
    """The file of the film that this scene shows, and whether it runs: a step's own, or that of a candidate."""
    kind, view = scene.get("kind"), scene["view"]
    if kind == "media" and view["kind"] == "film" and view["phase"] == "showing":
        return str(view["source"]), bool(view["playing"])
    if kind == "pitch" and view["phase"] == "film":
        return str(view["source"]), True
    return "", False


def descend(item: QQuickItem, name: str) -> QQuickItem | None:
    """The first item of that object name below, those made by repeaters and loaders included."""
    if item.objectName() == name:
        return item
    for child in item.childItems():
        found = descend(child, name)
        if found is not None:
            return found
    return None


_painter: StageWindow | None = None


def picture(scene: Scene, width: int = 1920, height: int = 1080, film: QImage | None = None) -> QImage:
    """A scene as it will look on a projector of that size, its movements done. One hidden window paints them all."""
    global _painter
    if _painter is None:
        _painter = StageWindow(still=True)
    return _painter.picture_of(scene, QSize(width, height), film)


def put_painter_away() -> None:
    """Before the application ends, when ``picture`` was used."""
    global _painter
    if _painter is not None:
        _painter.put_away()
        _painter.deleteLater()
        _painter = None


_faces_loaded = False


def _load_faces() -> None:
    global _faces_loaded
    if not _faces_loaded:
        for file in screen_faces(lacks_letters):
            QFontDatabase.addApplicationFont(str(file))
        _faces_loaded = True
