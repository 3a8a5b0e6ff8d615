"""What the file does not know before the doors open: the address, the disk, the second screen, whether films can be shown."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.film_check import FilmCheck
from cocreation_desk.console.page import Given
from cocreation_desk.kinds.readiness import Surroundings, films


class Around(QObject):
    """``changed`` says that one more thing is known."""

    changed = Signal()

    def __init__(self, given: Given, console: QWidget) -> None:
        super().__init__(console)
        self._given = given
        self._console = console
        self._films = FilmCheck(self)
        self._films.judged.connect(self.changed)

    def __call__(self) -> Surroundings:
        return Surroundings(
            self._given.address(),
            shutil.disk_usage(self._given.file.path.parent).free,
            self._projector(),
            {path: self._films.verdict(path) for path in films(self._given.bridge.room)},
        )

    def _projector(self) -> str:
        """The other screen; one that shows the same as the console's is none."""
        ours = self._console.screen()
        others = (each for each in QGuiApplication.screens() if not each.geometry().intersects(ours.geometry()))
        return next((f"{each.name()}, {each.size().width()} × {each.size().height()}" for each in others), "")

    def close(self) -> None:
        self._films.close()
