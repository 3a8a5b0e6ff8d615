"""Notices when this computer's address changes: another Wi-Fi, a cable, a hotspot, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from cocreation_desk.console.watching import Watching
from cocreation_desk.server.network import Address

LOOK_MS = 3000


class AddressWatch(QObject):
    """As long as the address in use is ours, others may come and go. ``moved`` names the one to use instead.

    ``found`` is asked beside the Qt thread, ``in_order`` puts the likeliest first; ``looked`` says that it has been judged.
    """

    moved = Signal(str)
    lost = Signal()
    looked = Signal()

    def __init__(
        self,
        in_use: Callable[[], str],
        found: Callable[[], Sequence[Address]],
        in_order: Callable[[Sequence[Address]], Sequence[Address]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._in_use = in_use
        self._in_order = in_order
        self._is_lost = False
        self._watching = Watching(found, LOOK_MS, self)
        self._watching.seen.connect(self._judge)
        self._watching.look_later()

    @Slot()
    def look(self) -> None:
        self._watching.look()

    @Slot(object)
    def _judge(self, found: Sequence[Address]) -> None:
        ours = [address.ip for address in self._in_order(found)]
        if self._in_use() in ours:
            self._is_lost = False
        elif ours:
            self._is_lost = False
            self.moved.emit(ours[0])
        elif not self._is_lost and not self._in_use().startswith("127."):
            self._is_lost = True
            self.lost.emit()
        self.looked.emit()

    def stop(self) -> None:
        self._watching.stop()
