"""Ideas two at a time: scores, intervals, and which pair comes next."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from cocreation_desk.domain.counting.wiki_survey import interval, next_pair


@pytest.mark.parametrize(
    ("won", "lost", "low", "high"),
    [
        (0, 0, 2.5, 97.5),  # the uniform distribution
        (1, 1, 9.43, 90.57),  # Beta(2, 2): I(0.0943) = 0.025
        (9, 0, 69.15, 99.75),  # Beta(10, 1): 0.025 ** (1 / 10) = 0.6915, 0.975 ** (1 / 10) = 0.9975
    ],
)
def test_the_interval_holds_ninety_five_in_a_hundred(won: int, lost: int, low: float, high: float) -> None:
    found_low, found_high = interval(won, lost)

    assert abs(float(found_low) - low) <= 0.1
    assert abs(float(found_high) - high) <= 0.1


def test_the_interval_gets_narrower_with_more_duels() -> None:
    wide, narrow = interval(6, 4), interval(600, 400)

    assert wide[0] < narrow[0] < 60 < narrow[1] < wide[1]


def test_nobody_is_asked_the_same_pair_twice() -> None:
    options, already, chance = ("a", "b", "c", "d"), set[frozenset[str]](), Random(3)

    def pick(weights: Sequence[float]) -> int:
        return chance.choices(range(len(weights)), weights)[0]

    while pair := next_pair(options, already, {}, pick):
        assert frozenset(pair) not in already
        already.add(frozenset(pair))

    assert len(already) == 6


def test_pairs_that_many_were_shown_come_less_often() -> None:
    often, seen = frozenset("ab"), []

    def pick(weights: Sequence[float]) -> int:
        seen.append(list(weights))
        return 0

    next_pair(("a", "b", "c"), (), {often: 99}, pick)

    assert seen[0] == [0.01, 0.05, 0.05]


def test_the_sides_are_drawn_too() -> None:
    assert next_pair(("a", "b"), (), {}, lambda weights: len(weights) - 1) == ("b", "a")
