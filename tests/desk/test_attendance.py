from __future__ import annotations

from datetime import timedelta

import pytest

from cocreation_desk.desk import attendance, people, programme, slots
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.domain.quorum import Quorum, QuorumKind
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.domain.text import Text
from cocreation_desk.store import slots as rows
from tests.evenings import MORNING, Evening

NOEL = NewParticipant("Noël", "Perrin", Side.CUSTOMER)


@pytest.fixture
def day(evening: Evening) -> Evening:
    """A whole day with four people, the doors open."""
    evening.hold(customers=2, company=2)
    evening.do(programme.edit_session, evening.session_id, ends_at=MORNING + timedelta(hours=8))
    evening.next()
    return evening


def test_a_session_has_its_half_days_from_the_start(day: Evening) -> None:
    assert [each.part for each in day.room.half_days] == ["morning", "afternoon"]
    assert day.room.half_day == day.room.half_days[0]


def test_somebody_scanned_twice_is_told_since_when_they_are_here(day: Evening) -> None:
    somebody = day.side(Side.CUSTOMER)[0]
    first = day.do(attendance.arrive, somebody)
    day.clock.pass_minutes(7)
    second = day.do(attendance.arrive, somebody)

    assert (first.already_at, second.already_at) == (None, MORNING)
    assert day.room.participants[0].arrived_at == MORNING


def test_whoever_comes_ten_minutes_after_the_opening_is_late(day: Evening) -> None:
    punctual, late = day.side(Side.CUSTOMER)
    day.next()
    day.clock.pass_minutes(10)
    day.do(attendance.arrive, punctual)
    day.clock.pass_minutes(1)
    day.do(attendance.arrive, late)

    assert [each.presence for each in day.room.participants[:2]] == [Presence.PRESENT, Presence.LATE]


@pytest.mark.parametrize(("minutes", "stands"), [(10, Presence.PRESENT), (11, Presence.LATE)])
def test_phones_and_guests_that_join_by_themselves_are_late_as_at_the_door(
    day: Evening, minutes: int, stands: Presence
) -> None:
    expected, absent = day.side(Side.CUSTOMER)
    day.do(people.mark_presence, absent, Presence.ABSENT)
    day.next()
    day.clock.pass_minutes(minutes)

    day.do(people.join_by_badge, expected)
    day.do(people.join_by_badge, absent)
    guest = day.do(people.join_as_guest, day.session_id, "Noé")

    found = {each.id: each for each in day.room.participants}
    came = MORNING + timedelta(minutes=minutes)
    assert {(found[each].presence, found[each].arrived_at) for each in (expected, absent, guest)} == {(stands, came)}


def test_a_phone_that_joins_later_leaves_who_was_greeted_at_the_door_as_they_came(day: Evening) -> None:
    somebody, left = day.side(Side.CUSTOMER)
    day.next()
    day.do(attendance.arrive, somebody)
    day.do(attendance.arrive, left)
    day.do(people.mark_presence, left, Presence.LEFT)
    day.clock.pass_minutes(60)

    day.do(people.join_by_badge, somebody)
    day.do(attendance.arrive, left)

    assert [each.presence for each in day.room.participants[:2]] == [Presence.PRESENT, Presence.PRESENT]
    assert day.room.participants[0].arrived_at == MORNING


def test_an_arrival_can_be_taken_back(day: Evening) -> None:
    somebody = day.side(Side.CUSTOMER)[0]
    arrival = day.do(attendance.arrive, somebody)
    day.do(attendance.correct_attendance, somebody, arrival.slot_id, arrival.before)

    assert day.room.participants[0].presence is Presence.EXPECTED
    with day.desk.file.reader() as db:
        assert rows.register(db, day.session_id)[arrival.slot_id] == {}


def test_presence_is_that_of_the_half_day_under_way(day: Evening) -> None:
    here, gone, told_us, missing = (each.id for each in day.room.participants)
    day.do(attendance.arrive, here)
    day.do(attendance.arrive, gone)
    day.do(people.mark_presence, gone, Presence.LEFT)
    day.do(people.mark_presence, told_us, Presence.EXCUSED)
    day.clock.pass_minutes(300)
    morning, afternoon = day.room.half_days
    day.do(slots.begin_half_day, afternoon.id, carry_over=True)

    assert [each.presence.value for each in day.room.participants] == ["present", "expected", "excused", "expected"]
    assert day.room.participants[0].arrived_at == MORNING + timedelta(minutes=300)
    with day.desk.file.reader() as db:
        register = rows.register(db, day.session_id)
    assert register[morning.id][gone] == Attendance(Presence.LEFT, MORNING, MORNING)
    assert missing not in register[morning.id]


def test_everybody_is_checked_again_where_nobody_is_carried_over(day: Evening) -> None:
    day.do(attendance.arrive, day.side(Side.CUSTOMER)[0])
    day.do(slots.begin_half_day, day.room.half_days[1].id, carry_over=False)

    assert {each.presence for each in day.room.participants} == {Presence.EXPECTED}


def test_going_back_to_the_morning_loses_nothing(day: Evening) -> None:
    somebody = day.side(Side.CUSTOMER)[0]
    day.do(attendance.arrive, somebody)
    morning, afternoon = day.room.half_days
    day.do(slots.begin_half_day, afternoon.id, carry_over=False)
    day.do(slots.begin_half_day, morning.id, carry_over=True)

    assert day.room.participants[0].presence is Presence.PRESENT


def test_half_days_are_put_right_by_hand_and_stay(day: Evening) -> None:
    morning, afternoon = day.room.half_days
    noon = MORNING + timedelta(hours=4)
    day.do(
        slots.edit_half_days,
        day.session_id,
        [
            (morning.id, Text("Usine", "Plant"), MORNING, noon),
            (afternoon.id, Text(), noon, noon + timedelta(hours=2)),
            (None, Text("Cocktail", "Drinks"), noon + timedelta(hours=4), noon + timedelta(hours=6)),
        ],
    )
    day.do(programme.edit_session, day.session_id, ends_at=MORNING + timedelta(hours=2))

    assert [each.label.fr for each in day.room.half_days] == ["Usine", "", "Cocktail"]
    day.do(slots.lay_out_again, day.session_id)
    assert [each.part for each in day.room.half_days] == ["morning"]


def test_a_half_day_with_people_in_it_cannot_be_left_out(day: Evening) -> None:
    day.do(attendance.arrive, day.side(Side.CUSTOMER)[0])
    _, afternoon = day.room.half_days

    with pytest.raises(Refused, match="half_day_has_people"):
        day.do(slots.edit_half_days, day.session_id, [(afternoon.id, Text(), afternoon.starts_at, afternoon.ends_at)])


def test_nobody_leaves_before_they_came(day: Evening) -> None:
    somebody, morning = day.side(Side.CUSTOMER)[0], day.room.half_days[0]
    wrong = Attendance(Presence.LEFT, MORNING, MORNING - timedelta(minutes=1))

    with pytest.raises(Refused, match="left_before_arriving"):
        day.do(attendance.correct_attendance, somebody, morning.id, wrong)


def test_a_walk_in_is_on_the_list_here_and_wears_a_spare_badge(day: Evening) -> None:
    arrival = day.do(attendance.walk_in, day.session_id, NOEL, 3)
    newcomer = day.room.participants[-1]

    assert (newcomer.id, newcomer.guest, newcomer.presence) == (arrival.participant_id, True, Presence.PRESENT)
    assert day.room.spares == {3: newcomer.id}


@pytest.mark.parametrize(("number", "key"), [(3, "spare_is_taken"), (0, "spare_unknown"), (11, "spare_unknown")])
def test_a_spare_badge_is_given_once(day: Evening, number: int, key: str) -> None:
    day.do(attendance.walk_in, day.session_id, NOEL, 3)

    with pytest.raises(Refused, match=key):
        day.do(attendance.walk_in, day.session_id, NOEL, number)
    assert len(day.room.participants) == 5


def test_a_walk_in_taken_back_gives_the_spare_badge_back(day: Evening) -> None:
    arrival = day.do(attendance.walk_in, day.session_id, NOEL, 3)
    day.do(people.remove_participant, arrival.participant_id)

    assert (len(day.room.participants), day.room.spares) == (4, {})


def test_a_lost_spare_badge_is_nobody_s_again(day: Evening) -> None:
    arrival = day.do(attendance.walk_in, day.session_id, NOEL, 3)
    day.do(people.new_badge, arrival.participant_id)

    assert day.room.spares == {3: None}
    with pytest.raises(Refused, match="spare_is_taken"):
        day.do(attendance.give_spare, day.side(Side.CUSTOMER)[0], 3)


def test_the_quorum_is_kept_with_the_session(day: Evening) -> None:
    day.do(programme.set_quorum, day.session_id, Quorum(QuorumKind.SHARE, 60))

    assert day.room.session is not None
    assert day.room.session.quorum == Quorum(QuorumKind.SHARE, 60)
