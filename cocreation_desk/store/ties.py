"""How ties were settled, as rows."""

from __future__ import annotations

import sqlite3
from typing import Any

from cocreation_desk.domain.ties import Settled
from cocreation_desk.store.rows import as_json, loaded, moment

OF_TIE = "tie.rule as tie_rule, tie.lot, tie.said_by, tie.at as settled_at, tie.certificates as tie_certificates"


def set_settled(db: sqlite3.Connection, ballot_id: str, settled: Settled) -> None:
    """Write how the tie of that ballot was settled, in place of what was written before."""
    order, at = as_json(list(settled.order)), settled.at.isoformat()
    written = (ballot_id, settled.rule, order, settled.said_by, at, as_json(list(settled.certificates)))
    columns = "ballot_id, rule, lot, said_by, at, certificates"
    db.execute(f"insert or replace into tie ({columns}) values (?, ?, ?, ?, ?, ?)", written)


def certificates(db: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Every tie that was settled by digits: the session's code and the vote's, and what anybody can draw again."""
    rows = db.execute(
        "select session.code as session_code, ballot.code, each.value as certificate from tie"
        " join json_each(certificates) as each join ballot on ballot.id = ballot_id"
        " join session on session.id = session_id order by 1, 2, each.key"
    )
    return tuple((f"{row['session_code']} {row['code']}", row["certificate"]) for row in rows)


def settled(row: Any) -> Settled | None:
    """From a row of a ballot that has the columns of its tie."""
    at = moment(row["settled_at"])
    if at is None:
        return None
    return Settled(
        row["tie_rule"], tuple(loaded(row["lot"])), row["said_by"], at, tuple(loaded(row["tie_certificates"]))
    )
