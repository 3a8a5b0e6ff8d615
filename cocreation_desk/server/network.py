"""Which address the room can reach us at, and the sockets and codes that go with it."""

from __future__ import annotations

import errno
import ipaddress
import os
import re
import socket
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import ifaddr

from cocreation_desk.domain.errors import Unavailable

PORTS = (80, *range(8080, 8100))
BACKLOG = 2048
_VIRTUAL = re.compile(
    r"vpn|tun|tap|wg|ppp|tailscale|zerotier|docker|veth|br-|vmnet|vbox|virtual|vethernet|wsl|hyper-v|utun|awdl|llw",
    re.IGNORECASE,
)
_PHONE_HOTSPOT = ipaddress.ip_network("172.20.10.0/28")
_WINDOWS_HOTSPOT = ipaddress.ip_network("192.168.137.0/24")


@dataclass(frozen=True)
class Address:
    """One of our addresses: through which adapter, whether that is a real one, and whether it leads to the gateway."""

    ip: str
    adapter: str
    is_virtual: bool
    has_route: bool

    @property
    def is_hotspot(self) -> bool:
        """A phone's or a Windows laptop's own hotspot: it lets in about eight."""
        ip = ipaddress.ip_address(self.ip)
        return ip in _PHONE_HOTSPOT or ip in _WINDOWS_HOTSPOT

    @property
    def likelihood(self) -> Literal["route", "local", "virtual", "hotspot"]:
        """What it most likely is, for whoever has to choose one."""
        if self.is_hotspot:
            return "hotspot"
        if self.is_virtual:
            return "virtual"
        return "route" if self.has_route else "local"

    @property
    def rank(self) -> tuple[bool, bool, bool, bool]:
        return (not self.is_virtual, self.has_route, self.ip.startswith("192.168."), self.ip.startswith("10."))


@dataclass(frozen=True)
class Wifi:
    """The room's Wi-Fi as the facilitator gave it; without a name, nothing is known of it."""

    name: str = ""
    password: str = ""

    @property
    def code(self) -> str:
        """What a QR code holds so that a phone joins it."""
        if not self.name:
            return ""
        secured = f"T:WPA;S:{_escaped(self.name)};P:{_escaped(self.password)}"
        return f"WIFI:{secured if self.password else f'T:nopass;S:{_escaped(self.name)}'};;"


@dataclass(frozen=True)
class Reach:
    """Whether the address that the codes on the walls lead to still is this computer's, and the best one it has now."""

    is_ours: bool
    best: Address | None


@dataclass(frozen=True)
class Visit:
    """An address has asked us for a page; it may have measured how long an answer takes."""

    address: str
    seconds_ago: float
    round_trip_ms: int | None = None


def addresses() -> tuple[Address, ...]:
    """Our private addresses, the one the room most likely shares first. No packet is sent."""
    return ranked(_found(), _source_address())


def own_addresses() -> frozenset[str]:
    """Every address of this computer: what comes from one of them has crossed no network and no firewall."""
    return frozenset(_plain(ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips)


def last_visit(visits: Iterable[Visit], own: Collection[str]) -> Visit | None:
    """The last that came over the network."""
    from_elsewhere = (visit for visit in visits if _is_elsewhere(visit.address, own))
    return min(from_elsewhere, key=lambda visit: visit.seconds_ago, default=None)


def first_of(adapter: str, found: Sequence[Address]) -> tuple[Address, ...]:
    """The same addresses, those of the adapter that was chosen before all others."""
    return tuple(sorted(found, key=lambda address: address.adapter != adapter))


def reach(host: str) -> Reach:
    """How that address stands at this moment: the Wi-Fi may have given another, or be gone. Costs about a millisecond."""
    found = _found()
    best = next(iter(ranked(found, _source_address())), None)
    return Reach(_follows_us(host) or any(ip == host for _, ip in found), best)


def ranked(found: Iterable[tuple[str, str]], source: str = "") -> tuple[Address, ...]:
    """Addresses by adapter, best first; loopback, link-local and public ones left out."""
    usable = [
        Address(ip, adapter, is_virtual=bool(_VIRTUAL.search(adapter)), has_route=ip == source)
        for adapter, ip in found
        if _is_private(ip)
    ]
    return tuple(sorted(usable, key=lambda address: address.rank, reverse=True))


def reachable_url(host: str, port: int) -> str:
    """``http://192.168.1.23`` or ``http://192.168.1.23:8080``: as short as it can be typed."""
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"


def bind(host: str, port: int | None = None) -> socket.socket:
    """A listening socket on that address alone: the given port (0: any free one), or 80, then 8080 … 8099."""
    for candidate in PORTS if port is None else (port,):
        try:
            return _bound(host, candidate)
        except OSError as trouble:
            if trouble.errno == errno.EADDRNOTAVAIL or isinstance(trouble, socket.gaierror):
                raise Unavailable("address_is_not_ours", address=host) from trouble
    raise Unavailable("port_is_taken", port=str(port)) if port is not None else Unavailable("no_port_is_free")


def raise_open_files(most: int = 16_384) -> int | None:
    """Allow ourselves as many open connections as the system lets us; how many, where that is a question."""
    if sys.platform == "win32":
        return None
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = most if hard == resource.RLIM_INFINITY else min(hard, most)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return soft


def _bound(host: str, port: int) -> socket.socket:
    # With the protocol named, asyncio sends each answer at once: it leaves Nagle's waiting on where it is not sure of TCP.
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "nt":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(BACKLOG)
        door.setblocking(False)
    except OSError:
        door.close()
        raise
    return door


def _found() -> list[tuple[str, str]]:
    return [(adapter.nice_name, str(ip.ip)) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]


def _source_address() -> str:
    """The address the system would send from. Connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def _follows_us(host: str) -> bool:
    """A name, this computer's own address, or all of them: what the network gives us changes nothing about those."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return True
    return address.is_loopback or address.is_unspecified


def _is_private(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    return address.is_private and not address.is_loopback and not address.is_link_local


def _is_elsewhere(address: str, own: Collection[str]) -> bool:
    try:
        return address not in own and not ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _plain(ip: str | tuple[str, int, int]) -> str:
    return ip if isinstance(ip, str) else ip[0]


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
