"""How satisfied were you? The share of 4 and 5 among answers from 1 to 5.

Source: `domain/STEPS_AND_BALLOTS.md` §2.1 (top-two-box customer satisfaction).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocreation_desk.domain.counting import graded


@dataclass(frozen=True)
class Csat:
    """``share`` is None when nobody answered."""

    answers: int
    satisfied: int
    share: Fraction | None
    mean: Fraction | None
    distribution: Mapping[int, int]


def csat(values: Iterable[int]) -> Csat:
    spread = graded.distribution(values, range(1, 6))
    answers, satisfied = sum(spread.values()), graded.top_two(spread)
    share = Fraction(satisfied, answers) if answers else None
    return Csat(answers, satisfied, share, graded.mean(spread), spread)
