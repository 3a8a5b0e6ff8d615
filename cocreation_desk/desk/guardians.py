"""Who answers for a minor: nobody under age takes a seat, comes in or is photographed before a parent or guardian agrees."""

from __future__ import annotations

from cocreation_desk.desk.finding import the_registration
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.consents import CHOICES, Given, Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import LONGEST_NAME, Participant
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.store import consents, people, programme, registrations


def guardian_says(turn: Turn, registration_id: str, guardian: str, choice: str, channel: str = "paper") -> None:
    """What the parent or guardian of somebody who registered has answered, and who that is.

    The door hears it too, where they are on the list of a session already.
    """
    person_id = the_registration(turn, registration_id).person_id
    if choice not in CHOICES[Purpose.GUARDIAN]:
        raise Refused("choice_unknown")
    said = {
        "guardian": the_name(guardian),
        "guardian_choice": choice,
        "guardian_channel": channel,
        "guardian_at": turn.now,
    }
    registrations.change_registration(turn.db, registration_id, said)
    answered = the_registration(turn, registration_id)
    for participant in people.parts_of(turn.db, person_id) if person_id else ():
        people.change_participant(turn.db, participant, {"guardian": answered.guardian})
        turn.touch("participant", participant.id)
        carry_over(turn, answered, participant.id, participant.session_id)
    turn.note("guardian_answered", "registration", registration_id, choice=choice)
    turn.touch("draw")


def the_name(guardian: str) -> str:
    """Whoever answers for somebody says who they are."""
    name = " ".join(guardian.split())
    if not name:
        raise Refused("guardian_without_name")
    if len(name) > LONGEST_NAME:
        raise Refused("name_too_long", most=LONGEST_NAME)
    return name


def refuse_without(turn: Turn, registration: Registration) -> None:
    """Refuse a seat to a minor for whom nobody has answered, unless the programme is open to minors."""
    if registration.is_minor and not registration.has_guardian and not minors_may_come(turn):
        raise Refused("guardian_missing")


def refuse_alone(turn: Turn, participant: Participant) -> None:
    """The same at the door."""
    if not may_come(turn, participant):
        raise Refused("guardian_missing")


def may_come(turn: Turn, participant: Participant) -> bool:
    return not participant.is_minor or has_guardian(turn, participant.id) or minors_may_come(turn)


def carry_over(turn: Turn, registration: Registration, participant_id: str, session_id: str) -> None:
    """What a guardian answered when somebody registered stands in the register of the session, with its time."""
    if not registration.guardian_choice:
        return
    session = programme.session(turn.db, session_id)
    text = consents.newest_notices(turn.db, session_id).get(Purpose.GUARDIAN)
    consents.add_consent(
        turn.db,
        Given(
            participant_id,
            Purpose.GUARDIAN,
            registration.guardian_choice,
            registration.guardian_at or turn.now,
            registration.guardian_channel,
            text.version if text else 0,
            session.language if session else "fr",
        ),
    )
    turn.touch("consent", participant_id)


def has_guardian(turn: Turn, participant_id: str) -> bool:
    said = consents.newest(turn.db, participant_id, Purpose.GUARDIAN)
    return said is not None and said.choice == "granted"


def minors_may_come(turn: Turn) -> bool:
    return registrations.rules(turn.db).minors_allowed
