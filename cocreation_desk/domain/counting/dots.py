"""Dots (cumulative vote): k points a person to lay as they like, at most m on one option.

Source: dotmocracy, `domain/STEPS_AND_BALLOTS.md` §2.1. Ranked by points; beside them stands the breadth, how many
people gave any. Where options of equal points stand across the last seat, the one that more people gave points to has
it (`engineering/METHODS.md` §3), and the story says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_points
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Points, pile
from cocreation_desk.domain.counting.result import Count, Decider, Moment, Tally, chosen
from cocreation_desk.domain.counting.rules import QUORUM, Rules, points_each


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    laid = pile(papers, Points)
    points, people = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
    for paper, alike in laid.papers.items():
        for option, n in paper.points.items():
            points[option] += n * alike
            people[option] += alike
    tallies = [Tally(option, Fraction(points[option]), people[option]) for option in options]
    spent = Moment("points_spent", {"points": sum(points.values()), "each": points_each(rules, len(options))})
    breadth = Decider("people", lambda level: {option: people[option] for option in level})
    return chosen("dots", laid, tallies, rules, deciders=(breadth,), story=(spent,))


DOTS = Method(
    "dots",
    paper="points",
    check=check_points,
    count=count,
    asks=QUORUM | {"points", "max_per_option", "seats", "tie_rule"},
)
