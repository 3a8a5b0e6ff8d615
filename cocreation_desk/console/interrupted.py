"""Ctrl-C in the terminal, and the system asking us to end: heard on the Qt thread, as one more wish to close."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

ASKED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class Interrupted(QObject):
    """Python hears signals only between two of its own lines, and Qt runs none while it waits: a socket wakes it."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._before = {number: signal.signal(number, _wait_for_qt) for number in ASKED}
        self._woken_before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)

    @Slot()
    def _heard(self) -> None:
        if any(number in ASKED for number in self._ours.recv(64)):
            self.asked.emit()

    def close(self) -> None:
        """Signals do what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._ours.close()
        self._theirs.close()


def _wait_for_qt(number: int, frame: FrameType | None) -> None:
    """Nothing here: the socket has been written to."""
