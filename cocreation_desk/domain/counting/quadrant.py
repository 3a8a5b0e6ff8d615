"""Impact and effort: where the room places each idea, and how much it agrees.

Source: our own convention, `engineering/METHODS.md` §3 and `domain/STEPS_AND_BALLOTS.md` §2.1. The place of an idea is
its median impact and median effort; a bar goes from quartile to quartile. Above the middle of the scale is high, below
is low, and an idea on a line is in no quadrant. Where the quartiles are further apart than two fifths of the scale, the
room disagrees, and the story says so: a split is never averaged away. Nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from statistics import median, quantiles

from cocreation_desk.domain.counting.checks import check_spots
from cocreation_desk.domain.counting.exact import Detail
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


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    placed = pile(papers, Spots)
    spots: dict[str, list[tuple[int, int]]] = {option: [] for option in options}
    for paper, alike in placed.papers.items():
        for option, spot in paper.spots.items():
            spots[option] += [spot] * alike
    where = {option: _place(given, rules.grades) for option, given in spots.items() if given}
    tallies = [
        Tally(
            option,
            score=_middle(given, 0) - _middle(given, 1) if given else Fraction(0),
            people=len(given),
            no_opinion=placed.valid - len(given),
            median=_middle(given, 0) if given else None,
        )
        for option, given in spots.items()
    ]
    ranking = rank({tally.option: tally.score for tally in tallies if tally.people})
    return shown("quadrant", placed, tallies, rules, ranking=ranking, story=(Moment("places", where),))


def _place(given: Sequence[tuple[int, int]], scale: Sequence[int]) -> Detail:
    impact, effort = _middle(given, 0), _middle(given, 1)
    (impact_from, impact_to), (effort_from, effort_to) = _quartiles(given, 0), _quartiles(given, 1)
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


def _middle(given: Sequence[tuple[int, int]], axis: int) -> Fraction:
    return median(Fraction(spot[axis]) for spot in given)


def _quartiles(given: Sequence[tuple[int, int]], axis: int) -> tuple[Fraction, Fraction]:
    """The first and the third quartile, the lowest and highest answers being the ends of the scale of positions."""
    if len(given) == 1:
        return Fraction(given[0][axis]), Fraction(given[0][axis])
    first, _, third = quantiles((Fraction(spot[axis]) for spot in given), n=4, method="inclusive")
    return first, third


QUADRANT = Method("quadrant", paper="spots", check=check_spots, count=count, asks=frozenset({"grades"}))
