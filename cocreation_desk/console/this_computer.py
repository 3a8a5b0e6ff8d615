"""What this computer is today: on mains or not, which printer, how fast its disk is, on what sort of disk the file lies.

Some of it takes its time (printers of a network, a slow disk), so nobody asks for it on the Qt thread.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import psutil
from PySide6.QtPrintSupport import QPrinterInfo

from cocreation_desk.console.awake import can_hold_awake
from cocreation_desk.kinds.computer import Computer, Place, Power
from cocreation_desk.server.network import Address

WRITES = 20
PAGE = b"\0" * 4096
CLOUDS = {  # how the folder is called that a service copies, whatever follows
    "OneDrive": r"onedrive\b",
    "Dropbox": r"dropbox\b",
    "iCloud": r"mobile documents|icloud ?drive",
    "Google Drive": r"google ?drive|my drive|mon drive",
    "Box": r"box( sync)?$",
    "Nextcloud": r"nextcloud\b",
    "ownCloud": r"owncloud\b",
    "pCloud": r"p ?cloud ?(drive|sync)?$",
    "kDrive": r"kdrive\b",
    "Proton Drive": r"proton ?drive",
    "Synology Drive": r"synology ?drive",
    "Syncthing": r"syncthing$",
}
DRIVES = re.compile(r"nfs\d?|cifs|smb\w*|afpfs|webdav|davfs\d?|fuse\.(sshfs|rclone|gvfsd-fuse|s3fs|davfs2?)|afs|ncpfs")
STICKS = ("/media/", "/run/media/", "/Volumes/")

Disk = tuple[str, str, str]  # where it is mounted, its file system, its options


def examined(file: Path, address: Address | None, before: Computer | None = None) -> Computer:
    """The computer that keeps that file and is found at that address. ``before`` spares what takes long and seldom changes."""
    place, service = (before.place, before.service) if before else place_of(file.resolve(), _disks())
    printers, printer = (before.printers, before.printer) if before else _printers()
    return Computer(
        _free_bytes(file.parent),
        before.write_ms if before else write_time(file.parent),
        place,
        service,
        _power(),
        before.stays_awake if before else can_hold_awake(),
        printers,
        printer,
        sqlite3.sqlite_version_info,
        address.likelihood if address else "",
        address.adapter if address else "",
    )


def place_of(file: Path, disks: Iterable[Disk]) -> tuple[Place, str]:
    """On what sort of disk a file lies, and which service copies it elsewhere."""
    service = next(_services(file), "")
    if service:
        return "cloud", service
    if str(file).startswith(("\\\\", "//")):
        return "drive", ""
    mounted = (each for each in disks if file.is_relative_to(each[0]))
    at, system, options = max(mounted, key=lambda each: len(each[0]), default=("", "", ""))
    if DRIVES.fullmatch(system.lower()) or "remote" in options.split(","):
        return "drive", ""
    if "removable" in options.split(",") or f"{at}/".startswith(STICKS):
        return "stick", ""
    return "here", ""


def write_time(folder: Path) -> float | None:
    """The milliseconds the disk takes to confirm a small write, as a rule; ``None`` when it refuses."""
    took = []
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:
            for _ in range(WRITES):
                began = time.perf_counter()
                trial.write(PAGE)
                trial.flush()
                os.fsync(trial.fileno())
                took.append((time.perf_counter() - began) * 1000)
    except OSError:
        return None
    return statistics.median(took)


def _services(file: Path) -> Iterator[str]:
    folders = file.parts[:-1]
    for folder in folders:
        for service, called in CLOUDS.items():
            if re.match(called, folder, re.IGNORECASE):
                yield service
    for folder, inside in pairwise(folders):
        if folder == "CloudStorage":  # where macOS keeps everybody else's
            yield inside


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _disks() -> list[Disk]:
    return [(each.mountpoint, each.fstype, each.opts) for each in psutil.disk_partitions(all=True)]


def _printers() -> tuple[int, str]:
    """How many there are, and the default one."""
    return len(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def _power() -> Power | None:
    try:
        battery = psutil.sensors_battery()
    except OSError:
        return None
    if battery is None or battery.power_plugged is None:
        return None
    return Power(bool(battery.power_plugged), round(battery.percent))
