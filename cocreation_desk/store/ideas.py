"""Contributions, their themes and their supporters, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from cocreation_desk.domain.ideas import Contribution, ContributionState, Quotable, Theme
from cocreation_desk.domain.people import Side
from cocreation_desk.store.rows import insert, moment, update

_WITH_SUPPORT = (
    "select contribution.*, (select count(*) from support where contribution_id = contribution.id) as supports"
    " from contribution"
)


def add_contribution(db: sqlite3.Connection, session_id: str, contribution: Contribution) -> None:
    insert(
        db,
        "contribution",
        {
            "id": contribution.id,
            "session_id": session_id,
            "step_id": contribution.step_id,
            "code": contribution.code,
            "label": contribution.label,
            "text": contribution.text,
            "side": contribution.side,
            "author_id": contribution.author_id,
            "quotable": contribution.quotable,
            "channel": contribution.channel,
            "state": contribution.state,
            "created_at": contribution.created_at,
        },
    )


def next_number(db: sqlite3.Connection, session_id: str) -> int:
    query = "select coalesce(max(cast(substr(code, 3) as integer)), 0) + 1 from contribution where session_id = ?"
    return int(db.execute(query, (session_id,)).fetchone()[0])


def sent_by(db: sqlite3.Connection, step_id: str, participant_id: str, label: str) -> int:
    """How many of that label a participant has sent to a step."""
    query = "select count(*) from contribution where step_id = ? and author_id = ? and label = ?"
    return int(db.execute(query, (step_id, participant_id, label)).fetchone()[0])


def change_contribution(db: sqlite3.Connection, contribution_id: str, changes: Mapping[str, object]) -> int:
    return update(db, "contribution", contribution_id, changes)


def contributions(db: sqlite3.Connection, session_id: str) -> tuple[Contribution, ...]:
    rows = db.execute(f"{_WITH_SUPPORT} where session_id = ? order by cast(substr(code, 3) as integer)", (session_id,))
    return tuple(_contribution(row) for row in rows)


def contribution(db: sqlite3.Connection, contribution_id: str) -> Contribution | None:
    row = db.execute(f"{_WITH_SUPPORT} where contribution.id = ?", (contribution_id,)).fetchone()
    return _contribution(row) if row else None


def session_of(db: sqlite3.Connection, contribution_id: str) -> str:
    return str(
        db.execute("select session_id from contribution where id = ?", (contribution_id,)).fetchone()["session_id"]
    )


def _contribution(row: sqlite3.Row) -> Contribution:
    return Contribution(
        id=row["id"],
        code=row["code"],
        step_id=row["step_id"],
        label=row["label"],
        text=row["text"],
        side=Side(row["side"]),
        author_id=row["author_id"],
        display_text=row["display_text"],
        quotable=Quotable(row["quotable"]),
        channel=row["channel"],
        state=ContributionState(row["state"]),
        hidden_reason=row["hidden_reason"],
        merged_into=row["merged_into"],
        theme_id=row["theme_id"],
        supports=row["supports"],
        answer=row["answer"],
        created_at=moment(row["created_at"]),
    )


def support(db: sqlite3.Connection, contribution_id: str, participant_id: str) -> None:
    db.execute("insert or ignore into support values (?, ?)", (contribution_id, participant_id))


def withdraw_support(db: sqlite3.Connection, contribution_id: str, participant_id: str) -> None:
    db.execute(
        "delete from support where contribution_id = ? and participation_id = ?", (contribution_id, participant_id)
    )


def supports_given(db: sqlite3.Connection, step_id: str, participant_id: str) -> int:
    query = (
        "select count(*) from support join contribution on contribution.id = contribution_id"
        " where step_id = ? and participation_id = ?"
    )
    return int(db.execute(query, (step_id, participant_id)).fetchone()[0])


def supporters(db: sqlite3.Connection, session_id: str) -> dict[str, frozenset[str]]:
    rows = db.execute(
        "select contribution_id, participation_id from support join contribution on contribution.id = contribution_id"
        " where session_id = ?",
        (session_id,),
    )
    given: dict[str, set[str]] = {}
    for row in rows:
        given.setdefault(row[0], set()).add(row[1])
    return {contribution_id: frozenset(people) for contribution_id, people in given.items()}


def add_theme(db: sqlite3.Connection, session_id: str, theme: Theme) -> None:
    insert(
        db,
        "theme",
        {
            "id": theme.id,
            "session_id": session_id,
            "step_id": theme.step_id,
            "name": theme.name,
            "position": theme.position,
        },
    )


def change_theme(db: sqlite3.Connection, theme_id: str, changes: Mapping[str, object]) -> int:
    return update(db, "theme", theme_id, changes)


def remove_theme(db: sqlite3.Connection, theme_id: str) -> int:
    return db.execute("delete from theme where id = ?", (theme_id,)).rowcount


def themes(db: sqlite3.Connection, session_id: str) -> tuple[Theme, ...]:
    rows = db.execute("select * from theme where session_id = ? order by position, id", (session_id,))
    return tuple(Theme(row["id"], row["step_id"], row["name"], row["position"]) for row in rows)
