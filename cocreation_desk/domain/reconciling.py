"""Where the roll and the papers of a closed vote differ: by how much, and what people may honestly do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.errors import Refused

LONGEST_REASON = 300


class Way(StrEnum):
    """A way out of a difference. ``LET_STAND`` alone leaves it as it is."""

    PAPER_ADDED = "paper_added"
    MARK_STRUCK = "mark_struck"
    MARK_ADDED = "mark_added"
    LET_STAND = "let_stand"


@dataclass(frozen=True)
class Correction:
    """What was done about a difference, and why; never about whom. It is printed on the result sheet."""

    way: Way
    channel: str
    reason: str
    at: datetime


def ways_out(ballot: Ballot, signed: int, found: int) -> tuple[Way, ...]:
    """The honest ways for that vote, the best first; annulling it and voting again is always one more.

    No paper of a secret vote can be told to be somebody's, so neither its roll nor its urn may be touched any more.
    """
    if ballot.state is not BallotState.CLOSED or ballot.is_being_emptied or signed == found:
        return ()
    if ballot.is_secret:
        return (Way.LET_STAND,)
    return (Way.PAPER_ADDED, Way.MARK_STRUCK) if signed > found else (Way.MARK_ADDED,)


def reason_from(text: str) -> str:
    """The reason as it will be printed; Refused without one."""
    reason = " ".join(text.split())
    if not reason:
        raise Refused("reason_needed")
    if len(reason) > LONGEST_REASON:
        raise Refused("text_too_long", most=LONGEST_REASON)
    return reason
