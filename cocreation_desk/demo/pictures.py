"""What the room and the facilitator saw: pictures of the stage and of the console, made without a screen."""

from __future__ import annotations

import logging
import sys
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QUndoStack
from PySide6.QtWidgets import QApplication

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.look import dress
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.window import Window
from cocreation_desk.demo import film
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language
from cocreation_desk.evening import Evening
from cocreation_desk.kinds.scene import scene
from cocreation_desk.stage.graphics import choose_graphics
from cocreation_desk.stage.window import picture, put_painter_away
from cocreation_desk.words import sayer

log = logging.getLogger(__name__)

CONSOLE = QSize(1440, 900)
PREVIEW = QSize(640, 360)


class Pictures:
    """Needs a Qt application of its own, on this thread."""

    def __init__(self, evening: Evening, folder: Path, memory: Path) -> None:
        found = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(found, QApplication)
        self._app = found
        qInstallMessageHandler(_told_by_qt)
        choose_graphics()
        dress(found)
        self._evening = evening
        self._folder = folder
        self._memory = memory
        self.taken: list[Path] = []

    def stage(self, name: str, room: Room, language: Language) -> None:
        shown = self._scene(room, language)
        screen = picture(shown, film=_still() if shown["kind"] == "media" else None)
        self._save(screen, f"stage_{name}_{language}.png")

    def console(self, name: str, room: Room, language: Language, page: str = "room") -> None:
        """The facilitator's window as it would look now; made anew each time, so that nothing hangs on it meanwhile."""
        evening = self._evening
        preview = picture(self._scene(room, language), PREVIEW.width(), PREVIEW.height())
        bridge = Bridge(evening.desk, sayer(language))
        window = Window(
            bridge,
            evening.file,
            Memory(self._memory),
            QUndoStack(),
            lambda: preview,
            evening.phones.connected,
            lambda: evening.phones.url,
        )
        window.resize(CONSOLE)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        window.show_page(page)
        window.stage.look()
        for _ in range(3):  # what asks to be laid out asks once more for what is in it
            self._app.processEvents()
        self._save(window.grab().toImage(), f"console_{name}_{language}.png")
        bridge.close()
        window.put_away()
        window.close()
        window.deleteLater()
        bridge.deleteLater()
        self._app.processEvents()

    def close(self) -> None:
        qInstallMessageHandler(None)
        put_painter_away()

    def _scene(self, room: Room, language: Language) -> dict[str, object]:
        phones = self._evening.phones
        return scene(
            room,
            sayer(language),
            url=phones.url,
            joined=len(phones.connected()),
            now=self._evening.desk.clock.now(),
        )

    def _save(self, image: QImage, name: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{len(self.taken) + 1:02}_{name}"
        image.save(str(path), quality=80)  # packed in half the time, and a tenth larger
        self.taken.append(path)


def _told_by_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's warnings as ours, but for what a window that nobody sees cannot do."""
    if "propagateSizeHints" not in message:
        log.warning("Qt: %s", message)


def _still() -> QImage:
    written = BytesIO()
    film.frame(45, 1280, 720).save(written, "PNG")
    return QImage.fromData(written.getvalue())
