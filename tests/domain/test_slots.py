from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

import pytest

from cocreation_desk.domain import slots
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.quorum import Quorum, QuorumKind, check_quorum
from cocreation_desk.domain.text import Text

PARIS = timezone(timedelta(hours=1))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=PARIS)


def step(kind: str, minutes: int, fixed: time | None = None) -> Step:
    return Step("", 0, kind, Text("Étape", "Step"), Text(), minutes, minutes, fixed_start=fixed)


def agenda(*steps: Step) -> list[Step]:
    return [Step(f"s{n}", n, s.kind, s.title, s.prompt, s.minutes, s.minutes, fixed_start=s.fixed_start) for n, s in enumerate(steps)]  # fmt: skip


def told(spans: tuple[tuple[datetime, datetime], ...]) -> list[str]:
    return [f"{start:%d %H:%M}-{end:%H:%M}" for start, end in spans]


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "expected"),
    [
        (at(12, 8, 30), at(12, 12, 35), ["12 08:30-12:35"]),
        (at(12, 8, 30), at(12, 13), ["12 08:30-13:00"]),
        (at(12, 14), at(12, 17), ["12 14:00-17:00"]),
        (at(12, 18, 30), at(12, 21), ["12 18:30-21:00"]),
        (at(12, 9), at(12, 17), ["12 09:00-13:00", "12 13:00-17:00"]),
        (at(12, 8, 30), at(13, 16), ["12 08:30-13:00", "12 13:00-16:00", "13 08:30-13:00", "13 13:00-16:00"]),
        (at(12, 22), at(13, 1), ["12 22:00-01:00"]),
    ],
)
def test_a_half_day_is_a_signature(starts_at: datetime, ends_at: datetime, expected: list[str]) -> None:
    found = told(slots.spans([], starts_at, ends_at))

    assert found[: len(expected)] == expected


def test_the_lunch_of_the_agenda_parts_the_day() -> None:
    steps = agenda(step("talk", 90), step("break", 15), step("talk", 120), step("break", 60), step("talk", 150))

    assert told(slots.spans(steps, at(12, 8, 30), at(12, 16))) == ["12 08:30-12:15", "12 13:15-16:00"]


def test_half_days_follow_the_agenda_of_each_day_with_its_own_lunch() -> None:
    first = (step("talk", 230), step("break", 60), step("talk", 230))
    second = (step("talk", 150, time(9)), step("break", 45), step("talk", 120))

    found = told(slots.spans(agenda(*first, *second), at(12, 8, 30), at(13, 14, 30)))

    assert found == ["12 08:30-12:20", "12 13:20-17:10", "13 09:00-11:30", "13 12:15-14:30"]


def test_a_coffee_is_no_lunch() -> None:
    steps = agenda(step("talk", 180), step("break", 15), step("talk", 240))

    assert told(slots.spans(steps, at(12, 9), at(12, 16, 15))) == ["12 09:00-13:00", "12 13:00-16:15"]


def test_parts_of_the_day_are_called_by_their_hour() -> None:
    parts = [slots.HalfDay("", 0, at(12, hour), at(12, hour + 1)).part for hour in (8, 11, 12, 14, 18)]

    assert parts == ["morning", "morning", "afternoon", "afternoon", "evening"]


def test_the_next_half_day_is_due_from_the_middle_of_lunch() -> None:
    morning, afternoon = slots.planned([], at(12, 9), at(12, 17))
    morning = slots.HalfDay("m", 0, morning.starts_at, at(12, 12))

    due = [slots.due((morning, afternoon), at(12, *when)) for when in ((7, 0), (12, 29), (12, 30), (19, 0))]

    assert due == [morning, morning, afternoon, afternoon]
    assert slots.due((), at(12, 9)) is None


def test_nobody_is_late_before_the_session_was_opened() -> None:
    morning, afternoon = slots.planned([], at(12, 9), at(12, 17))

    assert not slots.is_late(morning, None, at(12, 9, 40))
    assert not slots.is_late(morning, at(12, 9, 20), at(12, 9, 30))
    assert slots.is_late(morning, at(12, 9, 20), at(12, 9, 31))
    assert slots.is_late(morning, at(12, 8, 50), at(12, 9, 11)) and not slots.is_late(
        morning, at(12, 8, 50), at(12, 9, 9)
    )
    assert slots.is_late(afternoon, at(12, 9), at(12, 13, 11))


@pytest.mark.parametrize(
    ("times", "key"),
    [
        ([], "half_day_needed"),
        ([(at(12, 9), at(12, 9))], "half_day_ends_first"),
        ([(at(12, 9), at(12, 13)), (at(12, 12), at(12, 15))], "half_days_overlap"),
    ],
)
def test_half_days_follow_each_other(times: list[tuple[datetime, datetime]], key: str) -> None:
    with pytest.raises(Refused, match=key):
        slots.check_times([slots.HalfDay(str(n), n, *each) for n, each in enumerate(times)])


@pytest.mark.parametrize(
    ("quorum", "registered", "needed"),
    [
        (Quorum(), 18, 0),
        (Quorum(QuorumKind.SHARE, 50), 18, 9),
        (Quorum(QuorumKind.SHARE, 50), 19, 10),
        (Quorum(QuorumKind.SHARE, 66), 20, 14),
        (Quorum(QuorumKind.NUMBER, 12), 18, 12),
    ],
)
def test_a_quorum_is_a_share_of_the_list_or_a_number(quorum: Quorum, registered: int, needed: int) -> None:
    assert quorum.needed(registered) == needed
    assert quorum.is_met(needed, registered) and (needed == 0 or not quorum.is_met(needed - 1, registered))


@pytest.mark.parametrize("quorum", [Quorum(QuorumKind.SHARE, 101), Quorum(QuorumKind.NUMBER, 0)])
def test_a_quorum_nobody_could_meet_is_refused(quorum: Quorum) -> None:
    with pytest.raises(Refused, match="quorum_out_of_range"):
        check_quorum(quorum)
