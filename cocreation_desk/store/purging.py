"""What of a programme is to be forgotten as time goes by, as rows: what the room needed, who got no seat, everybody."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from cocreation_desk.domain.forgetting import Bearer, Crowd, bearer, is_whole_name, whole_names
from cocreation_desk.domain.registrations import phone_key
from cocreation_desk.store import forgetting
from cocreation_desk.store.forgetting import Held, Mention

_UNSELECTED = "from registration where person_id is null and forgotten_at is null"


def left_by_rooms(db: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """By session: phones that are known, sendings that are remembered, spare badges that are somebody's."""
    found: dict[str, dict[str, int]] = {}
    for sort, table in (("phones", "device"), ("sendings", "receipt"), ("spares", "spare_badge")):
        rows = db.execute(
            f"select participation.session_id, count(*) as n from {table}"
            " join participation on participation.id = participation_id group by 1"
        )
        for row in rows:
            found.setdefault(row["session_id"], {})[sort] = row["n"]
    return found


def empty_rooms(db: sqlite3.Connection, session_ids: Sequence[str], at: datetime) -> None:
    asked = (json.dumps(list(session_ids)),)
    theirs = "select id from participation where session_id in (select value from json_each(?))"
    for table in ("device", "receipt"):
        db.execute(f"delete from {table} where participation_id in ({theirs})", asked)
    db.execute(f"update spare_badge set participation_id = null where participation_id in ({theirs})", asked)
    forgetting.wipe_later(db, at)


def unselected(db: sqlite3.Connection) -> int:
    """How many registrations are nobody's in any session, and not yet forgotten."""
    return int(db.execute(f"select count(*) {_UNSELECTED}").fetchone()[0])


def forget_unselected(db: sqlite3.Connection, at: datetime) -> tuple[list[Mention], list[str]]:
    """Empty them and take out every mention; gives the mentions, and the sessions whose papers name drawn people.

    None of them ever took part: a whole name that holds an office is that of somebody else.
    """
    rows = db.execute(f"select id, first_name, last_name, email, phone, guardian {_UNSELECTED}").fetchall()
    office = {name for each in _in_office(db) for name in whole_names(bearer(each))}
    crowd = _crowd(db, rows)
    crowd = replace(crowd, bearers=frozenset(each for each in crowd.bearers if office.isdisjoint(whole_names(each))))
    found = forgetting.unsay(db, crowd, forgetting.out_of_office(crowd.emails, crowd.phones))
    forgetting.empty_registrations(db, [row["id"] for row in rows], at)
    forgetting.wipe_later(db, at)
    return found, sorted({each.session_id for each in found if each.session_id})


def people(db: sqlite3.Connection) -> dict[str, int]:
    """Who is still known by name: people of the sessions, and every registration."""
    return {
        "people": db.execute("select count(*) from person where forgotten_at is null").fetchone()[0],
        "registrations": db.execute("select count(*) from registration where forgotten_at is null").fetchone()[0],
    }


def forget_everybody(db: sqlite3.Connection, at: datetime) -> tuple[list[Mention], list[str]]:
    """Nobody is known any more; what was counted, written and promised stays."""
    persons = db.execute(
        "select person.id, first_name, last_name, email, '' as phone, guardian, min(side = 'company') as of_company"
        " from person left join participation on person_id = person.id where forgotten_at is null group by person.id"
    ).fetchall()
    lists = db.execute(
        "select id, first_name, last_name, email, phone, guardian, person_id from registration"
        " where forgotten_at is null"
    ).fetchall()
    parts = db.execute(
        "select participation.id from participation join person on person.id = person_id where forgotten_at is null"
    )
    guests = [row for row in persons if not row["of_company"]]
    held = Held(_ids(persons), _ids(parts), _ids(lists))
    everybody = _crowd(db, [*persons, *lists], persons)
    of_guests = _crowd(db, [*guests, *lists])
    # Who never took part holds no office, whatever their name: a registration counts here where it led to a guest.
    came, addresses = {row["id"] for row in guests}, {row["email"].casefold() for row in guests if row["email"]}
    theirs_too = [row for row in lists if row["person_id"] in came or row["email"].casefold() in addresses]
    of_guests = replace(of_guests, bearers=of_guests.bearers & _bearers([*guests, *theirs_too]))
    theirs = frozenset(name for name in _in_office(db) if not of_guests.are_in(name))
    of_guests = replace(of_guests, alone=_names_of(guests), kept=theirs)
    return forgetting.forget(db, held, everybody, at, dict.fromkeys(forgetting.OF_OFFICE, of_guests))


def anybody_has_read(db: sqlite3.Connection) -> bool:
    """Whether somebody answered what they were told of their data."""
    return db.execute("select 1 from consent limit 1").fetchone() is not None


def drop_certificates(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Take out the papers that say who was drawn, and say which there were."""
    return forgetting.drop_documents(db, [row[0] for row in db.execute("select id from session")], "certificate")


def _in_office(db: sqlite3.Connection) -> Iterator[str]:
    """The whole names that stand there, one by one or in a list."""
    for table, column in forgetting.OF_OFFICE:
        for row in db.execute(f"select distinct {column} as written from {table}"):
            written = row["written"] or ""
            names = json.loads(written) if written.startswith("[") else [written]
            yield from (name for name in names if is_whole_name(name))


def _ids(rows: Iterable[sqlite3.Row]) -> tuple[str, ...]:
    return tuple(row["id"] for row in rows)


def _crowd(db: sqlite3.Connection, rows: Sequence[sqlite3.Row], known_by_one: Sequence[sqlite3.Row] = ()) -> Crowd:
    """How those people are recognised, some by one name too; a whole name, e-mail or telephone that others have as well is left alone."""
    ours = {row["id"] for row in rows}
    known = db.execute(
        "select id, first_name, last_name, email, '' as phone from person where forgotten_at is null"
        " union all select id, first_name, last_name, email, phone from registration where forgotten_at is null"
    )
    stay = [row for row in known if row["id"] not in ours]
    names = {name for row in stay for name in whole_names(_bearer(row))}
    emails = {row["email"].casefold() for row in stay}
    phones = {phone_key(row["phone"]) for row in stay}
    return Crowd(
        frozenset(each for each in _bearers(rows) if names.isdisjoint(whole_names(each))),
        frozenset(row["email"] for row in rows if row["email"].casefold() not in emails),
        frozenset(row["phone"] for row in rows if phone_key(row["phone"]) not in phones),
        _names_of(known_by_one),
    )


def _bearer(row: sqlite3.Row) -> Bearer:
    return Bearer(row["first_name"], row["last_name"])


def _bearers(rows: Sequence[sqlite3.Row]) -> frozenset[Bearer]:
    """Their names, and those of their guardians."""
    return frozenset({_bearer(row) for row in rows} | {bearer(row["guardian"]) for row in rows})


def _names_of(rows: Iterable[sqlite3.Row]) -> frozenset[str]:
    return frozenset(row[name] for row in rows for name in ("first_name", "last_name"))
