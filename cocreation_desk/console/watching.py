"""Looks at something again and again, beside the Qt thread: a look may take its time, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cocreation_desk.console.background import Background


class Watching(QObject):
    """``seen`` brings what each look gave; the next look comes so many milliseconds later."""

    seen = Signal(object)

    def __init__(self, look: Callable[[], Any], every_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_looking = False
        self._work = Background(self)
        self._work.done.connect(self._bring)
        self._work.troubled.connect(self.look_later)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(every_ms)
        self._next.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            look = self._look
            self._work.start(lambda progress: look())

    @Slot(object)
    def _bring(self, seen: object) -> None:
        self.look_later()
        self.seen.emit(seen)

    @Slot(object)
    def look_later(self, trouble: object = None) -> None:
        self._is_looking = False
        self._next.start()

    def stop(self) -> None:
        """Once the look under way has ended."""
        self._next.stop()
        self._work.close()
