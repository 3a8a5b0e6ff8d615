"""Leaving something out for good reason: a step, a vote, the whole session."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.desk import ballots, running
from cocreation_desk.domain.agenda import NEVER_SKIPPED_SILENTLY, Step
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import BEFORE_CLOSE, Session
from cocreation_desk.kinds.hands import Hands

TOO_LATE = (BallotState.CANCELLED, BallotState.PROCLAIMED)


def skip(bridge: Bridge, step: Step, parent: QWidget) -> None:
    """At once; the rules of the game and the safety briefing only once it was said why."""
    if step.kind not in NEVER_SKIPPED_SILENTLY:
        bridge.do(running.skip_step, step.id)
        return
    say = bridge.say
    title = say("reason_skip_title", title=step.title)
    ReasonForm(
        bridge, parent, title, say("reason_skip_words"), say("reason_skip_do"), running.skip_step, step.id
    ).open()


def cancel_session(bridge: Bridge, session: Session, parent: QWidget) -> None:
    say = bridge.say
    title = say("reason_session_title", title=session.title)
    ReasonForm(
        bridge, parent, title, say("reason_session_words"), say("reason_session_do"), running.cancel, session.id
    ).open()


def cancel_ballot(bridge: Hands, ballot: Ballot, parent: QWidget) -> None:
    say = bridge.say
    title = say("reason_ballot_title", code=ballot.code)
    ReasonForm(
        bridge, parent, title, say("reason_ballot_words"), say("reason_ballot_do"), ballots.cancel_ballot, ballot.id
    ).open()


def may_cancel_session(room: Room) -> bool:
    return room.session is not None and room.session.state in BEFORE_CLOSE


def ballot_to_cancel(room: Room) -> Ballot | None:
    """The newest vote of the step that runs which has not been announced."""
    step = room.current
    held = room.ballots_of(step) if step is not None else ()
    return next((each for each in reversed(held) if each.state not in TOO_LATE), None)
