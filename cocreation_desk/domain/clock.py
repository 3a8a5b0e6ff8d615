"""Planned and real times, how late we are, and which steps could give the minutes back."""

from __future__ import annotations

import time as system_time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cocreation_desk.domain.agenda import Step, StepState

ONE_NIGHT = timedelta(hours=12)
LONGEST_DELAY = timedelta(hours=2)  # beyond it, a fixed start that has gone by was meant for the next day
MOST_DAYS = 20
# Python's own counter stands still while Linux and macOS sleep; these go on, and on Windows its own does.
ASLEEP_TOO: int | None = getattr(system_time, "CLOCK_BOOTTIME", getattr(system_time, "CLOCK_MONOTONIC", None))

Hours = tuple[datetime, datetime]
"""When one day of a session begins and when it ends."""


class Clock:
    """The time of the room: read once from the system, then carried by a monotonic counter.

    Setting the computer's clock during a session changes no duration and no order; a laptop that sleeps loses no minute.
    """

    def __init__(self) -> None:
        self._started = datetime.now().astimezone()
        self._counter = _seconds()

    def now(self) -> datetime:
        return self._started + timedelta(seconds=_seconds() - self._counter)


def _seconds() -> float:
    """Since some moment, asleep or awake."""
    return system_time.monotonic() if ASLEEP_TOO is None else system_time.clock_gettime(ASLEEP_TOO)


@dataclass(frozen=True)
class Slot:
    """When a step was meant to run, and when it did or is expected to."""

    step_id: str
    planned_start: datetime
    planned_end: datetime
    expected_start: datetime
    expected_end: datetime


def on_whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def days_of(starts_at: datetime, ends_at: datetime) -> tuple[Hours, ...]:
    """When each day of several begins and ends, all with the same hours; none for a session of one day or one night."""
    if ends_at - starts_at < ONE_NIGHT:
        return ()
    found: list[Hours] = []
    day = starts_at.date()
    while (hours := hours_of(day, starts_at, ends_at))[0] < ends_at and len(found) < MOST_DAYS:
        found.append(hours)
        day += timedelta(days=1)
    return tuple(found) if len(found) > 1 else ()


def hours_of(day: date, starts_at: datetime, ends_at: datetime) -> Hours:
    """From the hour at which the session begins to that at which it ends; until five where that would be backwards."""
    start, end = (datetime.combine(day, each.time(), starts_at.tzinfo) for each in (starts_at, ends_at))
    return start, end if end > start else max(start + timedelta(hours=1), start.replace(hour=17, minute=0))


def run_sheet(
    steps: Sequence[Step], starts_at: datetime, now: datetime | None = None, days: Sequence[Hours] = ()
) -> tuple[Slot, ...]:
    """The times of every step, in order. Without ``now`` nothing has begun and the expected times are the planned ones.

    A fixed start is waited for, never anticipated; a step that comes too late for its fixed start overlaps visibly.
    A session of several ``days`` rests at night: the agenda parts them by a fixed start long gone by, which is the next
    day's; where it does not, what would begin once a day is over begins the next one.
    """
    slots: list[Slot] = []
    planned = expected = starts_at
    for at, step in enumerate(steps):
        if (opens := _next_day(steps[at:], planned, days)) is not None:
            planned, expected = opens, max(expected, opens)
        if step.fixed_start is not None:
            fixed = _fixed(step.fixed_start, planned if days else starts_at)
            planned, expected = max(planned, fixed), max(expected, fixed)
        start, end = planned, planned + timedelta(minutes=step.announced_minutes)
        really_start, really_end = _real(step, expected, now)
        slots.append(Slot(step.id, start, end, really_start, really_end))
        planned, expected = end, really_end
    return tuple(slots)


def _next_day(ahead: Sequence[Step], planned: datetime, days: Sequence[Hours]) -> datetime | None:
    """When the next day begins, where the first of these steps is not this day's any more."""
    today = max((at for at, (opens, _) in enumerate(days) if opens <= planned), default=0)
    if today + 1 >= len(days):
        return None
    first = ahead[0]
    if first.fixed_start is not None:
        is_over = _is_tomorrows(first.fixed_start, planned)
    else:
        is_over = planned >= days[today][1] and not _parted(ahead, planned)
    return days[today + 1][0] if is_over else None


def _parted(ahead: Sequence[Step], planned: datetime) -> bool:
    """Does a step among these begin the next day?"""
    for step in ahead:
        if step.fixed_start is not None:
            return _is_tomorrows(step.fixed_start, planned)
        planned += timedelta(minutes=step.announced_minutes)
    return False


def _is_tomorrows(fixed: time, planned: datetime) -> bool:
    return planned - _fixed(fixed, planned) > LONGEST_DELAY


def _fixed(at: time, day: datetime) -> datetime:
    return day.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)


def _real(step: Step, expected: datetime, now: datetime | None) -> tuple[datetime, datetime]:
    if step.state is StepState.SKIPPED:
        return expected, expected
    length = timedelta(minutes=step.minutes)
    if step.started_at is None:
        start = expected if now is None else max(expected, on_whole_minute(now))
        return start, start + length
    if step.ended_at is not None:
        return step.started_at, step.ended_at
    if now is None:
        return step.started_at, step.started_at + length
    return step.started_at, now + max(step.remaining(now), timedelta())


def delay(slots: Sequence[Slot]) -> timedelta:
    """How much later than planned the last step is expected to end; negative when we are ahead."""
    return slots[-1].expected_end - slots[-1].planned_end if slots else timedelta()


def overrun(slots: Sequence[Slot], ends_at: datetime) -> timedelta:
    """How far the plan itself runs past the announced end; nothing when it fits."""
    return max(slots[-1].planned_end - ends_at, timedelta()) if slots else timedelta()


@dataclass(frozen=True)
class Shorten:
    step_id: str
    minutes: int
    gives: int


@dataclass(frozen=True)
class Skip:
    step_id: str
    gives: int


Proposal = Shorten | Skip


def ways_to_absorb(steps: Sequence[Step], minutes_late: int) -> tuple[tuple[Proposal, ...], int]:
    """What would give ``minutes_late`` back, and how many minutes would still be missing.

    First what can be shortened, the roomiest step first, then what is optional, the shortest that suffices first.
    Nothing is changed here: the facilitator decides, and an end that cannot be kept is said, never moved silently.
    """
    missing = max(minutes_late, 0)
    ahead = [step for step in steps if step.state is StepState.PLANNED]
    proposals: list[Proposal] = []
    for step in sorted(ahead, key=lambda each: each.min_minutes - each.minutes):
        gives = min(step.minutes - step.min_minutes, missing)
        if gives > 0:
            proposals.append(Shorten(step.id, step.minutes - gives, gives))
            missing -= gives
    for step in sorted((each for each in ahead if each.optional), key=lambda each: each.minutes):
        if missing <= 0:
            break
        shortened = next((p for p in proposals if isinstance(p, Shorten) and p.step_id == step.id), None)
        if shortened:
            proposals.remove(shortened)
        more = step.minutes - (shortened.gives if shortened else 0)
        proposals.append(Skip(step.id, step.minutes))
        missing = max(missing - more, 0)
    return tuple(proposals), missing
