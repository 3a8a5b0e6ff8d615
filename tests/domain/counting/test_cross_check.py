"""Counts at random against other programs, and against the definitions written down the slow way."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Grades, Paper, Ranking

OPTIONS = ("A", "B", "C", "D", "E")
EXTRA = "only where the cross-check extra is installed"

orders = st.lists(
    st.permutations(OPTIONS).flatmap(lambda order: st.integers(1, 5).map(lambda n: order[:n])), min_size=1
)
stars = st.lists(st.fixed_dictionaries({option: st.integers(0, 5) for option in OPTIONS}), min_size=1, max_size=9)
rarely = settings(max_examples=60, deadline=None)


def papers(given_orders: list[list[str]]) -> list[Paper]:
    return [Paper(Ranking(tuple(frozenset({option}) for option in order))) for order in given_orders]


@rarely
@given(stars)
def test_star_agrees_with_starvote(ballots: list[dict[str, int]]) -> None:
    starvote = pytest.importorskip("starvote", reason=EXTRA)
    star = METHODS["star"]

    count = star.count(OPTIONS, [Paper(Grades(ballot)) for ballot in ballots], star.defaults)

    try:
        winners = starvote.election(method=starvote.star, ballots=ballots, maximum_score=5, tiebreaker=None)
    except starvote.UnbreakableTieError:
        assert count.moment("lot_needed") is not None
    else:
        assert list(count.winners) == winners


@rarely
@given(orders)
def test_schulze_agrees_with_votelib(given_orders: list[list[str]]) -> None:
    """Where several come first it names one of them without saying so."""
    condorcet = pytest.importorskip("votelib.evaluate.condorcet", reason=EXTRA)
    convert = pytest.importorskip("votelib.convert", reason=EXTRA)
    duels = convert.RankedToCondorcetVotes(unranked_at_bottom=True).convert(Counter(map(tuple, given_orders)))
    if not duels:
        return
    schulze = METHODS["schulze"]

    first = condorcet.Schulze().evaluate(duels, 1)[0]

    count = schulze.count(OPTIONS, papers(given_orders), schulze.defaults)
    assert not isinstance(first, str) or first in {*count.winners, *count.tied}


@rarely
@given(orders)
def test_the_instant_runoff_agrees_with_votelib(given_orders: list[list[str]]) -> None:
    sequential = pytest.importorskip("votelib.evaluate.sequential", reason=EXTRA)
    runoff = METHODS["instant_runoff"]

    try:
        winners = sequential.TransferableVoteSelector().evaluate(Counter(map(tuple, given_orders)), 1)
    except NotImplementedError:  # it knows no rule for those level
        return

    assert list(runoff.count(OPTIONS, papers(given_orders), runoff.defaults).winners) == winners


@rarely
@given(stars)
def test_scores_agree_with_votelib(ballots: list[dict[str, int]]) -> None:
    cardinal = pytest.importorskip("votelib.evaluate.cardinal", reason=EXTRA)
    score = METHODS["score"]

    (first,) = cardinal.ScoreVoting().evaluate(Counter(frozenset(ballot.items()) for ballot in ballots), 1)

    count = score.count(OPTIONS, [Paper(Grades(ballot)) for ballot in ballots], score.defaults)
    assert count.ranking[0] == (first,) or not isinstance(first, str)


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
