"""The mandate of whoever was elected: from when to when, what is planned, and what the company has promised."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.text import Text

MONTHS = 6
LONGEST_MANDATE = 60  # months
FEWEST_EVENTS = 3
LONGEST_LINE = 120
LONGEST_REPORT = 500
LONGEST_COMMITMENT = 1000


class MandateState(StrEnum):
    PROPOSED = "proposed"
    SIGNED = "signed"
    ACTIVE = "active"
    ENDED = "ended"
    RESIGNED = "resigned"
    INTERRUPTED = "interrupted"

    @property
    def is_over(self) -> bool:
        return self in (MandateState.ENDED, MandateState.RESIGNED, MandateState.INTERRUPTED)


MOVES: dict[MandateState, frozenset[MandateState]] = {
    MandateState.PROPOSED: frozenset({MandateState.SIGNED, MandateState.RESIGNED, MandateState.INTERRUPTED}),
    MandateState.SIGNED: frozenset({MandateState.ACTIVE, MandateState.RESIGNED, MandateState.INTERRUPTED}),
    MandateState.ACTIVE: frozenset({MandateState.ENDED, MandateState.RESIGNED, MandateState.INTERRUPTED}),
    MandateState.ENDED: frozenset(),
    MandateState.RESIGNED: frozenset(),
    MandateState.INTERRUPTED: frozenset(),
}


class EventKind(StrEnum):
    MEETING = "meeting"
    VISIT = "visit"
    TEST = "test"
    BOARD = "board"
    ANSWER = "answer"


@dataclass(frozen=True)
class MandateEvent:
    """One thing planned. ``month`` is the first day of the month it is meant for; ``report`` what came of it."""

    month: date
    kind: EventKind
    title: str
    done: bool = False
    report: str = ""

    def is_late(self, today: date) -> bool:
        """The month it was meant for is over, and nothing says that it was done."""
        return not self.done and next_month(self.month) <= today


@dataclass(frozen=True)
class Mandate:
    id: str
    candidate_id: str
    holder: str
    title: Text
    starts_on: date
    ends_on: date
    sponsor: str = ""
    commitment: str = ""
    state: MandateState = MandateState.PROPOSED
    reason: str = ""
    signed_on: date | None = None
    events: tuple[MandateEvent, ...] = ()

    @property
    def review_on(self) -> date:
        """Half of it is over."""
        return self.starts_on + timedelta(days=(self.ends_on - self.starts_on).days // 2)


def next_month(day: date) -> date:
    """The first of the month that follows."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def after_months(start: date, months: int = MONTHS) -> date:
    """The last day of a mandate of so many months that begins on that day: 1 June and six months end on 30 November."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def months_of(mandate: Mandate) -> int:
    """How many whole months it lasts."""
    end = mandate.ends_on + timedelta(days=1)
    whole = (end.year - mandate.starts_on.year) * 12 + end.month - mandate.starts_on.month
    return whole - (end.day < mandate.starts_on.day)


def check_mandate(mandate: Mandate) -> None:
    """Refuse dates and words that make no sense."""
    if mandate.ends_on <= mandate.starts_on:
        raise Refused("mandate_ends_before")
    if months_of(mandate) > LONGEST_MANDATE:
        raise Refused("mandate_too_long", most=LONGEST_MANDATE)
    if not mandate.title:
        raise Refused("election_needs_office")
    if len(mandate.commitment) > LONGEST_COMMITMENT:
        raise Refused("text_too_long", most=LONGEST_COMMITMENT)
    for event in mandate.events:
        if not event.title.strip():
            raise Refused("mandate_event_needs_title")
        if len(event.title) > LONGEST_LINE:
            raise Refused("text_too_long", most=LONGEST_LINE)
        if len(event.report) > LONGEST_REPORT:
            raise Refused("text_too_long", most=LONGEST_REPORT)
        if not mandate.starts_on.replace(day=1) <= event.month <= mandate.ends_on:
            raise Refused("mandate_event_outside")


def check_signable(mandate: Mandate) -> None:
    """Nobody signs an empty programme, nor one that the company has promised nothing for."""
    if len(mandate.events) < FEWEST_EVENTS:
        raise Refused("mandate_needs_programme", least=FEWEST_EVENTS)
    if not mandate.sponsor.strip():
        raise Refused("mandate_needs_sponsor")
    if not mandate.commitment.strip():
        raise Refused("mandate_needs_commitment")


def check_move(mandate: Mandate, new: MandateState, reason: str) -> None:
    if new not in MOVES[mandate.state]:
        raise Refused("mandate_cannot_move", old=mandate.state.value, new=new.value)
    if new is MandateState.SIGNED:
        check_signable(mandate)
    if new is MandateState.INTERRUPTED and not reason.strip():
        raise Refused("reason_needed")
