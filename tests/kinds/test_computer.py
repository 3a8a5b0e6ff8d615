"""What is said before the doors open of the computer itself: what to see to, what is well, what is good to know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_desk.domain.text import LANGUAGES
from cocreation_desk.kinds.computer import Computer, Power, of_computer, ready_computer
from cocreation_desk.words import sayer

WELL = Computer(10**11, 3.7, power=Power(True, 87), printers=2, printer="HP LaserJet", way="route", adapter="Wi-Fi")


def to_see(computer: Computer, expected: int = 18) -> list[str]:
    return [each.key for each in of_computer(computer, expected)]


def test_a_laptop_on_mains_with_a_local_disk_needs_nothing() -> None:
    assert to_see(WELL) == []
    assert [each.key for each in ready_computer(WELL)] == [
        "preflight_ready_mains",
        "preflight_ready_disk",
        "preflight_ready_printer",
    ]


@pytest.mark.parametrize(
    ("computer", "told"),
    [
        (replace(WELL, power=Power(False, 64)), "preflight_battery"),
        (replace(WELL, stays_awake=False), "preflight_sleep"),
        (replace(WELL, place="cloud", service="OneDrive"), "preflight_cloud"),
        (replace(WELL, place="drive"), "preflight_drive"),
        (replace(WELL, place="stick"), "preflight_stick"),
        (replace(WELL, free_bytes=10**7), "preflight_disk"),
        (replace(WELL, write_ms=None), "preflight_unwritable"),
        (replace(WELL, write_ms=180.0), "preflight_slow"),
        (replace(WELL, way="virtual", adapter="tun0"), "preflight_virtual"),
        (replace(WELL, way="hotspot"), "preflight_hotspot"),
    ],
)
def test_each_thing_that_would_be_awkward_is_said_alone_and_in_both_languages(computer: Computer, told: str) -> None:
    assert to_see(computer) == [told]
    for language in LANGUAGES:
        assert all(sayer(language)(each.key, **each.details) for each in of_computer(computer, 18))


def test_a_shared_connection_does_for_a_few() -> None:
    assert to_see(replace(WELL, way="hotspot"), expected=8) == []


def test_a_desktop_computer_says_nothing_of_batteries() -> None:
    assert to_see(replace(WELL, power=None)) == []
    assert not any("mains" in each.key for each in ready_computer(replace(WELL, power=None)))


@pytest.mark.parametrize(
    ("computer", "told"),
    [
        (replace(WELL, printers=0, printer=""), "preflight_no_printer"),
        (replace(WELL, printer=""), "preflight_printers"),
        (replace(WELL, sqlite=(3, 40, 1)), "preflight_sqlite"),
    ],
)
def test_what_nobody_can_do_anything_about_is_said_with_what_to_do_instead(computer: Computer, told: str) -> None:
    assert to_see(computer) == []
    assert told in [each.key for each in ready_computer(computer) if each.sign == "known"]


@pytest.mark.parametrize(("version", "is_told"), [((3, 51, 2), True), ((3, 51, 3), False), ((3, 53, 0), False)])
def test_sqlite_is_mentioned_only_as_long_as_it_has_its_fault(version: tuple[int, ...], is_told: bool) -> None:
    said = [each.key for each in ready_computer(replace(WELL, sqlite=version))]

    assert ("preflight_sqlite" in said) is is_told
