"""Who did what, when, and about which row: an append-only chain in which nothing can be changed unseen.

An entry never holds a choice, a name or a token. Each hash covers the entry and the hash before it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring as quoted
from typing import TypeAlias

START = "0" * 64
# at, actor, action, subject, subject_id, summary, previous, hash
Row: TypeAlias = tuple[str, str, str, str, str, str, str, str]


@dataclass(frozen=True)
class Entry:
    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    subject_id: str
    summary: str


def last_hash(db: sqlite3.Connection) -> str:
    row = db.execute("select hash from journal order by seq desc limit 1").fetchone()
    return str(row["hash"]) if row else START


def sealed(previous: str, at: str, actor: str, action: str, subject: str, subject_id: str, summary: str) -> str:
    fields = ", ".join(map(quoted, (previous, at, actor, action, subject, subject_id, summary)))
    return hashlib.sha256(f"[{fields}]".encode()).hexdigest()  # a list as JSON


def entry(previous: str, at: str, actor: str, action: str, subject: str, subject_id: str, summary: str) -> Row:
    """The next entry of the chain as it will be written; ``at`` is ISO 8601 to the millisecond."""
    fields = (at, actor, action, subject, subject_id, summary)
    return (*fields, previous, sealed(previous, *fields))


def write(db: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Lay down the entries of a whole turn, by one statement: one by one a thousand take longer than the votes they are about."""
    db.executemany(
        "insert into journal (at, actor, action, subject, subject_id, summary, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def verify(db: sqlite3.Connection) -> tuple[int, int | None]:
    """How many entries there are, and the sequence number of the first one that does not fit the chain, if any."""
    previous, count = START, 0
    for row in db.execute("select * from journal order by seq"):
        fields = (row["at"], row["actor"], row["action"], row["subject"], row["subject_id"], row["summary"])
        if row["previous"] != previous or row["hash"] != sealed(previous, *fields):
            return count, int(row["seq"])
        previous, count = row["hash"], count + 1
    return count, None


def entries(db: sqlite3.Connection, limit: int = 500) -> tuple[Entry, ...]:
    """The newest entries, newest first."""
    rows = db.execute("select * from journal order by seq desc limit ?", (limit,))
    return tuple(
        Entry(
            row["seq"],
            datetime.fromisoformat(row["at"]),
            row["actor"],
            row["action"],
            row["subject"],
            row["subject_id"],
            row["summary"],
        )
        for row in rows
    )
