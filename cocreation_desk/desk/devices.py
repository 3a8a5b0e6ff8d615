"""Knowing a phone again."""

from __future__ import annotations

from cocreation_desk.desk.finding import the_participant
from cocreation_desk.desk.turn import Turn
from cocreation_desk.store import devices as rows


def remember_device(turn: Turn, participant_id: str, token_hash: str) -> None:
    """Tie a phone to a participant; the hash of its token is all that is kept."""
    the_participant(turn, participant_id)
    rows.remember(turn.db, token_hash, participant_id)
    turn.note("phone_joined", "participant", participant_id)
