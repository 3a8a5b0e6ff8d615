"""The half-days of a session, each with a signature of its own, and who was there in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice, pairwise
from typing import Literal

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.clock import Hours, Slot, days_of, hours_of, run_sheet
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.text import Text

Part = Literal["morning", "afternoon", "evening"]

NOON, AFTERNOON, EVENING = time(12), time(13), time(17, 30)
LUNCH_BETWEEN = (time(11, 15), time(14, 30))
LUNCH_MINUTES = 30
LATE_AFTER = timedelta(minutes=10)  # somebody who comes in later than that is late
MOST = 20
NAMELESS = Text()


@dataclass(frozen=True)
class HalfDay:
    """``label`` is empty as long as nobody gave it a name of its own: then it is called after its part of the day."""

    id: str
    position: int
    starts_at: datetime
    ends_at: datetime
    label: Text = NAMELESS
    own_times: bool = False

    @property
    def day(self) -> date:
        return self.starts_at.date()

    @property
    def part(self) -> Part:
        if self.starts_at.time() >= EVENING:
            return "evening"
        return "morning" if self.starts_at.time() < NOON else "afternoon"


@dataclass(frozen=True)
class Attendance:
    """Where one person stands in one half-day."""

    presence: Presence = Presence.EXPECTED
    arrived_at: datetime | None = None
    left_at: datetime | None = None


Register = Mapping[str, Mapping[str, Attendance]]
"""What was written down, by half-day and participant; nothing where somebody was only expected."""


def spans(steps: Sequence[Step], starts_at: datetime, ends_at: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """When each half-day begins and ends. The lunch of the agenda parts them; without one, a day is parted at one o'clock."""
    days = days_of(starts_at, ends_at)
    if ends_at.date() > starts_at.date() and not days:
        return ((starts_at, ends_at),)
    planned = run_sheet(steps, starts_at, days=days)
    lunches = {day: lunch_of(steps, those) for day, those in _by_day(planned)}
    usual = next((lunch for lunch in lunches.values() if lunch), None)
    each_day = _as_planned(days, planned) or (hours_of(starts_at.date(), starts_at, ends_at),)
    found = (span for start, end in each_day for span in _parts_of_day(lunches.get(start.date()) or usual, start, end))
    return tuple(islice(found, MOST))


def _as_planned(days: Sequence[Hours], planned: Sequence[Slot]) -> tuple[Hours, ...]:
    """From the first step of each day to its last; the first day begins and the last one ends with the session."""
    of_day = {day: (those[0].planned_start, those[-1].planned_end) for day, those in _by_day(planned)}
    found = []
    for start, end in days:
        first, last = of_day.get(start.date(), (start, end))
        found.append((start if start == days[0][0] else first, end if end == days[-1][1] else last))
    return tuple(found)


def _by_day(planned: Sequence[Slot]) -> list[tuple[date, list[Slot]]]:
    return [(day, list(those)) for day, those in groupby(planned, key=lambda slot: slot.planned_start.date())]


def hours(half_days: Sequence[HalfDay]) -> tuple[Hours, ...]:
    """When each day of several begins and ends."""
    by_day = [list(each) for _, each in groupby(half_days, key=lambda each: each.day)]
    return tuple((each[0].starts_at, each[-1].ends_at) for each in by_day) if len(by_day) > 1 else ()


def lunch_of(steps: Sequence[Step], planned: Sequence[Slot]) -> tuple[time, time] | None:
    """The longest break around noon among these hours."""
    rests = {step.id for step in steps if step.kind == "break" and step.minutes >= LUNCH_MINUTES}
    breaks = [(slot.planned_start, slot.planned_end) for slot in planned if slot.step_id in rests]
    around_noon = [
        (start, end) for start, end in breaks if start.time() < LUNCH_BETWEEN[1] and end.time() > LUNCH_BETWEEN[0]
    ]
    if not around_noon:
        return None
    start, end = max(around_noon, key=lambda each: each[1] - each[0])
    return start.time(), end.time()


def _parts_of_day(
    lunch: tuple[time, time] | None, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """A morning that ends by one o'clock, and an afternoon that begins after noon, need one signature."""
    from_, until = lunch or (AFTERNOON, AFTERNOON)
    parting, again = (start.replace(hour=each.hour, minute=each.minute) for each in (from_, until))
    if start.time() >= NOON or end.date() != start.date() or end.time() <= AFTERNOON or not start < parting < end:
        yield start, end
    elif again >= end:
        yield start, end
    else:
        yield start, parting
        yield again, end


def planned(steps: Sequence[Step], starts_at: datetime, ends_at: datetime) -> tuple[HalfDay, ...]:
    """The half-days the agenda gives, before anybody changes them."""
    return tuple(
        HalfDay(f"half-day-{at + 1}", at, start, end)
        for at, (start, end) in enumerate(spans(steps, starts_at, ends_at))
    )


def check_times(half_days: Sequence[HalfDay]) -> None:
    """Each ends after it begins, and none begins before the one before it ends."""
    if not half_days:
        raise Refused("half_day_needed")
    for each in half_days:
        if each.ends_at <= each.starts_at:
            raise Refused("half_day_ends_first")
    for before, after in pairwise(half_days):
        if after.starts_at < before.ends_at:
            raise Refused("half_days_overlap")


def due(half_days: Sequence[HalfDay], now: datetime) -> HalfDay | None:
    """The half-day whose turn it is: between two of them, the later one from the middle of the time between."""
    chosen = half_days[0] if half_days else None
    for before, after in pairwise(half_days):
        if now >= before.ends_at + (after.starts_at - before.ends_at) / 2:
            chosen = after
    return chosen


def is_late(half_day: HalfDay, opened_at: datetime | None, now: datetime) -> bool:
    """Whether somebody who comes in now is late: the first half-day begins when the session was opened, if that was later."""
    began = half_day.starts_at
    if half_day.position == 0:
        if opened_at is None:
            return False
        began = max(began, opened_at)
    return now > began + LATE_AFTER
