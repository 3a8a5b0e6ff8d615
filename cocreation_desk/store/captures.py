"""Decisions, commitments and notes, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from cocreation_desk.domain.commitments import (
    Answer,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Decision,
    Note,
    NoteKind,
)
from cocreation_desk.store.rows import insert, moment, update


def next_number(db: sqlite3.Connection, table: str, session_id: str, letter: str) -> int:
    query = f"select coalesce(max(cast(substr(code, 3) as integer)), 0) + 1 from {table} where session_id = ? and code like ?"
    return int(db.execute(query, (session_id, f"{letter}-%")).fetchone()[0])


def add_decision(db: sqlite3.Connection, session_id: str, decision: Decision) -> None:
    insert(
        db,
        "decision",
        {
            "id": decision.id,
            "session_id": session_id,
            "step_id": decision.step_id,
            "code": decision.code,
            "text": decision.text,
            "decided_by": decision.decided_by,
            "basis": decision.basis,
            "at": decision.at,
        },
    )


def decisions(db: sqlite3.Connection, session_id: str) -> tuple[Decision, ...]:
    rows = db.execute("select * from decision where session_id = ? order by code", (session_id,))
    return tuple(
        Decision(
            row["id"], row["code"], row["text"], row["decided_by"], row["step_id"], row["basis"], moment(row["at"])
        )
        for row in rows
    )


def add_commitment(db: sqlite3.Connection, session_id: str, commitment: Commitment) -> None:
    insert(
        db,
        "commitment",
        {
            "id": commitment.id,
            "session_id": session_id,
            "step_id": commitment.step_id,
            "code": commitment.code,
            "kind": commitment.kind,
            "text": commitment.text,
            "owner": commitment.owner,
            "due_on": commitment.due_on,
            "first_due_on": commitment.due_on,
            "answer": commitment.answer,
            "reason": commitment.reason,
            "measure": commitment.measure,
            "status": commitment.status,
            "shown": commitment.shown,
        },
    )


def change(db: sqlite3.Connection, table: str, row_id: str, changes: Mapping[str, object]) -> int:
    return update(db, table, row_id, changes)


def remove(db: sqlite3.Connection, table: str, row_id: str) -> int:
    return db.execute(f"delete from {table} where id = ?", (row_id,)).rowcount


def commitments(db: sqlite3.Connection, session_id: str) -> tuple[Commitment, ...]:
    rows = db.execute("select * from commitment where session_id = ? order by code", (session_id,))
    return tuple(_commitment(row) for row in rows)


def commitment(db: sqlite3.Connection, commitment_id: str) -> Commitment | None:
    row = db.execute("select * from commitment where id = ?", (commitment_id,)).fetchone()
    return _commitment(row) if row else None


def _commitment(row: sqlite3.Row) -> Commitment:
    return Commitment(
        id=row["id"],
        code=row["code"],
        text=row["text"],
        owner=row["owner"],
        due_on=date.fromisoformat(row["due_on"]),
        step_id=row["step_id"],
        kind=CommitmentKind(row["kind"]),
        answer=Answer(row["answer"]),
        reason=row["reason"],
        measure=row["measure"],
        status=CommitmentStatus(row["status"]),
        first_due_on=date.fromisoformat(row["first_due_on"]),
        shown=bool(row["shown"]),
    )


def add_note(db: sqlite3.Connection, session_id: str, note: Note) -> None:
    insert(
        db,
        "note",
        {
            "id": note.id,
            "session_id": session_id,
            "step_id": note.step_id,
            "kind": note.kind,
            "text": note.text,
            "said_by": note.said_by,
            "quotable": note.quotable,
            "at": note.at,
        },
    )


def notes(db: sqlite3.Connection, session_id: str) -> tuple[Note, ...]:
    rows = db.execute("select * from note where session_id = ? order by at, id", (session_id,))
    return tuple(
        Note(
            row["id"],
            NoteKind(row["kind"]),
            row["text"],
            row["step_id"],
            row["said_by"],
            row["quotable"],
            moment(row["at"]),
        )
        for row in rows
    )
