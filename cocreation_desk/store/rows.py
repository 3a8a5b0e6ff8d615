"""How plain values lie in the columns: moments, truths and lists, one way each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from cocreation_desk.domain.text import Text


def moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def written(value: object) -> object:
    """A domain value as SQLite keeps it."""
    match value:
        case bool():
            return int(value)
        case Enum():
            return value.value
        case datetime():
            return value.isoformat(timespec="milliseconds")
        case None | int() | float() | str() | bytes():
            return value
        case Text():
            return as_json(value.to_json())
        case _ if hasattr(value, "isoformat"):
            return value.isoformat()
        case _:
            return as_json(value)


def as_json(value: object) -> str:
    return _WRITER.encode(value)


def _plain(value: object) -> object:
    match value:
        case Text():
            return value.to_json()
        case Enum():
            return value.value
        case Mapping():
            return dict(value)
        case frozenset() | set():
            return sorted(value)
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a column")


_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)


def insert(db: sqlite3.Connection, table: str, values: Mapping[str, object]) -> None:
    columns = ", ".join(values)
    marks = ", ".join("?" for _ in values)
    db.execute(f"insert into {table} ({columns}) values ({marks})", [written(each) for each in values.values()])


def update(db: sqlite3.Connection, table: str, row_id: str, values: Mapping[str, object]) -> int:
    """Change those columns of one row; the number of rows it found."""
    if not values:
        return 1
    columns = ", ".join(f"{name} = ?" for name in values)
    cursor = db.execute(f"update {table} set {columns} where id = ?", [*(written(v) for v in values.values()), row_id])
    return cursor.rowcount


def bilingual(name: str, text: Text) -> dict[str, object]:
    return {f"{name}_fr": text.fr, f"{name}_en": text.en}


def loaded(value: str) -> Any:
    return json.loads(value)
