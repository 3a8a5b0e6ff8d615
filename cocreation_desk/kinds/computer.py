"""This computer before the doors open: what it runs on, where it keeps the file, what it prints with, who can reach it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cocreation_desk.kinds.findings import Concern, Ready

LEAST_FREE_BYTES = 200_000_000
SLOW_MS = 100  # a vote alone waits for one write; half a second for five is what people notice
HOTSPOT_PHONES = 8
MENDED_SQLITE = (3, 51, 3)  # before it, two programs that write to one file at the same instant can damage it

Place = Literal["here", "cloud", "drive", "stick"]
Way = Literal["", "route", "local", "virtual", "hotspot"]


@dataclass(frozen=True)
class Power:
    """Of a computer that has a battery."""

    on_mains: bool
    percent: int


@dataclass(frozen=True)
class Computer:
    """What was found when somebody last looked."""

    free_bytes: int
    write_ms: float | None  # how long the disk takes to confirm a write; ``None`` when it refuses
    place: Place = "here"  # where the file lies
    service: str = ""  # who copies it to a cloud
    power: Power | None = None
    stays_awake: bool = True  # when we ask the system for it
    printers: int = 0
    printer: str = ""  # the default one
    sqlite: tuple[int, ...] = MENDED_SQLITE
    way: Way = ""  # how phones come to the address in use, where that is known
    adapter: str = ""


def network_for(phones: int) -> Literal["hotspot", "router", "points", "venue"]:
    """What so many phones take: a shared connection, any router, two good access points, or the venue's own network."""
    if phones <= HOTSPOT_PHONES:
        return "hotspot"
    return "router" if phones <= 30 else "points" if phones <= 200 else "venue"


def of_computer(computer: Computer, expected: int) -> Iterator[Concern]:
    """What to see to; ``expected``: how many phones may come."""
    if computer.way == "virtual":
        yield Concern("preflight_virtual", {"adapter": computer.adapter})
    if computer.way == "hotspot" and expected > HOTSPOT_PHONES:
        yield Concern("preflight_hotspot", {"n": expected})
    if computer.power is not None and not computer.power.on_mains:
        yield Concern("preflight_battery", {"percent": computer.power.percent})
    if not computer.stays_awake:
        yield Concern("preflight_sleep")
    if computer.place == "cloud":
        yield Concern("preflight_cloud", {"service": computer.service})
    elif computer.place != "here":
        yield Concern(f"preflight_{computer.place}")
    if computer.free_bytes < LEAST_FREE_BYTES:
        yield Concern("preflight_disk")
    if computer.write_ms is None:
        yield Concern("preflight_unwritable")
    elif computer.write_ms > SLOW_MS:
        yield Concern("preflight_slow", {"ms": round(computer.write_ms)})


def ready_computer(computer: Computer) -> Iterator[Ready]:
    if computer.power is not None and computer.power.on_mains:
        yield Ready("preflight_ready_mains", {"percent": computer.power.percent})
    if computer.free_bytes >= LEAST_FREE_BYTES and computer.write_ms is not None and computer.write_ms <= SLOW_MS:
        free = round(computer.free_bytes / 10**9, 1)
        yield Ready("preflight_ready_disk", {"free": free, "ms": _milliseconds(computer.write_ms)})
    if computer.printer:
        yield Ready("preflight_ready_printer", {"printer": computer.printer})
    elif computer.printers:
        yield Ready("preflight_printers", {"n": computer.printers}, sign="known")
    else:
        yield Ready("preflight_no_printer", sign="known")
    if computer.sqlite < MENDED_SQLITE:
        yield Ready("preflight_sqlite", {"version": ".".join(str(part) for part in computer.sqlite)}, sign="known")


def _milliseconds(took: float) -> float | int:
    """Tenths only where there is no whole one."""
    return round(took) if took >= 1 else max(0.1, round(took, 1))
