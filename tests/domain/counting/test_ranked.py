"""The methods that read an order, against real elections and the examples of those who invented them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Paper, Ranking
from cocreation_desk.domain.counting.result import Count
from tests.domain.counting.shared_examples import shared, shared_or_skip

REAL = ["ranked_burlington_2009_mayor", "ranked_debian_dpl_2006"]
SCHULZE_CASES = shared("schulze_paper_examples").get("cases", [])


def ranking(order: Iterable[str | list[str]]) -> Ranking:
    return Ranking(tuple(frozenset([place] if isinstance(place, str) else place) for place in order))


def counted(name: str, example: Mapping[str, Any], **rules: Any) -> Count:
    papers = [Paper(ranking(ballot["ranking"])) for ballot in example["ballots"] for _ in range(ballot["count"])]
    method = METHODS[name]
    return method.count(tuple(example["candidates"]), papers, method.rules(rules))


@pytest.mark.parametrize("name", REAL)
def test_the_rounds_of_the_instant_runoff_are_those_that_were_published(name: str) -> None:
    example = shared_or_skip(name)
    expected = example["expected"]["irv"]

    count = counted("instant_runoff", example)

    assert count.winners == (expected["winner"],)
    assert [
        {
            "tally": moment.details["votes"],
            "exhausted": moment.details["exhausted"],
            "out": moment.details.get("out"),
            "winner": moment.details.get("winner"),
        }
        for moment in count.story
    ] == [
        {
            "tally": round_["tally"],
            "exhausted": round_["exhausted"],
            "out": (round_["eliminated"],) if "eliminated" in round_ else None,
            "winner": round_.get("winner"),
        }
        for round_ in expected["rounds"]
    ]


@pytest.mark.parametrize("name", REAL)
def test_duels_condorcet_schulze_and_borda_of_real_elections(name: str) -> None:
    example = shared_or_skip(name)
    expected = example["expected"]

    schulze, borda = counted("schulze", example), counted("borda", example)

    won = schulze.moment("duels")
    assert won is not None
    assert all(
        row.items() <= expected["pairwise_unranked_last"][a].items()
        for a, row in won.items()
        if isinstance(row, Mapping)
    )
    assert schulze.moment("condorcet_winner") == {"option": expected["condorcet_winner"]}
    assert [list(place) for place in schulze.ranking] == expected["schulze_winning_votes"]["ranking_with_ties"]
    assert borda.winners == (expected["borda_symmetric"]["winner"],)
    assert {tally.option: tally.score for tally in borda.tallies} == {
        option: Fraction(points) for option, points in expected["borda_symmetric"]["points"].items()
    }


def test_in_burlington_three_methods_chose_three_mayors() -> None:
    example = shared_or_skip("ranked_burlington_2009_mayor")

    assert counted("instant_runoff", example).winners == ("Bob Kiss",)
    assert counted("schulze", example).winners == ("Andy Montroll",)
    assert max(counted("instant_runoff", example).tallies, key=lambda tally: tally.score).option == "Kurt Wright"


@pytest.mark.parametrize("case", SCHULZE_CASES, ids=lambda case: str(case["name"]))
def test_the_examples_of_schulzes_paper(case: dict[str, Any]) -> None:
    expected = case["expected"]

    count = counted("schulze", case)

    assert set(count.winners) | set(count.tied) == set(expected["schulze_winning_votes_winners"])
    assert (count.outcome == "tie") == (len(expected["schulze_winning_votes_winners"]) > 1)
    if strongest := expected.get("strongest_paths_winning_votes"):
        assert count.moment("paths") == strongest


def test_the_scottish_governments_worked_example_stage_by_stage() -> None:
    example = shared_or_skip("stv_scottish_government_worked_example")
    expected = example["expected"]

    count = counted("stv", example, seats=example["seats"])

    assert list(count.winners) == expected["winners_in_order_of_election"]
    assert count.moment("quota") == {"papers": example["n_ballots"], "seats": 3, "quota": expected["quota"]}
    stages = [moment.details["votes"] for moment in count.story if moment.key == "stage"]
    assert stages[0] == expected["first_count"]
    assert stages[1:] == [
        {option: Fraction(votes) for option, votes in stage["votes"].items()}
        for stage in expected["votes_after_each_transfer"]
    ]


def test_what_follows_a_rank_given_twice_is_not_guessed() -> None:
    example = {
        "candidates": ["A", "B", "C"],
        "ballots": [{"count": 2, "ranking": [["A", "B"], "C"]}, {"count": 1, "ranking": ["C", ["A", "B"]]}],
    }

    count = counted("instant_runoff", example)

    assert (count.winners, count.valid) == (("C",), 3)
    assert count.story[0].details["exhausted"] == 2


def test_a_lot_is_asked_for_only_when_it_matters_who_leaves() -> None:
    level = {
        "candidates": ["A", "B", "C"],
        "ballots": [
            {"count": 3, "ranking": ["A"]},
            {"count": 2, "ranking": ["B", "C"]},
            {"count": 2, "ranking": ["C", "B"]},
        ],
    }

    count = counted("instant_runoff", level)

    assert (count.outcome, count.winners, count.tied) == ("tie", (), ("B", "C"))
    assert count.moment("lot_needed") == {"options": ("B", "C"), "changes_winners": True}
    assert counted("instant_runoff", level, lot=("C", "A", "B")).winners == ("C",)
    assert counted("instant_runoff", level, lot=("B", "A", "C")).winners == ("B",)


def test_a_lot_between_two_that_cannot_win_changes_nothing() -> None:
    level = {
        "candidates": ["A", "B", "C", "D"],
        "ballots": [
            {"count": 4, "ranking": ["A"]},
            {"count": 3, "ranking": ["D"]},
            {"count": 2, "ranking": ["B", "A"]},
            {"count": 2, "ranking": ["C", "A"]},
        ],
    }

    count = counted("instant_runoff", level)

    assert (count.outcome, count.winners) == ("chosen", ("A",))
    assert count.moment("lot_needed") == {"options": ("B", "C"), "changes_winners": False}


def test_the_latest_earlier_round_decides_before_any_lot() -> None:
    """By hand: D leaves (1), C 3 + 1 = 4 is level with B (4); in round one C had 3 and B 4, so C leaves."""
    earlier = {
        "candidates": ["A", "B", "C", "D"],
        "ballots": [
            {"count": 6, "ranking": ["A"]},
            {"count": 4, "ranking": ["B"]},
            {"count": 3, "ranking": ["C", "B"]},
            {"count": 1, "ranking": ["D", "C", "B"]},
        ],
    }

    count = counted("instant_runoff", earlier)

    assert [moment.details.get("out") for moment in count.story] == [("D",), ("C",), None]
    assert count.winners == ("B",)


@pytest.fixture(scope="module")
def ten_thousand() -> list[Paper]:
    chance = Random(1)
    return [Paper(ranking(chance.sample("ABCDEFGHIJKL", chance.randint(1, 12)))) for _ in range(10_000)]


@pytest.mark.parametrize("name", ["instant_runoff", "schulze", "borda", "stv"])
def test_ten_thousand_papers_of_twelve_options_are_counted(name: str, ten_thousand: list[Paper]) -> None:
    """Hardly two of them alike; ``benchmarks/counting.py`` counts a hundred thousand and measures."""
    assert METHODS[name].count("ABCDEFGHIJKL", ten_thousand, METHODS[name].defaults).valid == 10_000
