"""Whether a film or an image is still where it was: asked beside the window, since a share that is gone answers after a minute."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from cocreation_desk.console.background import Background
from cocreation_desk.domain.sheet import Progress

FRESH_SECONDS = 2.0


class FilesThere(QObject):
    """A file nobody has looked for yet is taken to be there; ``changed`` when it turns out otherwise, or is back."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, tuple[bool, float]] = {}
        self._asking = ""
        self._asked_next = ""
        self._work = Background(self)
        self._work.done.connect(self._take)
        self._work.troubled.connect(self._give_up)

    def has(self, path: str) -> bool:
        there, at = self._known.get(path, (True, -FRESH_SECONDS))
        if path and path != self._asking and time.monotonic() - at >= FRESH_SECONDS:
            self._asked_next = path
            self._go_on()
        return bool(path) and there

    def _go_on(self) -> None:
        """One file at a time; of those that were asked for meanwhile, the last."""
        if self._asked_next and not self._asking:
            self._asking, self._asked_next = self._asked_next, ""
            self._work.start(partial(_looked_for, self._asking))

    @Slot(object)
    def _take(self, found: tuple[str, bool]) -> None:
        path, there = found
        before = self._known.get(path, (True, 0.0))[0]
        self._asking = ""
        self._known[path] = (there, time.monotonic())
        self._go_on()
        if there != before:
            self.changed.emit()

    @Slot(object)
    def _give_up(self, _: Exception) -> None:
        self._asking = ""
        self._go_on()


def _looked_for(path: str, _: Progress) -> tuple[str, bool]:
    return path, Path(path).is_file()
