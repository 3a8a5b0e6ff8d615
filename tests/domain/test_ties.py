from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Paper, Ranking, Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ties import check_order, drawn_again, level_in, with_order


def test_those_level_for_the_last_seat_wait_for_a_lot() -> None:
    papers = [Paper(Ticks(frozenset({option}))) for option in ("ash", "oak", "oak", "elm")]
    single = METHODS["single"]
    one, two = (
        single.count(("ash", "oak", "elm"), papers, single.rules({"seats": seats, "tie_rule": "draw"}))
        for seats in (1, 2)
    )

    assert level_in(one) == ()
    assert level_in(two) == ("ash", "elm")


def test_a_count_that_stops_on_the_way_names_who_must_be_drawn() -> None:
    # Oak 4, ash 2, elm 2: the lot says who leaves; whichever it is, oak has half of the rest and more with the transfers.
    orders = ["oak", "oak", "oak", "oak", "ash", "ash", "elm", "elm"]
    papers = [Paper(Ranking((frozenset({option}),))) for option in orders]
    method = METHODS["instant_runoff"]
    stopped = method.count(("oak", "ash", "elm"), papers, method.defaults)
    drawn = method.count(("oak", "ash", "elm"), papers, method.rules({"lot": ["elm", "ash"]}))

    assert level_in(stopped) == ("ash", "elm")
    assert level_in(drawn) == ()
    assert drawn.winners == ("oak",)


def test_an_order_names_each_of_those_level_once() -> None:
    papers = [Paper(Ticks(frozenset({option}))) for option in ("ash", "oak")]
    single = METHODS["single"]
    tied = single.count(("ash", "oak", "elm"), papers, single.defaults)

    check_order(tied, ("oak", "ash"))
    for wrong in (("oak",), ("oak", "oak"), ("oak", "elm"), ("oak", "ash", "elm")):
        with pytest.raises(Refused, match="lot_names_others"):
            check_order(tied, wrong)


@pytest.mark.parametrize("rule", ["runoff", "shared"])
def test_nobody_orders_those_who_share_the_place_or_meet_again(rule: str) -> None:
    papers = [Paper(Ticks(frozenset({option}))) for option in ("ash", "oak")]
    single = METHODS["single"]
    tied = single.count(("ash", "oak"), papers, single.rules({"tie_rule": rule}))

    with pytest.raises(Refused, match="tie_is_not_settled_so"):
        check_order(tied, ("oak", "ash"))


def test_a_second_lot_is_worked_into_the_first() -> None:
    assert with_order((), ("b", "a")) == ("b", "a")
    assert with_order(("b", "a"), ("b", "c", "a")) == ("b", "c", "a")
    assert with_order(("b", "a"), ("c", "a")) == ("c", "b", "a")
    with pytest.raises(Refused, match="lot_contradicts"):
        with_order(("b", "a"), ("a", "c", "b"))


@given(st.permutations("abcdef"), st.permutations("abcdef"), st.integers(0, 6), st.integers(1, 6))
def test_a_later_draw_never_contradicts_an_earlier_one(
    first: list[str], second: list[str], already: int, level: int
) -> None:
    earlier, drawn = first[:already], second[:level]

    order = drawn_again(earlier, drawn)
    merged = with_order(earlier, order)

    assert sorted(order) == sorted(drawn)
    assert [each for each in merged if each in earlier] == earlier
    assert [each for each in order if each not in earlier] == [each for each in drawn if each not in earlier]
    assert [each in earlier for each in order] == [each in earlier for each in drawn]
    assert [each for each in merged if each in drawn] == list(order)


def test_those_drawn_before_share_out_the_places_they_draw_again() -> None:
    assert drawn_again(("b", "a"), ("a", "c", "b")) == ("b", "c", "a")
    assert drawn_again((), ("a", "c", "b")) == ("a", "c", "b")


def test_a_draw_once_more_leaves_every_order_as_likely_as_any_other() -> None:
    """Six second draws after each of the two first ones: every order of the three comes twice."""
    found = Counter(drawn_again(first, second) for first in permutations("ab") for second in permutations("abc"))

    assert set(found.values()) == {2} and len(found) == 6
