"""What does not hold for a method, and a vote that shows it: published ones where there are, else by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Duels, Paper, Ranking, Ticks
from tests.domain.counting.any_votes import BOUND_TO_THE_NUMBER_OF_PAPERS, NOT_MONOTONIC, NOT_NEUTRAL

# P. Straffin, Topics in the Theory of Voting (as quoted by R. LeGrand on the election-methods list): A wins by instant
# run-off, but if the two of B A C say A B C, then C wins.
STRAFFIN = {"ABC": 6, "BAC": 2, "BCA": 4, "CAB": 5}
STRAFFIN_LIKING_A_MORE = {"ABC": 8, "BCA": 4, "CAB": 5}


def ranked(orders: Mapping[str, int]) -> list[Paper]:
    return [
        Paper(Ranking(tuple(frozenset(option) for option in order))) for order, n in orders.items() for _ in range(n)
    ]


def ticked(ticks: Mapping[str, int]) -> list[Paper]:
    return [Paper(Ticks(frozenset(options))) for options, n in ticks.items() for _ in range(n)]


def test_every_exception_is_shown_here() -> None:
    assert {*NOT_MONOTONIC, *BOUND_TO_THE_NUMBER_OF_PAPERS, *NOT_NEUTRAL} == {
        "equal_shares",
        "instant_runoff",
        "stv",
        "wiki_survey",
        "yesno",
    }


@pytest.mark.parametrize("name", ["instant_runoff", "stv"])
def test_in_the_instant_runoff_a_winner_may_lose_by_being_liked_more(name: str) -> None:
    method = METHODS[name]
    one_seat = method.rules({"seats": 1})

    assert method.count("ABC", ranked(STRAFFIN), one_seat).winners == ("A",)
    assert method.count("ABC", ranked(STRAFFIN_LIKING_A_MORE), one_seat).winners == ("C",)


def test_in_two_rounds_a_winner_may_lose_by_being_liked_more() -> None:
    """Straffin's voters again: A and B go on with 6 each, and A wins 11 to 6; with 8 to 4 and 5, C goes on and wins 9 to 8."""

    def elected(orders: Mapping[str, int]) -> tuple[str, ...]:
        method = METHODS["two_round"]
        first = method.count("ABC", ticked(firsts(orders, "ABC")), method.defaults)
        assert first.outcome == "runoff"
        last = ticked(firsts(orders, "".join(first.tied)))
        return method.count(first.tied, last, method.rules({"majority": "simple"})).winners

    assert elected(STRAFFIN) == ("A",)
    assert elected(STRAFFIN_LIKING_A_MORE) == ("C",)


def firsts(orders: Mapping[str, int], among: str) -> dict[str, int]:
    """Whom everybody ticks who goes by such an order."""
    found = dict.fromkeys(among, 0)
    for order, n in orders.items():
        found[next(option for option in order if option in among)] += n
    return found


def test_in_equal_shares_an_idea_may_be_lost_by_being_liked_more() -> None:
    """By hand. A costs 7, B 3, C 12; 12 of money for four people, shares grow from 3 by halves.

    AC, A, BC, C: with 3 each only B can be bought, with 3½ A (7 / 2 = 3½ each) and then B; 2 are left, nothing fits.
    ABC, A, BC, C: with 3½ A and B both cost half a share of their price and have two votes, so the cheaper B goes first,
    and A is out of reach (2 + 3½); with 4, C costs each of three a third of its price, and is bought with all there is.
    """
    shares = METHODS["equal_shares"]
    rules = shares.rules({"budget": 12, "costs": {"A": 7, "B": 3, "C": 12}, "step": "1/2"})

    assert set(shares.count("ABC", ticked({"AC": 1, "A": 1, "BC": 1, "C": 1}), rules).winners) == {"A", "B"}
    assert set(shares.count("ABC", ticked({"ABC": 1, "A": 1, "BC": 1, "C": 1}), rules).winners) == {"C"}


def test_stv_is_bound_to_whole_papers() -> None:
    """By hand. Two seats, one A and three C B.

    The quota is 2: C passes on 1 of 3 votes at 0.33333 each, so B has 0.99999 and leaves before A. Twice as many papers: the
    quota is 3, not 4, C passes on 3 of 6 at 0.5, and B reaches it.
    """
    stv = METHODS["stv"]
    rules = stv.rules({"seats": 2})

    assert stv.count("ABC", ranked({"A": 1, "CB": 3}), rules).winners == ("C", "A")
    assert stv.count("ABC", ranked({"A": 2, "CB": 6}), rules).winners == ("C", "B")


def test_a_wiki_survey_believes_more_of_many_duels_than_of_few() -> None:
    """By hand: 1 won of 1 is 100 × 2 / 3, and 5 of 7 is 100 × 6 / 9, as much; 2 of 2 is 75, and 10 of 14 is 68¾."""
    survey = METHODS["wiki_survey"]
    duels = [("A", "C")] + [("B", "C")] * 5 + [("C", "B")] * 2

    once = survey.count("ABC", [Paper(Duels(frozenset({duel}))) for duel in duels], survey.defaults)
    twice = survey.count("ABC", [Paper(Duels(frozenset({duel}))) for duel in duels * 2], survey.defaults)

    assert once.ranking[0] == ("A", "B")
    assert twice.ranking[0] == ("A",)


def test_of_yes_and_no_the_first_is_the_yes() -> None:
    yesno = METHODS["yesno"]
    papers = ticked({"y": 3, "n": 2})

    assert yesno.count("yn", papers, yesno.defaults).outcome == "adopted"
    assert yesno.count("ny", papers, yesno.defaults).outcome == "rejected"
