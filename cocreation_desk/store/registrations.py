"""Registrations, the lists they came from and the rules about them, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cocreation_desk.domain.registrations import Reason, Registration, Rules, Standing
from cocreation_desk.domain.text import language
from cocreation_desk.store.rows import as_json, insert, loaded, moment, update, written

_COLUMNS = (
    "id", "number", "first_name", "last_name", "email", "phone", "postcode", "age_band", "is_minor", "birth_unreadable",
    "sex", "region", "site_choices", "segment", "household", "organisation", "language", "strata", "registered_at",
    "import_id", "line", "state", "reason", "duplicate_of", "decided_by", "decided_at", "person_id", "forgotten_at",
    "guardian", "guardian_choice", "guardian_channel", "guardian_at",
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


def numbered(db: sqlite3.Connection, number: str) -> Registration | None:
    row = db.execute(f"{_ALL} where number = ?", (number,)).fetchone()
    return _registration(row) if row is not None else None


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
        map(_row, newcomers),
    )


def change_registration(db: sqlite3.Connection, registration_id: str, changes: Mapping[str, object]) -> int:
    return update(db, "registration", registration_id, changes)


def link_to_person(db: sqlite3.Connection, registration_id: str, participant_id: str) -> None:
    db.execute(
        "update registration set person_id = (select person_id from participation where id = ?) where id = ?",
        (participant_id, registration_id),
    )


def of_person(db: sqlite3.Connection, person_id: str) -> str | None:
    """The registration of somebody who takes part."""
    row = db.execute("select id from registration where person_id = ?", (person_id,)).fetchone()
    return row["id"] if row is not None else None


def unlink_from_person(db: sqlite3.Connection, registration_id: str, participant_id: str) -> None:
    """Whoever is somebody else in that session stays linked to who they are."""
    db.execute(
        "update registration set person_id = null"
        " where id = ? and person_id = (select person_id from participation where id = ?)",
        (registration_id, participant_id),
    )


def persons(db: sqlite3.Connection) -> frozenset[str]:
    """Whoever came by a registration."""
    return frozenset(row[0] for row in db.execute("select person_id from registration where person_id is not null"))


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


def _row(each: Registration) -> tuple[object, ...]:
    """The cells of one registration, in the order of the columns."""
    return (
        each.id, each.number, each.first_name, each.last_name, each.email, each.phone, each.postcode, each.age_band,
        int(each.is_minor), int(each.birth_unreadable), each.sex, each.region,
        as_json(each.site_choices) if each.site_choices else "[]", each.segment, each.household, each.organisation,
        each.language, as_json(each.strata) if each.strata else "{}", written(each.registered_at), each.import_id,
        each.line, each.state.value, each.reason and each.reason.value, each.duplicate_of, each.decided_by,
        written(each.decided_at), each.person_id, written(each.forgotten_at), each.guardian, each.guardian_choice,
        each.guardian_channel, written(each.guardian_at),
    )  # fmt: skip


_STANDINGS = {each.value: each for each in Standing}
_REASONS: dict[str | None, Reason | None] = {None: None, **{each.value: each for each in Reason}}


def _registration(row: Sequence[Any]) -> Registration:
    (
        id_, number, first_name, last_name, email, phone, postcode, age_band, is_minor, birth_unreadable, sex, region,
        site_choices, segment, household, organisation, spoken, strata, registered_at, import_id, line, state, reason,
        duplicate_of, decided_by, decided_at, person_id, forgotten_at, guardian, guardian_choice, guardian_channel,
        guardian_at,
    ) = row  # fmt: skip
    return Registration(
        id=id_,
        number=number,
        first_name=first_name,
        last_name=last_name,
        email=email,
        phone=phone,
        postcode=postcode,
        age_band=age_band,
        is_minor=bool(is_minor),
        birth_unreadable=bool(birth_unreadable),
        sex=sex,
        region=region,
        site_choices=() if site_choices == "[]" else tuple(loaded(site_choices)),
        segment=segment,
        household=household,
        organisation=organisation,
        language=language(spoken) if spoken else None,
        strata={} if strata == "{}" else loaded(strata),
        registered_at=moment(registered_at),
        import_id=import_id,
        line=line,
        state=_STANDINGS[state],
        reason=_REASONS[reason],
        duplicate_of=duplicate_of,
        decided_by=decided_by,
        decided_at=moment(decided_at),
        person_id=person_id,
        forgotten_at=moment(forgotten_at),
        guardian=guardian,
        guardian_choice=guardian_choice,
        guardian_channel=guardian_channel,
        guardian_at=moment(guardian_at),
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


def version(db: sqlite3.Connection) -> int:
    """Changes whenever anything about registrations does, or about those of them who take part."""
    subjects = "('import', 'registration', 'person', 'participant', 'programme')"
    return int(db.execute(f"select coalesce(max(seq), 0) from journal where subject in {subjects}").fetchone()[0])
