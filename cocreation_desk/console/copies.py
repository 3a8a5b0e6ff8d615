"""A copy of the whole programme, on a USB stick for instance, made while the session goes on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.page import Given
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.store.file import SUFFIX, ProgrammeFile, back_up

FOLDER = "copies"  # remembered: the stick is where it was the last time


class Copies(QObject):
    told = Signal(str)
    troubled = Signal(str)

    def __init__(self, given: Given, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._given = given
        self._say = given.bridge.say
        self._work = Background(self)
        self._work.done.connect(self._tell)
        self._work.troubled.connect(self._tell_trouble)

    @property
    def proposed(self) -> str:
        """A name that sorts beside the programme's own."""
        date = self._say.date(self._given.bridge.now().date())
        return self._say("copy_name", name=self._given.file.path.stem, date=date) + SUFFIX

    @Slot()
    def ask_where(self) -> None:
        folder = Path(self._given.memory.kept(FOLDER, str(Path.home())))
        dialog = QFileDialog(self._window, self._say("copy_where"), str(folder), f"Cocreation Desk (*{SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self.proposed)
        dialog.fileSelected.connect(lambda name: self.copy_to(Path(name)))
        dialog.open()

    def copy_to(self, target: Path) -> None:
        self._given.memory.keep(FOLDER, str(target.parent))
        self._work.start(partial(_copied, self._given.file, target))

    @Slot(object)
    def _tell(self, target: Path) -> None:
        self.told.emit(self._say("copy_done", name=str(target)))

    @Slot(object)
    def _tell_trouble(self, trouble: Exception) -> None:
        if isinstance(trouble, Trouble):
            self.troubled.emit(self._say(trouble.key, **trouble.details))
        else:
            self.troubled.emit(self._say("console_act_failed"))

    def close(self) -> None:
        """A copy that is being written is finished first."""
        self._work.close()


def _copied(file: ProgrammeFile, target: Path, progress: Progress) -> Path:
    back_up(file, target)
    return target
