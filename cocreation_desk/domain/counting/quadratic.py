"""Quadratic votes: credits buy votes for or against, and n votes for one option cost n × n credits.

Source: S. Lalley and E. G. Weyl, "Quadratic Voting: How Mechanism Design Can Radicalize Democracy", AEA Papers and
Proceedings 108 (2018) 33–37. The theory supposes that nobody colludes. ``points`` are the credits each person has, 100
by default. Where equal sums stand across the last seat, the one with more supporters less opponents has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_credits
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Points, pile
from cocreation_desk.domain.counting.result import Count, Decider, Moment, Tally, chosen
from cocreation_desk.domain.counting.rules import QUORUM, Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    cast = pile(papers, Points)
    votes, for_it, against = (dict.fromkeys(options, 0) for _ in range(3))
    for paper, alike in cast.papers.items():
        for option, n in paper.points.items():
            votes[option] += n * alike
            (for_it if n > 0 else against)[option] += alike
    tallies = [
        Tally(
            option,
            Fraction(votes[option]),
            for_it[option] + against[option],
            {"against": against[option], "for": for_it[option]},
        )
        for option in options
    ]
    balance = Decider("supporters", lambda level: {option: for_it[option] - against[option] for option in level})
    spent = sum(n * n * alike for paper, alike in cast.papers.items() for n in paper.points.values())
    story = (Moment("credits_spent", {"credits": spent, "each": rules.points}),)
    return chosen("quadratic", cast, tallies, rules, deciders=(balance,), story=story)


QUADRATIC = Method(
    "quadratic",
    paper="credits",
    check=check_credits,
    count=count,
    defaults=Rules(points=100),
    asks=QUORUM | {"points", "seats", "tie_rule"},
)
