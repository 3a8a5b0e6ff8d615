"""Answers to surveys, signals, and the receipts that make a second sending harmless, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from cocreation_desk.domain.answers import Reply
from cocreation_desk.domain.people import Side
from cocreation_desk.store.rows import as_json, loaded


def receipt_for(db: sqlite3.Connection, participant_id: str, key: str) -> str | None:
    """The step an earlier sending under that key was for, if it was received."""
    row = db.execute(
        "select step_id from receipt where participation_id = ? and key = ?", (participant_id, key)
    ).fetchone()
    return str(row["step_id"]) if row else None


def give_receipts(db: sqlite3.Connection, receipts: Sequence[tuple[str, str, str]]) -> None:
    """Of each participant, for the key of a sending, that it was received for that step."""
    db.executemany("insert into receipt (participation_id, key, step_id) values (?, ?, ?)", receipts)


def set_reply(
    db: sqlite3.Connection,
    new_id: str,
    step_id: str,
    participant_id: str,
    side: Side,
    channel: str,
    values: Mapping[str, object],
) -> None:
    """What this person answers to this step, in place of what they answered before."""
    db.execute(
        "insert into reply (id, step_id, participation_id, side, channel, payload) values (?, ?, ?, ?, ?, ?)"
        " on conflict (step_id, participation_id) do update set payload = excluded.payload, channel = excluded.channel",
        (new_id, step_id, participant_id, side.value, channel, as_json(values)),
    )
    db.execute("insert or ignore into replied values (?, ?)", (step_id, participant_id))


def replies(db: sqlite3.Connection, session_id: str) -> dict[str, tuple[Reply, ...]]:
    rows = db.execute(
        "select step_id, side, payload from reply join step on step.id = step_id where session_id = ? order by reply.id",
        (session_id,),
    )
    given: dict[str, list[Reply]] = {}
    for row in rows:
        given.setdefault(row["step_id"], []).append(Reply(row["side"], loaded(row["payload"])))
    return {step_id: tuple(each) for step_id, each in given.items()}


def replied(db: sqlite3.Connection, session_id: str) -> dict[str, frozenset[str]]:
    rows = db.execute(
        "select step_id, participation_id from replied join step on step.id = step_id where session_id = ?",
        (session_id,),
    )
    who: dict[str, set[str]] = {}
    for row in rows:
        who.setdefault(row[0], set()).add(row[1])
    return {step_id: frozenset(people) for step_id, people in who.items()}


def cut_the_link(db: sqlite3.Connection, step_id: str, new_ids: Sequence[str]) -> None:
    """Forget who answered what in a step that is over; that they answered stays known."""
    rows = db.execute("select side, channel, payload from reply where step_id = ? order by id", (step_id,)).fetchall()
    db.execute("delete from reply where step_id = ?", (step_id,))
    db.executemany(
        "insert into reply (id, step_id, participation_id, side, channel, payload) values (?, ?, null, ?, ?, ?)",
        [(new_id, step_id, *row) for new_id, row in zip(new_ids, rows, strict=True)],
    )


def how_many(db: sqlite3.Connection, step_id: str) -> int:
    return int(db.execute("select count(*) from reply where step_id = ?", (step_id,)).fetchone()[0])


def add_signal(db: sqlite3.Connection, new_id: str, step_id: str, at: datetime) -> None:
    db.execute("insert into signal (id, step_id, at) values (?, ?, ?)", (new_id, step_id, at.isoformat()))


def signals(db: sqlite3.Connection, session_id: str) -> dict[str, tuple[datetime, ...]]:
    rows = db.execute(
        "select step_id, at from signal join step on step.id = step_id where session_id = ? order by at", (session_id,)
    )
    given: dict[str, list[datetime]] = {}
    for row in rows:
        given.setdefault(row["step_id"], []).append(datetime.fromisoformat(row["at"]))
    return {step_id: tuple(moments) for step_id, moments in given.items()}
