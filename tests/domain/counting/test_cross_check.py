"""Counts at random against other programs, and against the definitions written down the slow way.

Larger programs were asked once: ``tests/cross_checks/`` holds their answers.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise, permutations
from statistics import mean, median

import numpy as np
import pytest
import starvote
from hypothesis import given, settings
from hypothesis import strategies as st
from votelib import convert
from votelib.evaluate import cardinal, condorcet, sequential

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Degree, Grades, Paper, Ranking, Spots

OPTIONS = ("A", "B", "C", "D", "E")

orders = st.lists(
    st.permutations(OPTIONS).flatmap(lambda order: st.integers(1, 5).map(lambda n: order[:n])), min_size=1
)
stars = st.lists(st.fixed_dictionaries({option: st.integers(0, 5) for option in OPTIONS}), min_size=1, max_size=9)
rarely = settings(max_examples=60, deadline=None)


def papers(given_orders: list[list[str]]) -> list[Paper]:
    return [Paper(Ranking(tuple(frozenset({option}) for option in order))) for order in given_orders]


@pytest.mark.parametrize("seats", [1, 2, 3])
@rarely
@given(ballots=stars)
def test_star_agrees_with_starvote(seats: int, ballots: list[dict[str, int]]) -> None:
    star = METHODS["star"]

    count = star.count(OPTIONS, [Paper(Grades(ballot)) for ballot in ballots], star.rules({"seats": seats}))

    how = {"method": starvote.star} if seats == 1 else {"method": starvote.bloc, "seats": seats}
    try:
        winners = starvote.election(**how, ballots=ballots, maximum_score=5, tiebreaker=None)
    except starvote.UnbreakableTieError:
        assert count.moment("lot_needed") is not None
    else:
        assert list(count.winners) == winners


@rarely
@given(orders)
def test_schulze_agrees_with_votelib(given_orders: list[list[str]]) -> None:
    """Where several come first it names one of them without saying so, or nobody."""
    duels = convert.RankedToCondorcetVotes(unranked_at_bottom=True).convert(Counter(map(tuple, given_orders)))
    if not duels:
        return
    schulze = METHODS["schulze"]

    first = condorcet.Schulze().evaluate(duels, 1)

    count = schulze.count(OPTIONS, papers(given_orders), schulze.defaults)
    assert {option for option in first if isinstance(option, str)} <= {*count.winners, *count.tied}


@rarely
@given(orders)
def test_the_instant_runoff_agrees_with_votelib(given_orders: list[list[str]]) -> None:
    runoff = METHODS["instant_runoff"]

    try:
        winners = sequential.TransferableVoteSelector().evaluate(Counter(map(tuple, given_orders)), 1)
    except NotImplementedError:  # it knows no rule for those level
        return

    assert list(runoff.count(OPTIONS, papers(given_orders), runoff.defaults).winners) == winners


@rarely
@given(stars)
def test_scores_agree_with_votelib(ballots: list[dict[str, int]]) -> None:
    score = METHODS["score"]

    (first,) = cardinal.ScoreVoting().evaluate(Counter(frozenset(ballot.items()) for ballot in ballots), 1)

    count = score.count(OPTIONS, [Paper(Grades(ballot)) for ballot in ballots], score.defaults)
    assert count.ranking[0] == (first,) or not isinstance(first, str)


@rarely
@given(st.lists(st.integers(1, 5), min_size=1), st.lists(st.integers(1, 7), min_size=1))
def test_means_medians_and_quartiles_are_those_of_statistics_and_numpy(answers: list[int], degrees: list[int]) -> None:
    scale, agreement, quadrant = METHODS["scale"], METHODS["agreement"], METHODS["quadrant"]

    graded = scale.count("A", [Paper(Grades({"A": answer})) for answer in answers], scale.defaults).of("A")
    agreed = agreement.count("A", [Paper(Degree(degree)) for degree in degrees], agreement.defaults).of("A")
    placed = [Paper(Spots({"A": (answer, 6 - answer)})) for answer in answers]
    places = quadrant.count("A", placed, quadrant.defaults).moment("places")

    assert (graded.mean, graded.median) == (mean(map(Fraction, answers)), Fraction(median(answers)))
    assert (agreed.mean, agreed.median) == (mean(map(Fraction, degrees)), Fraction(median(degrees)))
    assert places is not None
    found = places["A"]
    assert isinstance(found, dict)
    impact = (found["impact_from"], found["impact"], found["impact_to"])
    effort = (found["effort_from"], found["effort"], found["effort_to"])
    assert impact == tuple(np.percentile(answers, [25, 50, 75]))
    assert effort == tuple(np.percentile([6 - answer for answer in answers], [25, 50, 75]))


@rarely
@given(orders)
def test_schulze_agrees_with_its_definition_by_all_paths(given_orders: list[list[str]]) -> None:
    def above(a: str, b: str) -> int:
        return sum(a in order and (b not in order or order.index(a) < order.index(b)) for order in given_orders)

    def link(a: str, b: str) -> int:
        return above(a, b) if above(a, b) > above(b, a) else 0

    links = {(a, b): link(a, b) for a in OPTIONS for b in OPTIONS if a != b}

    def strongest(a: str, b: str) -> int:
        others = [option for option in OPTIONS if option not in (a, b)]
        between = (middle for n in range(len(others) + 1) for middle in permutations(others, n))
        return max(min(links[step] for step in pairwise((a, *middle, b))) for middle in between)

    first = {a for a in OPTIONS if all(strongest(a, b) >= strongest(b, a) for b in OPTIONS if b != a)}
    schulze = METHODS["schulze"]
    assert set(schulze.count(OPTIONS, papers(given_orders), schulze.defaults).ranking[0]) == first


@rarely
@given(orders)
def test_the_instant_runoff_agrees_with_counting_round_by_round(given_orders: list[list[str]]) -> None:
    racing = set(OPTIONS)
    while True:
        tops = [next((option for option in order if option in racing), None) for order in given_orders]
        votes = {option: tops.count(option) for option in racing}
        best = max(racing, key=lambda option: votes[option])
        if 2 * votes[best] > sum(votes.values()):
            break
        last = [option for option in racing if votes[option] == min(votes.values())]
        if len(last) > 1:
            return  # who leaves then is another rule, with tests of its own
        racing.remove(last[0])

    runoff = METHODS["instant_runoff"]
    assert runoff.count(OPTIONS, papers(given_orders), runoff.defaults).winners == (best,)
