"""Groups, act by act: wished, drawn, put right by hand, told, forgotten and put back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_desk.desk import groups, people
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.grouping import Wishes
from cocreation_desk.domain.groups import GroupPlan, Guides, Stations, Wanted, What, draw
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from tests.evenings import Evening

THREE_TABLES = Wanted(groups=3)


@pytest.fixture
def session_id(evening: Evening) -> str:
    evening.hold(customers=6, company=6)
    return evening.session_id


def the_plan(evening: Evening) -> GroupPlan:
    return evening.room.groupings[0]


def a_drawn_plan(evening: Evening, session_id: str, wanted: Wanted = THREE_TABLES) -> GroupPlan:
    plan_id = evening.do(groups.make_plan, session_id, wanted)
    plan = the_plan(evening)
    evening.do(groups.write_seating, plan_id, draw(plan, evening.room.participants, 7), 7)
    return the_plan(evening)


def test_a_plan_comes_back_from_the_file_as_it_was_wished_and_drawn(evening: Evening, session_id: str) -> None:
    one, other, third = (each.id for each in evening.room.participants[:3])
    wanted = Wanted(
        what=What.VISIT, groups=2, features=("side", "organisation"), sides=(Side.CUSTOMER, Side.COMPANY),
        wishes=Wishes(together=(frozenset({one, other}),), apart=(frozenset({one, third}),)),
        stations=Stations(("Four", "Réception"), 20, 5, 2, evening.clock.now()),
    )  # fmt: skip
    plan = a_drawn_plan(evening, session_id, wanted)
    evening.do(groups.name_guides, plan.id, 1, Guides("  Sonia  ", "Yann"))

    kept = the_plan(evening)

    assert kept.wanted == wanted
    assert kept.rounds == plan.rounds and kept.seed == 7
    assert kept.guides == {1: Guides("Sonia", "Yann")}
    assert kept.group_of(one) == kept.group_of(other) != kept.group_of(third)


def test_there_is_one_plan_of_each_sort(evening: Evening, session_id: str) -> None:
    first = evening.do(groups.make_plan, session_id, Wanted(groups=3))
    again = evening.do(groups.make_plan, session_id, Wanted(groups=4))
    pairs = evening.do(groups.make_plan, session_id, Wanted(what=What.PAIRS))

    assert first == again != pairs
    assert [each.wanted.what for each in evening.room.groupings] == [What.TABLES, What.PAIRS]


def test_what_is_done_by_hand_gives_back_what_was_before(evening: Evening, session_id: str) -> None:
    plan = a_drawn_plan(evening, session_id)
    one, other = plan.rounds[0][0][0], plan.rounds[0][1][0]

    before = evening.do(groups.swap_people, plan.id, 0, one, other)
    assert the_plan(evening).group_of(one) == 1
    evening.do(groups.write_seating, plan.id, before)

    assert the_plan(evening).rounds == plan.rounds


def test_a_table_that_everybody_left_is_still_there(evening: Evening, session_id: str) -> None:
    plan = a_drawn_plan(evening, session_id)
    for person in plan.rounds[0][2]:
        evening.do(groups.move_person, plan.id, 0, person, 0)

    assert [len(table) for table in the_plan(evening).rounds[0]] == [8, 4, 0]


def test_locks_outlive_a_new_seating(evening: Evening, session_id: str) -> None:
    plan = a_drawn_plan(evening, session_id)
    held = plan.rounds[0][0][:2]
    evening.do(groups.lock, plan.id, held)
    locked = the_plan(evening)
    evening.do(groups.write_seating, plan.id, draw(locked, evening.room.participants, 8), 8)

    after = the_plan(evening)

    assert after.locked == set(held)
    assert all(after.group_of(each) == 0 for each in held)
    evening.do(groups.lock, plan.id, held, False)
    assert not the_plan(evening).locked


def test_who_is_absent_leaves_and_who_walked_in_is_seated(evening: Evening, session_id: str) -> None:
    plan = a_drawn_plan(evening, session_id)
    gone = plan.rounds[0][0][0]
    evening.do(people.mark_presence, gone, Presence.ABSENT)
    new = evening.do(people.add_participant, session_id, NewParticipant("Nadia", "", Side.CUSTOMER))

    evening.do(groups.catch_up, plan.id)

    after = the_plan(evening)
    assert after.group_of(gone) is None
    assert after.group_of(new) == 0


def test_a_seating_drawn_for_somebody_who_has_left_the_list_is_refused(evening: Evening, session_id: str) -> None:
    plan = a_drawn_plan(evening, session_id)
    gone = plan.rounds[0][0][0]
    evening.do(people.remove_participant, gone)

    assert the_plan(evening).group_of(gone) is None
    with pytest.raises(Refused, match="groups_list_changed"):
        evening.do(groups.write_seating, plan.id, plan.rounds)


def test_the_room_is_told_of_a_seating_only(evening: Evening, session_id: str) -> None:
    plan_id = evening.do(groups.make_plan, session_id, Wanted(groups=3, rounds=2))
    with pytest.raises(Refused, match="groups_not_drawn"):
        evening.do(groups.tell_room, plan_id)

    plan = a_drawn_plan(evening, session_id, Wanted(groups=3, rounds=2))
    evening.do(groups.tell_room, plan.id)
    evening.do(groups.go_to_round, plan.id, 1)

    assert the_plan(evening).told_at == evening.clock.now()
    assert the_plan(evening).round_now == 1
    with pytest.raises(Refused, match="groups_no_such_round"):
        evening.do(groups.go_to_round, plan.id, 2)


def test_a_forgotten_plan_can_be_put_back(evening: Evening, session_id: str) -> None:
    plan = a_drawn_plan(evening, session_id)
    gone = plan.rounds[0][0][0]
    kept = evening.do(groups.forget_plan, plan.id)
    assert not evening.room.groupings

    evening.do(people.remove_participant, gone)
    evening.do(groups.put_back, kept)

    tables = tuple(tuple(each for each in table if each != gone) for table in plan.rounds[0])
    assert the_plan(evening) == replace(plan, rounds=(tables,))
