"""What a programme forgets as time goes by, and from which day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.session import Session, SessionState


class Matter(StrEnum):
    """One thing that is forgotten on its own day."""

    DAY_AFTER = "day_after"  # what only the room needed: which phones are whose, what they sent under which number
    UNSELECTED = "unselected"  # registrations that got no seat
    PEOPLE = "people"  # everybody


@dataclass(frozen=True)
class Due:
    """``on`` is the first day for it, ``None`` while no session says so; ``counts`` what would go, by sort.

    ``waits_for`` is a session under way: nothing is wiped beneath a room that votes.
    """

    matter: Matter
    on: date | None
    counts: Mapping[str, int] = field(default_factory=dict)
    waits_for: str = ""

    @property
    def n(self) -> int:
        """How many there are of what it is chiefly about."""
        return next(iter(self.counts.values()), 0)

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())

    def is_due(self, today: date) -> bool:
        return self.on is not None and self.on <= today and not self.is_empty


def is_over(session: Session, today: date) -> bool:
    """Held or called off; one that was never begun is over when its day has passed."""
    if session.state.is_live:
        return False
    return session.actual_end is not None or session.state is SessionState.CANCELLED or last_day(session) < today


def last_day(session: Session) -> date:
    return _day(session.actual_end or session.ends_at)


def first_day(matter: Matter, programme: Programme, sessions: Sequence[Session], today: date) -> date | None:
    """From which day on it is to be forgotten. What the room needed goes session by session, the rest after the last one."""
    if matter is Matter.DAY_AFTER:
        over = [last_day(each) for each in sessions if is_over(each, today)]
        return min(over, default=None) and min(over) + timedelta(days=1)
    held = [last_day(each) for each in sessions if each.state is not SessionState.CANCELLED]
    if not held:
        return None
    if matter is Matter.UNSELECTED:
        return max(held) + timedelta(days=programme.unselected_days)
    return months_later(max(held), programme.retention_months)


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (first_of_next - timedelta(days=1)).day))


def _day(moment: datetime) -> date:
    """The day of the session's own place, which its times bear."""
    return moment.date()
