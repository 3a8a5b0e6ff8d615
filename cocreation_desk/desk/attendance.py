"""At the door: who came, when, late or not, who is excused, and the badges in reserve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cocreation_desk.desk import consents, guardians, people, slots
from cocreation_desk.desk.finding import session_of_half_day, the_participant
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.badges import SPARE_BADGES
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Presence
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.store import slots as rows


@dataclass(frozen=True)
class Arrival:
    """What the door says of somebody who comes in. ``before`` is how they stood, so that it can be taken back."""

    participant_id: str
    slot_id: str
    presence: Presence
    before: Attendance

    @property
    def already_at(self) -> datetime | None:
        """Since when they are here, if they were here before."""
        return self.before.arrived_at if self.before.presence.is_here else None


def arrive(turn: Turn, participant_id: str) -> Arrival:
    """Somebody comes in: present, or late. Whoever is here already stays as they came; whoever left is back."""
    participant = the_participant(turn, participant_id)
    half_day = slots.current_half_day(turn, participant.session_id)
    before = rows.attendance(turn.db, half_day.id, participant_id)
    if before.presence.is_here:
        return Arrival(participant_id, half_day.id, before.presence, before)
    return Arrival(participant_id, half_day.id, people.come_in(turn, participant_id), before)


def correct_attendance(turn: Turn, participant_id: str, slot_id: str, stands: Attendance) -> None:
    """How somebody stood in any half-day, with its times: a slip put right, or taken back."""
    participant = the_participant(turn, participant_id)
    if session_of_half_day(turn, slot_id) != participant.session_id:
        raise Refused("half_day_is_gone")
    if stands.arrived_at and stands.left_at and stands.left_at < stands.arrived_at:
        raise Refused("left_before_arriving")
    if stands.presence.is_here:
        guardians.refuse_alone(turn, participant)
    rows.set_attendance(turn.db, slot_id, participant_id, stands)
    turn.note("attendance_corrected", "participant", participant_id, presence=stands.presence)


def give_spare(turn: Turn, participant_id: str, number: int) -> None:
    """From now on that spare badge is theirs: it opens the door, the kiosk and their phone."""
    participant = the_participant(turn, participant_id)
    if not 1 <= number <= SPARE_BADGES:
        raise Refused("spare_unknown", most=SPARE_BADGES)
    if number in rows.spares(turn.db, participant.session_id):
        raise Refused("spare_is_taken", n=number)
    rows.give_spare(turn.db, participant.session_id, number, participant_id)
    turn.note("spare_given", "half_day", participant_id, number=number)


def walk_in(
    turn: Turn, session_id: str, newcomer: NewParticipant, number: int | None = None, guardian_agrees: bool = False
) -> Arrival:
    """Somebody nobody expected: on the list, here, and with a spare badge if they were handed one.

    A minor only with the signed word of the guardian that the newcomer names.
    """
    participant_id = people.add_participant(turn, session_id, newcomer, guest=True)
    if newcomer.is_minor and guardian_agrees:
        consents.key_in_consents(turn, participant_id, {Purpose.GUARDIAN: "granted"}, newcomer.guardian)
    if number is not None:
        give_spare(turn, participant_id, number)
    return arrive(turn, participant_id)
