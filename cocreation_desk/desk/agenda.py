"""Preparing the agenda: add, edit, move, duplicate and remove steps, each undone by another of these acts."""

from __future__ import annotations

from dataclasses import replace

from cocreation_desk.desk import ballots
from cocreation_desk.desk.finding import session_of_step, the_session, the_step
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import Step, StepState, check_minutes
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import agenda as rows

EDITABLE = frozenset(
    {"title", "prompt", "minutes", "min_minutes", "optional", "fixed_start", "audience", "settings"},
)


def add_step(turn: Turn, session_id: str, step: Step, position: int) -> str:
    """Put a step into the agenda at that place, and give its identifier; one that has an identifier keeps it."""
    check_minutes(step.minutes, step.min_minutes)
    announced = 0 if the_session(turn, session_id).state.is_live else None  # what comes on the day was not in the plan
    added = replace(step, id=step.id or turn.new_id(), state=StepState.PLANNED, planned_minutes=announced)
    rows.add_step(turn.db, session_id, added)
    _place(turn, session_id, added.id, position)
    ballots.prepare(turn, session_id, added)
    turn.note("step_added", "step", added.id, kind=added.kind)
    return added.id


def edit_step(turn: Turn, step_id: str, **changes: object) -> None:
    """Change a step. What a vote asks cannot be changed once it has been opened."""
    step = the_step(turn, step_id)
    if not EDITABLE.issuperset(changes):
        raise ValueError(f"not a step's to change: {sorted(set(changes) - EDITABLE)}")
    edited = replace(step, **changes)  # type: ignore[arg-type]  # the names were checked above
    check_minutes(edited.minutes, edited.min_minutes)
    rows.change_step(turn.db, step_id, changes)
    if {"title", "prompt", "settings"} & set(changes):
        ballots.prepare(turn, session_of_step(turn, step_id), edited)
    turn.note("step_edited", "step", step_id, fields=sorted(changes))


def move_step(turn: Turn, step_id: str, position: int) -> None:
    """Move a planned step; nothing can be put before what has already begun."""
    step = the_step(turn, step_id)
    session_id = session_of_step(turn, step_id)
    begun = [each.position for each in rows.steps(turn.db, session_id) if each.started_at is not None]
    if step.started_at is not None or (begun and position <= max(begun)):
        raise Refused("step_already_started")
    _place(turn, session_id, step_id, position)
    turn.note("step_moved", "step", step_id, position=position)


def duplicate_step(turn: Turn, step_id: str) -> str:
    """The same step again, right behind it, not begun."""
    step = the_step(turn, step_id)
    return add_step(turn, session_of_step(turn, step_id), replace(step, id=""), step.position + 1)


def remove_step(turn: Turn, step_id: str) -> None:
    """Take a step out that has not begun."""
    step = the_step(turn, step_id)
    if step.started_at is not None:
        raise Refused("step_already_started")
    session_id = session_of_step(turn, step_id)
    ballots.withdraw(turn, step)
    rows.remove_step(turn.db, step_id)
    rows.put_in_order(turn.db, [each.id for each in rows.steps(turn.db, session_id)])
    turn.note("step_removed", "step", step_id, kind=step.kind)


def _place(turn: Turn, session_id: str, step_id: str, position: int) -> None:
    order = [each.id for each in rows.steps(turn.db, session_id) if each.id != step_id]
    order.insert(max(0, min(position, len(order))), step_id)
    rows.put_in_order(turn.db, order)
