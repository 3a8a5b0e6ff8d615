"""How much do you trust us? Answers from 0 to 10, before and after.

Source: `domain/STEPS_AND_BALLOTS.md` §2.1. Two sets of answers give two means and their difference. Where the answers
of one person can be put side by side, ``moved`` also says how many trust more, less, or as much; it is not to be used
on anonymous answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocreation_desk.domain.counting import graded


@dataclass(frozen=True)
class Trust:
    answers: int
    mean: Fraction | None
    distribution: Mapping[int, int]


@dataclass(frozen=True)
class Moved:
    people: int
    more: int
    less: int
    same: int
    mean_change: Fraction | None


def trust(values: Iterable[int]) -> Trust:
    spread = graded.distribution(values, range(11))
    return Trust(sum(spread.values()), graded.mean(spread), spread)


def delta(before: Trust, after: Trust) -> Fraction | None:
    """Mean after minus mean before; None where one of them was asked of nobody."""
    return None if before.mean is None or after.mean is None else after.mean - before.mean


def moved(pairs: Iterable[tuple[int, int]]) -> Moved:
    """Each pair is one person, before and after."""
    changes = [after - before for before, after in pairs]
    more, less = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    mean_change = Fraction(sum(changes), len(changes)) if changes else None
    return Moved(len(changes), more, less, len(changes) - more - less, mean_change)
