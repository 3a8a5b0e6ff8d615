"""Kept papers made again beside the window once somebody was forgotten, and kept as they are now: none is left out."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from cocreation_desk.console.background import Background
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.page import Given
from cocreation_desk.desk.documents import keep_document
from cocreation_desk.desk.forgetting import Paper
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.ordering import made_again
from cocreation_desk.store.file import ProgrammeFile

log = logging.getLogger(__name__)


class Renewing(QObject):
    """One for the window, whichever dialog asks and however soon that is closed; ``finished`` when nothing waits."""

    told = Signal(str)
    finished = Signal()

    def __init__(self, bridge: Bridge, file: ProgrammeFile, address: Callable[[], str]) -> None:
        super().__init__(bridge)
        self._bridge, self._file, self._address = bridge, file, address
        self._waiting: deque[Paper] = deque()  # the first of them is being made
        self._made = self._kept = 0
        self._work = Background(self)
        self._work.done.connect(self._keep)
        self._work.troubled.connect(self._leave_out)

    @classmethod
    def of(cls, given: Given) -> Renewing:
        return given.bridge.findChild(cls) or cls(given.bridge, given.file, given.address)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def start(self, papers: Sequence[Paper]) -> None:
        begins = not self._waiting
        self._waiting.extend(papers)
        if begins and self._waiting:
            self._made = self._kept = 0
            self._go_on()

    def close(self) -> None:
        """What still waits is made before the window goes; one that cannot be made keeps it from nothing."""
        self._work.close()
        while self._waiting:
            new = None
            try:
                new = made_again(self._file, self._waiting[0], self._bridge.now(), self._address())
            except Exception:
                log.exception("a paper could not be made again")
            self._put(new)

    def _go_on(self) -> None:
        say, waiting = self._bridge.say, len(self._waiting)
        if self._waiting:
            self._work.start(partial(_make, self._file, self._waiting[0], self._bridge, self._address))
            self.told.emit(say("forgetting_renewing", n=self._made + 1, of=self._made + waiting))
        else:
            self.told.emit(say("forgetting_renewed", n=self._kept))
            self.finished.emit()

    @Slot(object)
    def _keep(self, new: Printed | None) -> None:
        if self._waiting:  # else it was made again while the window closed
            self._put(new)
            self._go_on()

    @Slot(object)
    def _leave_out(self, _: Exception) -> None:
        self._keep(None)

    def _put(self, new: Printed | None) -> None:
        paper = self._waiting.popleft()
        self._made += 1
        if new is not None:
            self._kept += 1
            kept = (new.key, paper.language, new.variant, new.title, new.pdf)
            self._bridge.do(keep_document, paper.session_id, *kept)


def _make(file: ProgrammeFile, paper: Paper, bridge: Bridge, address: Callable[[], str], _: Progress) -> Printed | None:
    return made_again(file, paper, bridge.now(), address())
