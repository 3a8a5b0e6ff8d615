"""Plans of groups: sizes, who is seated, locks, hand moves, and rotations in which nobody collides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.grouping import quality
from cocreation_desk.domain.groups import (
    GroupPlan,
    Stations,
    Wanted,
    What,
    caught_up,
    changed,
    checked,
    counted,
    draw,
    moved,
    rotation,
    sizes,
    swapped,
)
from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.shapes import how_many, shape
from tests.rooms import MORNING, people


def drawn(wanted: Wanted, who: tuple[Participant, ...]) -> GroupPlan:
    plan = GroupPlan("g", "session", wanted)
    return replace(plan, rounds=draw(plan, who, 1))


def test_three_mixed_tables_have_three_customers_and_three_executives_each() -> None:
    """SCENARIOS 1.3, 11:25: « three mixed tables, 3 + 3 »."""
    plan = drawn(Wanted(groups=3), people())

    assert counted(plan, people(), "side") == [Counter(customer=3, company=3)] * 3


@pytest.mark.parametrize(
    ("wanted", "people", "expected"),
    [
        (Wanted(groups=2), 19, (10, 9)),
        (Wanted(size=6), 20, (5, 5, 5, 5)),
        (Wanted(what=What.PAIRS), 19, (3, 2, 2, 2, 2, 2, 2, 2, 2)),
        (Wanted(what=What.PAIRS), 1, (1,)),
    ],
)
def test_sizes_differ_by_one_at_most_and_nobody_is_alone(
    wanted: Wanted, people: int, expected: tuple[int, ...]
) -> None:
    assert sizes(wanted, people) == expected


def test_nobody_to_seat_is_said() -> None:
    with pytest.raises(Refused, match="groups_nobody"):
        draw(GroupPlan("g", "session", Wanted()), (), 1)


def test_only_those_sides_that_are_wanted_and_who_may_still_come_are_seated() -> None:
    who = tuple(replace(each, presence=Presence.ABSENT) if each.id == "c1" else each for each in people())

    plan = drawn(Wanted(groups=2, sides=(Side.CUSTOMER,)), who)

    assert plan.seated == {f"c{n}" for n in range(2, 10)}


def test_whoever_is_locked_stays_when_the_rest_is_drawn_again() -> None:
    first = drawn(Wanted(groups=3, rounds=2), people())
    held = replace(first, locked=frozenset({"c1", "e5", "e9"}))

    again = replace(held, rounds=draw(held, people(), 2))

    assert again.rounds != first.rounds
    assert [again.group_of(each, at) for each in held.locked for at in (0, 1)] == [
        first.group_of(each, at) for each in held.locked for at in (0, 1)
    ]


def test_locks_of_a_seating_with_other_tables_are_refused_rather_than_lost() -> None:
    plan = replace(drawn(Wanted(groups=3), people()), locked=frozenset({"c1"}))

    with pytest.raises(Refused, match="groups_locked_elsewhere"):
        draw(replace(plan, wanted=Wanted(groups=2)), people(), 2)


def test_no_shows_leave_and_a_walk_in_gets_the_smallest_table() -> None:
    before = drawn(Wanted(groups=3), people())
    gone = before.rounds[0][1][0]
    who = tuple(replace(each, presence=Presence.ABSENT) if each.id == gone else each for each in people())
    who += (replace(who[0], id="new"),)

    after = replace(before, rounds=caught_up(before, who))

    assert changed(before, who).gone == (gone,) and changed(before, who).new == ("new",)
    assert not changed(after, who)
    assert after.group_of("new") == 1
    assert all(after.group_of(each) == before.group_of(each) for each in before.seated - {gone})


def test_by_hand_one_moves_or_two_swap_in_that_round_alone() -> None:
    rounds = ((("a", "b"), ("c", "d")), (("a", "c"), ("b", "d")))

    assert moved(rounds, 0, "a", 1) == ((("b",), ("c", "d", "a")), (("a", "c"), ("b", "d")))
    assert swapped(rounds, 1, "a", "b") == ((("a", "b"), ("c", "d")), (("b", "c"), ("a", "d")))
    with pytest.raises(Refused, match="groups_not_seated"):
        moved(rounds, 0, "z", 1)


@pytest.mark.parametrize("stations", range(1, 11))
@pytest.mark.parametrize("groups", range(1, 11))
@pytest.mark.parametrize("at_once", [1, 2])
def test_each_group_is_at_each_station_once_and_none_is_too_full(stations: int, groups: int, at_once: int) -> None:
    stops = rotation(Stations(tuple(f"S{n}" for n in range(stations)), at_once=at_once), groups)

    for group in range(groups):
        visited = [stop.stations[group] for stop in stops if stop.stations[group] is not None]
        assert sorted(visited, key=str) == sorted(range(stations), key=str)
    for stop in stops:
        assert max(Counter(each for each in stop.stations if each is not None).values(), default=0) <= at_once


def test_two_groups_on_eight_stations_start_four_apart_as_the_guides_expect() -> None:
    """SCENARIOS 1.2, 10:00: « ● 1→4, ▲ 5→8 », 25 minutes each."""
    stops = rotation(Stations(tuple("12345678"), minutes=25, starts_at=MORNING), 2)

    assert [stop.stations for stop in stops[:4]] == [(0, 4), (1, 5), (2, 6), (3, 7)]
    assert stops[3].ends_at == MORNING + timedelta(minutes=100)


POSTS = Stations(
    ("Four", "Tri", "Mise en boîte", "Palettes", "Quai"), minutes=50, between=20, at_once=2, starts_at=MORNING
)


def test_pairs_change_partners_and_posts_at_every_round() -> None:
    """SCENARIOS 1.2, 09:05: five posts × two pairs, 2 × 50 minutes and 20 to change; here with a third turn."""
    who = people(10, 10)
    plan = drawn(Wanted(what=What.PAIRS, rounds=3, stations=POSTS), who)

    places = [stop.stations for stop in plan.stops]
    assert len(plan.stops) == 3
    assert plan.stops[1].starts_at == MORNING + timedelta(minutes=70)
    partners = [frozenset(pair) for tables in plan.rounds for pair in tables]
    assert len(partners) == len(set(partners)) == 30
    for each in plan.seated:
        seen = [places[turn][group] for turn in range(3) if (group := plan.group_of(each, turn)) is not None]
        assert len(set(seen)) == 3
    assert quality((), plan.rounds, places=places).returns == 0


def test_whoever_is_locked_keeps_their_post_in_every_round() -> None:
    who = people()
    wanted = Wanted(what=What.VISIT, groups=3, rounds=3, stations=Stations(("A", "B", "C")))
    first = drawn(wanted, who)
    held = replace(first, locked=frozenset({"c1", "e2"}))

    again = replace(held, rounds=draw(held, who, 5))

    assert again.rounds != first.rounds
    for each in held.locked:
        assert [again.group_of(each, turn) for turn in range(3)] == [first.group_of(each, turn) for turn in range(3)]


def test_the_same_station_twice_is_refused() -> None:
    with pytest.raises(Refused, match="groups_station_twice"):
        checked(Wanted(stations=Stations(("Four", " four "))))


def test_a_dozen_shapes_are_told_apart_and_lie_in_their_square() -> None:
    shapes = [shape(at) for at in range(how_many())]

    assert len(shapes) >= 12
    assert len({each.key for each in shapes}) == len({each.colour for each in shapes}) == len(shapes)
    assert all(-0.05 <= part <= 1.05 for each in shapes for point in each.outline for part in point)
    assert shape(how_many()) == shape(0)
