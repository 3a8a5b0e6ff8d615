"""Equal time for every candidate: the clock runs for one at a time, and what each has used is kept."""

from __future__ import annotations

from dataclasses import replace

from cocreation_desk.desk import elections
from cocreation_desk.desk.finding import session_of_step, the_step
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.election import Election, Speech
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import elections as rows


def start_speech(turn: Turn, step_id: str, candidate_id: str) -> None:
    """Let a candidate's time run; whoever spoke before stops."""
    step, election = the_step(turn, step_id), _election(turn, step_id)
    if not step.state.is_current:
        raise Refused("step_is_not_running")
    candidate = election.candidate(candidate_id)
    if candidate is None or not candidate.state.stands:
        raise Refused("candidate_is_gone")
    _stop(turn, election, step_id)
    rows.set_speech(turn.db, replace(election.speech(step_id, candidate_id), since=turn.now))
    turn.note("speech_started", "speech", candidate_id)


def stop_speech(turn: Turn, step_id: str) -> None:
    """Stop the time of whoever speaks, and keep it."""
    if not _stop(turn, _election(turn, step_id), step_id):
        raise Refused("nobody_speaks")


def give_time_back(turn: Turn, step_id: str, candidate_id: str) -> None:
    """Begin a candidate's time anew after an incident; the journal keeps what had been used."""
    election = _election(turn, step_id)
    used = election.speech(step_id, candidate_id).used(turn.now)
    if election.candidate(candidate_id) is None:
        raise Refused("candidate_is_gone")
    rows.set_speech(turn.db, Speech(step_id, candidate_id))
    turn.note("speech_begins_anew", "speech", candidate_id, used=round(used))


def _stop(turn: Turn, election: Election, step_id: str) -> bool:
    speaking = election.speaking(step_id)
    if speaking is None:
        return False
    used = speaking.used(turn.now)
    rows.set_speech(turn.db, replace(speaking, seconds=used, since=None))
    turn.note("speech_stopped", "speech", speaking.candidate_id, used=round(used))
    return True


def _election(turn: Turn, step_id: str) -> Election:
    return elections.the_election(turn, session_of_step(turn, step_id))
