"""A vote: what is asked, of whom, by which method, and the states it goes through."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.text import LANGUAGES, Text
from cocreation_desk.domain.ties import Settled

CANDIDATES = "candidates"


class BallotState(StrEnum):
    READY = "ready"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    COUNTED = "counted"
    PROCLAIMED = "proclaimed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """No paper comes in any more."""
        return self in (BallotState.CLOSED, BallotState.COUNTED, BallotState.PROCLAIMED, BallotState.CANCELLED)


class Secrecy(StrEnum):
    """Who may learn what somebody voted: whoever reads the papers, nobody once the vote is closed, or nobody at all."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    SECRET = "secret"


@dataclass(frozen=True)
class Option:
    id: str
    label: Text
    mark: str
    candidate_id: str | None = None


@dataclass(frozen=True)
class BallotDesign:
    """What a ballot step's settings say about the vote to be held."""

    method: str
    options: tuple[Text, ...] = ()
    options_from: str = ""  # "themes": filled from the themes of the session when opened; "candidates": an election
    rules: Rules = field(default_factory=Rules)
    electorate: Audience = Audience.ALL
    predicted_by: Side | None = None
    secrecy: Secrecy = Secrecy.ANONYMOUS
    rounds: int = 1
    words: int = 0
    outcome_only: bool = False
    low: Text = field(default_factory=Text)  # what the two ends of a scale mean
    high: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Ballot:
    """One round of a vote. Who voted is known to the console; what was voted is counted, never shown before closing."""

    id: str
    step_id: str
    code: str
    round: int
    parent_id: str | None
    question: Text
    method: str
    options: tuple[Option, ...]
    rules: Rules
    electorate: Audience
    predicted_by: Side | None
    secrecy: Secrecy
    words: int
    low: Text
    high: Text
    options_from: str = ""
    outcome_only: bool = False  # no face ever says more of the result than what came of it
    state: BallotState = BallotState.READY
    open_to: Audience = Audience.ALL
    registered: int = 0
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    announced: Mapping[str, object] | None = None
    fingerprint: str = ""
    key_words: str = ""  # of a secret vote: by which the room recognises the lock of the urn
    receipt_codes: tuple[
        str, ...
    ] = ()  # of a secret vote that is closed, sorted: every sealed paper that was in the urn
    is_being_emptied: bool = False  # the papers are out; their traces and the key are still to go
    settled: Settled | None = None  # how a tie was settled, once it was
    cancel_reason: str = ""

    @property
    def is_secret(self) -> bool:
        return self.secrecy is Secrecy.SECRET

    @property
    def is_election(self) -> bool:
        """Is it a round of the session's election, between its candidates?"""
        return self.options_from == CANDIDATES

    @property
    def is_predicting(self) -> bool:
        """Is it open, or suspended, for those alone who predict the others' answers?"""
        under_way = self.state in (BallotState.OPEN, BallotState.SUSPENDED)
        return under_way and self.predicted_by is not None and self.open_to is not Audience.ALL

    def entitles(self, side: Side) -> bool:
        """May that side vote in it: as an elector, or to predict the electors' answers?"""
        return self.electorate.includes(side) or side is self.predicted_by

    def admits(self, side: Side) -> bool:
        """May that side cast a paper at this moment?"""
        return self.state is BallotState.OPEN and self.entitles(side) and self.open_to.includes(side)

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    @cached_property
    def option_of(self) -> Mapping[str, str]:
        """An option by its letter, as forms name it, or by its identifier."""
        return {option.mark: option.id for option in self.options} | {each: each for each in self.option_ids}


def check_can_open(ballot: Ballot, registered: int) -> None:
    """A vote opens on a question, enough options and somebody to answer."""
    if ballot.state not in (BallotState.READY, BallotState.SUSPENDED):
        raise Refused("ballot_cannot_open", code=ballot.code)
    if ballot.method not in METHODS:
        raise Refused("method_unknown", method=ballot.method)
    if not METHODS[ballot.method].takes(len(ballot.options)):
        raise Refused("ballot_needs_options", code=ballot.code)
    if ballot.method in SPENDING and not _has_money(ballot):
        raise Refused("ballot_needs_money", code=ballot.code)
    if registered == 0:
        raise Refused("ballot_has_no_voters", code=ballot.code)


def check_sides(ballot: Ballot, sides: Collection[Side]) -> None:
    """Where sides count as sides, both must vote; where they weigh, everybody must be of one."""
    if not counts_sides(ballot):
        return
    if ballot.predicted_by is not None or not set(BOTH_SIDES) <= set(sides):
        raise Refused("sides_need_both", code=ballot.code)
    if ballot.rules.weights and not set(sides) <= set(BOTH_SIDES):
        raise Refused("weights_need_a_side", code=ballot.code)


def counts_sides(ballot: Ballot) -> bool:
    """Whether a side counts as a side, and not only its people."""
    return bool(ballot.rules.each_side or ballot.rules.weights)


def check_may_grow(ballot: Ballot, label: Text) -> None:
    """An idea joins a vote of a sort that grows, while it is open; papers of a secret one are cut to its options."""
    if not METHODS[ballot.method].grows or ballot.is_secret:
        raise Refused("ballot_does_not_grow", code=ballot.code)
    if ballot.state not in (BallotState.OPEN, BallotState.SUSPENDED):
        raise Refused("ballot_not_open")
    if not label:
        raise Refused("idea_is_empty")
    if any(option.label.said_in(code) == label.said_in(code) for option in ballot.options for code in LANGUAGES):
        raise Refused("idea_is_there")


def _has_money(ballot: Ballot) -> bool:
    """An amount to spend, and a cost for every option, by its letter."""
    return bool(ballot.rules.budget) and all(ballot.rules.costs.get(option.mark) for option in ballot.options)


def option_marks(count: int) -> Sequence[str]:
    """A, B, C … Z, AA, AB …: the letters printed beside the options."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return tuple(letters[n] if n < 26 else letters[n // 26 - 1] + letters[n % 26] for n in range(count))


SPENDING = frozenset({"budget", "equal_shares"})
BOTH_SIDES = (Side.CUSTOMER, Side.COMPANY)
# The settings of a step that are rules of counting: a method takes those it asks for, and leaves the others.
RULES = (
    "points", "max_per_option", "max_choices", "majority", "base", "quorum", "quorum_people", "quorum_of", "grades",
    "seats", "budget", "costs", "tie_rule",
    "sides_rule", "weights",
)  # fmt: skip
SIDES_RULES = ("together", "each_side", "weights")  # all papers alike, or as the two sides of the room


def design_from(settings: Mapping[str, object]) -> BallotDesign:
    """The design in a step's settings; ``ValueError`` when they make no sense."""
    options = settings.get("options", ())
    if not isinstance(options, Sequence) or isinstance(options, str):
        raise ValueError("options are a list")
    predicted_by = settings.get("predicted_by")
    electorate = Audience(str(settings.get("electorate", Audience.ALL)))
    foretells = bool(predicted_by) and not electorate.includes(Side(str(predicted_by)))  # who votes does not predict
    method = str(settings.get("method", "yesno"))
    return BallotDesign(
        method=method,
        options=tuple(Text.from_json(option) for option in options),
        options_from=str(settings.get("options_from", "")),
        rules=METHODS[method].rules(_rules(settings, METHODS[method].asks)) if method in METHODS else Rules(),
        electorate=electorate,
        predicted_by=Side(str(predicted_by)) if foretells else None,
        secrecy=Secrecy(str(settings.get("secrecy", Secrecy.ANONYMOUS))),
        rounds=_whole(settings.get("rounds", 1)),
        words=_whole(settings.get("words", 0)),
        outcome_only=method == "yesno" and settings.get("outcome_only") is True,
        low=Text.from_json(settings.get("low", "")),
        high=Text.from_json(settings.get("high", "")),
    )


def _rules(settings: Mapping[str, object], asked: frozenset[str]) -> dict[str, object]:
    """What the settings say of counting, as far as the method asks; what they leave open is as the method has it."""
    of_sides = str(settings.get("sides_rule", "together"))
    if of_sides not in SIDES_RULES:
        raise ValueError(f"no such rule for sides: {of_sides!r}")
    if of_sides != "together" and of_sides not in asked:
        raise Refused("sides_rule_not_here")
    rules = {name: settings[name] for name in RULES if name not in ("sides_rule", "weights") and settings.get(name)}
    if isinstance(costs := rules.get("costs"), list | tuple):
        rules["costs"] = dict(zip(option_marks(len(costs)), costs, strict=True))  # by the options' letters
    if percent := rules.get("quorum"):
        rules["quorum"] = f"{_whole(percent)}/100"
    if of_sides == "each_side":
        rules["each_side"] = [side.value for side in BOTH_SIDES]
    if of_sides == "weights":
        rules["weights"] = _weights(settings.get("weights") or (1, 1))
    return {name: value for name, value in rules.items() if name in asked}


def _weights(given: object) -> dict[str, object]:
    """What customers weigh, and what the company does."""
    if not isinstance(given, list | tuple) or len(given) != len(BOTH_SIDES):
        raise ValueError("each side has a weight")
    return {side.value: weight for side, weight in zip(BOTH_SIDES, given, strict=True)}


def without_rules_of_another_method(settings: Mapping[str, object], method: str) -> dict[str, object]:
    """A step's settings when its method is changed: what the old one was told of counting does not stay."""
    return {
        **{name: value for name, value in settings.items() if name not in (*RULES, "low", "high")},
        "method": method,
    }


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    raise ValueError(f"{value!r} is not a whole number")
