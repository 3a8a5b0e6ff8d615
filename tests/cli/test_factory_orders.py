"""A draw, the groups and the door by lines of JSON, as the console does them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.commands import orders, picture
from cocreation_desk.desk import draws, programme
from cocreation_desk.domain.badges import badge_code, spare_badge
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.store import registrations
from cocreation_desk.store.registrations import Import
from tests.domain.draw.pools import DIGITS, pool
from tests.evenings import MORNING, Evening
from tests.rooms import templates

Ask = Callable[..., Any]

HALVES = {"sex": {"woman": [3, 3], "man": [3, 3]}}
DOCS = Path(__file__).parents[2] / "docs" / "command-line.md"


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Sixty registrations, and nobody in the session yet."""
    begun = Evening(tmp_path / "visite.cocreation")
    begun.hold(customers=0, company=0)
    people = [
        Registration(
            each.number, each.number, f"Prénom{each.number}", "Œuvrard", sex=each.strata["sex"], import_id="i1"
        )
        for each in pool(60)
    ]

    def keep(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        registrations.add_import(turn.db, Import("i1", "liste.csv", "f1", MORNING, len(people), (), {}))
        registrations.add_registrations(turn.db, people)

    begun.do(keep)
    yield begun
    begun.desk.close()


@pytest.fixture
def ask(evening: Evening) -> Ask:
    """What an order gives, as the line of JSON that tells it."""
    return lambda name, **line: json.loads(json.dumps(orders.do(evening.desk, evening.room, name, line)))


def state(evening: Evening) -> Any:
    return json.loads(json.dumps(picture.of_room(evening.room)))


def everybody_confirms(ask: Ask) -> list[str]:
    ask("freeze_draw", seats=6, quotas=HALVES, substitutes=3)
    chosen: list[str] = ask("throw", digits=DIGITS)["chosen"][""]
    for number in chosen:
        ask("confirm_seat", seat=number)
    return chosen


def test_every_order_is_told_on_the_page() -> None:
    page = DOCS.read_text("utf-8")

    assert [name for name in orders.ORDERS if f"`{name}`" not in page] == []


def test_a_draw_waits_until_the_phones_typed_what_was_typed_here(evening: Evening, ask: Ask) -> None:
    frozen = ask("freeze_draw", seats=6, quotas=HALVES)
    held = evening.room.draws[0]
    assert (frozen["pool"], frozen["digits"], len(set(frozen["witness_codes"]))) == (60, 30, 2)
    ask("type_digits", digits=DIGITS[:7])
    assert evening.room.draws[0].typing == DIGITS[:7]
    evening.do(draws.enter_digits, held.id, 1, DIGITS)
    evening.do(draws.enter_digits, held.id, 2, DIGITS[:-1] + "9")

    with pytest.raises(Refused, match="draw_entries_differ"):
        ask("throw", digits=DIGITS)
    evening.do(draws.enter_digits, held.id, 2, DIGITS)
    thrown = ask("throw", digits=DIGITS, where="Paris", witnesses=["Me Leroi", "Ana"])

    assert thrown["typed_by"] == 3
    assert [seat["number"] for seat in state(evening)["draws"][0]["seats"]] == thrown["chosen"][""]
    assert evening.room.draws[0].witnesses == ("Me Leroi", "Ana")


def test_a_seat_given_up_goes_to_the_next_of_the_same_order(evening: Evening, ask: Ask) -> None:
    first, *others = everybody_confirms(ask)
    assert state(evening)["draws"][0]["state"] == "confirmed"

    ask("give_up_seat", seat=first, reason="Grippe")
    called = ask("replace_seat", seat=first)

    seats = {seat["number"]: seat for seat in state(evening)["draws"][0]["seats"]}
    assert (seats[first]["state"], seats[called["number"]]["state"]) == ("replaced", "to_confirm")
    assert called["rank"] == seats[called["number"]]["rank"]
    assert {seat["badge"] for number, seat in seats.items() if number in others} == {2, 3, 4, 5, 6}


def test_when_nobody_is_left_the_advice_is_asked_for_and_taken(evening: Evening, ask: Ask) -> None:
    ask("freeze_draw", seats=3, quotas={"sex": {"woman": [3, 3], "man": [0, 0]}})
    (seat, *_) = ask("throw", digits=DIGITS)["chosen"][""]
    women = sum(1 for each in pool(60) if each.strata["sex"] == "woman")
    for _ in range(women - 3):
        ask("give_up_seat", seat=seat, reason="Absente", how="no_answer")
        seat = ask("replace_seat", seat=seat)["number"]
    ask("give_up_seat", seat=seat, reason="Absente")

    with pytest.raises(Refused, match="draw_nobody_left"):
        ask("replace_seat", seat=seat)
    advised = ask("advise_draw")
    assert advised == ask("relax_draw", reason="Décidé avec la direction")

    assert ask("replace_seat", seat=seat)["number"]


def test_equal_chances_are_thrown_with_three_dice(ask: Ask) -> None:
    frozen = ask("freeze_draw", seats=6, quotas=HALVES, rule="equal", substitutes=2, seconds=20)
    thrown = ask("throw", digits=["407", "4 0 7"])

    assert (frozen["digits"], thrown["panel"], thrown["typed_by"]) == (3, 407, 2)
    assert frozen["least"] >= 60


def test_a_visit_on_two_days_has_its_own_seats_and_quotas_on_each(evening: Evening, ask: Ask) -> None:
    evening.do(programme.create_session, templates()["open_codir"], MORNING + timedelta(days=7), "fr", None, "Rosay")
    evening.do(programme.edit_session, evening.session_id, place="Rosay")
    first, second = (each.code for each in evening.room.sessions)

    ask(
        "freeze_draw", sessions=[first, second], seats={first: 6, second: 3}, substitutes=1,
        quotas={first: HALVES, "Rosay": {"sex": {"woman": [1, 1], "man": [2, 2]}}},
    )  # fmt: skip
    thrown = ask("throw", digits=DIGITS)

    women = {each.number for each in pool(60) if each.strata["sex"] == "woman"}
    assert {key: len(women & set(numbers)) for key, numbers in thrown["chosen"].items()} == {
        f"Rosay {first}": 3,
        f"Rosay {second}": 1,
    }
    person = ask("confirm_seat", seat=thrown["chosen"][f"Rosay {second}"][0])
    assert person not in {each.id for each in evening.room.participants}


@pytest.mark.parametrize(
    ("name", "line", "trouble"),
    [
        ("throw", {"digits": DIGITS}, "draw_is_gone"),
        ("confirm_seat", {}, "order_field_missing"),
        ("freeze_draw", {"seats": 80}, "draw_found_too_few_people"),
        ("freeze_draw", {"quotas": {"sex": {"woman": [3, 2]}}}, "order_field_wrong"),
        ("freeze_draw", {"rule": "fair"}, "order_field_wrong"),
        ("freeze_draw", {"seats": {"S99": 3}}, "draw_seats_of_no_session"),
        ("freeze_draw", {"quotas": {"Brset": {"sex": {"woman": [3, 3]}}}}, "draw_quotas_of_no_site"),
        ("freeze_draw", {"sessions": ["S99"]}, "cli_session_unknown"),
        ("confirm_seat", {"seat": "R0001"}, "draw_is_gone"),
        ("make_groups", {"what": "teams"}, "order_field_wrong"),
        ("tell_groups", {}, "groups_gone"),
        ("scan", {"code": "ABCD2345"}, "door_wrong_unknown"),
        ("walk_in", {}, "order_field_missing"),
        ("walk_in", {"first_name": "Zoé", "spare": 11}, "spare_unknown"),
        ("begin_half_day", {"half_day": 9}, "half_day_is_gone"),
        ("correct_attendance", {"participant": 1, "presence": "asleep"}, "participant_is_gone"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(ask: Ask, name: str, line: dict[str, Any], trouble: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(name, **line)

    assert refused.value.key == trouble


def test_groups_are_made_up_locked_made_up_again_and_told(evening: Evening, ask: Ask) -> None:
    everybody_confirms(ask)
    made = ask(
        "make_groups", what="visit", groups=2, stations=["Réception", "Cuisson"], starts_at="10:00", apart=[[1, 2]]
    )
    left, right = made["rounds"][0]
    assert sorted(left + right) == [1, 2, 3, 4, 5, 6]
    assert not {1, 2} <= set(left) and not {1, 2} <= set(right)

    ask("lock_people", participants=left)
    assert ask("make_groups", what="visit", groups=2)["rounds"][0][0] == left
    ask("name_guides", group=1, guide="Anne", sweeper="Luc")
    ask("tell_groups")

    told = state(evening)["groups"][0]
    assert (told["what"], told["told"], told["round"]) == ("visit", True, 1)
    assert evening.room.groupings[0].guides[0].guide == "Anne"


def test_at_the_door_badges_are_read_and_somebody_walks_in(evening: Evening, ask: Ask) -> None:
    everybody_confirms(ask)
    key, session = evening.desk.file.badge_key, evening.session_id
    somebody = evening.room.participants[0]
    evening.next()

    scanned = ask("scan", code=f"http://x/b/{badge_code(key, somebody.id, 1)}")
    again = ask("arrive", participant=1)
    free = ask("scan", code=badge_code(key, spare_badge(session, 4), 1))
    came = ask("walk_in", first_name="Noël", side="company", spare=free["spare"])

    assert (scanned["badge"], scanned["presence"], scanned["already_at"]) == (1, "present", None)
    assert again["already_at"]
    assert came["badge"] == 7
    assert evening.room.spares == {4: came["participant"]}
    assert state(evening)["participants"]["presence"] == {"expected": 5, "present": 2}


def test_attendance_is_put_right_and_the_next_half_day_begun(evening: Evening, ask: Ask) -> None:
    everybody_confirms(ask)
    ask("arrive", participant=1)
    ask(
        "correct_attendance",
        participant=1,
        presence="left_early",
        arrived_at="2026-03-12T08:40",
        left_at="2026-03-12T10:05",
    )

    person = evening.room.participants[0]
    assert person.left_at is not None and person.left_at.hour == 10
    (half_day,) = state(evening)["half_days"]
    assert half_day["under_way"]
    ask("begin_half_day", half_day=1)
