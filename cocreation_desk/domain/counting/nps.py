"""Would you recommend us? The Net Promoter Score of answers from 0 to 10.

Source: F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003: promoters 9–10,
passives 7–8, detractors 0–6; score = share of promoters − share of detractors, in points from −100 to +100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocreation_desk.domain.counting import graded

ENOUGH = 30


@dataclass(frozen=True)
class Nps:
    """``score`` is None when nobody answered. Under thirty answers it is only indicative, and shown as such."""

    answers: int
    promoters: int
    passives: int
    detractors: int
    score: Fraction | None
    distribution: Mapping[int, int]

    @property
    def is_indicative(self) -> bool:
        return self.answers < ENOUGH


def nps(values: Iterable[int]) -> Nps:
    spread = graded.distribution(values, range(11))
    answers = sum(spread.values())
    promoters, passives = spread[9] + spread[10], spread[7] + spread[8]
    detractors = answers - promoters - passives
    score = Fraction(100 * (promoters - detractors), answers) if answers else None
    return Nps(answers, promoters, passives, detractors, score, spread)
