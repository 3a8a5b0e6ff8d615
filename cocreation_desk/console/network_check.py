"""Keeps the network's dialog on what is: the networks as they come and go, the address in use, the phones that find it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cocreation_desk.console.network_form import NetworkForm
from cocreation_desk.console.page import Given
from cocreation_desk.console.try_it import Heard
from cocreation_desk.console.watching import Watching
from cocreation_desk.server import network
from cocreation_desk.server.network import Address

NETWORKS_MS = 3_000
PHONES_MS = 500

Found = tuple[tuple[Address, ...], frozenset[str]]  # the networks to choose from, every address of ours


class NetworkCheck(QObject):
    """As long as the dialog is open. The networks are looked at beside the Qt thread; ``looked`` says that it shows them."""

    looked = Signal()

    def __init__(self, given: Given, form: NetworkForm) -> None:
        super().__init__(form)
        self._given = given
        self._form = form
        self._own: frozenset[str] | None = None
        self._networks = Watching(_found, NETWORKS_MS, self)
        self._networks.seen.connect(self._show_networks)
        self._phones = QTimer(self)
        self._phones.setInterval(PHONES_MS)
        self._phones.timeout.connect(self.look)
        form.finished.connect(self._end)
        self._networks.look()
        self._phones.start()

    @Slot(object)
    def _show_networks(self, found: Found) -> None:
        addresses, self._own = found
        self._form.show_found(addresses)
        self.look()
        self.looked.emit()

    @Slot()
    def look(self) -> None:
        self._form.show_address(self._given.address())
        visit = network.last_visit(self._given.heard(), self._own) if self._own is not None else None
        if visit is not None:
            at = self._given.bridge.now() - timedelta(seconds=visit.seconds_ago)
            self._form.trial.show_heard(Heard(at.replace(microsecond=0), visit.round_trip_ms))
        waiting = self._given.waiting()
        self._form.show_phones(len(self._given.online()), sum(waiting.values()))

    @Slot()
    def _end(self) -> None:
        self._phones.stop()
        self._networks.stop()


def _found() -> Found:
    return network.addresses(), network.own_addresses()
