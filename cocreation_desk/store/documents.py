"""Generated documents and versions of the minutes, as rows."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cocreation_desk.store.rows import as_json, insert, loaded, moment


@dataclass(frozen=True)
class Document:
    id: str
    key: str
    language: str
    variant: str
    title: str
    fingerprint: str
    made_at: datetime
    size: int


@dataclass(frozen=True)
class MinutesVersion:
    version: int
    state: str
    body: Mapping[str, object]
    author: str
    saved_at: datetime
    approved_by: str
    approved_at: datetime | None
    change_note: str


def add_document(
    db: sqlite3.Connection,
    new_id: str,
    session_id: str,
    key: str,
    language: str,
    variant: str,
    title: str,
    pdf: bytes,
    at: datetime,
) -> None:
    insert(
        db,
        "document",
        {
            "id": new_id,
            "session_id": session_id,
            "key": key,
            "language": language,
            "variant": variant,
            "title": title,
            "fingerprint": hashlib.sha256(pdf).hexdigest(),
            "made_at": at,
            "pdf": pdf,
        },
    )


def documents(db: sqlite3.Connection, session_id: str) -> tuple[Document, ...]:
    """Everything that was generated for a session, newest first, without the bytes."""
    rows = db.execute(
        "select id, key, language, variant, title, fingerprint, made_at, length(pdf) as size from document"
        " where session_id = ? order by made_at desc, id",
        (session_id,),
    )
    return tuple(
        Document(
            row["id"],
            row["key"],
            row["language"],
            row["variant"],
            row["title"],
            row["fingerprint"],
            datetime.fromisoformat(row["made_at"]),
            row["size"],
        )
        for row in rows
    )


def same_document(db: sqlite3.Connection, session_id: str, key: str, language: str, fingerprint: str) -> str | None:
    """The identifier of a kept document with the same bytes, if there is one."""
    row = db.execute(
        "select id from document where session_id = ? and key = ? and language = ? and fingerprint = ?",
        (session_id, key, language, fingerprint),
    ).fetchone()
    return str(row["id"]) if row else None


def pdf_of(db: sqlite3.Connection, document_id: str) -> bytes | None:
    row = db.execute("select pdf from document where id = ?", (document_id,)).fetchone()
    return bytes(row["pdf"]) if row else None


def add_minutes(
    db: sqlite3.Connection,
    session_id: str,
    version: int,
    body: Mapping[str, object],
    author: str,
    at: datetime,
    change_note: str = "",
) -> None:
    insert(
        db,
        "minutes_version",
        {
            "session_id": session_id,
            "version": version,
            "state": "draft",
            "body": as_json(body),
            "author": author,
            "saved_at": at,
            "change_note": change_note,
        },
    )


def rewrite_draft(
    db: sqlite3.Connection, session_id: str, version: int, body: Mapping[str, object], at: datetime
) -> None:
    db.execute(
        "update minutes_version set body = ?, saved_at = ? where session_id = ? and version = ? and state = 'draft'",
        (as_json(body), at.isoformat(), session_id, version),
    )


def approve(db: sqlite3.Connection, session_id: str, version: int, approved_by: str, at: datetime) -> None:
    db.execute(
        "update minutes_version set state = 'approved', approved_by = ?, approved_at = ? where session_id = ? and version = ?",
        (approved_by, at.isoformat(), session_id, version),
    )


def minutes_versions(db: sqlite3.Connection, session_id: str) -> tuple[MinutesVersion, ...]:
    """Every version of the minutes, newest first."""
    rows = db.execute("select * from minutes_version where session_id = ? order by version desc", (session_id,))
    return tuple(
        MinutesVersion(
            row["version"],
            row["state"],
            loaded(row["body"]),
            row["author"],
            datetime.fromisoformat(row["saved_at"]),
            row["approved_by"],
            moment(row["approved_at"]),
            row["change_note"],
        )
        for row in rows
    )
