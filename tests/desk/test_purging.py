"""Each thing is forgotten on its day, in one act; what was counted and drawn can still be counted and checked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cocreation_desk.desk import attendance, devices, draws, programme, purging, running
from cocreation_desk.desk import registrations as acts
from cocreation_desk.domain.answers import Consented
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.draw.certificate import verify
from cocreation_desk.domain.draw.draw import draw, freeze
from cocreation_desk.domain.draw.held import Confirmation
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.registrations import Reason, Registration, tally
from cocreation_desk.domain.retention import Due, Matter, months_later
from cocreation_desk.domain.session import SessionState
from cocreation_desk.store import draws as draw_rows
from cocreation_desk.store import registrations
from cocreation_desk.store.registrations import Import
from tests.domain.draw.pools import DIGITS
from tests.evenings import MORNING, Evening

DAY = 24 * 60  # minutes
SIMPLE = Plan(Rule.SIMPLE, (Place("Rosay", 4),), substitutes=2)


def due(evening: Evening, matter: Matter) -> Due:
    with evening.desk.file.reader() as db:
        return next(each for each in purging.dues(db, evening.clock.now().date()) if each.matter is matter)


def is_due(evening: Evening, matter: Matter) -> bool:
    return due(evening, matter).is_due(evening.clock.now().date())


@pytest.fixture
def held(evening: Evening) -> Evening:
    """A session that was held, with phones that answered."""
    evening.hold(customers=3, company=0)
    step = evening.reach("charter")
    for number, who in enumerate(evening.side(Side.CUSTOMER)):
        evening.do(devices.let_in, who, f"token-{number}", None)
        evening.send(step, who, Consented({Purpose.IMAGE: "granted"}, {}))
    evening.do(attendance.give_spare, evening.side(Side.CUSTOMER)[0], 4)
    return evening


@pytest.fixture
def drawn(evening: Evening) -> Evening:
    """Twenty registered, one too young; four drawn, of whom three come and one gave a reason not to."""
    evening.hold(customers=0, company=0)
    newcomers = [
        Registration(f"r{n}", f"{n}", f"Prénom{n}", f"Œuvrard{n}", f"p{n}@example.org", import_id="i1", sex="woman")
        for n in range(1, 21)
    ]

    def sign_up(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        registrations.add_import(turn.db, Import("i1", "liste.csv", "f1", MORNING, 20, (), {}))
        registrations.add_registrations(turn.db, newcomers)
        registrations.change_registration(turn.db, "r20", {"state": "excluded", "reason": Reason.MINOR})

    evening.do(sign_up)
    draw_id = str(evening.do(draws.prepare_draw, SIMPLE, {"Rosay": evening.session_id}))
    with evening.desk.file.reader() as db:
        frozen, _ = freeze(SIMPLE, draw_rows.pool(db))
    evening.do(draws.freeze_draw, draw_id, frozen)
    evening.do(draws.keep_result, draw_id, draw(frozen, DIGITS))
    seats = evening.room.draws[0].seated
    for seat in seats[:3]:
        evening.do(draws.confirm, draw_id, seat.id)
    evening.do(draws.give_up, draw_id, seats[3].id, "hospitalisée jusqu’en mai", Confirmation.DECLINED)
    return evening


def close(evening: Evening) -> None:
    if evening.room.session and evening.room.session.state is SessionState.DRAFT:
        evening.do(running.make_ready, evening.session_id)
        evening.do(running.welcome, evening.session_id)
        evening.do(running.start, evening.session_id)
    evening.do(running.close_session, evening.session_id)


def test_what_only_the_room_needed_goes_the_day_after(held: Evening) -> None:
    close(held)
    assert due(held, Matter.DAY_AFTER).counts == {"phones": 3, "sendings": 3, "spares": 1}
    assert not is_due(held, Matter.DAY_AFTER)
    with pytest.raises(Refused, match="purge_not_yet"):
        held.do(purging.purge, Matter.DAY_AFTER)

    held.clock.pass_minutes(DAY)
    assert is_due(held, Matter.DAY_AFTER)
    consents_before = held.room.consents
    done = held.do(purging.purge, Matter.DAY_AFTER)

    assert done.counts == {"phones": 3, "sendings": 3, "spares": 1}
    assert due(held, Matter.DAY_AFTER).is_empty
    assert held.room.consents == consents_before and len(consents_before) == 3
    with pytest.raises(Refused, match="purge_nothing_left"):
        held.do(purging.purge, Matter.DAY_AFTER)


def test_nothing_is_wiped_beneath_a_session_under_way(held: Evening) -> None:
    held.clock.pass_minutes(400 * DAY)

    assert due(held, Matter.PEOPLE).waits_for
    for matter in Matter:
        with pytest.raises(Refused, match="purge_waits_for_session"):
            held.do(purging.purge, matter, True)


def test_registrations_without_a_seat_go_after_the_period_of_the_programme_and_no_sooner(drawn: Evening) -> None:
    drawn.do(programme.edit_programme, unselected_days=45)
    close(drawn)
    assert due(drawn, Matter.UNSELECTED).on == MORNING.date() + timedelta(days=45)
    drawn.clock.pass_minutes(44 * DAY)
    assert not is_due(drawn, Matter.UNSELECTED)

    drawn.clock.pass_minutes(DAY)

    assert is_due(drawn, Matter.UNSELECTED)
    assert due(drawn, Matter.UNSELECTED).counts == {"registrations": 17}


def test_a_sealed_list_is_not_emptied_before_the_dice(drawn: Evening) -> None:
    draw_id = str(drawn.do(draws.prepare_draw, SIMPLE, {"Rosay": drawn.session_id}))
    with drawn.desk.file.reader() as db:
        frozen, _ = freeze(SIMPLE, draw_rows.pool(db))
    drawn.do(draws.freeze_draw, draw_id, frozen)
    close(drawn)
    for matter in (Matter.UNSELECTED, Matter.PEOPLE):
        with pytest.raises(Refused, match="purge_waits_for_draw"):
            drawn.do(purging.purge, matter, True)

    drawn.do(draws.call_off, draw_id, "remis")

    assert drawn.do(purging.purge, Matter.UNSELECTED, True).counts == {"registrations": 17}


def test_counts_and_the_proof_of_the_draw_outlive_the_names(drawn: Evening) -> None:
    certificate = drawn.room.draws[0].certificate
    assert certificate is not None
    close(drawn)
    drawn.clock.pass_minutes(31 * DAY)
    with drawn.desk.file.reader() as db:
        before = tally(registrations.registrations(db), registrations.rules(db))
        drawn_before = draw_rows.received(db)

    drawn.do(purging.purge, Matter.UNSELECTED)

    again = drawn.room.draws[0].certificate
    assert again is not None and all(check.is_sound for check in verify(again.write()))
    assert (again.frozen, again.drawn) == (certificate.frozen, certificate.drawn)
    with drawn.desk.file.reader() as db:
        everybody = registrations.registrations(db)
        after = tally(everybody, registrations.rules(db))
    assert (after.received, after.eligible, after.set_aside) == (before.received, before.eligible, before.set_aside)
    assert (after.forgotten, after.undecided) == (17, 0)
    assert drawn.room.draws[0].received == drawn_before
    come = {seat.number for seat in drawn.room.draws[0].turns if seat.participant_id}
    assert {each.number for each in everybody if each.name} == come and len(come) == 3
    assert {seat.reason for seat in drawn.room.draws[0].turns} == {"", "[…]"}
    assert "hospitalisée" not in drawn.path.read_bytes().decode("utf-8", "replace")


def test_whoever_was_forgotten_is_drawn_decided_about_and_invited_no_more(drawn: Evening) -> None:
    close(drawn)
    drawn.do(purging.purge, Matter.UNSELECTED, True)
    with drawn.desk.file.reader() as db:
        gone = next(each for each in registrations.registrations(db) if each.is_forgotten)
        assert gone.number not in {member.number for member in draw_rows.pool(db)}

    for act, args in ((acts.keep, ([gone.id],)), (acts.invite, (drawn.session_id, [gone.id]))):
        with pytest.raises(Refused, match="registration_is_forgotten"):
            drawn.do(act, *args)


def test_everybody_is_forgotten_after_the_months_of_the_notice(held: Evening) -> None:
    close(held)
    assert due(held, Matter.PEOPLE).on == date(2026, 9, 12)
    held.clock.pass_minutes(184 * DAY)

    done = held.do(purging.purge, Matter.PEOPLE)

    assert done.counts == {"people": 3, "registrations": 0}
    assert {each.name for each in held.room.participants} == {"[…]"}
    assert held.room.session is not None and held.room.session.state is SessionState.PURGED
    assert due(held, Matter.PEOPLE).is_empty


def test_without_a_session_there_is_no_day_yet(evening: Evening) -> None:
    assert due(evening, Matter.UNSELECTED).on is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_are_counted_as_on_a_wall_calendar(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected
