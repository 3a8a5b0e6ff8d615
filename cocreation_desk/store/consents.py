"""Notices in their versions, and every choice people made, as rows: a change of mind is one row more."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from cocreation_desk.domain.consents import YES, Given, Notice, Purpose
from cocreation_desk.domain.text import Text, language
from cocreation_desk.store.rows import bilingual, insert, moment

_NEWEST = "consent.seq in (select max(seq) from consent group by participation_id, purpose)"


def add_notice(db: sqlite3.Connection, session_id: str, notice: Notice, valid_from: datetime) -> None:
    values = {"session_id": session_id, "purpose": notice.purpose, "version": notice.version, "valid_from": valid_from}
    insert(db, "notice", values | bilingual("text", notice.text))


def reword_notice(db: sqlite3.Connection, session_id: str, notice: Notice) -> None:
    db.execute(
        "update notice set text_fr = ?, text_en = ? where session_id = ? and purpose = ? and version = ?",
        (notice.text.fr, notice.text.en, session_id, notice.purpose.value, notice.version),
    )


def notices(db: sqlite3.Connection, session_id: str) -> tuple[Notice, ...]:
    """Every version of every text, the newest last."""
    rows = db.execute("select * from notice where session_id = ? order by version", (session_id,))
    return tuple(
        Notice(row["version"], Text(row["text_fr"], row["text_en"]), Purpose(row["purpose"]), moment(row["valid_from"]))
        for row in rows
    )


def newest_notices(db: sqlite3.Connection, session_id: str) -> dict[Purpose, Notice]:
    return {each.purpose: each for each in notices(db, session_id)}


def was_answered(db: sqlite3.Connection, session_id: str, notice: Notice) -> bool:
    """Whether somebody chose on that version."""
    found = db.execute(
        "select 1 from consent join participation on participation.id = participation_id"
        " where session_id = ? and purpose = ? and notice_version = ? limit 1",
        (session_id, notice.purpose.value, notice.version),
    ).fetchone()
    return found is not None


def add_consent(db: sqlite3.Connection, given: Given) -> None:
    insert(
        db,
        "consent",
        {
            "participation_id": given.participant_id,
            "purpose": given.purpose,
            "choice": given.choice,
            "notice_version": given.version,
            "language": given.language,
            "channel": given.channel,
            "at": given.at,
        },
    )


def remove_all(db: sqlite3.Connection, participant_id: str, purpose: Purpose) -> None:
    """As if nothing had been said: for somebody who is taken off the list again."""
    db.execute("delete from consent where participation_id = ? and purpose = ?", (participant_id, purpose.value))


def history(db: sqlite3.Connection, session_id: str) -> tuple[Given, ...]:
    """Everything that was said, first things first."""
    rows = db.execute(
        "select consent.* from consent join participation on participation.id = participation_id"
        " where session_id = ? order by seq",
        (session_id,),
    )
    return tuple(_given(row) for row in rows)


def newest(db: sqlite3.Connection, participant_id: str, purpose: Purpose) -> Given | None:
    row = db.execute(
        "select * from consent where participation_id = ? and purpose = ? order by seq desc limit 1",
        (participant_id, purpose.value),
    ).fetchone()
    return _given(row) if row else None


def _given(row: sqlite3.Row) -> Given:
    at = moment(row["at"])
    if at is None:
        raise ValueError("a choice without its time")
    return Given(
        row["participation_id"],
        Purpose(row["purpose"]),
        row["choice"],
        at,
        row["channel"],
        row["notice_version"],
        language(row["language"]),
    )


def consents(db: sqlite3.Connection, session_id: str) -> dict[str, dict[Purpose, str]]:
    """What each participant says now, by participant and purpose."""
    rows = db.execute(
        "select consent.* from consent join participation on participation.id = participation_id"
        f" where session_id = ? and {_NEWEST}",
        (session_id,),
    )
    return _by_person(rows)


def consents_of(db: sqlite3.Connection, participant_ids: Iterable[str]) -> dict[str, dict[Purpose, str]]:
    among = (
        "select * from consent where participation_id in (select value from json_each(?))"
        " and not exists (select 1 from consent as later where later.participation_id = consent.participation_id"
        " and later.purpose = consent.purpose and later.seq > consent.seq)"
    )
    return _by_person(db.execute(among, (json.dumps(list(participant_ids)),)))


def to_ask_again(
    db: sqlite3.Connection, session_id: str, among: Iterable[str] | None = None
) -> dict[str, frozenset[Purpose]]:
    """By participant, what they are asked and said yes to in words that have been replaced since.

    Whoever said no is left in peace.
    """
    rows = db.execute(
        "select consent.participation_id, consent.purpose, consent.choice from consent"
        " join participation on participation.id = participation_id"
        " where session_id = ?1 and notice_version < (select max(version) from notice"
        "  where notice.session_id = ?1 and notice.purpose = consent.purpose)"
        " and consent.purpose in (select value from json_each((select purposes from session where id = ?1)))"
        " and (?2 is null or consent.participation_id in (select value from json_each(?2)))"
        " and not exists (select 1 from consent as later where later.participation_id = consent.participation_id"
        "  and later.purpose = consent.purpose and later.seq > consent.seq)",
        (session_id, json.dumps(list(among)) if among is not None else None),
    )
    found: dict[str, set[Purpose]] = {}
    for row in rows:
        if row["choice"] in YES:
            found.setdefault(row["participation_id"], set()).add(Purpose(row["purpose"]))
    return {who: frozenset(purposes) for who, purposes in found.items()}


def _by_person(rows: Iterable[sqlite3.Row]) -> dict[str, dict[Purpose, str]]:
    chosen: dict[str, dict[Purpose, str]] = {}
    for row in rows:
        chosen.setdefault(row["participation_id"], {})[Purpose(row["purpose"])] = row["choice"]
    return chosen
