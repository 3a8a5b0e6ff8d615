"""The steps of a session, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import time

from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.people import Audience
from cocreation_desk.domain.text import Text
from cocreation_desk.store.rows import as_json, bilingual, insert, loaded, moment, update


def add_step(db: sqlite3.Connection, session_id: str, step: Step) -> None:
    insert(
        db,
        "step",
        {
            "id": step.id,
            "session_id": session_id,
            "position": step.position,
            "kind": step.kind,
            **bilingual("title", step.title),
            **bilingual("prompt", step.prompt),
            "minutes": step.minutes,
            "min_minutes": step.min_minutes,
            "optional": step.optional,
            "fixed_start": step.fixed_start,
            "audience": step.audience,
            "settings": as_json(step.settings),
            "planned_minutes": step.planned_minutes,
        },
    )


def change_step(db: sqlite3.Connection, step_id: str, changes: Mapping[str, object]) -> int:
    columns: dict[str, object] = {}
    for name, value in changes.items():
        columns |= bilingual(name, value) if isinstance(value, Text) else {name: value}
    return update(db, "step", step_id, columns)


def remove_step(db: sqlite3.Connection, step_id: str) -> None:
    db.execute("delete from step where id = ?", (step_id,))


def put_in_order(db: sqlite3.Connection, step_ids: Sequence[str]) -> None:
    db.executemany("update step set position = ? where id = ?", list(enumerate(step_ids)))


def announce_minutes(db: sqlite3.Connection, session_id: str) -> None:
    """Keep the minutes as planned now: the delay of the day is measured against them."""
    db.execute("update step set planned_minutes = minutes where session_id = ?", (session_id,))


def steps(db: sqlite3.Connection, session_id: str) -> tuple[Step, ...]:
    rows = db.execute("select * from step where session_id = ? order by position, id", (session_id,))
    return tuple(_step(row) for row in rows)


def step(db: sqlite3.Connection, step_id: str) -> Step | None:
    row = db.execute("select * from step where id = ?", (step_id,)).fetchone()
    return _step(row) if row else None


def session_of(db: sqlite3.Connection, step_id: str) -> str | None:
    row = db.execute("select session_id from step where id = ?", (step_id,)).fetchone()
    return str(row["session_id"]) if row else None


def _step(row: sqlite3.Row) -> Step:
    return Step(
        id=row["id"],
        position=row["position"],
        kind=row["kind"],
        title=Text(row["title_fr"], row["title_en"]),
        prompt=Text(row["prompt_fr"], row["prompt_en"]),
        minutes=row["minutes"],
        min_minutes=row["min_minutes"],
        optional=bool(row["optional"]),
        fixed_start=time.fromisoformat(row["fixed_start"]) if row["fixed_start"] else None,
        audience=Audience(row["audience"]),
        settings=loaded(row["settings"]),
        planned_minutes=row["planned_minutes"],
        state=StepState(row["state"]),
        started_at=moment(row["started_at"]),
        ended_at=moment(row["ended_at"]),
        paused_at=moment(row["paused_at"]),
        paused_seconds=row["paused_seconds"],
        reopened=bool(row["reopened"]),
        skip_reason=row["skip_reason"],
    )
