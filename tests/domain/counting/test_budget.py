"""Budgets, greedy and in equal shares, against a real one and by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.equal_shares import Market
from cocreation_desk.domain.counting.lots import Lots
from cocreation_desk.domain.counting.papers import Paper, Ticks
from cocreation_desk.domain.counting.result import Count
from tests.domain.counting.shared_examples import shared_or_skip


def lodz(name: str, **rules: Any) -> tuple[Count, dict[str, Any]]:
    example = shared_or_skip("pb_poland_lodz_2022_nad-nerem")
    costs = {project: about["cost"] for project, about in example["projects"].items()}
    papers = [
        Paper(Ticks(frozenset(ballot["approves"]))) for ballot in example["ballots"] for _ in range(ballot["count"])
    ]
    method = METHODS[name]
    given_rules = method.rules({"budget": example["budget"], "costs": costs, **rules})
    return method.count(tuple(costs), papers, given_rules), example["expected"]


def test_nad_nerem_was_decided_greedily() -> None:
    count, expected = lodz("budget")

    assert sorted(count.winners) == sorted(expected["official_selected"]) == sorted(expected["greedy_by_votes"])


def test_nad_nerem_in_equal_shares_completed_by_steps_of_one() -> None:
    count, expected = lodz("equal_shares", step=1)

    bought = count.moment("shares")
    assert bought is not None
    assert sorted(str(option) for option in bought["bought"] or ()) == sorted(  # type: ignore[union-attr]
        expected["mes_cost_utility_add1_stop_when_exhaustive"]
    )


def test_nad_nerem_in_equal_shares_without_completion() -> None:
    example = shared_or_skip("pb_poland_lodz_2022_nad-nerem")
    costs = {project: Fraction(about["cost"]) for project, about in example["projects"].items()}
    papers = {Ticks(frozenset(ballot["approves"])): int(ballot["count"]) for ballot in example["ballots"]}
    votes = {project: sum(n for ticks, n in papers.items() if project in ticks.options) for project in costs}
    share = Fraction(example["budget"]) / example["n_ballots"]

    bought = Market(papers, votes, costs).bought(share, Lots(()))

    assert sorted(bought) == sorted(example["expected"]["mes_cost_utility_no_completion"])


@pytest.mark.parametrize(
    ("ticks", "seats", "bought"),
    [
        ({"ab": 3, "ac": 3, "ad": 2, "bcf": 1, "e": 1, "f": 1, "g": 1}, 4, ("a",)),
        ({"cd": 3, "ab": 2, "ac": 2, "bd": 1}, 3, ("c", "a")),
    ],
    ids=["example 11", "example 12"],
)
def test_equal_shares_of_lackner_and_skowrons_examples_before_any_completion(
    ticks: dict[str, int], seats: int, bought: tuple[str, ...]
) -> None:
    """Every seat costs one; as abcvoting prints it (tests/expected_output/test_abcbook_example11_py and …12_py, phase 1)."""
    papers = {Ticks(frozenset(options)): n for options, n in ticks.items()}
    votes = {option: sum(n for ticked, n in papers.items() if option in ticked.options) for option in "abcdefg"}
    market = Market(papers, votes, dict.fromkeys("abcdefg", Fraction(1)))

    assert market.bought(Fraction(seats, sum(papers.values())), Lots(())) == bought


def test_equal_shares_give_a_third_of_the_room_a_third_of_the_money() -> None:
    """By hand: 6 people, 60 of money, so 10 each. Four vote for A, B, C (20 each), two for D (20).

    Greedy takes A, B, C with four votes each: 60. In equal shares the four buy two of A, B, C (5 each, twice) and the
    two buy D (10 each).
    """
    papers = [Paper(Ticks(frozenset("ABC")))] * 4 + [Paper(Ticks(frozenset("D")))] * 2
    given_rules = {"budget": 60, "costs": {"A": 20, "B": 20, "C": 20, "D": 20}, "lot": list("ABCD")}

    greedy = METHODS["budget"].count("ABCD", papers, METHODS["budget"].rules(given_rules))
    shares = METHODS["equal_shares"].count("ABCD", papers, METHODS["equal_shares"].rules(given_rules))

    assert set(greedy.winners) == {"A", "B", "C"}
    assert set(shares.winners) == {"A", "B", "D"}


def test_which_of_three_equal_ideas_is_left_out_is_a_matter_for_the_lot() -> None:
    papers = [Paper(Ticks(frozenset("ABC")))] * 4 + [Paper(Ticks(frozenset("D")))] * 2
    method = METHODS["equal_shares"]

    count = method.count("ABCD", papers, method.rules({"budget": 60, "costs": dict.fromkeys("ABCD", 20)}))

    assert (count.outcome, count.winners, count.tied) == ("tie", ("D",), ("A", "B", "C"))


def test_shares_grow_until_one_person_alone_can_pay_for_something_dear() -> None:
    """By hand: 100 people hold 500 each, A costs 10 000 and 99 of them about 101 each, B costs 20 000 and one of them all."""
    papers = [Paper(Ticks(frozenset("A")))] * 99 + [Paper(Ticks(frozenset("B")))]
    method = METHODS["equal_shares"]

    count = method.count("AB", papers, method.rules({"budget": 50_000, "costs": {"A": 10_000, "B": 20_000}}))

    assert count.moment("shares") == {"first": 500, "last": 20_000, "bought": ("A", "B")}


def test_a_budget_vote_without_a_budget_is_a_bug() -> None:
    with pytest.raises(ValueError):
        METHODS["budget"].count("AB", [Paper(Ticks(frozenset("A")))], METHODS["budget"].defaults)


@pytest.mark.parametrize("name", ["budget", "equal_shares"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_never_more_is_spent_than_there_is(name: str, data: st.DataObject) -> None:
    costs = data.draw(st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 9), min_size=2))
    papers = data.draw(st.lists(st.frozensets(st.sampled_from(sorted(costs))).map(Ticks).map(Paper), max_size=9))
    method = METHODS[name]
    rules = method.rules({"budget": data.draw(st.integers(0, 20)), "costs": costs, "lot": sorted(costs)})

    count = method.count(tuple(costs), papers, rules)

    spent = sum(costs[option] for option in count.winners)
    left = int(rules.budget or 0) - spent
    assert left >= 0
    assert all(
        costs[tally.option] > left for tally in count.tallies if tally.people and tally.option not in count.winners
    )
