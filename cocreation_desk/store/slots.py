"""Half-days, who was there in each, and the spare badges that were given, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.slots import Attendance, HalfDay, Register
from cocreation_desk.domain.text import Text
from cocreation_desk.store.rows import bilingual, insert, moment, update, written


def half_days(db: sqlite3.Connection, session_id: str) -> tuple[HalfDay, ...]:
    rows = db.execute("select * from slot where session_id = ? order by position", (session_id,))
    return tuple(_half_day(row) for row in rows)


def half_day(db: sqlite3.Connection, slot_id: str) -> HalfDay | None:
    row = db.execute("select * from slot where id = ?", (slot_id,)).fetchone()
    return _half_day(row) if row else None


def _half_day(row: sqlite3.Row) -> HalfDay:
    starts_at, ends_at = moment(row["starts_at"]), moment(row["ends_at"])
    if starts_at is None or ends_at is None:
        raise ValueError("a half-day without its times")
    label = Text(row["label_fr"], row["label_en"])
    return HalfDay(row["id"], row["position"], starts_at, ends_at, label, bool(row["own_times"]))


def add_half_day(db: sqlite3.Connection, session_id: str, half_day: HalfDay) -> None:
    insert(db, "slot", {"id": half_day.id, "session_id": session_id, **_values(half_day)})


def change_half_day(db: sqlite3.Connection, half_day: HalfDay) -> None:
    update(db, "slot", half_day.id, _values(half_day))


def _values(half_day: HalfDay) -> dict[str, object]:
    times: dict[str, object] = {"position": half_day.position, "own_times": half_day.own_times}
    return times | bilingual("label", half_day.label) | {"starts_at": half_day.starts_at, "ends_at": half_day.ends_at}


def remove_half_day(db: sqlite3.Connection, slot_id: str) -> None:
    db.execute("delete from slot where id = ?", (slot_id,))


def session_of(db: sqlite3.Connection, slot_id: str) -> str | None:
    row = db.execute("select session_id from slot where id = ?", (slot_id,)).fetchone()
    return str(row[0]) if row else None


def current_id(db: sqlite3.Connection, session_id: str) -> str | None:
    row = db.execute("select slot_id from session where id = ?", (session_id,)).fetchone()
    return row[0] if row else None


def set_current(db: sqlite3.Connection, session_id: str, slot_id: str) -> None:
    update(db, "session", session_id, {"slot_id": slot_id})


def set_attendance(db: sqlite3.Connection, slot_id: str, participant_id: str, attendance: Attendance) -> None:
    """Somebody who is only expected leaves no row."""
    if attendance == Attendance():
        db.execute(
            "delete from attendance where slot_id = ? and participation_id = ?",
            (slot_id, participant_id),
        )
        return
    db.execute(
        "insert into attendance (slot_id, participation_id, presence, arrived_at, left_at) values (?, ?, ?, ?, ?)"
        " on conflict do update set presence = excluded.presence, arrived_at = excluded.arrived_at,"
        " left_at = excluded.left_at",
        (
            slot_id,
            participant_id,
            attendance.presence.value,
            written(attendance.arrived_at),
            written(attendance.left_at),
        ),
    )


def attendance(db: sqlite3.Connection, slot_id: str, participant_id: str) -> Attendance:
    row = db.execute(
        "select * from attendance where slot_id = ? and participation_id = ?", (slot_id, participant_id)
    ).fetchone()
    return _attendance(row) if row else Attendance()


def _attendance(row: sqlite3.Row) -> Attendance:
    return Attendance(Presence(row["presence"]), moment(row["arrived_at"]), moment(row["left_at"]))


def is_used(db: sqlite3.Connection, slot_id: str) -> bool:
    return db.execute("select 1 from attendance where slot_id = ? limit 1", (slot_id,)).fetchone() is not None


def register(db: sqlite3.Connection, session_id: str) -> Register:
    found: dict[str, dict[str, Attendance]] = {each.id: {} for each in half_days(db, session_id)}
    rows: Iterable[sqlite3.Row] = db.execute(
        "select attendance.* from attendance join slot on slot.id = slot_id where session_id = ?", (session_id,)
    )
    for row in rows:
        found[row["slot_id"]][row["participation_id"]] = _attendance(row)
    return found


def spares(db: sqlite3.Connection, session_id: str) -> dict[int, str | None]:
    """The spare badges that were given, by number, and who wears them; nobody when they were declared lost."""
    rows = db.execute("select number, participation_id from spare_badge where session_id = ?", (session_id,))
    return {row["number"]: row["participation_id"] for row in rows}


def give_spare(db: sqlite3.Connection, session_id: str, number: int, participant_id: str) -> None:
    insert(db, "spare_badge", {"session_id": session_id, "number": number, "participation_id": participant_id})


def void_spares_of(db: sqlite3.Connection, participant_id: str) -> int:
    """Nobody gets in with them any more, and nobody else gets them; how many there were."""
    changed = db.execute("update spare_badge set participation_id = null where participation_id = ?", (participant_id,))
    return changed.rowcount
