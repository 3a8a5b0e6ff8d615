"""Takes the phones' door along when this computer's address changes, or when another network is chosen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from cocreation_desk.console.address_watch import AddressWatch
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.server.network import Address


class AddressMoving(QObject):
    """``serve_at`` opens the door at an address, and says where that is; it is called beside the Qt thread.

    ``moved`` has the words for what happened and the new place, ``failed`` the trouble; ``lost``: there is no address left.
    """

    moved = Signal(str, str)
    failed = Signal(str, dict)
    lost = Signal()

    def __init__(self, serve_at: Callable[[str], str], in_use: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._serve_at = serve_at
        self._in_use = in_use
        self._watch: AddressWatch | None = None
        self._going: threading.Thread | None = None

    def watch(
        self,
        found: Callable[[], Sequence[Address]],
        in_order: Callable[[Sequence[Address]], Sequence[Address]] = tuple,
    ) -> None:
        """Follow whatever address is there from now on."""
        self._watch = AddressWatch(self._in_use, found, in_order, self)
        self._watch.moved.connect(self.follow)
        self._watch.lost.connect(self.lost)

    @Slot(str)
    def choose(self, host: str) -> None:
        """The facilitator knows better which network the room is on."""
        self._go(host, "address_chosen")

    @Slot(str)
    def follow(self, host: str) -> None:
        self._go(host, "address_moved")

    def _go(self, host: str, words: str) -> None:
        """Beside the Qt thread: ending the old server waits for what it is answering."""
        if self._going is not None and self._going.is_alive():
            return

        def go() -> None:
            try:
                place = self._serve_at(host)
            except Trouble as trouble:
                self.failed.emit(trouble.key, trouble.details)
            else:
                self.moved.emit(words, place)

        self._going = threading.Thread(target=go, name="address")
        self._going.start()

    def stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        if self._going is not None:
            self._going.join()
