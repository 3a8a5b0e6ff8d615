"""Votes in which the two sides count as sides. All outcomes are counted by hand beside the papers."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import BLANK, Marks, Paper, Ranking, Ticks
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.counting.sides import by_side

BOTH = {"each_side": ["customer", "company"]}
YESNO, SINGLE = METHODS["yesno"], METHODS["single"]


def ticked(side: str, **given: int) -> list[Paper]:
    """So many papers for each option; ``blank`` are blank."""

    def marks(option: str) -> Marks:
        return BLANK if option == "blank" else Ticks(frozenset({option}))

    return [Paper(marks(option), side) for option, n in given.items() for _ in range(n)]


def proposal(papers: list[Paper], **rules: object) -> Count:
    return by_side(YESNO, ("yes", "no"), papers, YESNO.rules(rules)).all


def carried(count: Count) -> object:
    told = count.moment("each_side")
    return told and told["carried"]


def test_a_proposal_that_most_want_fails_where_one_side_does_not() -> None:
    # The room: 9 yes of 14, adopted by itself. Customers 8 of 9; company 1 of 5, which needs 3.
    room = ticked("customer", yes=8, no=1) + ticked("company", yes=1, no=4)

    assert proposal(room).outcome == "adopted"
    together = proposal(room, **BOTH)
    assert (together.outcome, together.winners, carried(together)) == (
        "rejected",
        (),
        {"customer": True, "company": False},
    )
    assert [tally.people for tally in together.tallies] == [9, 5]


def test_a_proposal_that_each_side_wants_is_adopted() -> None:
    count = proposal(ticked("customer", yes=5, no=4) + ticked("company", yes=3, no=2, blank=4), **BOTH)

    assert (count.outcome, count.winners) == ("adopted", ("yes",))


def test_each_side_needs_the_same_majority() -> None:
    # Two thirds: customers 6 of 9 carry, the company's 5 of 8 do not (it takes 6); the room's 11 of 17 fall short of 12.
    count = proposal(ticked("customer", yes=6, no=3) + ticked("company", yes=5, no=3), majority="two_thirds", **BOTH)

    assert (count.outcome, carried(count)) == ("rejected", {"customer": True, "company": False})


def test_a_side_that_did_not_vote_carries_nothing() -> None:
    assert proposal(ticked("customer", yes=9), **BOTH).outcome == "rejected"
    assert proposal(ticked("customer", yes=9) + ticked("company", blank=2), **BOTH).outcome == "rejected"


def test_an_option_is_chosen_when_each_side_chooses_it() -> None:
    # Oak leads the room by 9 to 7 either way; the company prefers elm in the first room and oak in the second.
    differing = ticked("customer", oak=7, elm=2) + ticked("company", oak=2, elm=5)
    agreeing = ticked("customer", oak=5, elm=4) + ticked("company", oak=4, elm=3)
    outcomes = [by_side(SINGLE, ("oak", "elm"), room, SINGLE.rules(BOTH)).all for room in (differing, agreeing)]

    assert [(count.outcome, count.winners) for count in outcomes] == [("sides_differ", ()), ("chosen", ("oak",))]


def test_orders_of_preference_can_ask_for_both_sides() -> None:
    def prefers(side: str, first: str, n: int) -> list[Paper]:
        second = "elm" if first == "oak" else "oak"
        return [Paper(Ranking((frozenset({first}), frozenset({second}))), side)] * n

    method = METHODS["instant_runoff"]
    room = prefers("customer", "oak", 9) + prefers("company", "elm", 5)

    assert by_side(method, ("oak", "elm"), room, method.rules(BOTH)).all.outcome == "sides_differ"


def test_two_sides_that_weigh_the_same_have_one_voice_each() -> None:
    # By heads 10 yes, 9 no. By sides: customers 8/14 = 4/7 yes, company 2/5 yes; half each: 17/35, under a half.
    room = ticked("customer", yes=8, no=6) + ticked("company", yes=2, no=3)
    halves = proposal(room, weights={"customer": 50, "company": 50})

    assert proposal(room).outcome == "adopted"
    assert halves.outcome == "rejected"
    weighed = halves.moment("weighed")
    assert weighed is not None and weighed["shares"] == {"yes": Fraction(17, 35), "no": Fraction(18, 35)}
    assert [tally.people for tally in halves.tallies] == [10, 9]


def test_exactly_half_of_the_weight_is_not_enough_but_two_thirds_are() -> None:
    room = ticked("customer", yes=4) + ticked("company", no=4)

    assert proposal(room, weights={"customer": 1, "company": 1}).outcome == "rejected"
    assert proposal(room, weights={"customer": 2, "company": 1}, majority="two_thirds").outcome == "adopted"


def test_weights_choose_between_options_and_name_a_tie() -> None:
    weights = {"weights": {"customer": 60, "company": 40}}
    # Oak: 6/10 of the customers' 60 and 1/5 of the company's 40 make 44; elm 24 + 32 make 56.
    room = ticked("customer", oak=6, elm=4) + ticked("company", oak=1, elm=4)
    level = ticked("customer", oak=3, elm=3) + ticked("company", oak=2, elm=2)

    chosen = by_side(SINGLE, ("oak", "elm"), room, SINGLE.rules(weights)).all
    tied = by_side(SINGLE, ("oak", "elm"), level, SINGLE.rules(weights)).all

    assert (chosen.winners, chosen.ranking) == (("elm",), (("elm",), ("oak",)))
    assert (tied.outcome, tied.tied) == ("tie", ("oak", "elm"))


def test_a_side_without_a_valid_paper_is_left_out_of_the_weights_and_that_is_told() -> None:
    count = proposal(
        ticked("customer", yes=5, no=2) + ticked("company", blank=3), weights={"customer": 1, "company": 3}
    )

    weighed = count.moment("weighed")
    assert count.outcome == "adopted"
    assert weighed is not None and weighed["left_out"] == ("company",)


def test_what_is_said_of_sides_is_kept_with_the_announcement() -> None:
    for rules in (BOTH, {"weights": {"customer": 2, "company": 1}}):
        count = proposal(ticked("customer", yes=5) + ticked("company", yes=3, no=2), **rules)

        assert Count.from_json(json.loads(json.dumps(count.to_json()))) == count


def test_a_vote_has_weights_or_asks_both_sides() -> None:
    with pytest.raises(ValueError):
        Rules().with_json({**BOTH, "weights": {"customer": 1, "company": 1}})


def test_the_chair_breaks_a_tied_proposal_where_that_was_the_rule() -> None:
    room = ticked("customer", yes=4, no=4)

    assert proposal(room).outcome == "rejected"
    assert proposal(room, tie_rule="chair").outcome == "tie"
    assert proposal(room, tie_rule="chair", lot=["yes", "no"]).outcome == "adopted"
    assert proposal(room, tie_rule="chair", lot=["no", "yes"]).outcome == "rejected"
    assert proposal(room, tie_rule="chair", majority="two_thirds").outcome == "rejected"
