"""What a facilitator can ask for leads to a method that exists, in words of both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_desk.domain.announcement import second_round
from cocreation_desk.domain.ballot import BallotState, check_can_open
from cocreation_desk.domain.choosing import INTENTS, Intent, recommended
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.text import LANGUAGES
from cocreation_desk.words import sayer
from tests.kinds.votes import VOTES, held
from tests.rooms import ballot


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.key)
def test_every_wish_has_a_method_its_words_and_a_reason(intent: Intent, code: str) -> None:
    say = sayer(code)

    assert intent.method in METHODS
    assert say(f"intent_{intent.key}") and say(f"why_{intent.key}") and say(f"method_{intent.method}")


@pytest.mark.parametrize(
    ("wish", "method"),
    [("one_most_accept", "approval"), ("share_seats", "stv"), ("spend_money", "equal_shares")],
)
def test_the_three_wishes_everybody_has(wish: str, method: str) -> None:
    assert recommended(wish) == method


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_method_has_a_name(code: str) -> None:
    assert all(sayer(code)(f"method_{method}") for method in METHODS)


def test_the_second_round_is_between_those_who_go_on() -> None:
    """Seven, five, three, none and two votes of seventeen: nobody has nine."""
    first = ballot(VOTES["ballot.two_round"], "v14")

    second = second_round(first)

    assert [option.mark for option in second.options] == ["A", "B"]
    assert second.rules.majority == "simple"
    assert second_round(ballot(VOTES["ballot.runoff"], "v14")).options == ballot(VOTES["ballot.runoff"], "v14").options


@pytest.mark.parametrize("rules", [{}, {"budget": 100}, {"budget": 100, "costs": [10]}, {"costs": [10, 20]}])
def test_money_is_not_voted_without_an_amount_and_every_cost(rules: dict[str, object]) -> None:
    whole = ballot(held("budget", 2, [], budget=100, costs=[10, 20]), "v14")
    told = {"budget": rules.get("budget"), "costs": dict(zip("AB", rules.get("costs", ()), strict=False))}  # type: ignore[call-overload]  # plain lists
    vote = replace(whole, rules=whole.rules.with_json(told), state=BallotState.READY)

    with pytest.raises(Refused, match="ballot_needs_money"):
        check_can_open(vote, 9)
    check_can_open(replace(whole, state=BallotState.READY), 9)
