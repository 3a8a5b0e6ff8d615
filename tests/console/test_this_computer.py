"""The computer that the check before the doors open looks at: where its file lies, and that looking at it works here."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.this_computer import examined, place_of, write_time
from cocreation_desk.server.network import ranked

DISKS = [
    ("/", "ext4", "rw,relatime"),
    ("/home", "ext4", "rw"),
    ("/srv/clients", "cifs", "rw,vers=3.0"),
    ("/net/share", "nfs4", "rw"),
    ("/media/elodie/CLE", "vfat", "rw"),
    ("/mnt/lecteur", "ntfs", "rw,remote"),
    ("/mnt/carte", "exfat", "rw,removable"),
]


@pytest.mark.parametrize(
    ("file", "place", "service"),
    [
        ("/home/elodie/Documents/soir.cocreation", "here", ""),
        ("/home/elodie/OneDrive - Maison Lavigne/Documents/soir.cocreation", "cloud", "OneDrive"),
        ("/Users/elodie/Library/Mobile Documents/com~apple~CloudDocs/soir.cocreation", "cloud", "iCloud"),
        (
            "/Users/elodie/Library/CloudStorage/GoogleDrive-e@lavigne.fr/Mon Drive/soir.cocreation",
            "cloud",
            "Google Drive",
        ),
        ("/Users/elodie/Library/CloudStorage/Tresorit/soir.cocreation", "cloud", "Tresorit"),
        ("/home/elodie/Dropbox (Lavigne)/soir.cocreation", "cloud", "Dropbox"),
        ("/home/elodie/Boxes/soir.cocreation", "here", ""),
        ("/home/elodie/Documents/Dropbox.cocreation", "here", ""),
        ("/srv/clients/soir.cocreation", "drive", ""),
        ("/net/share/2026/soir.cocreation", "drive", ""),
        ("/mnt/lecteur/soir.cocreation", "drive", ""),
        ("//serveur/clients/soir.cocreation", "drive", ""),
        ("/media/elodie/CLE/soir.cocreation", "stick", ""),
        ("/mnt/carte/soir.cocreation", "stick", ""),
        ("/Volumes/USB/soir.cocreation", "here", ""),  # unknown to this system: nothing is mounted there
    ],
)
def test_a_file_that_others_may_touch_or_that_may_be_unplugged_is_known(file: str, place: str, service: str) -> None:
    assert place_of(Path(file), DISKS) == (place, service)


def test_this_computer_can_be_looked_at(tmp_path: Path, qtbot: QtBot) -> None:
    (address,) = ranked([("Wi-Fi", "192.168.1.23")], source="192.168.1.23")

    found = examined(tmp_path / "soir.cocreation", address)

    assert found.free_bytes > 0 and found.write_ms is not None and found.write_ms > 0
    assert (found.way, found.adapter) == ("route", "Wi-Fi")
    assert found.sqlite == sqlite3.sqlite_version_info
    assert list(tmp_path.iterdir()) == []  # nothing of the trial stays


def test_a_second_look_spares_what_takes_long(tmp_path: Path, qtbot: QtBot) -> None:
    before = examined(tmp_path / "soir.cocreation", None)

    again = examined(tmp_path / "soir.cocreation", None, before)

    assert (again.write_ms, again.printers, again.place) == (before.write_ms, before.printers, before.place)


def test_a_folder_that_is_gone_takes_no_writing(tmp_path: Path) -> None:
    assert write_time(tmp_path / "parti") is None
