"""What a round of an election decides: who is elected, who goes on, and what the declared rule does with a tie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import TieRule

Outcome = Literal["elected", "runoff", "no_quorum", "empty", "tie"]


@dataclass(frozen=True)
class Sums:
    """The control sums of a round, as they were announced: ``papers = blank + void + valid``."""

    registered: int
    signed: int
    papers: int
    blank: int
    void: int
    valid: int
    needed: int | None = None
    """The absolute majority, where the round asks for one."""


@dataclass(frozen=True)
class Proclamation:
    """A round as it was announced, with who vouches for it. Options are named by their identifiers on that ballot."""

    outcome: Outcome
    at: datetime
    tie_rule: TieRule
    sums: Sums
    elected: tuple[str, ...] = ()
    going_on: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    """Those whom the declared rule on ties had to tell apart."""
    scrutineers: tuple[str, ...] = ()
    chair: str = ""
    secretary: str = ""
    remarks: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"at": self.at.isoformat()}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Proclamation:
        """The proclamation as it was kept; ``ValueError`` when it is not one."""
        try:
            if plain["outcome"] not in get_args(Outcome) or plain["tie_rule"] not in get_args(TieRule):
                raise ValueError("no such outcome")
            lists = {name: tuple(plain[name]) for name in ("elected", "going_on", "level", "scrutineers")}
            at, sums = datetime.fromisoformat(plain["at"]), Sums(**plain["sums"])
            return cls(**{**plain, **lists, "at": at, "sums": sums})
        except (KeyError, TypeError) as missing:
            raise ValueError("not a proclamation") from missing


def decided(count: Count, tie_rule: TieRule) -> tuple[Outcome, tuple[str, ...], tuple[str, ...]]:
    """What the count of a round comes to: its outcome, who is elected, who goes on to another round.

    A tie that somebody must settle stays one until they have: the count then knows the order that was drawn or said.
    """
    match count.outcome:
        case "chosen" if count.winners:
            return "elected", count.winners, ()
        case "runoff":
            return "runoff", (), count.tied
        case "tie" if tie_rule == "shared":
            return "elected", count.tied, ()
        case "tie" if tie_rule == "runoff":
            return "runoff", (), count.tied
        case "tie":
            return "tie", (), ()
        case "no_quorum":
            return "no_quorum", (), _everybody(count)
        case _:
            return "empty", (), _everybody(count)


def going_on(count: Count, withdrawn: Collection[str]) -> tuple[str, ...]:
    """Who meets again, in the order of the paper, when these have withdrawn since.

    After a first round the two first of those who stay, and all who are level with the second: whoever withdraws leaves
    the place to the next in number of votes (as in article 7 of the French Constitution). After a tie only those who
    were level; after a vote without quorum or without a valid paper everybody who stays.
    """
    staying = [option for option in _everybody(count) if option not in withdrawn]
    if count.outcome == "tie":
        return tuple(option for option in staying if option in count.tied)
    if count.outcome != "runoff":
        return tuple(staying)
    found: set[str] = set()
    for place in count.ranking:
        if len(found) < 2:
            found.update(option for option in place if option in staying and count.of(option).people)
    return tuple(option for option in staying if option in found)


def told_apart(count: Count) -> tuple[str, ...]:
    """Those whom a lot or the chair has told apart."""
    for moment in count.story:
        options = moment.details.get("options")
        if moment.key == "told_apart" and moment.details.get("by") == "lot" and isinstance(options, tuple):
            return tuple(str(option) for option in options)
    return count.tied if count.outcome == "tie" else ()


def _everybody(count: Count) -> tuple[str, ...]:
    return tuple(tally.option for tally in count.tallies)
