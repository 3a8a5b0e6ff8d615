"""Void papers are voters without a vote, whatever the method: they change no result but the number of voters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import (
    BLANK,
    VOID_REASONS,
    Degree,
    Duels,
    Grades,
    Marks,
    Paper,
    PaperKind,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
    Void,
    from_json,
    to_json,
)
from cocreation_desk.domain.counting.result import Count

A, B = "a", "b"
MARKED: dict[PaperKind, Marks] = {
    "ticks": Ticks(frozenset({A})),
    "points": Points({A: 1}),
    "grades": Grades({A: 4, B: 2}),
    "degree": Degree(2),
    "stance": Stance("none"),
    "ranks": Ranking((frozenset({A}), frozenset({B}))),
    "credits": Points({A: 2}),
    "duels": Duels(frozenset({(A, B)})),
    "spots": Spots({A: (4, 2)}),
}


@pytest.mark.parametrize("name", METHODS)
def test_voters_are_blank_and_void_and_valid(name: str) -> None:
    method = METHODS[name]
    options = (A,) if method.most_options == 1 else (A, B)
    marks = MARKED[method.paper]
    if isinstance(marks, Grades):
        marks = Grades({option: marks.grades[option] for option in options})
    rules = method.rules({"budget": "10", "costs": {A: "5", B: "6"}} if name in ("budget", "equal_shares") else {})
    valid = [Paper(marks)] * 6

    without = method.count(options, [*valid, Paper(BLANK)], rules)
    found = method.count(options, [*valid, Paper(BLANK), *(Paper(Void(each)) for each in VOID_REASONS)], rules)

    assert (found.voters, found.blank, found.void, found.valid) == (12, 1, 5, 6)
    assert (found.winners, found.tied, found.outcome, found.tallies) == (
        without.winners,
        without.tied,
        without.outcome,
        without.tallies,
    )
    assert Count.from_json(found.to_json()) == found


def test_void_papers_are_there_for_the_quorum_and_for_a_majority_of_the_voters() -> None:
    """Ten voters, of whom four void: six yes are all of the valid votes, and not two thirds of those who voted."""
    rules = METHODS["yesno"].rules({"majority": "two_thirds", "base": "voters", "quorum": "1/2"})
    rules = replace(rules, registered=20)
    papers = [Paper(Ticks(frozenset({A})))] * 6 + [Paper(Void("unclear"))] * 4

    count = METHODS["yesno"].count((A, B), papers, rules)

    assert count.outcome == "rejected"
    assert count.moment("quorum") == {"met": True, "present": 10, "needed": Fraction(10), "registered": 20}


def test_a_void_paper_is_written_and_read_with_its_reason() -> None:
    for reason in VOID_REASONS:
        assert from_json(to_json(Void(reason))) == Void(reason)
    for wrong in ({"void": "because"}, {"void": "other", "ticks": []}):
        with pytest.raises(ValueError):
            from_json(wrong)
