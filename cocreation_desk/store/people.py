"""People and their part in a session, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.text import language
from cocreation_desk.store.rows import insert, moment, update

_OF_THE_PERSON = frozenset({"first_name", "last_name", "organisation", "job_title", "email", "language"})
_WHOLE = (
    "select participation.*, first_name, last_name, organisation, job_title, email, language"
    " from participation join person on person.id = person_id"
)


def add_participant(db: sqlite3.Connection, participant: Participant) -> None:
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
        },
    )
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
            "presence": participant.presence,
            "guest": participant.guest,
            "arrived_at": participant.arrived_at,
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
    return tuple(_participant(row) for row in rows)


def participant(db: sqlite3.Connection, participant_id: str) -> Participant | None:
    row = db.execute(f"{_WHOLE} where participation.id = ?", (participant_id,)).fetchone()
    return _participant(row) if row else None


def next_badge_no(db: sqlite3.Connection, session_id: str) -> int:
    query = "select coalesce(max(badge_no), 0) + 1 from participation where session_id = ?"
    return int(db.execute(query, (session_id,)).fetchone()[0])


def _participant(row: sqlite3.Row) -> Participant:
    return Participant(
        id=row["id"],
        person_id=row["person_id"],
        session_id=row["session_id"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        side=Side(row["side"]),
        badge_no=row["badge_no"],
        organisation=row["organisation"],
        job_title=row["job_title"],
        email=row["email"],
        segment=row["segment"],
        role=row["role"],
        language=language(row["language"]) if row["language"] else None,
        presence=Presence(row["presence"]),
        arrived_at=moment(row["arrived_at"]),
        left_at=moment(row["left_at"]),
        guest=bool(row["guest"]),
        badge_issue=row["badge_issue"],
    )


def set_consent(
    db: sqlite3.Connection, participant_id: str, purpose: Purpose, choice: str, version: int, channel: str, at: datetime
) -> None:
    db.execute(
        "insert into consent (participation_id, purpose, choice, notice_version, channel, at) values (?, ?, ?, ?, ?, ?)"
        " on conflict do update set choice = excluded.choice, notice_version = excluded.notice_version,"
        " channel = excluded.channel, at = excluded.at",
        (participant_id, purpose.value, choice, version, channel, at.isoformat()),
    )


def consents(db: sqlite3.Connection, session_id: str) -> dict[str, dict[Purpose, str]]:
    """What each participant has chosen, by participant and purpose."""
    rows = db.execute(
        "select consent.* from consent join participation on participation.id = participation_id where session_id = ?",
        (session_id,),
    )
    chosen: dict[str, dict[Purpose, str]] = {}
    for row in rows:
        chosen.setdefault(row["participation_id"], {})[Purpose(row["purpose"])] = row["choice"]
    return chosen
