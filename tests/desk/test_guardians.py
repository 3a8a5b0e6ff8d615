"""Nobody under age takes a seat, comes in or is photographed before a parent or guardian has agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_desk.desk import (
    attendance,
    consents,
    devices,
    draw_taking_back,
    draws,
    guardians,
    people,
    programme,
    running,
    slots,
)
from cocreation_desk.desk import registrations as acts
from cocreation_desk.domain.consents import WITHDRAWN, Purpose, keeps_out_of_pictures
from cocreation_desk.domain.draw.draw import draw, freeze
from cocreation_desk.domain.draw.held import Confirmation, next_for
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.domain.registrations import Registration, Rules, Standing
from cocreation_desk.store import consents as consent_rows
from cocreation_desk.store import draws as draw_rows
from tests.desk.test_draws import drawn_by, held, sign_up, somebody
from tests.domain.draw.pools import DIGITS
from tests.evenings import MORNING, Evening

PARENT = "Ursule Martin"


@pytest.fixture
def welcoming(evening: Evening) -> Evening:
    evening.hold(customers=1, company=0)
    for act in (running.make_ready, running.welcome):
        evening.do(act, evening.session_id)
    return evening


@pytest.fixture
def lou(welcoming: Evening) -> str:
    newcomer = NewParticipant("Lou", "Martin", Side.CUSTOMER, is_minor=True)
    return str(welcoming.do(people.add_participant, welcoming.session_id, newcomer))


@pytest.fixture
def drawn(evening: Evening) -> Evening:
    """Three registered, all drawn, of whom one is sixteen and was kept."""
    evening.hold(customers=0, company=0)
    newcomers = [Registration(f"r{n}", f"{n}", f"Prénom{n}", "Œuvrard", import_id="i1") for n in range(1, 4)]
    newcomers[1] = replace(newcomers[1], is_minor=True, decided_by="facilitator", state=Standing.ELIGIBLE)

    sign_up(evening, newcomers)
    plan = Plan(Rule.SIMPLE, (Place("Rosay", 3),), substitutes=0)
    draw_id = str(evening.do(draws.prepare_draw, plan, {"Rosay": evening.session_id}))
    with evening.desk.file.reader() as db:
        frozen, _ = freeze(plan, draw_rows.pool(db))
    evening.do(draws.freeze_draw, draw_id, frozen)
    evening.do(draws.keep_result, draw_id, draw(frozen, DIGITS))
    return evening


def the_minors_seat(evening: Evening) -> tuple[str, str]:
    held = evening.room.draws[0]
    return held.id, next(seat.id for seat in held.turns if seat.number == "2")


def agree(evening: Evening, who: str, choice: str = "granted") -> None:
    evening.do(consents.key_in_consents, who, {Purpose.GUARDIAN: choice}, PARENT)


def test_a_minor_is_greeted_once_a_guardian_has_agreed(welcoming: Evening, lou: str) -> None:
    for act, args in (
        (attendance.arrive, (lou,)),
        (people.mark_presence, (lou, Presence.LATE)),
        (devices.let_in, (lou, "token", None)),
    ):
        with pytest.raises(Refused, match="guardian_missing"):
            welcoming.do(act, *args)
    welcoming.do(people.mark_presence, lou, Presence.EXCUSED)

    agree(welcoming, lou)

    assert welcoming.do(attendance.arrive, lou).presence is Presence.PRESENT
    assert welcoming.room.participant(lou).guardian == PARENT  # type: ignore[union-attr]  # on the list


@pytest.mark.parametrize("said", ["refused", WITHDRAWN])
def test_a_guardian_who_says_no_or_takes_it_back_is_heard(welcoming: Evening, lou: str, said: str) -> None:
    agree(welcoming, lou)
    if said == WITHDRAWN:
        welcoming.do(consents.withdraw_consent, lou, Purpose.GUARDIAN)
    else:
        agree(welcoming, lou, "refused")

    with pytest.raises(Refused, match="guardian_missing"):
        welcoming.do(attendance.arrive, lou)


def test_a_guardian_who_changes_their_mind_after_the_invitation_is_heard_at_the_door(drawn: Evening) -> None:
    drawn.do(guardians.guardian_says, "r2", PARENT, "granted")
    (invited,) = drawn.do(acts.invite, drawn.session_id, ["r2"])
    drawn.do(guardians.guardian_says, "r2", "Basile Martin", "refused")

    with pytest.raises(Refused, match="guardian_missing"):
        drawn.do(attendance.arrive, invited)
    assert drawn.room.participant(invited).guardian == "Basile Martin"  # type: ignore[union-attr]  # on the list


@pytest.mark.parametrize("before", [Presence.EXPECTED, Presence.EXCUSED, Presence.LEFT])
def test_no_badge_lets_a_minor_in_alone_whatever_was_said_of_them_before(evening: Evening, before: Presence) -> None:
    evening.hold(customers=0, company=0)
    newcomer = NewParticipant("Lou", "Martin", Side.CUSTOMER, is_minor=True)
    lou = evening.do(people.add_participant, evening.session_id, newcomer)
    evening.do(people.mark_presence, lou, before)
    evening.do(running.make_ready, evening.session_id)

    with pytest.raises(Refused, match="guardian_missing"):
        evening.do(devices.let_in, lou, "token", None)


def test_a_minor_whose_guardian_took_it_back_is_not_carried_into_the_afternoon(welcoming: Evening, lou: str) -> None:
    welcoming.do(programme.edit_session, welcoming.session_id, ends_at=MORNING + timedelta(hours=8))
    agree(welcoming, lou)
    welcoming.do(attendance.arrive, lou)
    welcoming.do(consents.withdraw_consent, lou, Purpose.GUARDIAN)
    _, afternoon = welcoming.room.half_days

    welcoming.do(slots.begin_half_day, afternoon.id, carry_over=True)

    assert welcoming.room.participant(lou).presence is Presence.EXPECTED  # type: ignore[union-attr]  # on the list


def test_whoever_answers_for_a_minor_says_who_they_are(welcoming: Evening, lou: str) -> None:
    with pytest.raises(Refused, match="guardian_without_name"):
        welcoming.do(consents.key_in_consents, lou, {Purpose.GUARDIAN: "granted"}, "  ")


def test_a_minor_alone_cannot_agree_to_photos(welcoming: Evening, lou: str) -> None:
    with pytest.raises(Refused, match="guardian_missing_for_photos"):
        welcoming.do(consents.key_in_consents, lou, {Purpose.IMAGE: "granted"})
    welcoming.do(consents.key_in_consents, lou, {Purpose.IMAGE: "refused"})

    both = {Purpose.IMAGE: "granted", Purpose.GUARDIAN: "granted"}
    welcoming.do(consents.key_in_consents, lou, both, PARENT)

    assert not keeps_out_of_pictures(welcoming.room.consents[lou], is_minor=True)
    welcoming.do(consents.withdraw_consent, lou, Purpose.GUARDIAN)
    assert keeps_out_of_pictures(welcoming.room.consents[lou], is_minor=True)


def test_a_minor_who_walks_in_needs_the_signed_paper(welcoming: Evening) -> None:
    newcomer = NewParticipant("Max", "Roux", Side.CUSTOMER, is_minor=True, guardian=PARENT)
    with pytest.raises(Refused, match="guardian_missing"):
        welcoming.do(attendance.walk_in, welcoming.session_id, newcomer)
    assert all(each.first_name != "Max" for each in welcoming.room.participants)

    came = welcoming.do(attendance.walk_in, welcoming.session_id, newcomer, None, True)

    assert welcoming.room.consents[came.participant_id] == {Purpose.GUARDIAN: "granted"}


def test_a_seat_is_confirmed_for_a_minor_once_a_guardian_has_agreed(drawn: Evening) -> None:
    draw_id, seat_id = the_minors_seat(drawn)
    assert next(seat for seat in drawn.room.draws[0].turns if seat.id == seat_id).needs_guardian
    with pytest.raises(Refused, match="guardian_missing"):
        drawn.do(draws.confirm, draw_id, seat_id)

    drawn.do(guardians.guardian_says, "r2", PARENT, "granted")
    drawn.clock.pass_minutes(60)
    participant_id = drawn.do(draws.confirm, draw_id, seat_id)

    joined = drawn.room.participant(participant_id)
    assert joined is not None and (joined.is_minor, joined.guardian) == (True, PARENT)
    with drawn.desk.file.reader() as db:
        (given,) = consent_rows.history(db, drawn.session_id)
    assert (given.purpose, given.choice, given.channel, given.at) == (Purpose.GUARDIAN, "granted", "paper", MORNING)


def test_a_minor_is_invited_once_a_guardian_has_agreed_or_where_minors_may_come(drawn: Evening) -> None:
    with pytest.raises(Refused, match="guardian_missing"):
        drawn.do(acts.invite, drawn.session_id, ["r2"])

    assert any(seat.needs_guardian for seat in drawn.room.draws[0].turns)

    drawn.do(acts.change_rules, Rules(minors_allowed=True))

    assert not any(seat.needs_guardian for seat in drawn.room.draws[0].turns)
    assert len(drawn.do(acts.invite, drawn.session_id, ["r2"])) == 1


def test_a_confirmation_is_taken_back_with_the_consent_that_came_with_it(drawn: Evening) -> None:
    draw_id, seat_id = the_minors_seat(drawn)
    drawn.do(guardians.guardian_says, "r2", PARENT, "granted")
    drawn.do(draws.confirm, draw_id, seat_id)

    drawn.do(draw_taking_back.unconfirm, draw_id, seat_id)

    assert drawn.room.participants == ()
    assert drawn.room.draws[0].events == ()
    assert drawn.do(draws.confirm, draw_id, seat_id)


def test_a_withdrawal_and_a_call_are_taken_back_as_long_as_nothing_has_followed(evening: Evening) -> None:
    evening.hold(customers=0, company=0)
    sign_up(evening, [somebody(n, "man" if n % 3 else "woman") for n in range(1, 25)])
    before = drawn_by(evening, Rule.SIMPLE)
    first, second = before.turns[:2]
    evening.do(draws.confirm, before.id, first.id)
    settled = held(evening, before.id)
    evening.do(draws.give_up, before.id, first.id, "train", Confirmation.NO_ANSWER)
    free = held(evening, before.id)
    number = next_for(free, free.free[0])
    evening.do(draws.call_next, before.id, first.id, number, len(free.events))
    with pytest.raises(Refused, match="draw_moved_on"):
        evening.do(draw_taking_back.keep_seat, before.id, first.id)

    evening.do(draw_taking_back.uncall, before.id, first.id, Confirmation.NO_ANSWER)
    assert held(evening, before.id) == free
    evening.do(draw_taking_back.keep_seat, before.id, first.id)

    after = held(evening, before.id)
    assert after.events == settled.events
    assert [(s.number, s.confirmation, s.participant_id) for s in after.turns] == [
        (s.number, s.confirmation, s.participant_id) for s in settled.turns
    ]
    evening.do(draws.confirm, before.id, second.id)
    with pytest.raises(Refused, match="draw_moved_on"):
        evening.do(draw_taking_back.unconfirm, before.id, first.id)


def test_whoever_had_registered_is_still_invited_once_they_are_put_back_on_the_list(drawn: Evening) -> None:
    (invited,) = drawn.do(acts.invite, drawn.session_id, ["r1"])
    before = drawn.room.participants
    registered = drawn.do(people.remove_many, [invited])

    drawn.do(people.put_back, before, registered)

    assert drawn.room.participants == before
    with pytest.raises(Refused, match="registration_is_invited"):
        drawn.do(acts.invite, drawn.session_id, ["r1"])
    drawn.do(people.remove_many, [invited])
    drawn.do(acts.invite, drawn.session_id, ["r1"])
    with pytest.raises(Refused, match="registration_is_invited"):
        drawn.do(people.put_back, before, registered)


def test_invitations_are_taken_back_whole(drawn: Evening) -> None:
    drawn.do(acts.invite, drawn.session_id, ["r1", "r3"])
    drawn.do(acts.take_back_invitations, drawn.session_id, ["r1", "r3"])

    assert not drawn.room.participants
    assert len(drawn.do(acts.invite, drawn.session_id, ["r1", "r3"])) == 2
