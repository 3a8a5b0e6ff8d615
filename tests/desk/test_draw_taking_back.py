"""A drawn seat confirmed, given up and taken back: nobody is on the list twice, and everything stands as it did."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_desk.desk import attendance, draw_taking_back, draws, guardians, people, programme, registrations
from cocreation_desk.domain.draw.draw import draw, freeze
from cocreation_desk.domain.draw.held import Confirmation, HeldDraw, Seat
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.people import NewParticipant, Participant, Presence, Side
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.store import draws as rows
from cocreation_desk.store import registrations as registration_rows
from tests.desk.test_draws import sign_up
from tests.domain.draw.pools import DIGITS
from tests.evenings import MORNING, Evening
from tests.rooms import templates


@pytest.fixture
def evening(evening: Evening) -> Evening:
    """Four people registered, nobody invited; the draw gives all of them a seat."""
    evening.hold(customers=0, company=0)
    sign_up(
        evening,
        [
            Registration(f"r{n}", f"{n}", name, "Œuvrard", email=f"{name}@exemple.fr", postcode="75011", import_id="i1")
            for n, name in enumerate(("Zoé", "Élie", "Maël", "Inès"), start=1)
        ],
    )
    return evening


def drawn(evening: Evening, session_id: str = "") -> HeldDraw:
    to = {"Rosay": session_id or evening.session_id}
    draw_id = evening.do(draws.prepare_draw, Plan(Rule.SIMPLE, (Place("Rosay", 4),)), to)
    with evening.desk.file.reader() as db:
        frozen, _ = freeze(Plan(Rule.SIMPLE, (Place("Rosay", 4),)), rows.pool(db))
    evening.do(draws.freeze_draw, draw_id, frozen)
    evening.do(draws.keep_result, draw_id, draw(frozen, DIGITS))
    return the(evening, draw_id)


def the(evening: Evening, draw_id: str) -> HeldDraw:
    return next(each for each in evening.room.draws if each.id == draw_id)


def seat_of(held: HeldDraw, number: str) -> Seat:
    return next(each for each in held.turns if each.number == number)


def person_of(evening: Evening, registration_id: str) -> str | None:
    with evening.desk.file.reader() as db:
        found = registration_rows.registration(db, registration_id)
    return found.person_id if found else None


def names(evening: Evening) -> list[str]:
    return [each.name for each in evening.room.participants]


def test_whoever_was_invited_by_their_registration_is_on_the_list_once(evening: Evening) -> None:
    (invited,) = evening.do(registrations.invite, evening.session_id, ["r1"])
    held = drawn(evening)
    seat = seat_of(held, "1")

    assert evening.do(draws.confirm, held.id, seat.id) == invited
    assert names(evening) == ["Zoé Œuvrard"]
    evening.do(draw_taking_back.unconfirm, held.id, seat.id)

    assert names(evening) == ["Zoé Œuvrard"] and person_of(evening, "r1")
    assert seat_of(the(evening, held.id), "1").confirmation is Confirmation.TO_CONFIRM


@pytest.mark.parametrize(
    "typed",
    [
        NewParticipant("ZOE", "Oeuvrard", Side.CUSTOMER),
        NewParticipant("Œuvrard", "Zoé", Side.CUSTOMER),
        NewParticipant("Zoé", "Œuvrard-Martin", Side.CUSTOMER, email="ZOÉ@exemple.fr"),
        NewParticipant("Z.", "", Side.CUSTOMER, email="zoé@exemple.fr"),
    ],
    ids=["name", "swapped", "e-mail", "initial"],
)
def test_whoever_was_put_on_the_list_by_hand_is_recognised(evening: Evening, typed: NewParticipant) -> None:
    listed = evening.do(people.add_participant, evening.session_id, typed)
    held = drawn(evening)
    seat = seat_of(held, "1")

    assert evening.do(draws.confirm, held.id, seat.id) == listed
    assert [each.id for each in evening.room.participants] == [listed]
    assert person_of(evening, "r1") == evening.room.participants[0].person_id
    evening.do(draw_taking_back.unconfirm, held.id, seat.id)

    assert [each.id for each in evening.room.participants] == [listed]
    assert person_of(evening, "r1") is None


@pytest.mark.parametrize(
    "typed",
    [
        NewParticipant("Paul", "Œuvrard", Side.CUSTOMER, email="zoé@exemple.fr"),
        NewParticipant("Zoé", "Œuvrard", Side.CUSTOMER, email="une.autre@exemple.fr"),
        NewParticipant("Zoé", "Martin", Side.CUSTOMER),
        NewParticipant("Zoé", "Œuvrard", Side.COMPANY),
    ],
    ids=["couple with one address", "namesake", "first name alone", "namesake of the company"],
)
def test_somebody_else_stays_somebody_else(evening: Evening, typed: NewParticipant) -> None:
    evening.do(people.add_participant, evening.session_id, typed)
    held = drawn(evening)
    evening.do(draws.confirm, held.id, seat_of(held, "1").id)

    assert len(evening.room.participants) == 2


def test_namesakes_who_both_registered_are_two_people(evening: Evening) -> None:
    def same_name(turn):  # type: ignore[no-untyped-def]  # a list with two of a name
        registration_rows.change_registration(turn.db, "r2", {"first_name": "Zoé", "email": ""})

    evening.do(same_name)
    held = drawn(evening)
    for number in ("1", "2"):
        evening.do(draws.confirm, held.id, seat_of(held, number).id)

    assert names(evening) == ["Zoé Œuvrard", "Zoé Œuvrard"]


def test_an_invitation_recognises_as_well_and_leaves_whoever_was_there_when_it_is_taken_back(evening: Evening) -> None:
    listed = evening.do(people.add_participant, evening.session_id, NewParticipant("ZOE", "Œuvrard", Side.CUSTOMER))

    invited = evening.do(registrations.invite, evening.session_id, ["r1", "r2"])

    assert invited[0] == listed and len(evening.room.participants) == 2
    evening.do(registrations.take_back_invitations, evening.session_id, ["r1", "r2"], {listed})
    assert [each.id for each in evening.room.participants] == [listed]
    assert (person_of(evening, "r1"), person_of(evening, "r2")) == (None, None)
    assert evening.do(registrations.invite, evening.session_id, ["r1", "r2"])[0] == listed


def test_somebody_who_came_to_another_session_is_the_same_person_there(evening: Evening) -> None:
    evening.do(registrations.invite, evening.session_id, ["r1"])
    known = person_of(evening, "r1")
    later = evening.do(programme.create_session, templates()["open_codir"], MORNING, "fr", None, "Rosay")
    held = drawn(evening, later)
    seat = seat_of(held, "1")
    evening.do(draws.confirm, held.id, seat.id)

    with evening.desk.file.reader() as db:
        parts = db.execute("select count(*) from participation where person_id = ?", (known,)).fetchone()[0]
    assert (parts, person_of(evening, "r1")) == (2, known)
    evening.do(draw_taking_back.unconfirm, held.id, seat.id)
    assert (names(evening), person_of(evening, "r1")) == (["Zoé Œuvrard"], known)


def test_whoever_is_in_two_sessions_can_be_taken_off_one_list_and_put_back(evening: Evening) -> None:
    evening.do(registrations.invite, evening.session_id, ["r1"])
    known, before = person_of(evening, "r1"), evening.room.participants
    later = evening.do(programme.create_session, templates()["open_codir"], MORNING, "fr", None, "Rosay")
    held = drawn(evening, later)
    evening.do(draws.confirm, held.id, seat_of(held, "1").id)

    registered = evening.do(people.remove_many, [before[0].id])
    evening.do(people.put_back, before, registered)

    assert (evening.room.participants, person_of(evening, "r1")) == (before, known)


def test_whoever_came_to_another_session_stays_known_there_when_their_name_was_written_by_hand_here(
    evening: Evening,
) -> None:
    evening.do(registrations.invite, evening.session_id, ["r1"])
    known = person_of(evening, "r1")
    later = evening.do(programme.create_session, templates()["open_codir"], MORNING, "fr", None, "Rosay")
    listed = evening.do(people.add_participant, later, NewParticipant("Zoé", "Œuvrard", Side.CUSTOMER))
    held = drawn(evening, later)
    seat = seat_of(held, "1")

    assert evening.do(draws.confirm, held.id, seat.id) == listed
    assert person_of(evening, "r1") == known
    evening.do(draw_taking_back.unconfirm, held.id, seat.id)

    assert person_of(evening, "r1") == known


def test_a_minor_put_on_the_list_by_hand_is_known_as_one_afterwards(evening: Evening) -> None:
    def minor(turn):  # type: ignore[no-untyped-def]  # what a list says
        registration_rows.change_registration(turn.db, "r1", {"is_minor": True})

    evening.do(minor)
    evening.do(people.add_participant, evening.session_id, NewParticipant("Zoé", "Œuvrard", Side.CUSTOMER))
    evening.do(registrations.keep, ["r1"])
    held = drawn(evening)
    evening.do(guardians.guardian_says, "r1", "Anne Œuvrard", "granted")
    evening.do(draws.confirm, held.id, seat_of(held, "1").id)

    (somebody,) = evening.room.participants
    assert (somebody.is_minor, somebody.guardian) == (True, "Anne Œuvrard")


def test_a_seat_that_was_kept_after_all_leaves_everybody_as_they_stood(evening: Evening) -> None:
    held = drawn(evening)
    seat = seat_of(held, "1")
    somebody = evening.do(draws.confirm, held.id, seat.id)
    evening.next()
    evening.next()
    evening.clock.pass_minutes(20)
    evening.do(attendance.arrive, somebody)
    before, room = the(evening, held.id), evening.room

    evening.do(draws.give_up, held.id, seat.id, "Grippe")
    given_up = evening.room
    evening.do(draw_taking_back.keep_seat, held.id, seat.id)

    assert (the(evening, held.id), evening.room.participants) == (before, room.participants)
    assert [each.participants[0].presence for each in (given_up, room)] == [Presence.EXCUSED, Presence.LATE]


def test_somebody_greeted_since_their_seat_was_given_up_stays_greeted(evening: Evening) -> None:
    held = drawn(evening)
    seat = seat_of(held, "1")
    somebody = evening.do(draws.confirm, held.id, seat.id)
    evening.do(draws.give_up, held.id, seat.id, "Grippe", Confirmation.NO_ANSWER)
    evening.do(people.mark_presence, somebody, Presence.PRESENT)

    evening.do(draw_taking_back.keep_seat, held.id, seat.id)

    assert evening.room.participants[0].presence is Presence.PRESENT
    assert seat_of(the(evening, held.id), "1").confirmation is Confirmation.CONFIRMED


def test_a_confirmed_seat_whose_person_was_taken_off_the_list_is_confirmed_again(evening: Evening) -> None:
    held = drawn(evening)
    seat = seat_of(held, "1")
    evening.do(people.remove_participant, evening.do(draws.confirm, held.id, seat.id))
    before = the(evening, held.id)
    evening.do(draws.give_up, held.id, seat.id, "Grippe")

    evening.do(draw_taking_back.keep_seat, held.id, seat.id)

    assert the(evening, held.id) == before
    assert seat_of(before, "1").confirmation is Confirmation.CONFIRMED


def test_given_up_kept_and_unconfirmed_a_hand_written_name_stays_on_the_list(evening: Evening) -> None:
    listed = evening.do(people.add_participant, evening.session_id, NewParticipant("Zoé", "Œuvrard", Side.CUSTOMER))
    held = drawn(evening)
    seat = seat_of(held, "1")
    before = held.turns
    evening.do(draws.confirm, held.id, seat.id)
    evening.do(draws.give_up, held.id, seat.id, "Grippe")
    evening.do(draw_taking_back.keep_seat, held.id, seat.id)

    evening.do(draw_taking_back.unconfirm, held.id, seat.id)

    assert [each.id for each in evening.room.participants] == [listed]
    assert the(evening, held.id).turns == before


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("1234"), st.integers(0, 3)), max_size=8))
def test_whatever_was_done_to_seats_is_undone_step_by_step(evening: Evening, wanted: list[tuple[str, int]]) -> None:
    """One evening for all examples: after each of them everything stands as before it."""
    if not evening.room.draws:
        evening.do(people.add_participant, evening.session_id, NewParticipant("Zoé", "Œuvrard", Side.CUSTOMER))
        evening.do(registrations.invite, evening.session_id, ["r2"])
        drawn(evening)
    (held,) = evening.room.draws
    done: list[tuple[HeldDraw, Sequence[Participant], Seat, str]] = []
    for number, way in wanted:
        before, listed = the(evening, held.id), evening.room.participants
        seat = seat_of(before, number)
        if seat.confirmation is Confirmation.TO_CONFIRM and way % 2:
            evening.do(draws.confirm, held.id, seat.id)
            done.append((before, listed, seat, "unconfirm"))
        elif seat.confirmation.holds_the_seat:
            how = Confirmation.DECLINED if way > 1 else Confirmation.NO_ANSWER
            evening.do(draws.give_up, held.id, seat.id, "Grippe", how)
            done.append((before, listed, seat, "keep_seat"))
        assert len({each.person_id for each in evening.room.participants}) == len(evening.room.participants) <= 4

    for before, people_before, seat, back in reversed(done):
        evening.do(getattr(draw_taking_back, back), held.id, seat.id)
        now = evening.room.participants
        assert the(evening, held.id) == before
        assert [(each.name, each.presence) for each in now] == [(each.name, each.presence) for each in people_before]
