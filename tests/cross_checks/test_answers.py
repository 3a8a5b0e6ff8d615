"""Elections drawn at random come out here as they came out in other programs (``README.md`` says which, and their rules)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Duels, Grades, Marks, Paper, Ranking, Ticks
from cocreation_desk.domain.counting.result import Count

ANSWERS = Path(__file__).parent / "answers"


def answers(name: str) -> list[dict[str, Any]]:
    return list(json.loads((ANSWERS / f"{name}.json").read_text(encoding="utf-8")))


def counted(name: str, election: Mapping[str, Any], **rules: Any) -> Count:
    method, options = METHODS[name], election["options"]
    papers = [Paper(marks(name, options, given)) for n, given in election["papers"] for _ in range(n)]
    return method.count(tuple(options), papers, method.rules(rules))


def marks(name: str, options: str, given: Any) -> Marks:
    match METHODS[name].paper:
        case "ranks":
            return Ranking(tuple(frozenset(option) for option in given))
        case "grades":
            return Grades(dict(zip(options, given, strict=True)))
        case _:
            return Ticks(frozenset(given))


def level(count: Count) -> set[str]:
    return {*count.winners, *count.tied}


def supported(count: Count, options: Iterable[str]) -> set[str]:
    return {option for option in options if count.of(option).people}


def test_stv_elects_whom_pref_voting_elects() -> None:
    for election in answers("stv"):
        count = counted("stv", election, seats=election["seats"])

        assert set(count.winners) == set(election["answer"]), election


def test_borda_gives_the_points_that_pref_voting_gives() -> None:
    """It counts +1 and −1 where we count 1 and 0: twice our points, less one for each other option on each paper."""
    for election in answers("borda"):
        count = counted("borda", election)

        others = len(election["options"]) - 1
        assert {tally.option: 2 * tally.score - count.valid * others for tally in count.tallies} == election[
            "answer"
        ], election


def test_schulze_finds_those_unbeaten_whom_pref_voting_finds() -> None:
    for election in answers("schulze"):
        assert set(counted("schulze", election).ranking[0]) == set(election["answer"]), election


@pytest.mark.parametrize("name", ["approval", "phragmen"])
def test_committees_are_those_that_abcvoting_seats_by_one_lot_or_another(name: str) -> None:
    for election in answers(name):
        count = counted(name, election, seats=election["seats"], max_choices=None)

        committees = [set(committee) & supported(count, election["options"]) for committee in election["answer"]]
        assert set(count.winners) == set.intersection(*committees), election
        assert level(count) == set.union(*committees), election


def test_a_budget_pays_for_what_pabutools_pays_for() -> None:
    """Except that it spends what is left on ideas nobody voted for."""
    for election in answers("budget"):
        count = counted("budget", election, **money(election))

        assert set(count.winners) == set(election["answer"]) & supported(count, election["options"]), election


def test_equal_shares_buy_what_they_buy_in_pabutools() -> None:
    for election in answers("equal_shares"):
        shares = counted("equal_shares", election, step=election["step"], **money(election)).moment("shares")

        assert shares is not None
        bought = shares["bought"]
        assert isinstance(bought, tuple), election
        assert set(bought) == set(election["answer"]), election


def money(election: Mapping[str, Any]) -> dict[str, Any]:
    return {"budget": election["budget"], "costs": election["costs"], "lot": election["lot"], "max_choices": None}


def test_majority_judgment_chooses_among_those_whom_pref_voting_finds_level() -> None:
    """It goes by the gauge, how many judge above and below the middle, which tells fewer apart than all judgments do."""
    for election in answers("majority_judgment"):
        first = level(counted("majority_judgment", election))

        assert first <= set(election["answer"]), election
        assert first == set(election["answer"]) or len(election["answer"]) > 1, election


def test_the_interval_of_a_wiki_survey_is_that_of_scipy_to_the_tenth_outwards() -> None:
    for election in answers("wiki_survey"):
        duels = [("idea", "other")] * election["won"] + [("other", "idea")] * election["lost"]
        if not duels:
            continue
        survey = METHODS["wiki_survey"]

        count = survey.count(("idea", "other"), [Paper(Duels(frozenset({duel}))) for duel in duels], survey.defaults)

        low, high = election["answer"]
        intervals = count.moment("intervals")
        assert intervals is not None
        assert intervals["idea"] == (Fraction(floor(10 * low), 10), Fraction(ceil(10 * high), 10)), election
