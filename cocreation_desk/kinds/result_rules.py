"""What the declared rules did to a result, in sentences: sides that must each carry it, their weights, a tie and its end."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from cocreation_desk.domain.announcement import rules_of
from cocreation_desk.domain.ballot import Ballot, counts_sides
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.ties import level_in
from cocreation_desk.kinds.wording import LONGEST_SAID, named, side_name
from cocreation_desk.words import Say


def rule_of_sides(rules: Rules, room: Room, say: Say) -> str:
    """How the sides count, as it is declared before a vote opens; empty where all papers count alike."""
    if rules.each_side:
        return say("rule_each_side_declared")
    if rules.weights:
        return say("rule_weights_declared", weights=_weights(rules.weights, room, say))
    return ""


def verdict_of_sides(ballot: Ballot, count: Count, room: Room, say: Say) -> str:
    """What came of it; empty where all papers count alike."""
    if not counts_sides(ballot):
        return ""
    if each := count.moment("each_side"):
        return _each_side(count, each["carried"], room, say)
    if weighed := count.moment("weighed"):
        return _weighed(ballot, weighed["shares"], weighed["left_out"], count, room, say)
    return ""


def _each_side(count: Count, carried: object, room: Room, say: Say) -> str:
    found = carried if isinstance(carried, Mapping) else {}
    answers = [
        say("rule_side_carries" if found[side] else "rule_side_does_not", side=side_name(side, room, say))
        for side in count.rules.each_side
        if side in found
    ]
    key = "rule_each_side_met" if all(found.values()) else "rule_each_side_missed"
    return say(key, sides=" · ".join(answers))


def _weighed(ballot: Ballot, shares: object, left_out: object, count: Count, room: Room, say: Say) -> str:
    found = shares if isinstance(shares, Mapping) else {}
    given = [option for option in ballot.options if found.get(option.id)]
    short = sum(len(option.label.said_in(say.language)) for option in given) <= LONGEST_SAID
    figures = [
        say.labelled(
            option.label.said_in(say.language) if short else option.mark, say.percent(Fraction(found[option.id]))
        )
        for option in given
    ]
    told = say("rule_weighed", weights=_weights(count.rules.weights, room, say), shares=" · ".join(figures))
    missing = [side_name(str(side), room, say) for side in (left_out if isinstance(left_out, tuple) else ())]
    return f"{told} {say('rule_weights_left_out', sides=say.listing(missing))}" if missing else told


def _weights(weights: Mapping[str, Fraction], room: Room, say: Say) -> str:
    ordered = (side for side in Side if side in weights)
    return " · ".join(f"{side_name(side, room, say)} {say.number(weights[side])}" for side in ordered)


def verdict_of_tie(ballot: Ballot, count: Count, say: Say) -> str:
    """How a tie was settled, or how it will be by the rule that was declared; nobody is named but the options."""
    if ballot.settled is not None:
        names = [named(ballot, (option,), say) for option in ballot.settled.order]
        return say(f"rule_tie_settled_{ballot.settled.rule}", names=", ".join(names))
    if level_in(count):
        return say(f"rule_tie_{rules_of(ballot).tie_rule}")
    return ""
