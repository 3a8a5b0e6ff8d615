"""Recommendation and satisfaction, against published and hand-counted answers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cocreation_desk.domain.counting.csat import csat
from cocreation_desk.domain.counting.nps import nps


def test_thirty_per_cent_of_promoters_and_twenty_of_detractors_make_plus_ten() -> None:
    """The worked example of DELA's annual report 2018, glossary, "Net Promotor Score"."""
    found = nps([9] * 10 + [10] * 20 + [7] * 25 + [8] * 25 + [0] * 5 + [3] * 5 + [6] * 10)

    assert (found.promoters, found.passives, found.detractors) == (30, 50, 20)
    assert found.score == 10


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 7, 8, 7, 8, 7, 8, 9, 10, 9, 10], -30),
        ([1, 2, 7, 8, 7, 8, 7, 8, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 40),
        ([1, 2, 3, 4, 5, 9, 10, 9, 10, 9], 0),
    ],
)
def test_the_data_sets_of_nps_calculator(answers: list[int], score: int) -> None:
    """github.com/jjscheng/nps-calculator, test/test.js: −0.3, +0.4 and 0."""
    assert nps(answers).score == score


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ([9, 10], 100),
        ([0, 6], -100),
        ([7, 8], 0),
        ([9, 6], 0),
        ([10, 9, 8, 7, 6, 0], 0),
        ([10, 8, 3], 0),
        ([10, 8], 50),
    ],
)
def test_the_bounds_of_the_three_groups(answers: list[int], score: int) -> None:
    assert nps(answers).score == score


def test_the_score_is_exact_and_only_indicative_under_thirty_answers() -> None:
    assert nps([10, 7, 7]).score == Fraction(100, 3)
    assert nps([10] * 29).is_indicative
    assert not nps([10] * 30).is_indicative


def test_nobody_asked_means_no_score() -> None:
    assert nps([]).score is None
    assert csat([]).share is None


def test_the_satisfied_are_those_at_four_and_five() -> None:
    found = csat([5, 4, 4, 3, 1])

    assert (found.satisfied, found.answers, found.share, found.mean) == (3, 5, Fraction(3, 5), Fraction(17, 5))
