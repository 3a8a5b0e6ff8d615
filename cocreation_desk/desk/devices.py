"""Knowing a phone again."""

from __future__ import annotations

from cocreation_desk.desk import people
from cocreation_desk.desk.finding import the_participant
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.text import Language
from cocreation_desk.store import devices as rows


def let_in(turn: Turn, participant_id: str, token_hash: str, chosen: Language | None) -> Participant:
    """A badge was shown: whoever was expected is here, their phone is known, and speaks the language it spoke before."""
    people.join_by_badge(turn, participant_id)
    remember_device(turn, participant_id, token_hash)
    if chosen is not None:
        people.choose_language(turn, participant_id, chosen)
    return the_participant(turn, participant_id)


def let_in_guest(
    turn: Turn, session_id: str, first_name: str, last_name: str, token_hash: str, chosen: Language | None
) -> Participant:
    """Somebody has come in by the room's code, with that phone."""
    return let_in(turn, people.join_as_guest(turn, session_id, first_name, last_name), token_hash, chosen)


def remember_device(turn: Turn, participant_id: str, token_hash: str) -> None:
    """Tie a phone to a participant; the hash of its token is all that is kept."""
    the_participant(turn, participant_id)
    rows.remember(turn.db, token_hash, participant_id)
    turn.note("phone_joined", "participant", participant_id)
