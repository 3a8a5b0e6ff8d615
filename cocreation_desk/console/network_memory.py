"""What is remembered of the network: which adapter the phones come through, and the room's Wi-Fi."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.console.memory import Memory
from cocreation_desk.server.network import Address, Wifi, first_of


class NetworkMemory:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    @property
    def wifi(self) -> Wifi:
        return Wifi(self._memory.kept("wifi/name"), self._memory.kept("wifi/password"))

    def keep_wifi(self, wifi: Wifi) -> None:
        self._memory.keep("wifi/name", wifi.name)
        self._memory.keep("wifi/password", wifi.password if wifi.name else "")

    def choose(self, address: Address) -> None:
        """Its adapter, since the address itself may be another one tomorrow."""
        self._memory.keep("network/adapter", address.adapter)

    def in_order(self, found: Sequence[Address]) -> tuple[Address, ...]:
        """The adapter that was chosen, if it is there, then the likeliest."""
        return first_of(self._memory.kept("network/adapter"), found)
