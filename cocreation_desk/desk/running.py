"""Running the session: the one obvious Next, and everything that bends a plan to the day."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from cocreation_desk.desk import ballots, slots
from cocreation_desk.desk.finding import session_of_step, the_session, the_step
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import Step, StepState, check_reopen, check_skip, following
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.clock import Proposal, Shorten, Skip
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.session import Scene, SessionState, check_move
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.store import agenda, people, programme, replies
from cocreation_desk.store import ballots as ballot_rows
from cocreation_desk.store import slots as slot_rows


def make_ready(turn: Turn, session_id: str) -> None:
    """Say that the preparation is done: there is a title, a facilitator and at least one step."""
    session = the_session(turn, session_id)
    if not session.title:
        raise Refused("session_needs_title")
    if not session.facilitator.strip():
        raise Refused("session_needs_facilitator")
    if not agenda.steps(turn.db, session_id):
        raise Refused("session_needs_steps")
    _move(turn, session_id, SessionState.READY)


def welcome(turn: Turn, session_id: str, to_see: Sequence[str] | None = None) -> None:
    """Open the doors: phones may join, and the plan is announced.

    ``to_see`` is what the check before it still had to say, where somebody looked at it.
    """
    if to_see is not None:
        turn.note("preflight_seen", "session", session_id, to_see=list(to_see))
    slots.lay_out(turn, session_id)
    agenda.announce_minutes(turn.db, session_id)
    turn.note("plan_announced", "step", session_id)
    _move(turn, session_id, SessionState.WELCOMING, scene=Scene.WELCOME)


def start(turn: Turn, session_id: str) -> None:
    """« La séance est ouverte. »"""
    _move(turn, session_id, SessionState.RUNNING, actual_start=turn.now, scene=Scene.STEP)


def suspend(turn: Turn, session_id: str) -> None:
    """Interrupt the session; the clock of the step stops with it."""
    step = _current(turn, session_id)
    if step is not None and step.state is StepState.ACTIVE:
        pause_step(turn, step.id)
    _move(turn, session_id, SessionState.SUSPENDED, suspended_at=turn.now)


def resume(turn: Turn, session_id: str) -> None:
    step = _current(turn, session_id)
    _move(turn, session_id, SessionState.RUNNING, suspended_at=None)
    if step is not None and step.state is StepState.PAUSED:
        resume_step(turn, step.id)


def close_session(turn: Turn, session_id: str) -> None:
    """« La séance est levée. » No vote may be open; whoever was expected and never came is absent."""
    current = _current(turn, session_id)
    _refuse_with_open_ballots(turn, session_id)
    _move(turn, session_id, SessionState.CLOSED, actual_end=turn.now)
    if current is not None:
        _end(turn, current)
    _mark_missing_absent(turn, session_id)


def cancel(turn: Turn, session_id: str, reason: str) -> None:
    """The session is called off, before it began or in the middle: what was received stays, no vote may be open."""
    if not reason.strip():
        raise Refused("reason_needed")
    _refuse_with_open_ballots(turn, session_id)
    current = _current(turn, session_id)
    _move(turn, session_id, SessionState.CANCELLED, cancel_reason=reason.strip(), scene=Scene.NEUTRAL)
    if current is not None:
        _end(turn, current)


def next_step(turn: Turn, session_id: str, to_see: Sequence[str] | None = None) -> str | None:
    """The one button of the day: it welcomes, starts, goes on step by step, and adjourns after the last one.

    Gives the identifier of the step it opened, if it opened one.
    """
    session = the_session(turn, session_id)
    match session.state:
        case SessionState.DRAFT:
            make_ready(turn, session_id)
            welcome(turn, session_id, to_see)
        case SessionState.READY:
            welcome(turn, session_id, to_see)
        case SessionState.SUSPENDED:
            resume(turn, session_id)
            return None
        case SessionState.WELCOMING | SessionState.RUNNING:
            pass
        case _:
            raise Refused("session_is_over")
    upcoming = following(agenda.steps(turn.db, session_id))
    if upcoming is None:
        close_session(turn, session_id)
        return None
    open_step(turn, upcoming.id)
    return upcoming.id


def open_step(turn: Turn, step_id: str) -> None:
    """Begin a step, ending the one before it. The first step that is not the welcome starts the session."""
    step = the_step(turn, step_id)
    session_id = session_of_step(turn, step_id)
    session = the_session(turn, session_id)
    if step.state is not StepState.PLANNED:
        raise Refused("step_already_started")
    if session.state is SessionState.WELCOMING and step.kind != "checkin":
        start(turn, session_id)
    elif session.state not in (SessionState.WELCOMING, SessionState.RUNNING):
        raise Refused("session_is_not_live")
    current = _current(turn, session_id)
    if current is not None:
        _refuse_with_open_ballots(turn, session_id, current)
        _end(turn, current)
    agenda.change_step(turn.db, step_id, {"state": StepState.ACTIVE, "started_at": turn.now, "ended_at": None})
    programme.change_session(turn.db, session_id, {"scene": Scene.STEP})
    turn.note("step_opened", "step", step_id, kind=step.kind)
    turn.note("scene_shown", "session", session_id, scene=Scene.STEP)


def close_step(turn: Turn, step_id: str) -> None:
    """End a step without beginning another."""
    step = the_step(turn, step_id)
    if not step.state.is_current:
        raise Refused("step_is_not_running")
    _refuse_with_open_ballots(turn, session_of_step(turn, step_id), step)
    _end(turn, step)


def go_back(turn: Turn, session_id: str) -> None:
    """« Revenir »: put the step that runs back among those to come and take up the one before it again."""
    current = _current(turn, session_id)
    done = [each for each in agenda.steps(turn.db, session_id) if each.state is StepState.DONE]
    last = max(done, key=lambda each: (each.ended_at or turn.now, each.position), default=None)
    if last is None:
        raise Refused("nothing_to_go_back_to")
    check_reopen(last, turn.now)
    if current is not None:
        if any(each.opened_at for each in ballots.ballots_of(turn, current.id)):
            raise Refused("ballot_was_opened")
        changes = {"state": StepState.PLANNED, "started_at": None, "paused_at": None, "paused_seconds": 0.0}
        agenda.change_step(turn.db, current.id, changes)
        turn.note("step_put_back", "step", current.id)
    away = (turn.now - last.ended_at).total_seconds() if last.ended_at else 0.0
    agenda.change_step(
        turn.db,
        last.id,
        {"state": StepState.ACTIVE, "ended_at": None, "reopened": True, "paused_seconds": last.paused_seconds + away},
    )
    turn.note("step_reopened", "step", last.id)


def pause_step(turn: Turn, step_id: str) -> None:
    step = the_step(turn, step_id)
    if step.state is not StepState.ACTIVE:
        raise Refused("step_is_not_running")
    agenda.change_step(turn.db, step_id, {"state": StepState.PAUSED, "paused_at": turn.now})
    turn.note("step_paused", "step", step_id)


def resume_step(turn: Turn, step_id: str) -> None:
    step = the_step(turn, step_id)
    if step.state is not StepState.PAUSED or step.paused_at is None:
        raise Refused("step_is_not_paused")
    paused = step.paused_seconds + (turn.now - step.paused_at).total_seconds()
    agenda.change_step(turn.db, step_id, {"state": StepState.ACTIVE, "paused_at": None, "paused_seconds": paused})
    turn.note("step_resumed", "step", step_id)


def skip_step(turn: Turn, step_id: str, reason: str = "") -> None:
    """Leave a step out today. The rules of the game are never left out without saying why."""
    check_skip(the_step(turn, step_id), reason)
    agenda.change_step(turn.db, step_id, {"state": StepState.SKIPPED, "skip_reason": reason.strip()})
    turn.note("step_skipped", "step", step_id)


def unskip_step(turn: Turn, step_id: str) -> None:
    step = the_step(turn, step_id)
    if step.state is not StepState.SKIPPED:
        raise Refused("step_is_not_skipped")
    agenda.change_step(turn.db, step_id, {"state": StepState.PLANNED, "skip_reason": ""})
    turn.note("step_taken_in_again", "step", step_id)


def give_minutes(turn: Turn, step_id: str, minutes: int = 1) -> None:
    """More (or fewer) minutes for a step that is not over; never fewer than it has already used."""
    step = the_step(turn, step_id)
    if step.state in (StepState.DONE, StepState.SKIPPED):
        raise Refused("step_is_over")
    used = math.ceil(step.elapsed(turn.now).total_seconds() / 60)
    given = max(step.minutes + minutes, used, 1)
    agenda.change_step(turn.db, step_id, {"minutes": given, "min_minutes": min(step.min_minutes, given)})
    turn.note("minutes_given", "step", step_id, minutes=given - step.minutes)


def absorb(turn: Turn, session_id: str, proposals: Sequence[Proposal]) -> None:
    """Apply the chosen ways to win time back."""
    for proposal in proposals:
        match proposal:
            case Shorten(step_id, minutes):
                step = the_step(turn, step_id)
                if step.state is not StepState.PLANNED or minutes < step.min_minutes:
                    raise Refused("step_cannot_be_shortened")
                agenda.change_step(turn.db, step_id, {"minutes": minutes})
                turn.note("step_shortened", "step", step_id, minutes=minutes)
            case Skip(step_id):
                skip_step(turn, step_id)


def show_scene(turn: Turn, session_id: str, scene: Scene) -> None:
    """What the stage shows: the step, or something else for a while."""
    the_session(turn, session_id)
    programme.change_session(turn.db, session_id, {"scene": scene})
    turn.note("scene_shown", "session", session_id, scene=scene)


def cue(turn: Turn, step_id: str, **cues: object) -> None:
    """Ask the stage to show something of a step: a page, one line alone, the film running. Each kind says what it knows."""
    step = the_step(turn, step_id)
    given = step.settings.get("cue")
    merged = {**(given if isinstance(given, Mapping) else {}), **cues}
    agenda.change_step(turn.db, step_id, {"settings": {**step.settings, "cue": merged}})
    turn.note("cue_given", "step", step_id, cues=sorted(cues))


def _current(turn: Turn, session_id: str) -> Step | None:
    return next((each for each in agenda.steps(turn.db, session_id) if each.state.is_current), None)


def _end(turn: Turn, step: Step) -> None:
    """A step that is over keeps its answers and forgets whose they were, where names were not asked."""
    paused = (turn.now - step.paused_at).total_seconds() if step.paused_at else 0.0
    agenda.change_step(
        turn.db,
        step.id,
        {
            "state": StepState.DONE,
            "ended_at": turn.now,
            "paused_at": None,
            "paused_seconds": step.paused_seconds + paused,
        },
    )
    new_ids = [turn.new_id() for _ in range(replies.how_many(turn.db, step.id))]
    if new_ids:
        turn.chance.shuffle(new_ids)
        replies.cut_the_link(turn.db, step.id, new_ids)
        turn.note("replies_unlinked", "reply", step.id)
    turn.note("step_closed", "step", step.id)


def _refuse_with_open_ballots(turn: Turn, session_id: str, step: Step | None = None) -> None:
    for ballot in ballot_rows.ballots(turn.db, session_id):
        if ballot.state in (BallotState.OPEN, BallotState.SUSPENDED) and step in (None, the_step(turn, ballot.step_id)):
            raise Refused("ballot_still_open", code=ballot.code)


def _move(turn: Turn, session_id: str, state: SessionState, **changes: object) -> None:
    session = the_session(turn, session_id)
    check_move(session.state, state)
    programme.change_session(turn.db, session_id, {"state": state, **changes})
    turn.note("session_moved", "session", session_id, state=state)


def _mark_missing_absent(turn: Turn, session_id: str) -> None:
    half_day = slots.current_half_day(turn, session_id)
    missing = [each for each in people.participants(turn.db, session_id) if each.presence is Presence.EXPECTED]
    for each in missing:
        slot_rows.set_attendance(turn.db, half_day.id, each.id, Attendance(Presence.ABSENT))
        turn.touch("participant", each.id)
    if missing:
        turn.note("missing_marked_absent", "participant", session_id, n=len(missing))
