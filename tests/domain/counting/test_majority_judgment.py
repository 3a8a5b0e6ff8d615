"""Majority judgment against Mieux Voter's own tallies, and against taking judgments away one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.counting.majority_judgment import order
from tests.domain.counting.shared_examples import shared

CASES = shared("mj_mieuxvoter_assertions").get("cases", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["title"]))
def test_the_tallies_of_mieux_voter_come_out_in_their_order(case: dict[str, Any]) -> None:
    if case.get("mode") == "MedianDefault":
        pytest.skip("with us a missing grade is the worst grade, never the median")
    spreads = {str(n): judged(case, tally) for n, tally in enumerate(case["tallies"])}

    above = 0
    ranks: dict[str, int] = {}
    for group in order(spreads):
        ranks |= dict.fromkeys(group, above + 1)
        above += len(group)

    assert [ranks[option] for option in spreads] == case["ranks"]


def judged(case: dict[str, Any], tally: list[int]) -> dict[int, int]:
    spread = dict(enumerate(tally))
    if case.get("mode") != "Normalized":
        spread[case.get("default", 0)] += case["participants"] - sum(tally)
    return spread


@settings(max_examples=50, deadline=None)
@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 3), min_size=n, max_size=n), min_size=2, max_size=5)
    )
)
def test_it_is_the_order_of_taking_the_middle_judgment_away_again_and_again(judgments: list[list[int]]) -> None:
    spreads = {str(n): {grade: given.count(grade) for grade in range(4)} for n, given in enumerate(judgments)}

    place = {option: n for n, group in enumerate(order(spreads)) for option in group}

    values = {str(n): majority_value(given) for n, given in enumerate(judgments)}
    assert all((values[a] > values[b]) == (place[a] < place[b]) for a in values for b in values)


def majority_value(judgments: list[int]) -> list[int]:
    """Balinski and Laraki's definition, to the letter."""
    left = sorted(judgments)
    return [left.pop((len(left) - 1) // 2) for _ in judgments]
