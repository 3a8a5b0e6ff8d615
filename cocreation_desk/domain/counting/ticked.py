"""Counting ticks: one person, one tick an option, the most ticked first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.papers import Paper, Pile, Ticks, pile
from cocreation_desk.domain.counting.result import Count, Tally, chosen
from cocreation_desk.domain.counting.rules import Rules


def tallies_of(options: Sequence[str], papers: Pile[Ticks]) -> tuple[Tally, ...]:
    people = dict.fromkeys(options, 0)
    for ticks, alike in papers.papers.items():
        for option in ticks.options:
            people[option] += alike
    return tuple(Tally(option, Fraction(n), n) for option, n in people.items())


def most_ticked(method: str, options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ticked = pile(papers, Ticks)
    return chosen(method, ticked, tallies_of(options, ticked), rules)
