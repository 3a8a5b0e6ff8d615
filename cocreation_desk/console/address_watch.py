"""Notices when this computer's address changes: another Wi-Fi, a cable, a hotspot, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cocreation_desk.server.network import Address

LOOK_MS = 3000


class AddressWatch(QObject):
    """As long as the address in use is ours, others may come and go. ``moved`` names the one to use instead."""

    moved = Signal(str)
    lost = Signal()

    def __init__(
        self, in_use: Callable[[], str], found: Callable[[], Sequence[Address]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._in_use = in_use
        self._found = found
        self._is_lost = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        ours = [address.ip for address in self._found()]
        if self._in_use() in ours:
            self._is_lost = False
        elif ours:
            self._is_lost = False
            self.moved.emit(ours[0])
        elif not self._is_lost and not self._in_use().startswith("127."):
            self._is_lost = True
            self.lost.emit()

    def stop(self) -> None:
        self._timer.stop()
