"""What the session leaves behind: decisions, commitments, verbatims and the parking lot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cocreation_desk.domain.errors import Refused


class Answer(StrEnum):
    """What the company says it will do with it."""

    DO = "do"
    STUDY = "study"
    REFUSE = "refuse"


class CommitmentStatus(StrEnum):
    TO_CONFIRM = "to_confirm"
    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    BLOCKED = "blocked"
    DROPPED = "dropped"


class CommitmentKind(StrEnum):
    COMMITMENT = "commitment"
    ACTION = "action"


@dataclass(frozen=True)
class Commitment:
    """A promise to the participants, in public words, with one owner and one date."""

    id: str
    code: str
    text: str
    owner: str
    due_on: date
    step_id: str | None = None
    kind: CommitmentKind = CommitmentKind.COMMITMENT
    answer: Answer = Answer.DO
    reason: str = ""
    measure: str = ""
    status: CommitmentStatus = CommitmentStatus.TO_DO
    first_due_on: date | None = None
    shown: bool = False  # the sponsor has validated the wording: it may be projected

    def is_late(self, today: date) -> bool:
        return self.due_on < today and self.status not in (CommitmentStatus.DONE, CommitmentStatus.DROPPED)


def check_commitment(text: str, owner: str, answer: Answer, reason: str) -> None:
    if not text.strip():
        raise Refused("commitment_needs_text")
    if not owner.strip():
        raise Refused("commitment_needs_owner")
    if answer is Answer.REFUSE and not reason.strip():
        raise Refused("refusal_needs_reason")


@dataclass(frozen=True)
class Decision:
    id: str
    code: str
    text: str
    decided_by: str
    step_id: str | None = None
    basis: str = ""
    at: datetime | None = None


class NoteKind(StrEnum):
    VERBATIM = "verbatim"
    PARKING = "parking"
    INCIDENT = "incident"


@dataclass(frozen=True)
class Note:
    """A line caught by the secretary: a quote, something parked, something that happened."""

    id: str
    kind: NoteKind
    text: str
    step_id: str | None = None
    said_by: str = ""
    quotable: str = "anonymous"
    at: datetime | None = None
