"""Registrations, the lists they came from and the rules about them, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cocreation_desk.domain.registrations import Reason, Registration, Rules, Standing
from cocreation_desk.domain.text import language
from cocreation_desk.store.rows import as_json, insert, loaded, moment, update, written

_COLUMNS = (
    "id", "number", "first_name", "last_name", "email", "phone", "postcode", "age_band", "is_minor", "birth_unreadable",
    "sex", "region", "site_choices", "segment", "household", "organisation", "language", "strata", "registered_at",
    "import_id", "line", "state", "reason", "duplicate_of", "decided_by", "decided_at", "person_id",
)  # fmt: skip
_ALL = f"select {', '.join(_COLUMNS)} from registration"
_IN_ORDER = "order by length(number), number"


@dataclass(frozen=True)
class Import:
    """A list that was read in: what it was called, what it held, which column became what."""

    id: str
    name: str
    fingerprint: str
    at: datetime
    rows: int
    head: tuple[str, ...]
    mapping: Mapping[str, str]


def registrations(db: sqlite3.Connection) -> list[Registration]:
    """Everybody who registered, by number; set aside or not."""
    return [_registration(row) for row in db.execute(f"{_ALL} {_IN_ORDER}")]


def registration(db: sqlite3.Connection, registration_id: str) -> Registration | None:
    row = db.execute(f"{_ALL} where id = ?", (registration_id,)).fetchone()
    return _registration(row) if row else None


def add_registrations(db: sqlite3.Connection, newcomers: Iterable[Registration]) -> None:
    marks = ", ".join("?" for _ in _COLUMNS)
    db.executemany(
        f"insert into registration ({', '.join(_COLUMNS)}) values ({marks})",
        ([_cell(getattr(each, name)) for name in _COLUMNS] for each in newcomers),
    )


def change_registration(db: sqlite3.Connection, registration_id: str, changes: Mapping[str, object]) -> int:
    return update(db, "registration", registration_id, changes)


def numbers(db: sqlite3.Connection) -> frozenset[str]:
    return frozenset(row[0] for row in db.execute("select number from registration"))


def add_import(db: sqlite3.Connection, read: Import) -> None:
    insert(
        db,
        "import",
        {
            "id": read.id,
            "name": read.name,
            "fingerprint": read.fingerprint,
            "at": read.at,
            "rows": read.rows,
            "head": list(read.head),
            "mapping": dict(read.mapping),
        },
    )


def imports(db: sqlite3.Connection) -> tuple[Import, ...]:
    return tuple(_import(row) for row in db.execute("select * from import order by at, rowid"))


def remove_import(db: sqlite3.Connection, import_id: str) -> int:
    """Take a list out again with all its registrations; how many. ``IntegrityError`` when one of them is needed."""
    gone = db.execute("delete from registration where import_id = ?", (import_id,)).rowcount
    db.execute("delete from import where id = ?", (import_id,))
    return gone


def remembered_mapping(db: sqlite3.Connection, head: Sequence[str]) -> dict[str, str] | None:
    """What the columns of the newest list with the same headers became."""
    row = db.execute(
        "select mapping from import where head = ? order by at desc, rowid desc limit 1", (as_json(list(head)),)
    ).fetchone()
    return dict(loaded(row["mapping"])) if row else None


def rules(db: sqlite3.Connection) -> Rules:
    """The rules in force; before anybody has set any, the organisation's own name."""
    row = db.execute("select rules from registration_rules").fetchone()
    if row is None:
        return Rules(organisations=(db.execute("select organisation from programme").fetchone()[0],))
    kept = loaded(row["rules"])
    return Rules(
        organisations=tuple(kept["organisations"]),
        domains=tuple(kept["domains"]),
        postcodes=tuple(kept["postcodes"]),
        regions=tuple(kept["regions"]),
        minors_allowed=bool(kept["minors_allowed"]),
    )


def set_rules(db: sqlite3.Connection, wanted: Rules) -> None:
    db.execute("delete from registration_rules")
    insert(db, "registration_rules", {"id": 1, "rules": as_json(vars(wanted))})


def _cell(value: object) -> object:
    return as_json(list(value)) if isinstance(value, tuple) else written(value)


def _registration(row: sqlite3.Row) -> Registration:
    return Registration(
        id=row["id"],
        number=row["number"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        email=row["email"],
        phone=row["phone"],
        postcode=row["postcode"],
        age_band=row["age_band"],
        is_minor=bool(row["is_minor"]),
        birth_unreadable=bool(row["birth_unreadable"]),
        sex=row["sex"],
        region=row["region"],
        site_choices=tuple(loaded(row["site_choices"])),
        segment=row["segment"],
        household=row["household"],
        organisation=row["organisation"],
        language=language(row["language"]) if row["language"] else None,
        strata=loaded(row["strata"]),
        registered_at=moment(row["registered_at"]),
        import_id=row["import_id"],
        line=row["line"],
        state=Standing(row["state"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        duplicate_of=row["duplicate_of"],
        decided_by=row["decided_by"],
        decided_at=moment(row["decided_at"]),
        person_id=row["person_id"],
    )


def _import(row: sqlite3.Row) -> Import:
    return Import(
        id=row["id"],
        name=row["name"],
        fingerprint=row["fingerprint"],
        at=datetime.fromisoformat(row["at"]),
        rows=row["rows"],
        head=tuple(loaded(row["head"])),
        mapping=loaded(row["mapping"]),
    )
