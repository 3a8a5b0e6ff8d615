"""The programme and its sessions, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from cocreation_desk.domain.consents import in_order
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.quorum import Quorum, QuorumKind
from cocreation_desk.domain.session import Scene, Session, SessionState
from cocreation_desk.domain.text import Text, language
from cocreation_desk.store.rows import bilingual, insert, loaded, moment, update


def add_programme(db: sqlite3.Connection, programme: Programme, badge_key: bytes) -> None:
    insert(
        db,
        "programme",
        {
            "id": programme.id,
            "name": programme.name,
            "organisation": programme.organisation,
            "language": programme.language,
            "contact": programme.contact,
            "retention_months": programme.retention_months,
            "unselected_days": programme.unselected_days,
            "badge_key": badge_key,
        },
    )


def the_programme(db: sqlite3.Connection) -> Programme:
    row = db.execute("select * from programme").fetchone()
    return Programme(
        row["id"],
        row["name"],
        row["organisation"],
        language(row["language"]),
        row["contact"],
        row["retention_months"],
        row["unselected_days"],
    )


def badge_key(db: sqlite3.Connection) -> bytes:
    return bytes(db.execute("select badge_key from programme").fetchone()[0])


def change_programme(db: sqlite3.Connection, programme_id: str, changes: Mapping[str, object]) -> None:
    update(db, "programme", programme_id, changes)


def add_session(db: sqlite3.Connection, session: Session) -> None:
    insert(
        db,
        "session",
        {
            "id": session.id,
            "code": session.code,
            **bilingual("title", session.title),
            "template": session.template,
            "starts_at": session.starts_at,
            "ends_at": session.ends_at,
            "state": session.state,
            "place": session.place,
            "language": session.language,
            "stage_language": session.stage_language,
            "confidentiality": session.confidentiality,
            "guest_side": session.guest_side,
            "room_code": session.room_code,
            "purposes": list(session.purposes),
        },
    )


def change_session(db: sqlite3.Connection, session_id: str, changes: Mapping[str, object]) -> int:
    """Change columns of one session; a title is given as ``Text``."""
    columns: dict[str, object] = {}
    for name, value in changes.items():
        columns |= bilingual(name, value) if isinstance(value, Text) else {name: value}
    return update(db, "session", session_id, columns)


def sessions(db: sqlite3.Connection) -> tuple[Session, ...]:
    return tuple(_session(row) for row in db.execute("select * from session order by starts_at, code"))


def session(db: sqlite3.Connection, session_id: str) -> Session | None:
    row = db.execute("select * from session where id = ?", (session_id,)).fetchone()
    return _session(row) if row else None


def _session(row: sqlite3.Row) -> Session:
    return Session(
        id=row["id"],
        code=row["code"],
        title=Text(row["title_fr"], row["title_en"]),
        template=row["template"],
        starts_at=datetime.fromisoformat(row["starts_at"]),
        ends_at=datetime.fromisoformat(row["ends_at"]),
        state=SessionState(row["state"]),
        objective=row["objective"],
        promise=row["promise"],
        place=row["place"],
        facilitator=row["facilitator"],
        secretary=row["secretary"],
        chair=row["chair"],
        language=language(row["language"]),
        stage_language=language(row["stage_language"]),
        confidentiality=row["confidentiality"],
        min_breakdown=row["min_breakdown"],
        guest_side=Side(row["guest_side"]),
        room_code=row["room_code"],
        scene=Scene(row["scene"]),
        actual_start=moment(row["actual_start"]),
        actual_end=moment(row["actual_end"]),
        suspended_at=moment(row["suspended_at"]),
        cancel_reason=row["cancel_reason"],
        next_session=row["next_session"],
        key_sentences=tuple(loaded(row["key_sentences"])),
        watch_point=row["watch_point"],
        quorum=Quorum(QuorumKind(row["quorum"]), row["quorum_value"]),
        purposes=in_order(loaded(row["purposes"])),
    )
