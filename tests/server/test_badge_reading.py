"""A badge shown at the door says whose it is, or why it lets nobody in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk.desk import attendance, people, programme
from cocreation_desk.domain.badges import badge_code, kiosk_code, short_code, spare_badge
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.server.badge_reading import BadgeReader, FreeSpare, Worthless, is_badge
from cocreation_desk.server.tokens import Badge
from tests.evenings import MORNING, TEMPLATES, Evening

NOEL = NewParticipant("Noël", "Perrin", Side.CUSTOMER)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Evening]:
    evening = Evening(tmp_path / "door.cocreation")
    evening.hold(customers=2, company=0)
    yield evening
    evening.desk.close()


def read(door: Evening, typed: str) -> object:
    return BadgeReader(door.desk.file).read(door.room, typed)


@pytest.mark.parametrize("typed", ["http://192.168.8.20:8765/j/{}", "{}", " {}\n", "HTTP://192.168.8.20/J/{}/"])
def test_a_scanner_types_an_address_or_a_code(door: Evening, typed: str) -> None:
    first = door.room.participants[0]
    code = badge_code(door.desk.file.badge_key, first.id, 1)

    assert read(door, typed.format(code)) == Badge(first.id)
    assert is_badge(typed.format(code))


def test_the_short_code_is_read_with_its_dash(door: Evening) -> None:
    first = door.room.participants[0]
    code = short_code(door.desk.file.badge_key, first.id, 1)

    assert read(door, f"{code[:4].lower()}-{code[4:]}") == Badge(first.id)


# The same keys under other keyboards, copied from the drawings of ISO 9995 layouts: what an American « 2 » or « m » writes.
LAYOUTS = {
    "french": ("1234567890qazwmQAZWM:/.-", "&é\"'(-è_çàaqwz,AQWZ?M!:)"),
    "french, apple": ("1234567890qazwmQAZWM:/.-", "&é\"'(§è!çàaqwz,AQWZ?M=:)"),
    "german": ("zyZY:/-", "yzYZÖ-ß"),
    "swiss": ("zyZY:/-", "yzYZö-'"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("typed", ["http://192.168.8.20:8765/j/{}", "https://desk-1.local/j/{}/", "{}"])
def test_a_scanner_that_believes_in_an_american_keyboard_is_understood(
    door: Evening, typed: str, layout: tuple[str, str]
) -> None:
    garbled = str.maketrans(*layout)
    for person in door.room.participants:
        shown = typed.format(badge_code(door.desk.file.badge_key, person.id, 1)).translate(garbled)

        assert read(door, shown) == Badge(person.id)
        assert is_badge(shown)


@pytest.mark.parametrize(
    "typed",
    [
        "hug",
        "Le Goff",
        "12",
        "Marchand",
        "Alexandr",
        "D’Angelo",
        "d'angelo",
        "L'Hermitte",
        "Aït-Saïd",
        "Zoé M",
        "Desrousseaux-Kervalan-Aït",
    ],
)
def test_names_are_no_badges(typed: str) -> None:
    assert not is_badge(typed)


def test_a_spare_badge_is_free_then_somebody_s_then_lost(door: Evening) -> None:
    code = badge_code(door.desk.file.badge_key, spare_badge(door.session_id, 4), 1)
    free = read(door, code)
    newcomer = door.do(attendance.walk_in, door.session_id, NOEL, 4).participant_id
    given = read(door, code)
    door.do(people.new_badge, newcomer)

    assert (free, given, read(door, code)) == (FreeSpare(4), Badge(newcomer), Worthless("lost_spare"))


def test_a_badge_that_was_renewed_says_whose_it_was(door: Evening) -> None:
    first = door.room.participants[0]
    old = badge_code(door.desk.file.badge_key, first.id, 1)
    door.do(people.new_badge, first.id)

    assert read(door, old) == Worthless("replaced", first.id)


def test_a_badge_of_another_session_is_told_apart(door: Evening) -> None:
    other = door.do(programme.create_session, TEMPLATES["open_codir"], MORNING, "fr")
    stranger = door.do(people.add_participant, other, NOEL)
    code = short_code(door.desk.file.badge_key, stranger, 1)

    assert read(door, code) == Worthless("other_session")


def test_the_codes_of_the_room_and_the_kiosk_are_no_badges(door: Evening) -> None:
    assert door.room.session is not None
    assert read(door, door.room.session.room_code) == Worthless("room_code")
    assert read(door, kiosk_code(door.desk.file.badge_key, door.session_id)) == Worthless("kiosk_code")
    assert read(door, "ABCD-2345") == Worthless("unknown")
