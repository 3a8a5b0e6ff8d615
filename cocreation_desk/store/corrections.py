"""What was done where roll and papers differed, and the numbers of the printed papers keyed in, as rows."""

from __future__ import annotations

import sqlite3

from cocreation_desk.domain.reconciling import Correction, Way
from cocreation_desk.store.rows import insert, moment


def add_correction(db: sqlite3.Connection, correction_id: str, ballot_id: str, correction: Correction) -> None:
    values = {"id": correction_id, "ballot_id": ballot_id, "kind": correction.way, "channel": correction.channel}
    insert(db, "correction", values | {"reason": correction.reason, "at": correction.at})


def corrections(db: sqlite3.Connection, ballot_id: str) -> tuple[Correction, ...]:
    """The first first."""
    rows = db.execute("select * from correction where ballot_id = ? order by at, kind, reason", (ballot_id,))
    return tuple(_correction(row) for row in rows)


def all_corrections(db: sqlite3.Connection, session_id: str) -> dict[str, tuple[Correction, ...]]:
    """Of each ballot of a session that has any."""
    found: dict[str, tuple[Correction, ...]] = {}
    for row in db.execute(
        "select correction.* from correction join ballot on ballot.id = ballot_id where session_id = ?"
        " order by at, kind, reason",
        (session_id,),
    ):
        found[row["ballot_id"]] = (*found.get(row["ballot_id"], ()), _correction(row))
    return found


def keep_number(db: sqlite3.Connection, ballot_id: str, number: str) -> bool:
    """Note that the paper of that number was keyed in: False when it was before. Nothing says what stood on it."""
    given = (ballot_id, number)
    return db.execute("insert or ignore into serial (ballot_id, number) values (?, ?)", given).rowcount == 1


def _correction(row: sqlite3.Row) -> Correction:
    at = moment(row["at"])
    if at is None:
        raise ValueError("a correction without a time")
    return Correction(Way(row["kind"]), row["channel"], row["reason"], at)
