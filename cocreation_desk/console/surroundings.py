"""What the file does not know before the doors open: the address, this computer, the second screen, whether films can be shown."""

from __future__ import annotations

from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.film_check import FilmCheck
from cocreation_desk.console.page import Given
from cocreation_desk.console.this_computer import examined
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.kinds.computer import Computer
from cocreation_desk.kinds.readiness import Surroundings, films
from cocreation_desk.server import network

AGAIN_MS = 3_000
WHOLLY_MS = 60_000  # printers and the speed of the disk are looked at again so often


class Looked(NamedTuple):
    computer: Computer
    addresses: tuple[network.Address, ...]
    own: frozenset[str]  # the addresses of this computer


class Around(QObject):
    """Answers with what is known, and has the rest looked at beside the Qt thread; ``changed`` says that more is known."""

    changed = Signal()

    def __init__(self, given: Given, console: QWidget) -> None:
        super().__init__(console)
        self._given = given
        self._console = console
        self._looked: Looked | None = None
        self._is_looking = False
        self._since, self._since_wholly = QElapsedTimer(), QElapsedTimer()
        self._work = Background(self)
        self._work.done.connect(self._learn)
        self._work.troubled.connect(self._learn)
        self._films = FilmCheck(self)
        self._films.judged.connect(self.changed)

    def __call__(self) -> Surroundings:
        if not self._since.isValid() or self._since.hasExpired(AGAIN_MS):
            self._look()
        return Surroundings(
            self._given.address(),
            self._looked.computer if self._looked else None,
            self._projector(),
            {path: self._films.verdict(path) for path in films(self._given.bridge.room)},
            self._heard_at(),
            self._given.bridge.now().date(),
        )

    @property
    def addresses(self) -> tuple[network.Address, ...] | None:
        """As they were when last looked at."""
        return self._looked.addresses if self._looked else None

    @Slot()
    def look_again(self) -> None:
        """At everything, because somebody asks."""
        self._since_wholly.invalidate()
        self._looked = None
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        wholly = self._looked is None or self._since_wholly.hasExpired(WHOLLY_MS)
        if wholly:
            self._since_wholly.start()
        before = None if wholly or self._looked is None else self._looked.computer
        self._work.start(partial(_looked, self._given.file.path, self._given.address(), before))

    @Slot(object)
    def _learn(self, looked: object) -> None:
        self._is_looking = False
        self._since.start()
        if isinstance(looked, Looked):
            self._looked = looked
            self.changed.emit()

    def _heard_at(self) -> time | None:
        """To the minute: it is read in passing."""
        visit = network.last_visit(self._given.heard(), self._looked.own) if self._looked else None
        if visit is None:
            return None
        return (self._given.bridge.now() - timedelta(seconds=visit.seconds_ago)).time().replace(second=0, microsecond=0)

    def _projector(self) -> str:
        """The other screen; one that shows the same as the console's is none."""
        ours = self._console.screen()
        others = (each for each in QGuiApplication.screens() if not each.geometry().intersects(ours.geometry()))
        return next((f"{each.name()}, {each.size().width()} × {each.size().height()}" for each in others), "")

    def close(self) -> None:
        self._work.close()
        self._films.close()


def _looked(file: Path, url: str, before: Computer | None, progress: Progress) -> Looked:
    host, addresses = url.partition("://")[2].partition(":")[0], network.addresses()
    in_use = next((each for each in addresses if each.ip == host), None)
    return Looked(examined(file, in_use, before), addresses, network.own_addresses())
