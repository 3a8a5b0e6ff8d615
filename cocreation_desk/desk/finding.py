"""The row an act is about, or a refusal: it may have gone since the button was drawn."""

from __future__ import annotations

from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import Contribution
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.domain.session import Session
from cocreation_desk.domain.slots import HalfDay
from cocreation_desk.store import agenda, ballots, ideas, people, programme, registrations, slots


def the_session(turn: Turn, session_id: str) -> Session:
    found = programme.session(turn.db, session_id)
    if found is None:
        raise Refused("session_is_gone")
    return found


def the_session_known(turn: Turn, session_id: str) -> Session:
    """For phones, of which a thousand ask in a row: read once until an act changes more than a person."""
    return turn.know(("session", session_id), lambda: the_session(turn, session_id))


def the_step(turn: Turn, step_id: str) -> Step:
    found = agenda.step(turn.db, step_id)
    if found is None:
        raise Refused("step_is_gone")
    return found


def session_of_step(turn: Turn, step_id: str) -> str:
    found = agenda.session_of(turn.db, step_id)
    if found is None:
        raise Refused("step_is_gone")
    return found


def the_ballot(turn: Turn, ballot_id: str) -> Ballot:
    found = ballots.ballot(turn.db, ballot_id)
    if found is None:
        raise Refused("ballot_is_gone")
    return found


def the_registration(turn: Turn, registration_id: str) -> Registration:
    found = registrations.registration(turn.db, registration_id)
    if found is None:
        raise Refused("registration_is_gone")
    if found.is_forgotten:
        raise Refused("registration_is_forgotten", number=found.number)
    return found


def the_participant(turn: Turn, participant_id: str) -> Participant:
    known = turn.people.get(participant_id)
    return known or turn.know(("participant", participant_id), lambda: _participant(turn, participant_id))


def _participant(turn: Turn, participant_id: str) -> Participant:
    found = people.participant(turn.db, participant_id)
    if found is None:
        raise Refused("participant_is_gone")
    return found


def the_contribution(turn: Turn, contribution_id: str) -> Contribution:
    found = ideas.contribution(turn.db, contribution_id)
    if found is None:
        raise Refused("contribution_is_gone")
    return found


def the_half_day(turn: Turn, slot_id: str | None) -> HalfDay:
    found = slots.half_day(turn.db, slot_id) if slot_id else None
    if found is None:
        raise Refused("half_day_is_gone")
    return found


def session_of_half_day(turn: Turn, slot_id: str) -> str:
    found = slots.session_of(turn.db, slot_id)
    if found is None:
        raise Refused("half_day_is_gone")
    return found
