"""The half-days of a session: laid out from the agenda, put right by hand, and begun one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cocreation_desk.desk import guardians
from cocreation_desk.desk.finding import session_of_half_day, the_half_day, the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.slots import Attendance, HalfDay, check_times, spans
from cocreation_desk.domain.text import Text
from cocreation_desk.store import agenda, people
from cocreation_desk.store import slots as rows


def lay_out(turn: Turn, session_id: str) -> None:
    """Half-days as the agenda has them. What was put right by hand stays, and so does a half-day somebody was marked in."""
    session = the_session(turn, session_id)
    held = rows.half_days(turn.db, session_id)
    if any(each.own_times for each in held):
        return
    times = spans(agenda.steps(turn.db, session_id), session.starts_at, session.ends_at)
    for at, (starts_at, ends_at) in enumerate(times):
        if at < len(held):
            rows.change_half_day(turn.db, replace(held[at], starts_at=starts_at, ends_at=ends_at))
        else:
            rows.add_half_day(turn.db, session_id, HalfDay(turn.new_id(), at, starts_at, ends_at))
    kept = rows.half_days(turn.db, session_id)
    if rows.current_id(turn.db, session_id) not in {each.id for each in kept[: len(times)]}:
        rows.set_current(turn.db, session_id, kept[0].id)
    for each in kept[len(times) :]:
        if not rows.is_used(turn.db, each.id):
            rows.remove_half_day(turn.db, each.id)
    turn.touch("half_day")


def lay_out_again(turn: Turn, session_id: str) -> None:
    """Forget what was put right by hand."""
    for each in rows.half_days(turn.db, session_id):
        rows.change_half_day(turn.db, replace(each, own_times=False, label=Text()))
    lay_out(turn, session_id)
    turn.note("half_days_laid_out", "half_day", session_id)


def edit_half_days(turn: Turn, session_id: str, written: Sequence[tuple[str | None, Text, datetime, datetime]]) -> None:
    """The whole list of half-days, each with its identifier unless it is new; one with people in it cannot be left out."""
    the_session(turn, session_id)
    held = {each.id: each for each in rows.half_days(turn.db, session_id)}
    lines = sorted(written, key=lambda line: line[2])
    kept = tuple(
        HalfDay(slot_id or turn.new_id(), at, starts_at, ends_at, label, own_times=True)
        for at, (slot_id, label, starts_at, ends_at) in enumerate(lines)
    )
    check_times(kept)
    gone = held.keys() - {each.id for each in kept}
    if any(rows.is_used(turn.db, slot_id) for slot_id in gone):
        raise Refused("half_day_has_people")
    for each in kept:
        if each.id in held:
            rows.change_half_day(turn.db, each)
        else:
            rows.add_half_day(turn.db, session_id, each)
    if rows.current_id(turn.db, session_id) not in {each.id for each in kept}:
        rows.set_current(turn.db, session_id, kept[0].id)
    for slot_id in gone:
        rows.remove_half_day(turn.db, slot_id)
    turn.note("half_days_edited", "half_day", session_id, n=len(kept))


def begin_half_day(turn: Turn, slot_id: str, carry_over: bool) -> None:
    """From now on presence is about that half-day. ``carry_over``: whoever is here stays here, the excused stay excused.

    A minor whose guardian has taken their word back is expected again.
    """
    session_id = session_of_half_day(turn, slot_id)
    before = rows.current_id(turn.db, session_id)
    stood = people.participants(turn.db, session_id)
    rows.set_current(turn.db, session_id, slot_id)
    if carry_over and before != slot_id and not rows.is_used(turn.db, slot_id):
        for each in stood:
            if each.presence.is_here and guardians.may_come(turn, each):
                rows.set_attendance(turn.db, slot_id, each.id, Attendance(Presence.PRESENT, turn.now))
            elif each.presence is Presence.EXCUSED:
                rows.set_attendance(turn.db, slot_id, each.id, Attendance(Presence.EXCUSED))
    turn.note("half_day_begun", "half_day", slot_id)


def current_half_day(turn: Turn, session_id: str) -> HalfDay:
    """The half-day that presence is about; laid out now where the session has none yet."""
    slot_id = rows.current_id(turn.db, session_id)
    if slot_id is None:
        lay_out(turn, session_id)
        slot_id = rows.current_id(turn.db, session_id)
    return the_half_day(turn, slot_id)
