"""The steps of a session, in order, and the states each goes through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience
from cocreation_desk.domain.text import Text

REOPEN_WITHIN = timedelta(minutes=10)


class StepState(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"

    @property
    def is_current(self) -> bool:
        return self in (StepState.ACTIVE, StepState.PAUSED)

    @property
    def has_begun(self) -> bool:
        """Under way or done: what it asks of each person can still be given by whoever comes late."""
        return self.is_current or self is StepState.DONE


@dataclass(frozen=True)
class Step:
    """One line of the agenda. ``settings`` belongs to its kind; everything else is common to all kinds."""

    id: str
    position: int
    kind: str
    title: Text
    prompt: Text
    minutes: int
    min_minutes: int
    optional: bool = False
    fixed_start: time | None = None
    audience: Audience = Audience.ALL
    settings: Mapping[str, object] = field(default_factory=dict)
    planned_minutes: int | None = None  # as announced when the doors opened; the minutes given may change after
    state: StepState = StepState.PLANNED
    started_at: datetime | None = None
    ended_at: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: float = 0.0
    reopened: bool = False
    skip_reason: str = ""

    @property
    def announced_minutes(self) -> int:
        return self.minutes if self.planned_minutes is None else self.planned_minutes

    def elapsed(self, now: datetime) -> timedelta:
        """The time this step has really run, pauses left out."""
        if self.started_at is None:
            return timedelta()
        until = self.ended_at or self.paused_at or now
        return max(until - self.started_at - timedelta(seconds=self.paused_seconds), timedelta())

    def remaining(self, now: datetime) -> timedelta:
        """What is left of the minutes given; negative once they are over."""
        return timedelta(minutes=self.minutes) - self.elapsed(now)


def following(steps: Sequence[Step]) -> Step | None:
    """The step that *Next* opens: the first planned one behind everything that has begun."""
    begun = max((step.position for step in steps if step.started_at is not None), default=-1)
    return next((step for step in steps if step.position > begun and step.state is StepState.PLANNED), None)


NEVER_SKIPPED_SILENTLY = frozenset({"charter", "briefing"})


def check_skip(step: Step, reason: str) -> None:
    """A step can be skipped while it is planned; the rules of the game only with a reason."""
    if step.state is not StepState.PLANNED:
        raise Refused("step_already_started")
    if step.kind in NEVER_SKIPPED_SILENTLY and not reason.strip():
        raise Refused("skip_needs_reason")


def check_reopen(step: Step, now: datetime) -> None:
    """« Revenir »: a done step may be taken up again once, within ten minutes."""
    if step.state is not StepState.DONE or step.ended_at is None:
        raise Refused("step_is_not_done")
    if step.reopened:
        raise Refused("step_reopened_already")
    if now - step.ended_at > REOPEN_WITHIN:
        raise Refused("step_done_too_long_ago", minutes=int(REOPEN_WITHIN.total_seconds() // 60))


def check_minutes(minutes: int, min_minutes: int) -> None:
    if not 1 <= minutes <= 600:
        raise Refused("minutes_out_of_range", low=1, high=600)
    if not 0 <= min_minutes <= minutes:
        raise Refused("min_minutes_over_minutes")
