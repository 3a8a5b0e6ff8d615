"""People and their part in a session, as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.text import language
from cocreation_desk.store.rows import insert, moment, update

_OF_THE_PERSON = frozenset(
    {"first_name", "last_name", "organisation", "job_title", "email", "language", "is_minor", "guardian"}
)
_COLUMNS = (
    "participation.id, person_id, session_id, first_name, last_name, side, badge_no, organisation, job_title, email,"
    " segment, role, language, coalesce(presence, 'expected'), arrived_at, left_at, guest, badge_issue, is_minor, guardian"
)
# Where somebody stands now is where they stand in the half-day that is under way.
_WHOLE = (
    f"select {_COLUMNS} from participation join person on person.id = person_id"
    " left join attendance on attendance.participation_id = participation.id"
    " and slot_id = (select slot_id from session where session.id = participation.session_id)"
)


@lru_cache(maxsize=8192)  # people come in one by one: the others' rows are as they were
def _participant(
    participant_id: str,
    person_id: str,
    session_id: str,
    first_name: str,
    last_name: str,
    side: str,
    badge_no: int,
    organisation: str,
    job_title: str,
    email: str,
    segment: str,
    role: str,
    spoken: str | None,
    presence: str,
    arrived_at: str | None,
    left_at: str | None,
    guest: int,
    badge_issue: int,
    is_minor: int,
    guardian: str,
) -> Participant:
    return Participant(
        id=participant_id,
        person_id=person_id,
        session_id=session_id,
        first_name=first_name,
        last_name=last_name,
        side=Side(side),
        badge_no=badge_no,
        organisation=organisation,
        job_title=job_title,
        email=email,
        segment=segment,
        role=role,
        language=language(spoken) if spoken else None,
        presence=Presence(presence),
        arrived_at=moment(arrived_at),
        left_at=moment(left_at),
        guest=bool(guest),
        badge_issue=badge_issue,
        is_minor=bool(is_minor),
        guardian=guardian,
    )


def add_participant(db: sqlite3.Connection, participant: Participant) -> None:
    """Somebody whom another session of the programme knows already is not written a second time."""
    if db.execute("select 1 from person where id = ?", (participant.person_id,)).fetchone() is None:
        _add_person(db, participant)
    insert(
        db,
        "participation",
        {
            "id": participant.id,
            "session_id": participant.session_id,
            "person_id": participant.person_id,
            "side": participant.side,
            "segment": participant.segment,
            "role": participant.role,
            "badge_no": participant.badge_no,
            "guest": participant.guest,
        },
    )


def _add_person(db: sqlite3.Connection, participant: Participant) -> None:
    insert(
        db,
        "person",
        {
            "id": participant.person_id,
            "first_name": participant.first_name,
            "last_name": participant.last_name,
            "organisation": participant.organisation,
            "job_title": participant.job_title,
            "email": participant.email,
            "language": participant.language,
            "is_minor": participant.is_minor,
            "guardian": participant.guardian,
        },
    )


def change_participant(db: sqlite3.Connection, participant: Participant, changes: Mapping[str, object]) -> None:
    person = {name: value for name, value in changes.items() if name in _OF_THE_PERSON}
    update(db, "person", participant.person_id, person)
    update(db, "participation", participant.id, {name: v for name, v in changes.items() if name not in _OF_THE_PERSON})


def remove_participant(db: sqlite3.Connection, participant: Participant) -> None:
    """Take somebody off the list who has left no trace in the session; ``IntegrityError`` otherwise."""
    db.execute("delete from participation where id = ?", (participant.id,))
    db.execute(
        "delete from person where id = ? and not exists (select 1 from participation where person_id = person.id)",
        (participant.person_id,),
    )


def participants(db: sqlite3.Connection, session_id: str) -> tuple[Participant, ...]:
    rows = db.execute(f"{_WHOLE} where session_id = ? order by badge_no", (session_id,))
    return tuple(_participant(*row) for row in rows)


def participants_among(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[Participant, ...]:
    """Those of them who are there."""
    among = f"{_WHOLE} where participation.id in (select value from json_each(?))"
    return tuple(_participant(*row) for row in db.execute(among, (json.dumps(list(ids)),)))


def participant(db: sqlite3.Connection, participant_id: str) -> Participant | None:
    row = db.execute(f"{_WHOLE} where participation.id = ?", (participant_id,)).fetchone()
    return _participant(*row) if row else None


def parts_of(db: sqlite3.Connection, person_id: str) -> tuple[Participant, ...]:
    """One person in every session they are on the list of."""
    return tuple(_participant(*row) for row in db.execute(f"{_WHOLE} where person_id = ?", (person_id,)))


def next_badge_no(db: sqlite3.Connection, session_id: str) -> int:
    query = "select coalesce(max(badge_no), 0) + 1 from participation where session_id = ?"
    return int(db.execute(query, (session_id,)).fetchone()[0])
