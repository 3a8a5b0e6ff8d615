"""Keeps the stage on what the room says: each new room and each second becomes the scene the projector shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.desk import running
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.evening import Evening
from cocreation_desk.kinds.candidates import film_on_stage
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.scene import scene
from cocreation_desk.server.network import Wifi
from cocreation_desk.stage.screens import Screens
from cocreation_desk.stage.window import StageWindow
from cocreation_desk.store import elections
from cocreation_desk.words import sayer

FIRST_SIZE = QSize(960, 540)


class Projection(QObject):
    """The stage's window, its place on the screens, and its keys. No dialog ever stands on it."""

    next_asked = Signal()
    back_asked = Signal()
    story_asked = Signal(int)
    told = Signal(str)

    def __init__(
        self, evening: Evening, bridge: Bridge, screens: Path, parent: QObject, wifi: Callable[[], Wifi] = Wifi
    ) -> None:
        super().__init__(parent)
        self._evening = evening
        self._bridge = bridge
        self._places = screens
        self._wifi = wifi
        self._screens: Screens | None = None
        self._named: tuple[str, str] = ("", "")
        self._scene: Scene | None = None
        self._shown: object = None
        self.stage = StageWindow(portrait=self._portrait)
        self.stage.resize(FIRST_SIZE)
        self.stage.next_asked.connect(self.next_asked)
        self.stage.back_asked.connect(self.back_asked)
        self.stage.story_asked.connect(self.story_asked)
        self.stage.move_asked.connect(self.show)
        self.stage.yield_asked.connect(self.yield_or_take_back)
        self.stage.neutral_changed.connect(self._neutral_changed)
        self.stage.scene_failed.connect(self._scene_failed)
        self.stage.film_ended.connect(self._film_ended)
        self.stage.film_failed.connect(self._film_failed)
        self.follow(bridge)

    def _portrait(self, name: str) -> bytes | None:
        with self._evening.file.reader() as db:
            return elections.picture(db, name)

    def follow(self, bridge: Bridge) -> None:
        """From now on the rooms come from there."""
        self._bridge = bridge
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    def beside(self, console: QWidget) -> None:
        """Which window the stage must never cover. A session that is under way when it is opened is on its projector at once."""
        is_opened = self._screens is None
        if self._screens is None:
            self._screens = Screens(self.stage, self._places, self)
            self._screens.mirrored.connect(self._mirrored)
            self._screens.lost.connect(self._lost)
        self._screens.stand_beside(console.windowHandle())
        session = self._bridge.room.session
        if is_opened and session is not None and session.state.is_live:
            self._screens.come_back()

    @Slot()
    def show(self) -> None:
        if self.stage.isVisible() and self._screens is not None:
            self._screens.swap()
        elif self._screens is not None:
            self._screens.show()
        else:
            self.stage.show()

    @Slot()
    def yield_or_take_back(self) -> None:
        """Leave the projector to the speaker's own slides, and come back with the same key."""
        if self._screens is not None:
            self._screens.yield_or_take_back()

    def picture(self) -> QImage:
        """What is on the stage; while its window is not open, what would be."""
        root = self.stage.rootObject()
        if root.size().toSize() != self.stage.size():
            root.setSize(self.stage.size())
        return self.stage.picture()

    @Slot()
    def go_neutral(self) -> None:
        """At once, without waiting for the desk; the room follows."""
        self.stage.go_neutral()

    @Slot(object)
    def show_room(self, room: Room) -> None:
        session = room.session
        if session is None:
            return
        title = session.title.said_in(session.stage_language)
        if (title, room.programme.organisation) != self._named:
            self._named = (title, room.programme.organisation)
            self.stage.name_session(*self._named)
        self._draw(room, self._bridge.now())
        if session.scene is not self._scene:
            if session.scene is Scene.NEUTRAL:
                self.stage.go_neutral()
            elif self._scene is Scene.NEUTRAL:
                self.stage.back()
            self._scene = session.scene

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self._draw(self._bridge.room, now)

    def _draw(self, room: Room, now: datetime) -> None:
        session = room.session
        if session is None:
            return
        phones, wifi = self._evening.phones, self._wifi()
        shown = scene(
            room,
            sayer(session.stage_language),
            url=phones.url,
            network=wifi.name,
            network_code=wifi.code,
            joined=len(phones.connected()),
            now=max(now, room.now),
        )
        if shown != self._shown and session.scene is not Scene.NEUTRAL:
            self._shown = shown
            self.stage.show_scene(shown)

    @Slot(bool)
    def _neutral_changed(self, neutral: bool) -> None:
        """The panic key was pressed on the stage itself: the room is told, so that every face agrees."""
        session = self._bridge.room.session
        wanted = Scene.NEUTRAL if neutral else Scene.STEP
        if session is not None and (session.scene is Scene.NEUTRAL) != neutral:
            self._bridge.do(running.show_scene, session.id, wanted)

    @Slot()
    def _scene_failed(self) -> None:
        self.told.emit(self._bridge.say("stage_scene_failed"))

    @Slot()
    def _film_ended(self) -> None:
        """Black again; the panel of the step then offers what comes next."""
        step = self._bridge.room.current
        if step is not None and step.kind == "media":
            shown = cue(step, "shown", 0) + 1
            self._bridge.do(running.cue, step.id, phase="after", playing=False, shown=shown)
        elif step is not None and step.kind == "pitch":
            self._bridge.do(running.cue, step.id, film=False)

    @Slot()
    def _film_failed(self) -> None:
        step = self._bridge.room.current
        if step is not None and step.kind == "media":
            self._bridge.do(running.cue, step.id, phase="before", playing=False)
            self._say_failed(str(step.settings.get("path", "")))
        elif step is not None and step.kind == "pitch" and (film := film_on_stage(step, self._bridge.room)):
            self._bridge.do(running.cue, step.id, film=False)
            self._say_failed(film)

    def _say_failed(self, path: str) -> None:
        self.told.emit(self._bridge.say("stage_film_failed", name=Path(path).name))

    @Slot()
    def _lost(self) -> None:
        self.told.emit(self._bridge.say("stage_lost"))

    @Slot()
    def _mirrored(self) -> None:
        self.told.emit(self._bridge.say("stage_mirrored"))

    def close(self) -> None:
        self.stage.put_away()
        self.stage.deleteLater()
        self.deleteLater()
