"""Who sits with whom: everybody once a round, at even tables, mixed, together or apart as wished."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.grouping import (
    Guest,
    Wishes,
    even_sizes,
    pairs,
    quality,
    seat,
    with_newcomer,
    without,
)

CODIR = [Guest(f"{side}{number}", {"side": side}) for side in ("customer", "company") for number in range(9)]


def people(n: int) -> list[Guest]:
    return [Guest(f"p{number}") for number in range(n)]


def at_once(done: float) -> bool:
    """What must hold holds from the first moment, however long one searches."""
    return False


@given(st.integers(1, 40), st.integers(1, 12), st.integers(1, 3), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_everybody_sits_once_a_round_at_even_tables(n: int, tables: int, rounds: int, seed: int) -> None:
    tables = min(n, tables)
    guests = people(n)

    for each in seat(guests, even_sizes(n, tables), rounds, seed=seed, progress=at_once):
        assert sorted(guest for table in each for guest in table) == sorted(guest.id for guest in guests)
        assert max(map(len, each)) - min(map(len, each)) <= 1


def test_three_tables_of_an_open_codir_have_three_of_each_side() -> None:
    """SCENARIOS §1.3, 11:25: « new platform: mixed tables 3 + 3 »."""
    (tables,) = seat(CODIR, even_sizes(18, 3))

    assert all(sum(each.startswith("customer") for each in table) == 3 for table in tables)


def test_pairs_are_one_customer_with_one_executive_and_new_ones_each_time() -> None:
    rounds = seat(CODIR, pairs(18), rounds=3)

    found = quality(CODIR, rounds)
    assert (found.worst_gap, found.meetings_again, found.pairs_met) == (0, 0, 27)


def test_nine_people_can_all_meet_in_four_rounds_of_three() -> None:
    """The affine plane of order 3 (Bose, 1938): 12 lines of 3 points through which each of the 36 pairs meets once."""
    guests = people(9)
    found = [quality(guests, seat(guests, (3, 3, 3), rounds=4, seed=seed)) for seed in range(5)]

    assert max(each.pairs_met for each in found) == 36
    assert min(each.meetings_again for each in found) == 0


def test_an_odd_number_makes_one_three() -> None:
    assert (pairs(1), pairs(2), pairs(3), pairs(9)) == ((1,), (2,), (3,), (3, 2, 2, 2))


@pytest.mark.parametrize("seed", range(5))
def test_wishes_hold(seed: int) -> None:
    wishes = Wishes(
        together=(frozenset({"customer0", "company0"}), frozenset({"company0", "customer5"})),
        apart=(frozenset({"customer1", "customer2", "customer3"}),),
    )
    for tables in seat(CODIR, even_sizes(18, 3), rounds=3, wishes=wishes, seed=seed):
        homes = {guest: at for at, table in enumerate(tables) for guest in table}
        assert homes["customer0"] == homes["company0"] == homes["customer5"]
        assert len({homes["customer1"], homes["customer2"], homes["customer3"]}) == 3


def test_who_is_locked_stays_when_the_rest_is_drawn_again() -> None:
    first = seat(CODIR, even_sizes(18, 3), seed=1)
    locked = ((first[0][0][:3], (), first[0][2][:1]),)

    (again,) = seat(CODIR, even_sizes(18, 3), locked=locked, seed=2)

    assert set(locked[0][0]) <= set(again[0]) and set(locked[0][2]) <= set(again[2])
    assert (again,) != first


def test_the_same_seed_gives_the_same_tables() -> None:
    assert seat(CODIR, even_sizes(18, 4), 2, seed=7) == seat(CODIR, even_sizes(18, 4), 2, seed=7)


@pytest.mark.parametrize(
    ("sizes", "wishes", "key"),
    [
        ((6, 6), Wishes(), "grouping_sizes"),
        ((6, 6, 6), Wishes(together=(frozenset(f"customer{n}" for n in range(7)),)), "grouping_together_too_many"),
        (
            (6, 6, 6),
            Wishes((frozenset({"customer0", "customer1"}),), (frozenset({"customer0", "customer1"}),)),
            "grouping_together_and_apart",
        ),
    ],
)
def test_what_cannot_hold_is_refused(sizes: tuple[int, ...], wishes: Wishes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        seat(CODIR, sizes, wishes=wishes)

    assert refused.value.key == key


def test_too_few_seats_and_too_many_tables_are_refused() -> None:
    with pytest.raises(Refused, match="grouping_too_few_seats"):
        even_sizes(20, 3, capacity=6)
    with pytest.raises(Refused, match="grouping_tables"):
        even_sizes(3, 4)


@given(st.sets(st.integers(0, 17), max_size=12), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_when_some_do_not_come_the_fewest_move(gone: set[int], seed: int) -> None:
    before = seat(CODIR, even_sizes(18, 3), 2, seed=seed, progress=at_once)
    missing = {CODIR[at].id for at in gone}

    for was, now in zip(before, without(before, missing), strict=True):
        assert {each for table in now for each in table} == {guest.id for guest in CODIR} - missing
        sizes = sorted(len(set(table) - missing) for table in was)
        fair = sorted(map(len, now))
        assert fair[-1] - fair[0] <= 1
        moved = sum(len(set(after) - set(table)) for table, after in zip(was, now, strict=True))
        assert moved == sum(max(0, size - want) for size, want in zip(sizes, fair, strict=True))


def test_a_newcomer_joins_the_smallest_tables_and_nobody_moves() -> None:
    rounds = ((("a", "b"), ("c",)), (("a", "c"), ("b",)))

    assert with_newcomer(rounds, "z") == ((("a", "b"), ("c", "z")), (("a", "c"), ("b", "z")))


def test_the_quality_is_what_one_counts_by_hand() -> None:
    guests = [
        Guest("a", {"side": "x"}),
        Guest("b", {"side": "x"}),
        Guest("c", {"side": "y"}),
        Guest("d", {"side": "y"}),
    ]
    found = quality(guests, ((("a", "b"), ("c", "d")), (("a", "b"), ("c", "d"))), Wishes(apart=(frozenset("ab"),)))

    assert found.worst_gap == 1  # two of x at a table whose fair share is one
    assert (found.meetings_again, found.pairs_met, found.pairs) == (2, 2, 6)
    assert not found.kept_apart
