"""Counting again: the papers of a file, by any method, for anyone who wants to see for themselves.

Refusals: ``method_unknown`` (method), ``papers_format_unknown`` (format), ``papers_unreadable`` (line),
``papers_for_another_method``, ``papers_beyond_counting`` (papers, options), and those of the door for ballots (``checks``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.checks import check_levels
from cocreation_desk.domain.counting.colleges import count_room
from cocreation_desk.domain.counting.formats import FORMATS
from cocreation_desk.domain.counting.formats.election import MOST_OPTIONS, Election, too_many, unreadable
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import PaperKind, Points
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.text import Text

# The names the field uses for some of the methods.
ALSO_CALLED = {
    "plurality": "single",
    "cumulative": "dots",
    "range": "score",
    "mj": "majority_judgment",
    "irv": "instant_runoff",
    "condorcet": "schulze",
    "scottish_stv": "stv",
    "seqphragmen": "phragmen",
    "greedy": "budget",
    "mes": "equal_shares",
    "pairwise": "wiki_survey",
}


@dataclass(frozen=True)
class Recount:
    """A count, and what its options are called where they have other names."""

    count: Count
    labels: Mapping[str, Text]


def recount(method: str, text: str, format: str, seats: int | None = None, budget: object = None) -> Recount:
    """The count of the papers in ``text``, a file whose name ends in ``.format``.

    Seats and budget given here go before those the file states.
    """
    counted_by = method_called(method)
    reader = FORMATS.get(format.lower().lstrip("."))
    if reader is None:
        raise Refused("papers_format_unknown", format=format)
    one = counted_by.defaults.max_choices == 1
    election = reader(text, counted_by.paper, one=one)
    if not election.options or len(set(election.options)) != len(election.options):
        raise unreadable(1)
    if len(election.options) > MOST_OPTIONS:
        raise too_many()
    rules = _rules_of(election, counted_by.paper, one=one)
    if seats is not None:
        rules["seats"] = seats
    if budget is not None:
        rules["budget"] = budget
    try:
        taken = counted_by.rules(rules)
        check = check_levels if counted_by.paper == "ranks" else counted_by.check
        door = replace(taken, min_choices=1, allow_blank=True)
        for marks in {paper.marks for paper in election.papers}:
            check(marks, election.options, door)
        return Recount(count_room(counted_by, election.options, election.papers, taken), election.labels)
    except ValueError as broken:
        raise Refused("papers_for_another_method") from broken


def _rules_of(election: Election, paper_kind: PaperKind, *, one: bool) -> dict[str, Any]:
    """The file's rules. Files from elsewhere do not say how much might be marked: as much as somebody marked."""
    rules = dict(election.rules)
    if not one:
        rules.setdefault("max_choices", None)
    spent = [
        sum(n * n if paper_kind == "credits" else n for n in marks.points.values())
        for marks in {paper.marks for paper in election.papers}
        if isinstance(marks, Points)
    ]
    if spent:
        rules.setdefault("points", max(spent))
    return rules


def method_called(name: str) -> Method:
    """The method of that name, or of the name the field gives it."""
    plain = name.strip().lower().replace("-", "_")
    method = METHODS.get(ALSO_CALLED.get(plain, plain))
    if method is None:
        raise Refused("method_unknown", method=name)
    return method
