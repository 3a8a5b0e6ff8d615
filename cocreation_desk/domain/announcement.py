"""What is announced of a vote: the electors' count, each side apart where it may be shown, and what had been predicted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.counting.sides import MIN_BREAKDOWN, Gap, Sides, Suppressed, by_side, gaps
from cocreation_desk.domain.moves import Moved


@dataclass(frozen=True)
class Announcement:
    """The result of one round, as the room is told it.

    Predictions are no votes: they are counted apart, and where there are any, an electorate or a group of predictors
    under ``min_breakdown`` is held back, because the two stand side by side.
    """

    sides: Sides
    predicted: Count | Suppressed | None = None
    held_back: bool = False
    moves: Moved | None = None  # since the round before, where papers can be followed

    @property
    def gaps(self) -> list[Gap]:
        """Prediction minus answer for each statement, widest first; none where one of the two may not be shown."""
        if self.held_back or not isinstance(self.predicted, Count):
            return []
        return gaps(self.sides.all, self.predicted)

    def to_json(self) -> dict[str, Any]:
        predicted: Any = None
        if isinstance(self.predicted, Suppressed):
            predicted = {"suppressed": self.predicted.voters}
        elif self.predicted is not None:
            predicted = self.predicted.to_json()
        return {
            "sides": self.sides.to_json(),
            "predicted": predicted,
            "held_back": self.held_back,
            "moves": None if self.moves is None else self.moves.to_json(),
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Announcement:
        """The announcement as it was kept; ``ValueError`` when it is not one."""
        try:
            predicted = plain["predicted"]
            counted: Count | Suppressed | None = None
            if predicted is not None:
                held = "suppressed" in predicted
                counted = Suppressed(int(predicted["suppressed"])) if held else Count.from_json(predicted)
            moves = plain.get("moves")
            followed = None if moves is None else Moved.from_json(moves)
            return cls(Sides.from_json(plain["sides"]), counted, bool(plain["held_back"]), followed)
        except (KeyError, TypeError) as missing:
            raise ValueError("not an announcement") from missing


def announce(ballot: Ballot, papers: Iterable[Paper], min_breakdown: int = MIN_BREAKDOWN) -> Announcement:
    """Count a closed vote for the room."""
    method = METHODS[ballot.method]
    rules = rules_of(ballot)
    votes: list[Paper] = []
    guesses: list[Paper] = []
    for paper in papers:
        (guesses if paper.side == ballot.predicted_by else votes).append(paper)
    sides = by_side(method, ballot.option_ids, votes, rules, min_breakdown)
    if ballot.predicted_by is None:
        return Announcement(sides)
    predicted: Count | Suppressed = (
        Suppressed(len(guesses))
        if len(guesses) < min_breakdown
        else method.count(ballot.option_ids, guesses, rules.for_a_side())
    )
    return Announcement(sides, predicted, held_back=len(votes) < min_breakdown)


def told_of(ballot: Ballot) -> Mapping[str, object] | None:
    """What may be given out of a result that was announced: all of it, or what came of it where no more was promised."""
    if ballot.announced is None or not ballot.outcome_only:
        return ballot.announced
    kept = {name: ballot.announced[name] for name in ("at", "by") if name in ballot.announced}
    return {"outcome": Announcement.from_json(ballot.announced).sides.all.outcome, **kept}


def rules_of(ballot: Ballot) -> Rules:
    """The rules as the count goes by them: with the roll, the costs of the options themselves, and the lot if one was drawn."""
    rules = replace(ballot.rules, costs=costs_of(ballot))
    if rules.registered is None:
        rules = replace(rules, registered=ballot.registered)
    return replace(rules, lot=ballot.settled.order) if ballot.settled else rules


def costs_of(ballot: Ballot) -> dict[str, Fraction]:
    """What each option costs: the rules are written before the options are drawn up, so they go by their letters."""
    costs = ballot.rules.costs
    return {each.id: costs[key] for each in ballot.options for key in (each.mark, each.id) if key in costs}


def second_round(ballot: Ballot) -> Ballot:
    """The vote that follows: the same again, or between those who go on.

    They go on where nobody had the majority of two rounds, and where those level are to meet again: then for the seats
    that are still free.
    """
    ballot = replace(ballot, rules=replace(ballot.rules, present=None))
    if ballot.announced is None:
        return ballot
    count = Announcement.from_json(ballot.announced).sides.all
    meet_again = count.outcome == "tie" and count.rules.tie_rule == "runoff"
    if count.outcome != "runoff" and not meet_again:
        return ballot
    finalists = tuple(option for option in ballot.options if option.id in count.tied)
    rules = replace(ballot.rules, seats=max(1, ballot.rules.seats - len(count.winners)))
    if count.outcome == "runoff":
        rules = replace(rules, majority="simple")
    return replace(ballot, options=finalists, rules=rules)


def was(before: Ballot, after: Ballot) -> dict[str, str]:
    """The option of the round before that each of this one had been: the one of the same name."""
    named = {option.label: option.id for option in before.options}
    return {option.id: named[option.label] for option in after.options if option.label in named}
