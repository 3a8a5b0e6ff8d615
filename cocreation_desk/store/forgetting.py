"""Everything the file holds about one person, to be handed to them or to be wiped.

No list of columns is kept here: whatever the schema ties to a person, or lets people write, is found from the schema itself,
so that a new table cannot be left out.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from cocreation_desk.domain.forgetting import GONE, Bearer, Crowd, Traces

# Chained entries, which never hold a name, and what is tied to one phone alone.
_NEVER_READ = frozenset({"journal", "_sqlite_migrations"})
_OF_NO_USE_TO_OTHERS = ("device", "receipt", "consent", "scrutineer")
# What looks like words and is none: printed on badges, typed into phones, or frozen for a draw, which holds no name.
_NO_WORDS = frozenset({"id", "code", "room_code", "number", "hash", "fingerprint", "key", "mark"})
_FROZEN = frozenset({"pool", "panels", "manifest", "drawn", "stood"})
# By table and column, who is to be found there instead.
Instead: TypeAlias = Mapping[tuple[str, str], Crowd]
NOWHERE: Instead = {}
# Whoever stands for the company goes on standing here: a promise keeps its owner, a record those who signed it.
OF_OFFICE = frozenset(
    {
        ("commitment", "owner"),
        ("decision", "decided_by"),
        ("draw", "operator"),
        ("draw", "witnesses"),
        ("mandate", "sponsor"),
        ("minutes_version", "approved_by"),
        ("minutes_version", "author"),
        ("session", "chair"),
        ("session", "facilitator"),
        ("session", "secretary"),
    }
)
_SECRETS = frozenset({"token_hash", "badge_key", "paper_id", "nonce_hash"})


@dataclass(frozen=True)
class Mention:
    """One place where somebody's name, e-mail or telephone stands in words that people wrote."""

    table: str
    column: str
    text: str
    session_id: str | None


@dataclass(frozen=True)
class Held:
    """Where somebody stands in the file: under which persons, with which parts in sessions and which registrations."""

    persons: tuple[str, ...]
    participations: tuple[str, ...]
    registrations: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self.persons, *self.participations, *self.registrations)


def held(db: sqlite3.Connection, wanted: str) -> Held | None:
    """The person of that identifier, whatever else bears the same e-mail included; ``None`` for nobody.

    ``wanted`` is the identifier of a person, of their part in a session or of a registration, or a registration's number.
    """
    found = db.execute(
        "with meant (person, registration) as ("
        "  select id, null from person where id = :it"
        "  union select person_id, null from participation where id = :it"
        "  union select person_id, id from registration where id = :it or number = :it),"
        " address (email) as ("
        "  select email from person where id in (select person from meant) and email <> ''"
        "  union select email from registration where id in (select registration from meant) and email <> '')"
        " select 'person' as sort, id from person"
        "  where id in (select person from meant) or lower(email) in (select lower(email) from address)"
        " union select 'registration', id from registration where id in (select registration from meant)"
        "  or person_id in (select person from meant) or lower(email) in (select lower(email) from address)"
        " order by id",
        {"it": wanted},
    ).fetchall()
    persons = tuple(row["id"] for row in found if row["sort"] == "person")
    registrations = tuple(row["id"] for row in found if row["sort"] == "registration")
    parts = db.execute(f"select id from participation where {_among('person_id', persons)} order by id", persons)
    return Held(persons, tuple(row["id"] for row in parts), registrations) if found else None


def sessions_of(db: sqlite3.Connection, held: Held) -> set[str]:
    rows = db.execute(
        f"select session_id from participation where {_among('id', held.participations)}", held.participations
    )
    return {row["session_id"] for row in rows}


def traces(db: sqlite3.Connection, held: Held) -> Traces:
    """By what the person can be recognised in what people wrote, and the names that others bear too."""
    theirs = [
        *db.execute(
            "select first_name, last_name, email, '' as phone, guardian from person"
            f" where {_among('id', held.persons)}",
            held.persons,
        ),
        *db.execute(
            "select first_name, last_name, email, phone, guardian from registration"
            f" where {_among('id', held.registrations)}",
            held.registrations,
        ),
    ]
    others = [
        *db.execute(f"select first_name, last_name from person where not {_among('id', held.persons)}", held.persons),
        *db.execute(
            f"select first_name, last_name from registration where not {_among('id', held.registrations)}",
            held.registrations,
        ),
    ]
    return Traces(
        theirs[0]["first_name"],
        theirs[0]["last_name"],
        tuple(dict.fromkeys(row["email"] for row in theirs if row["email"])),
        tuple(dict.fromkeys(row["phone"] for row in theirs if row["phone"])),
        frozenset(Bearer(row["first_name"], row["last_name"]) for row in others),
        tuple(
            dict.fromkeys(
                name
                for row in theirs
                for name in (f"{row['first_name']} {row['last_name']}", row["guardian"])
                if name.strip()
            )
        ),
    )


def out_of_office(emails: Iterable[str], phones: Iterable[str]) -> Instead:
    """For somebody who never took part: a name that holds an office is another's, and only what is theirs alone goes."""
    return dict.fromkeys(OF_OFFICE, Crowd(emails=frozenset(emails), phones=frozenset(phones)))


def offices(held: Held, traces: Traces) -> Instead:
    return NOWHERE if held.participations else out_of_office(traces.emails, traces.phones)


def mentions(db: sqlite3.Connection, traces: Traces | Crowd, instead: Instead = NOWHERE) -> Iterator[Mention]:
    """Where people wrote of them; not the rows that are theirs. Some columns may be searched for others ``instead``."""
    for table in _tables(db):
        if table in ("person", "registration"):
            continue
        of_session = "session_id" if "session_id" in _columns(db, table) else "null"
        for column in _words(db, table):
            sought = instead.get((table, column), traces)
            for row in db.execute(f"select {column} as text, {of_session} as session_id from {table}"):
                if row["text"] and sought.are_in(row["text"]):
                    yield Mention(table, column, row["text"], row["session_id"])


def rows_of(db: sqlite3.Connection, held: Held) -> dict[str, list[dict[str, Any]]]:
    """Every row that is tied to the person, by table, without pictures and without what would let others in."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in _tables(db):
        ties = _ties(db, table) | ({"id"} if table in ("person", "registration") else set())
        for column in sorted(ties):
            rows = db.execute(f"select * from {table} where {_among(column, held.ids)}", held.ids)
            found.setdefault(table, []).extend(_plain(row) for row in rows)
    return {table: rows for table, rows in found.items() if rows}


def named_votes(db: sqlite3.Connection, held: Held) -> list[dict[str, Any]]:
    """Which votes the person took part in, and what they marked where the vote was by name and is closed."""
    rows = db.execute(
        "select ballot.code, ballot.question_fr, ballot.question_en, ballot.secrecy, ballot.round, roll.channel,"
        " case when ballot.secrecy = 'named' and ballot.closed_at is not null then paper.marks end as marks"
        " from roll join ballot on ballot.id = roll.ballot_id left join paper on paper.id = roll.paper_id"
        f" where {_among('roll.participation_id', held.participations)} order by ballot.code",
        held.participations,
    )
    return [dict(row) for row in rows]


def all_of(db: sqlite3.Connection, held: Held) -> dict[str, Any]:
    """Everything about one person, as it is handed to them: their rows, their votes, and where others wrote of them."""
    votes = [{**each, "marks": json.loads(each["marks"]) if each["marks"] else None} for each in named_votes(db, held)]
    known = traces(db, held)
    spoken_of = [
        {"table": each.table, "column": each.column, "text": each.text}
        for each in mentions(db, known, offices(held, known))
    ]
    return {"rows": rows_of(db, held), "votes": votes, "mentions": spoken_of}


def forget(
    db: sqlite3.Connection,
    held: Held,
    traces: Traces | Crowd,
    at: datetime,
    instead: Instead = NOWHERE,
) -> tuple[list[Mention], list[str]]:
    """Wipe their rows and every mention; their answers stay, under identifiers that nothing else knows.

    Gives the mentions as they stood and the identifiers of the sessions concerned. The pages stay to be wiped:
    see ``wiping_due``.
    """
    found = unsay(db, traces, instead)
    sessions = sessions_of(db, held) | {each.session_id for each in found if each.session_id}
    _empty_rows(db, held, at)
    empty_registrations(db, held.registrations, at)
    _rename(db, held)
    wipe_later(db, at)
    return found, sorted(sessions)


def unsay(db: sqlite3.Connection, traces: Traces | Crowd, instead: Instead = NOWHERE) -> list[Mention]:
    """Take every mention out; gives them as they stood."""
    found = list(mentions(db, traces, instead))
    for table, column, text in {(each.table, each.column, each.text) for each in found}:
        left = instead.get((table, column), traces).without(text)
        db.execute(f"update {table} set {column} = ? where {column} = ?", (left, text))
    return found


def wipe_later(db: sqlite3.Connection, at: datetime) -> None:
    """The pages that hold what was taken out are still to be written anew."""
    db.execute("insert into wiping_due (at) values (?) on conflict do nothing", (at.isoformat(),))


def wiping_due(db: sqlite3.Connection) -> bool:
    return db.execute("select 1 from wiping_due").fetchone() is not None


def wiped(db: sqlite3.Connection) -> None:
    db.execute("delete from wiping_due")


def drop_documents(db: sqlite3.Connection, session_ids: Sequence[str], key: str = "") -> list[sqlite3.Row]:
    """Take out the papers of those sessions, or those of one sort, and say which there were: session, its code, key, language, variant."""
    which = f"{_among('session_id', tuple(session_ids))} and ? in ('', document.key)"
    asked = (*session_ids, key)
    dropped = db.execute(
        "select distinct session.id, session.code, document.key, document.language, document.variant from document"
        f" join session on session.id = document.session_id where {which}"
        " order by session.code, document.key, document.language",
        asked,
    ).fetchall()
    db.execute(f"delete from document where {which}", asked)
    return dropped


def empty_registrations(db: sqlite3.Connection, registration_ids: Sequence[str], at: datetime) -> None:
    """Only the number stays, and where it stood: a draw is recomputed from numbers. Why a seat was given up goes too."""
    asked = (json.dumps(list(registration_ids)),)
    among = "select value from json_each(?)"
    numbers = f"select number from registration where id in ({among})"
    reasons = f"select draw_id, reason from draw_result where reason <> '' and number in ({numbers})"
    db.execute(
        f"update draw_event set reason = '{GONE}' where kind in ('left', 'called') and (draw_id, reason) in ({reasons})",
        asked,
    )
    db.execute(f"update draw_result set reason = '{GONE}' where reason <> '' and number in ({numbers})", asked)
    db.execute(f"update draw_result set stood = '{{}}' where number in ({numbers})", asked)
    db.execute(
        "update registration set first_name = '', last_name = '', email = '', phone = '', postcode = '', age_band = '',"
        " is_minor = 0, birth_unreadable = 0, sex = '', region = '', site_choices = '[]', segment = 'none',"
        " household = '', organisation = '', language = null, strata = '{}', registered_at = null, guardian = '',"
        f" guardian_choice = '', guardian_channel = '', guardian_at = null, forgotten_at = ? where id in ({among})",
        (at.isoformat(), *asked),
    )


def _empty_rows(db: sqlite3.Connection, held: Held, at: datetime) -> None:
    for table in _OF_NO_USE_TO_OTHERS:
        db.execute(f"delete from {table} where {_among('participation_id', held.participations)}", held.participations)
    db.execute(
        "update person set first_name = ?, last_name = '', organisation = '', job_title = '', email = '',"
        f" language = null, is_minor = 0, guardian = '', forgotten_at = ? where {_among('id', held.persons)}",
        (GONE, at.isoformat(), *held.persons),
    )
    db.execute(
        "update participation set role = '', segment = 'none',"
        f" badge_issue = badge_issue + 1 where {_among('id', held.participations)}",
        held.participations,
    )
    among = _among("participation_id", held.participations)
    db.execute(f"update attendance set arrived_at = null, left_at = null where {among}", held.participations)
    db.execute(f"update spare_badge set participation_id = null where {among}", held.participations)
    db.execute(
        f"update contribution set author_id = null, quotable = case quotable when 'named' then 'anonymous' else quotable"
        f" end where {_among('author_id', held.participations)}",
        held.participations,
    )
    db.execute(
        "update candidate set slogan = '', statement = '', photo = '', picture = null, film = ''"
        f" where {_among('participation_id', held.participations)}",
        held.participations,
    )


def _rename(db: sqlite3.Connection, held: Held) -> None:
    """New identifiers, so that neither a printed badge nor the journal leads to a named vote any more."""
    db.execute("pragma defer_foreign_keys = on")
    for parent, ids in (("participation", held.participations), ("person", held.persons)):
        for old in ids:
            new = secrets.token_hex(10)
            db.execute(f"update {parent} set id = ? where id = ?", (new, old))
            for table in _tables(db):
                for column in _ties(db, table, parent):
                    db.execute(f"update {table} set {column} = ? where {column} = ?", (new, old))


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    return [row["name"] for row in rows if row["name"] not in _NEVER_READ]


def _columns(db: sqlite3.Connection, table: str) -> dict[str, str]:
    return {row["name"]: row["type"].lower() for row in db.execute(f"pragma table_info({table})")}


def _ties(db: sqlite3.Connection, table: str, *parents: str) -> set[str]:
    wanted = parents or ("person", "participation", "registration")
    return {row["from"] for row in db.execute(f"pragma foreign_key_list({table})") if row["table"] in wanted}


def _words(db: sqlite3.Connection, table: str) -> list[str]:
    tied = {row["from"] for row in db.execute(f"pragma foreign_key_list({table})")}
    return [
        name
        for name, kind in _columns(db, table).items()
        if kind == "text" and name not in _NO_WORDS | _FROZEN | tied and not name.endswith("_id")
    ]


def _plain(row: sqlite3.Row) -> dict[str, Any]:
    return {name: row[name] for name in row.keys() if name not in _SECRETS and not isinstance(row[name], bytes)}


def _among(column: str, ids: tuple[str, ...] | list[str]) -> str:
    return f"{column} in ({', '.join('?' * len(ids))})"
