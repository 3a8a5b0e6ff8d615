from __future__ import annotations

import sys
import time as system_time
from datetime import UTC, datetime, time, timedelta, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_desk.domain import clock
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.clock import Clock, Shorten, Skip
from cocreation_desk.domain.text import Text

HALF_PAST_EIGHT = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)


def step(position: int, minutes: int, at_least: int | None = None, **more: object) -> Step:
    least = minutes if at_least is None else at_least
    return Step(f"s{position}", position, "talk", Text("Étape"), Text(), minutes, least, **more)  # type: ignore[arg-type]  # the test names them


@pytest.mark.skipif(sys.platform != "linux", reason="the counter is Linux's")
def test_a_lid_closed_for_ten_minutes_is_ten_minutes_of_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    asleep = {"seconds": 0.0}
    awake = system_time.clock_gettime
    monkeypatch.setattr(
        system_time,
        "clock_gettime",
        lambda which: awake(which) + (asleep["seconds"] if which == system_time.CLOCK_BOOTTIME else 0.0),
    )
    running = Clock()
    before = running.now()

    asleep["seconds"] = 600.0

    assert timedelta(minutes=10) <= running.now() - before < timedelta(minutes=11)


def test_starts_follow_from_the_minutes_before() -> None:
    slots = clock.run_sheet((step(0, 20), step(1, 5), step(2, 10)), HALF_PAST_EIGHT)

    assert [slot.planned_start.strftime("%H:%M") for slot in slots] == ["08:30", "08:50", "08:55"]


def test_a_fixed_start_is_waited_for() -> None:
    slots = clock.run_sheet((step(0, 20), step(1, 5, fixed_start=time(9, 0))), HALF_PAST_EIGHT)

    assert slots[1].planned_start.strftime("%H:%M") == "09:00"


def test_a_fixed_start_swallows_a_delay() -> None:
    late = step(0, 20, started_at=HALF_PAST_EIGHT + timedelta(minutes=5), state=StepState.ACTIVE)
    steps = (late, step(1, 5, fixed_start=time(9, 0)))

    slots = clock.run_sheet(steps, HALF_PAST_EIGHT, HALF_PAST_EIGHT + timedelta(minutes=5))

    assert clock.delay(slots) == timedelta()


FRIDAY_FOUR = HALF_PAST_EIGHT.replace(hour=16, minute=0) + timedelta(days=1)


def told(slots: tuple[clock.Slot, ...]) -> list[str]:
    return [f"{slot.planned_start:%d %H:%M}" for slot in slots]


def test_a_session_of_two_days_rests_at_night() -> None:
    days = clock.days_of(HALF_PAST_EIGHT, FRIDAY_FOUR)
    steps = (step(0, 240), step(1, 150), step(2, 60), step(3, 30), step(4, 90))

    assert told(clock.run_sheet(steps, HALF_PAST_EIGHT, days=days)) == [
        "12 08:30", "12 12:30", "12 15:00", "13 08:30", "13 09:00",
    ]  # fmt: skip


def test_a_fixed_start_long_gone_is_that_of_the_next_day_and_a_dinner_that_of_the_evening() -> None:
    days = clock.days_of(HALF_PAST_EIGHT, FRIDAY_FOUR)
    steps = (step(0, 300), step(1, 120, fixed_start=time(20, 0)), step(2, 60, fixed_start=time(9, 0)), step(3, 15))

    assert told(clock.run_sheet(steps, HALF_PAST_EIGHT, days=days)) == [
        "12 08:30", "12 20:00", "13 09:00", "13 10:00",
    ]  # fmt: skip


def test_an_agenda_that_says_where_a_day_begins_is_parted_there_and_not_by_the_hour() -> None:
    days = clock.days_of(HALF_PAST_EIGHT, FRIDAY_FOUR)
    steps = (step(0, 450), step(1, 60), step(2, 30), step(3, 15, fixed_start=time(9, 0)), step(4, 30))

    assert told(clock.run_sheet(steps, HALF_PAST_EIGHT, days=days)) == [
        "12 08:30", "12 16:00", "12 17:00", "13 09:00", "13 09:15",
    ]  # fmt: skip


def test_a_day_that_runs_late_overruns_and_the_next_begins_on_time() -> None:
    days = clock.days_of(HALF_PAST_EIGHT, FRIDAY_FOUR)
    late = step(0, 420, started_at=HALF_PAST_EIGHT + timedelta(minutes=20), state=StepState.ACTIVE)
    steps = (late, step(1, 30), step(2, 60))

    slots = clock.run_sheet(steps, HALF_PAST_EIGHT, HALF_PAST_EIGHT + timedelta(minutes=20), days)

    assert [f"{slot.expected_start:%d %H:%M}" for slot in slots] == ["12 08:50", "12 15:50", "13 08:30"]
    assert clock.delay(slots) == timedelta()


@pytest.mark.parametrize("hours", [4, 11, 13])
def test_an_evening_that_ends_after_midnight_is_one_night(hours: int) -> None:
    six = HALF_PAST_EIGHT.replace(hour=18)

    assert clock.days_of(six, six + timedelta(hours=hours)) == ()


def test_the_plan_that_does_not_fit_says_by_how_much() -> None:
    slots = clock.run_sheet((step(0, 50), step(1, 20)), HALF_PAST_EIGHT)

    assert clock.overrun(slots, HALF_PAST_EIGHT + timedelta(minutes=60)) == timedelta(minutes=10)
    assert clock.overrun(slots, HALF_PAST_EIGHT + timedelta(minutes=90)) == timedelta()


def test_a_step_that_outlasts_its_minutes_pushes_the_rest() -> None:
    running = step(0, 10, started_at=HALF_PAST_EIGHT, state=StepState.ACTIVE)

    slots = clock.run_sheet((running, step(1, 10)), HALF_PAST_EIGHT, HALF_PAST_EIGHT + timedelta(minutes=14))

    assert clock.delay(slots) == timedelta(minutes=4)


def test_a_skipped_step_puts_us_ahead() -> None:
    steps = (step(0, 10), step(1, 15, state=StepState.SKIPPED), step(2, 5))

    assert clock.delay(clock.run_sheet(steps, HALF_PAST_EIGHT, HALF_PAST_EIGHT)) == timedelta(minutes=-15)


def test_the_roomiest_step_gives_first_and_the_optional_only_if_that_is_not_enough() -> None:
    steps = (step(0, 20, 15), step(1, 30, 18), step(2, 10, optional=True))

    assert clock.ways_to_absorb(steps, 12) == ((Shorten("s1", 18, 12),), 0)
    assert clock.ways_to_absorb(steps, 20) == ((Shorten("s1", 18, 12), Shorten("s0", 15, 5), Skip("s2", 10)), 0)


def test_what_cannot_be_given_back_is_said() -> None:
    assert clock.ways_to_absorb((step(0, 20, 15),), 12) == ((Shorten("s0", 15, 5),), 7)


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60), st.booleans()), max_size=8),
    st.integers(0, 120),
)
def test_proposals_never_take_more_than_a_step_can_give(steps: list[tuple[int, int, bool]], late: int) -> None:
    agenda = [step(n, minutes, min(least, minutes), optional=may) for n, (minutes, least, may) in enumerate(steps)]
    proposals, missing = clock.ways_to_absorb(agenda, late)

    by_id = {each.id: each for each in agenda}
    for proposal in proposals:
        match proposal:
            case Shorten(step_id, minutes):
                assert by_id[step_id].min_minutes <= minutes < by_id[step_id].minutes
            case Skip(step_id):
                assert by_id[step_id].optional
    assert len({proposal.step_id for proposal in proposals}) == len(proposals)
    assert missing == max(0, late - sum(proposal.gives for proposal in proposals))


def test_setting_the_computers_clock_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    running = Clock()
    before = running.now()

    class Yesterday(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Yesterday:
            return cls(2020, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(clock, "datetime", Yesterday)

    assert timedelta() <= running.now() - before < timedelta(minutes=1)
