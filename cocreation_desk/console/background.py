"""Work that would keep the window waiting, done beside it: with its progress, and a way to give up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.sheet import Progress, Stopped

log = logging.getLogger(__name__)


class Background(QObject):
    """One piece of work at a time; a newer one makes whoever still works on the older give up unheard.

    ``done`` brings what the work gave, ``troubled`` the trouble it met, ``went_on`` how much is done of how much.
    """

    done = Signal(object)
    troubled = Signal(object)
    went_on = Signal(int, int)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._given_up = threading.Event()
        self._closed = False
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[[Progress], Any]) -> None:
        self.stop()
        if self._closed:
            return
        given_up = self._given_up = threading.Event()
        self._workers.submit(self._run, work, given_up)

    def stop(self) -> None:
        """Nobody wants it any more: nothing is heard of it after this."""
        self._given_up.set()

    def let_go(self) -> None:
        """A dialog closes: what is being done is given up, and nobody waits for its end."""
        self._closed = True
        self.stop()
        self._workers.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """The file is about to close: nothing reads it after this."""
        self._closed = True
        self.stop()
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _run(self, work: Callable[[Progress], Any], given_up: threading.Event) -> None:
        def progress(done: int, of: int) -> None:
            if given_up.is_set():
                raise Stopped
            self.went_on.emit(done, of)

        try:
            outcome, trouble = work(progress), None
        except Stopped:
            return
        except Exception as problem:
            if not isinstance(problem, Trouble):
                log.exception("work in the background failed")
            outcome, trouble = None, problem
        if not given_up.is_set():
            self._ended.emit((given_up, outcome, trouble))

    @Slot(object)
    def _hand_over(self, ended: tuple[threading.Event, Any, Exception | None]) -> None:
        given_up, outcome, trouble = ended
        if given_up.is_set():
            return
        if trouble is not None:
            self.troubled.emit(trouble)
        else:
            self.done.emit(outcome)
