"""Kept papers made again beside the window once somebody was forgotten, and kept as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from cocreation_desk.console.background import Background
from cocreation_desk.console.page import Given
from cocreation_desk.desk.documents import keep_document
from cocreation_desk.desk.forgetting import Paper
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.ordering import made_again

Made = list[tuple[Paper, Printed]]


class Renewing(QObject):
    told = Signal(str)

    def __init__(self, given: Given, parent: QObject) -> None:
        super().__init__(parent)
        self._given, self._bridge = given, given.bridge
        self._work = Background(self)
        self._work.went_on.connect(self._show_progress)
        self._work.done.connect(self._keep)

    def start(self, papers: Sequence[Paper]) -> None:
        if papers:
            self._work.start(partial(self._made, tuple(papers)))

    def close(self) -> None:
        self._work.close()

    def _made(self, papers: tuple[Paper, ...], progress: Progress) -> Made:
        made: Made = []
        for at, paper in enumerate(papers):
            progress(at, len(papers))
            printed = made_again(self._given.file, paper, self._bridge.now(), self._given.address())
            made += [(paper, printed)] if printed else []
        return made

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.told.emit(self._bridge.say("forgetting_renewing", n=done + 1, of=of))

    @Slot(object)
    def _keep(self, made: Made) -> None:
        for paper, new in made:
            kept = (new.key, paper.language, new.variant, new.title, new.pdf)
            self._bridge.do(keep_document, paper.session_id, *kept)
        self.told.emit(self._bridge.say("forgetting_renewed", n=len(made)))
