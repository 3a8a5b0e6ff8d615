"""How ties were settled, as rows."""

from __future__ import annotations

import sqlite3
from typing import Any

from cocreation_desk.domain.ties import Settled
from cocreation_desk.store.rows import as_json, loaded, moment

OF_TIE = "tie.rule as tie_rule, tie.lot, tie.said_by, tie.at as settled_at"


def set_settled(db: sqlite3.Connection, ballot_id: str, settled: Settled) -> None:
    """Write how the tie of that ballot was settled, in place of what was written before."""
    written = (ballot_id, settled.rule, as_json(list(settled.order)), settled.said_by, settled.at.isoformat())
    db.execute("insert or replace into tie (ballot_id, rule, lot, said_by, at) values (?, ?, ?, ?, ?)", written)


def settled(row: Any) -> Settled | None:
    """From a row of a ballot that has the columns of its tie."""
    at = moment(row["settled_at"])
    return None if at is None else Settled(row["tie_rule"], tuple(loaded(row["lot"])), row["said_by"], at)
