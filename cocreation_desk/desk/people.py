"""Who is invited, who is here, who they are: the acts of the list and of the door."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreation_desk.desk import guardians, slots
from cocreation_desk.desk.finding import the_participant, the_registration, the_session, the_session_known
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import LONGEST_NAME, SEGMENTS, NewParticipant, Participant, Presence
from cocreation_desk.domain.slots import Attendance, is_late
from cocreation_desk.domain.text import Language
from cocreation_desk.store import devices, registrations
from cocreation_desk.store import people as rows
from cocreation_desk.store import slots as slot_rows

EDITABLE = frozenset(
    {
        "first_name",
        "last_name",
        "organisation",
        "job_title",
        "email",
        "language",
        "side",
        "segment",
        "role",
        "is_minor",
        "guardian",
    },
)


def add_participant(
    turn: Turn, session_id: str, newcomer: NewParticipant, guest: bool = False, person_id: str | None = None
) -> str:
    """Put somebody on the list, with the next badge number; ``person_id`` where another session knows them already."""
    the_session(turn, session_id)
    participant = Participant(
        id=turn.new_id(),
        person_id=person_id or turn.new_id(),
        session_id=session_id,
        first_name=_name(newcomer.first_name),
        last_name=_name(newcomer.last_name, may_be_empty=True),
        side=newcomer.side,
        badge_no=rows.next_badge_no(turn.db, session_id),
        organisation=newcomer.organisation.strip(),
        job_title=newcomer.job_title.strip(),
        email=newcomer.email.strip(),
        segment=_segment(newcomer.segment),
        role=newcomer.role.strip(),
        language=newcomer.language,
        guest=guest,
        is_minor=newcomer.is_minor,
        guardian=_name(newcomer.guardian, may_be_empty=True),
    )
    rows.add_participant(turn.db, participant)
    turn.note("participant_added", "participant", participant.id, side=participant.side)
    return participant.id


def add_many(turn: Turn, session_id: str, newcomers: Sequence[NewParticipant]) -> int:
    """Put a whole list of people on the list, or none of them; how many."""
    for newcomer in newcomers:
        add_participant(turn, session_id, newcomer)
    return len(newcomers)


def edit_participant(turn: Turn, participant_id: str, **changes: object) -> None:
    """Correct who somebody is. A side cannot change once they have voted: their papers carry it."""
    if not EDITABLE.issuperset(changes):
        raise ValueError(f"not a participant's to change: {sorted(set(changes) - EDITABLE)}")
    participant = the_participant(turn, participant_id)
    edited = replace(participant, **changes)  # type: ignore[arg-type]  # the names were checked above
    _name(edited.first_name)
    _name(edited.last_name, may_be_empty=True)
    _name(edited.guardian, may_be_empty=True)
    _segment(edited.segment)
    if edited.side is not participant.side and _has_voted(turn.db, participant_id):
        raise Refused("side_is_fixed_by_vote")
    rows.change_participant(turn.db, participant, changes)
    turn.note("participant_edited", "participant", participant_id, fields=sorted(changes))


def remove_participant(turn: Turn, participant_id: str) -> None:
    """Take somebody off the list who has not answered anything; others can be marked absent, or forgotten."""
    participant = the_participant(turn, participant_id)
    try:
        rows.remove_participant(turn.db, participant)
    except sqlite3.IntegrityError:
        raise Refused("participant_has_answered") from None
    turn.note("participant_removed", "participant", participant_id)


def remove_many(turn: Turn, participant_ids: Sequence[str]) -> dict[str, str]:
    """All of them, or nobody; by participant, the registration of those who had registered."""
    registered = {}
    for participant_id in participant_ids:
        registration_id = registrations.of_person(turn.db, the_participant(turn, participant_id).person_id)
        if registration_id is not None:
            registered[participant_id] = registration_id
        remove_participant(turn, participant_id)
    return registered


def put_back(turn: Turn, removed: Sequence[Participant], registered: Mapping[str, str]) -> None:
    """Those who were taken off the list are on it again, and whoever had registered is invited.

    They have the badges they had, and the next number where somebody else has theirs by now.
    """
    for participant in removed:
        given = {each.badge_no for each in rows.participants(turn.db, participant.session_id)}
        if participant.badge_no in given:
            participant = replace(participant, badge_no=rows.next_badge_no(turn.db, participant.session_id))
        rows.add_participant(turn.db, participant)
        rows.change_participant(turn.db, participant, {"badge_issue": participant.badge_issue})
        if participant.id in registered:
            _invite_again(turn, registered[participant.id], participant)
        turn.note("participant_added", "participant", participant.id, side=participant.side)


def _invite_again(turn: Turn, registration_id: str, participant: Participant) -> None:
    registration = the_registration(turn, registration_id)
    if registration.person_id == participant.person_id:
        return  # another session kept them invited
    if registration.person_id:
        raise Refused("registration_is_invited", number=registration.number)
    registrations.link_to_person(turn.db, registration_id, participant.id)
    turn.note("registration_invited", "registration", registration_id)


def mark_presence(turn: Turn, participant_id: str, presence: Presence) -> None:
    """Say how somebody stands in the half-day under way; arriving and leaving early are timed.

    A minor is not greeted before a parent or guardian has agreed.
    """
    participant = the_participant(turn, participant_id)
    if presence.is_here:
        guardians.refuse_alone(turn, participant)
    half_day = slots.current_half_day(turn, participant.session_id)
    was = slot_rows.attendance(turn.db, half_day.id, participant_id)
    stands = replace(was, presence=presence)
    if presence.is_here:
        stands = Attendance(presence, was.arrived_at or turn.now)
    elif presence is Presence.LEFT:
        stands = replace(stands, left_at=turn.now)
    elif presence is Presence.EXPECTED:
        stands = Attendance()
    slot_rows.set_attendance(turn.db, half_day.id, participant_id, stands)
    turn.note("presence_marked", "participant", participant_id, presence=presence)


def mark_presences(turn: Turn, participant_ids: Sequence[str], presence: Presence) -> None:
    """The same of several people at once, or of none."""
    for participant_id in participant_ids:
        mark_presence(turn, participant_id, presence)


def come_in(turn: Turn, participant_id: str) -> Presence:
    """Somebody comes in, on their own or past the door: present, or late. Whoever left before is back, and not late."""
    participant = the_participant(turn, participant_id)
    half_day = slots.current_half_day(turn, participant.session_id)
    opened_at = the_session(turn, participant.session_id).actual_start
    was = slot_rows.attendance(turn.db, half_day.id, participant_id)
    late = was.arrived_at is None and is_late(half_day, opened_at, turn.now)
    mark_presence(turn, participant_id, Presence.LATE if late else Presence.PRESENT)
    return Presence.LATE if late else Presence.PRESENT


def join_by_badge(turn: Turn, participant_id: str) -> None:
    """A phone was recognised: whoever was expected is here, late or not. A minor for whom nobody has answered stays at the door."""
    participant = the_participant(turn, participant_id)
    guardians.refuse_alone(turn, participant)
    if the_session_known(turn, participant.session_id).state.is_live and participant.presence in (
        Presence.EXPECTED,
        Presence.ABSENT,
    ):
        come_in(turn, participant_id)


def join_as_guest(turn: Turn, session_id: str, first_name: str, last_name: str = "") -> str:
    """Somebody came in by the room's code: a new participant, on the side the session gives to guests."""
    session = the_session(turn, session_id)
    if not session.state.is_live:
        raise Refused("session_is_not_live")
    participant_id = add_participant(
        turn, session_id, NewParticipant(first_name, last_name, session.guest_side), guest=True
    )
    come_in(turn, participant_id)
    return participant_id


def choose_language(turn: Turn, participant_id: str, language: Language) -> None:
    rows.change_participant(turn.db, the_participant(turn, participant_id), {"language": language})
    turn.note("language_chosen", "participant", participant_id)


def new_badge(turn: Turn, participant_id: str) -> None:
    """Make the old badge worthless and forget the phones it opened; the next print carries the new code."""
    participant = the_participant(turn, participant_id)
    rows.change_participant(turn.db, participant, {"badge_issue": participant.badge_issue + 1})
    devices.forget_all_of(turn.db, participant_id)
    if slot_rows.void_spares_of(turn.db, participant_id):
        turn.touch("half_day")
    turn.note("badge_renewed", "participant", participant_id, issue=participant.badge_issue + 1)


def _name(name: str, may_be_empty: bool = False) -> str:
    kept = " ".join("".join(ch for ch in name if ch.isprintable() or ch.isspace()).split())
    if not kept and not may_be_empty:
        raise Refused("name_is_empty")
    if len(kept) > LONGEST_NAME:
        raise Refused("name_too_long", most=LONGEST_NAME)
    return kept


def _segment(segment: str) -> str:
    if segment not in SEGMENTS:
        raise Refused("segment_unknown", segment=segment)
    return segment


def _has_voted(db: sqlite3.Connection, participant_id: str) -> bool:
    return db.execute("select 1 from roll where participation_id = ? limit 1", (participant_id,)).fetchone() is not None
