"""What holds for every method in the list, whatever the room votes.

Where a method is left out of a property, ``any_votes.py`` says so in words, and ``test_exceptions.py`` shows a vote for it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import BLANK, Blank, Paper, from_json, to_json
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import points_each
from tests.domain.counting.any_votes import (
    BOUND_TO_THE_NUMBER_OF_PAPERS,
    NAMES,
    NOT_MONOTONIC,
    NOT_NEUTRAL,
    OF_MONEY,
    alone,
    in_favour,
    renamed,
    votes,
)

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
briefly = settings(max_examples=6, deadline=None)  # of each method: over a thousand votes in all


def groups(count: Count) -> list[frozenset[str]]:
    return [frozenset(group) for group in count.ranking]


@every_method
@briefly
@given(data=st.data())
def test_the_order_of_the_papers_never_matters(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))
    shuffled = data.draw(st.permutations(papers))

    assert method.count(options, shuffled, rules) == method.count(options, papers, rules)


@every_method
@briefly
@given(data=st.data())
def test_the_names_of_the_options_never_matter(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))
    other = dict(zip(options, data.draw(st.permutations([name.upper() for name in options])), strict=True))
    translated = [replace(paper, marks=renamed(paper.marks, other)) for paper in papers]

    count = method.count(options, papers, rules)
    costs = {other[option]: cost for option, cost in rules.costs.items()}
    again = method.count([other[option] for option in options], translated, replace(rules, costs=costs))

    assert again.outcome == count.outcome
    assert again.ranking == tuple(tuple(other[option] for option in group) for group in count.ranking)
    assert again.winners == tuple(other[option] for option in count.winners)
    assert again.tied == tuple(other[option] for option in count.tied)
    assert [replace(tally, option="") for tally in again.tallies] == [
        replace(tally, option="") for tally in count.tallies
    ]


@every_method
@briefly
@given(data=st.data())
def test_the_order_of_the_options_on_the_paper_never_matters(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))
    if method.name in NOT_NEUTRAL:
        return
    count = method.count(options, papers, rules)
    again = method.count(data.draw(st.permutations(options)), papers, rules)

    assert again.outcome == count.outcome
    assert groups(again) == groups(count)
    assert set(again.winners) == set(count.winners)
    assert set(again.tied) == set(count.tied)


@every_method
@briefly
@given(data=st.data())
def test_every_paper_several_times_gives_the_same_outcome(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))
    if method.name in BOUND_TO_THE_NUMBER_OF_PAPERS:
        return
    times = data.draw(st.integers(2, 5))

    once, often = method.count(options, papers, rules), method.count(options, papers * times, rules)

    assert (often.outcome, often.ranking, often.winners, often.tied) == (
        once.outcome,
        once.ranking,
        once.winners,
        once.tied,
    )


@every_method
@briefly
@given(data=st.data())
def test_two_options_that_nothing_tells_apart_share_their_fate(method: Method, data: st.DataObject) -> None:
    """Every paper is there once more with the two exchanged: a tie between them must be named, never broken."""
    options, papers, rules = data.draw(votes(method))
    if method.name in NOT_NEUTRAL or len(options) < 2:
        return
    a, b = options[:2]
    exchanged = {**dict(zip(options, options, strict=True)), a: b, b: a}
    costs = {**rules.costs, **({b: rules.costs[a]} if rules.costs else {})}
    mirrored = [*papers, *(replace(paper, marks=renamed(paper.marks, exchanged)) for paper in papers)]

    count = method.count(options, mirrored, replace(rules, costs=costs))

    assert (a in count.winners, a in count.tied) == (b in count.winners, b in count.tied)
    assert count.of(a).score == count.of(b).score
    assert count.place(a) == count.place(b) or a in count.winners


@every_method
@briefly
@given(data=st.data())
def test_a_lot_chooses_only_among_those_who_were_tied(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))
    without = method.count(options, papers, rules)

    drawn = method.count(options, papers, replace(rules, lot=tuple(data.draw(st.permutations(options)))))

    assert set(without.winners) <= set(drawn.winners) <= {*without.winners, *without.tied}
    assert (drawn.outcome, drawn.tied) == (without.outcome, without.tied) or without.outcome == "tie"
    assert not drawn.tied or drawn.outcome == "runoff"


@every_method
@pytest.mark.parametrize("voters", [1, 2, 7])
def test_what_everybody_wants_alone_wins(method: Method, voters: int) -> None:
    options = NAMES[: max(2, method.least_options)][: method.most_options]
    marks = alone(method, options[0])
    rules = replace(method.defaults, seats=1, budget=Fraction(5), costs=dict.fromkeys(options, Fraction(3)))

    count = method.count(options, [Paper(marks)] * voters, rules)

    assert count.winners == (options[0],) or count.outcome == "indicative"
    assert count.ranking[0] == (options[0],)


@every_method
@briefly
@given(data=st.data())
def test_the_sums_add_up(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))

    count = method.count(options, papers, rules)

    assert count.voters == len(papers)
    assert count.valid + count.blank == count.voters
    assert count.blank == sum(isinstance(paper.marks, Blank) for paper in papers)
    assert [tally.option for tally in count.tallies] == list(options)
    assert all(0 <= tally.people <= count.valid for tally in count.tallies)


@every_method
@briefly
@given(data=st.data())
def test_nobody_wins_twice_and_never_more_than_there_are_seats(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))

    count = method.count(options, papers, rules)
    ranked = [option for group in count.ranking for option in group]

    seats = len(options) if method.name in OF_MONEY else count.rules.seats
    assert len(count.winners) <= seats
    assert count.rules.seats <= rules.seats
    assert len(set(count.winners)) == len(count.winners)
    assert not set(count.winners) & set(count.tied)
    assert len(set(ranked)) == len(ranked)
    assert {*count.winners, *count.tied} <= set(options)
    assert (count.outcome == "tie") <= (len(count.tied) > seats - len(count.winners)) or method.name in OF_MONEY


@every_method
@pytest.mark.parametrize("papers", [[], [Paper(BLANK)], [Paper(BLANK)] * 7], ids=["none", "one blank", "all blank"])
def test_nothing_is_ranked_or_won_without_a_valid_paper(method: Method, papers: list[Paper]) -> None:
    options = NAMES[: method.least_options]
    costs = dict.fromkeys(options, Fraction(1))

    count = method.count(options, papers, replace(method.defaults, budget=Fraction(10), costs=costs))

    assert (count.outcome, count.ranking, count.winners, count.tied) == ("empty", (), (), ())
    assert count.voters == len(papers)


@every_method
@briefly
@given(data=st.data())
def test_a_count_is_kept_and_read_again_as_it_was(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))

    count = method.count(options, papers, rules)

    assert Count.from_json(json.loads(json.dumps(count.to_json()))) == count


@every_method
@briefly
@given(data=st.data())
def test_what_is_on_the_paper_passes_the_door_and_is_kept_as_cast(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method))

    for paper in papers:
        method.check(paper.marks, options, rules)
        assert from_json(json.loads(json.dumps(to_json(paper.marks)))) == paper.marks


@briefly
@given(data=st.data())
def test_dots_never_exceed_what_people_had_to_give(data: st.DataObject) -> None:
    dots = METHODS["dots"]
    options, papers, rules = data.draw(votes(dots))
    each = points_each(rules, len(options))

    count = dots.count(options, papers, rules)

    assert sum(tally.score for tally in count.tallies) <= count.valid * each
    assert all(tally.people <= tally.score <= tally.people * each for tally in count.tallies)


@briefly
@given(data=st.data())
def test_the_columns_of_a_scale_and_its_no_opinions_add_up_to_the_valid_papers(data: st.DataObject) -> None:
    scale = METHODS["scale"]
    options, papers, rules = data.draw(votes(scale))

    count = scale.count(options, papers, rules)

    assert all(sum(tally.distribution.values()) == tally.people for tally in count.tallies)
    assert all(tally.people + tally.no_opinion == count.valid for tally in count.tallies)


@pytest.mark.parametrize("name", [name for name in METHODS if name not in NOT_MONOTONIC])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_paper_changed_in_favour_of_a_winner_leaves_it_a_winner(name: str, data: st.DataObject) -> None:
    """In two rounds this holds for each of them, not for both together."""
    method = METHODS[name]
    options, papers, rules = data.draw(votes(method))
    for winner in method.count(options, papers, rules).winners:
        assert winner in method.count(options, liked_more(method, papers, winner, data), rules).winners


@every_method
@briefly
@given(data=st.data())
def test_a_paper_changed_in_favour_of_an_option_never_lowers_its_score(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method).filter(lambda vote: bool(vote[1])))
    option = data.draw(st.sampled_from(options))

    before = method.count(options, papers, rules)
    after = method.count(options, liked_more(method, papers, option, data), rules)

    assert after.of(option).score >= before.of(option).score


@every_method
@briefly
@given(data=st.data())
def test_one_voter_is_counted_like_any_other(method: Method, data: st.DataObject) -> None:
    options, papers, rules = data.draw(votes(method).filter(lambda vote: bool(vote[1])))

    count = method.count(options, papers[:1], rules)

    supported = {tally.option for tally in count.tallies if tally.people}
    assert (count.voters, count.valid) == (1, 0 if isinstance(papers[0].marks, Blank) else 1)
    assert {*count.winners, *count.tied} <= supported
    assert (count.outcome == "empty") == (count.valid == 0)


def liked_more(method: Method, papers: list[Paper], option: str, data: st.DataObject) -> list[Paper]:
    """The same papers, one of them saying more for that option."""
    at = data.draw(st.integers(0, len(papers) - 1))
    changed = replace(papers[at], marks=in_favour(method, papers[at].marks, option))
    return [*papers[:at], changed, *papers[at + 1 :]]
