"""Which phone belongs to whom, so that it is known again after a reload, a restart or a dead battery."""

from __future__ import annotations

import sqlite3


def remember(db: sqlite3.Connection, token_hash: str, participant_id: str) -> None:
    db.execute(
        "insert into device (token_hash, participation_id) values (?, ?)"
        " on conflict do update set participation_id = excluded.participation_id",
        (token_hash, participant_id),
    )


def forget_all_of(db: sqlite3.Connection, participant_id: str) -> int:
    """Forget every phone of a participant; how many there were."""
    return db.execute("delete from device where participation_id = ?", (participant_id,)).rowcount


def all_devices(db: sqlite3.Connection, session_id: str) -> dict[str, str]:
    """Hash of a phone's token → participant, for one session."""
    rows = db.execute(
        "select token_hash, participation_id from device join participation on participation.id = participation_id"
        " where session_id = ?",
        (session_id,),
    )
    return {row[0]: row[1] for row in rows}
