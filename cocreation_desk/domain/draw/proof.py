"""Proofs that nobody needs a solver to check: weights on the rows that show that no panel can have somebody in it.

Farkas' lemma for rows with two bounds: whatever the weights, a panel's weighted sum is at least what the bounds ask for,
and at most what the people there are could give. Where the most is less than the least, there is no panel.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from cocreation_desk.domain.draw.problem import Counts, Problem

Weights: TypeAlias = Mapping[int, Fraction]


def proves(problem: Problem, floor: Counts, weights: Weights) -> bool:
    """Whether these weights show, exactly, that no panel is at least ``floor`` in every column."""
    asked = Fraction(0)
    worth = [Fraction(0)] * len(problem.columns)
    for at, weight in weights.items():
        row = problem.rows[at]
        asked += weight * (row.least if weight > 0 else row.most)
        for column in row.columns:
            worth[column] += weight
    given = sum(
        (value * (problem.most(column) if value > 0 else floor[column]) for column, value in enumerate(worth)),
        Fraction(0),
    )
    return given < asked
