"""Impact and effort: where the room places each idea, and how much it agrees.

Source: our own convention, `engineering/METHODS.md` §3 and `domain/STEPS_AND_BALLOTS.md` §2.1. The place of an idea is
its median impact and median effort; a bar goes from quartile to quartile. Above the middle of the scale is high, below
is low, and an idea on a line is in no quadrant. Where the quartiles are further apart than two fifths of the scale, the
room disagrees, and the story says so: a split is never averaged away. Nothing is decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from cocreation_desk.domain.counting.checks import check_spots
from cocreation_desk.domain.counting.exact import Detail
from cocreation_desk.domain.counting.graded import at
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Spots, pile
from cocreation_desk.domain.counting.result import Count, Moment, Tally, rank, shown
from cocreation_desk.domain.counting.rules import Rules

QUADRANTS = {
    (True, False): "quick_win",
    (True, True): "big_project",
    (False, False): "small_plus",
    (False, True): "avoid",
}
DISAGREE = Fraction(2, 5)

_Spreads: TypeAlias = tuple[Counter[int], Counter[int]]  # how many gave each impact, and each effort


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    placed = pile(papers, Spots)
    spreads: dict[str, _Spreads] = {option: (Counter(), Counter()) for option in options}
    for paper, alike in placed.papers.items():
        for option, spot in paper.spots.items():
            for spread, mark in zip(spreads[option], spot, strict=True):
                spread[mark] += alike
    people = {option: impact.total() for option, (impact, _) in spreads.items()}
    where = {option: _place(spreads[option], rules.grades) for option, n in people.items() if n}
    middles = {option: [_quarter(spread, 2) for spread in spreads[option]] for option in where}
    tallies = [
        Tally(
            option,
            score=middles[option][0] - middles[option][1] if n else Fraction(0),
            people=n,
            no_opinion=placed.valid - n,
            median=middles[option][0] if n else None,
        )
        for option, n in people.items()
    ]
    ranking = rank({tally.option: tally.score for tally in tallies if tally.people})
    return shown("quadrant", placed, tallies, rules, ranking=ranking, story=(Moment("places", where),))


def _place(spreads: _Spreads, scale: Sequence[int]) -> Detail:
    (impact_from, impact, impact_to), (effort_from, effort, effort_to) = (
        [_quarter(spread, quarters) for quarters in (1, 2, 3)] for spread in spreads
    )
    middle, wide = Fraction(scale[0] + scale[-1], 2), DISAGREE * (scale[-1] - scale[0])
    on_a_line = middle in (impact, effort)
    return {
        "impact": impact,
        "effort": effort,
        "impact_from": impact_from,
        "impact_to": impact_to,
        "effort_from": effort_from,
        "effort_to": effort_to,
        "quadrant": "on_a_line" if on_a_line else QUADRANTS[impact > middle, effort > middle],
        "disagree": max(impact_to - impact_from, effort_to - effort_from) > wide,
    }


def _quarter(spread: Mapping[int, int], quarters: int) -> Fraction:
    """The mark so many quarters of the way from the lowest answer to the highest, perhaps between two of them."""
    steps, rest = divmod(quarters * (sum(spread.values()) - 1), 4)
    here, there = at(spread, steps), at(spread, steps + 1) if rest else 0
    return here + Fraction(rest, 4) * (there - here)


QUADRANT = Method("quadrant", paper="spots", check=check_spots, count=count, asks=frozenset({"grades"}))
