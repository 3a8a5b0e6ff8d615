"""What one participant has answered already: that, never what."""

from __future__ import annotations

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.room import Room


def marks(room: Room, step: Step, participant_id: str) -> frozenset[str]:
    """The ballots voted in, the step if it was replied to, contributed to or consented to, the contributions supported."""
    voted = {ballot.id for ballot in room.ballots_of(step) if participant_id in room.voted.get(ballot.id, ())}
    said = room.contributions_of(step)
    supported = {each.id for each in said if participant_id in room.supporters.get(each.id, ())}
    answered = (
        participant_id in room.replied.get(step.id, ())
        or any(each.author_id == participant_id for each in said)
        or _has_consented(room, step, participant_id)
    )
    return frozenset(voted | supported | ({step.id} if answered else set()))


def _has_consented(room: Room, step: Step, participant_id: str) -> bool:
    asked = set(room.session.purposes) if room.session and step.kind == "charter" else set()
    return bool(asked) and asked <= set(room.consents.get(participant_id, ()))
