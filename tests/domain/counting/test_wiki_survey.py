"""Ideas two at a time: the interval of a score, against tables of the beta distribution."""

from __future__ import annotations

import pytest

from cocreation_desk.domain.counting.wiki_survey import interval


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
