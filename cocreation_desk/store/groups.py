"""Tables, visit groups and pairs as rows: what was wished, who sits where, who guides whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from cocreation_desk.domain.grouping import Round, Wishes
from cocreation_desk.domain.groups import GroupPlan, Guides, Stations, Wanted, What
from cocreation_desk.domain.people import Side
from cocreation_desk.store.rows import insert, loaded, moment, update


def plans(db: sqlite3.Connection, session_id: str) -> tuple[GroupPlan, ...]:
    """The plans of that session, one a sort at most, in the order of the sorts."""
    found = db.execute("select * from grouping where session_id = ?", (session_id,)).fetchall()
    order = list(What)
    return tuple(sorted((_plan(db, row) for row in found), key=lambda plan: order.index(plan.wanted.what)))


def plan(db: sqlite3.Connection, plan_id: str) -> GroupPlan | None:
    row = db.execute("select * from grouping where id = ?", (plan_id,)).fetchone()
    return _plan(db, row) if row is not None else None


def add_plan(db: sqlite3.Connection, plan: GroupPlan) -> None:
    """The whole plan with its seating."""
    insert(
        db,
        "grouping",
        {
            "id": plan.id,
            "session_id": plan.session_id,
            **_wanted(plan.wanted),
            "told_at": plan.told_at,
            "round_now": plan.round_now,
            "seed": plan.seed,
        },
    )
    _write_wishes(db, plan.id, plan.wanted.wishes)
    write_seating(db, plan.id, plan.rounds, plan.locked)
    for place, guides in plan.guides.items():
        set_guides(db, plan.id, place, guides)


def change_wanted(db: sqlite3.Connection, plan_id: str, wanted: Wanted) -> None:
    update(db, "grouping", plan_id, _wanted(wanted))
    db.execute("delete from grouping_wish where grouping_id = ?", (plan_id,))
    _write_wishes(db, plan_id, wanted.wishes)


def change_plan(db: sqlite3.Connection, plan_id: str, changes: Mapping[str, object]) -> None:
    update(db, "grouping", plan_id, changes)


def write_seating(db: sqlite3.Connection, plan_id: str, rounds: Sequence[Round], locked: Iterable[str]) -> None:
    """This seating in place of the one before."""
    held = frozenset(locked)
    db.execute("delete from grouping_seat where grouping_id = ?", (plan_id,))
    db.executemany(
        "insert into grouping_seat (grouping_id, round, place, position, participation_id, locked) values (?, ?, ?, ?, ?, ?)",
        (
            (plan_id, at, place, position, person, int(person in held))
            for at, tables in enumerate(rounds)
            for place, table in enumerate(tables)
            for position, person in enumerate(table)
        ),
    )
    update(db, "grouping", plan_id, {"drawn": len(rounds[0]) if rounds else 0})


def set_locked(db: sqlite3.Connection, plan_id: str, participant_ids: Iterable[str], locked: bool) -> None:
    db.executemany(
        "update grouping_seat set locked = ? where grouping_id = ? and participation_id = ?",
        ((int(locked), plan_id, each) for each in participant_ids),
    )


def set_guides(db: sqlite3.Connection, plan_id: str, place: int, guides: Guides) -> None:
    db.execute(
        "insert into grouping_guide (grouping_id, place, guide, sweeper) values (?, ?, ?, ?)"
        " on conflict do update set guide = excluded.guide, sweeper = excluded.sweeper",
        (plan_id, place, guides.guide, guides.sweeper),
    )


def forget_plan(db: sqlite3.Connection, plan_id: str) -> None:
    db.execute("delete from grouping where id = ?", (plan_id,))


def _wanted(wanted: Wanted) -> dict[str, object]:
    stations = wanted.stations
    return {
        "what": wanted.what,
        "many": wanted.groups,
        "size": wanted.size,
        "rounds": wanted.rounds,
        "features": wanted.features,
        "sides": wanted.sides,
        "stations": stations.names,
        "minutes": stations.minutes,
        "between_minutes": stations.between,
        "at_once": stations.at_once,
        "starts_at": stations.starts_at,
    }


def _write_wishes(db: sqlite3.Connection, plan_id: str, wishes: Wishes) -> None:
    for kind, groups in (("together", wishes.together), ("apart", wishes.apart)):
        for number, group in enumerate(groups):
            for person in group:
                values = {"grouping_id": plan_id, "kind": kind, "number": number, "participation_id": person}
                insert(db, "grouping_wish", values)


def _plan(db: sqlite3.Connection, row: sqlite3.Row) -> GroupPlan:
    rounds, locked = _seating(db, row)
    return GroupPlan(
        id=row["id"],
        session_id=row["session_id"],
        wanted=Wanted(
            what=What(row["what"]),
            groups=row["many"],
            size=row["size"],
            rounds=row["rounds"],
            features=tuple(loaded(row["features"])),
            sides=tuple(Side(each) for each in loaded(row["sides"])),
            wishes=_wishes(db, row["id"]),
            stations=Stations(
                tuple(loaded(row["stations"])),
                row["minutes"],
                row["between_minutes"],
                row["at_once"],
                moment(row["starts_at"]),
            ),
        ),
        rounds=rounds,
        locked=locked,
        guides=_guides(db, row["id"]),
        told_at=moment(row["told_at"]),
        round_now=row["round_now"],
        seed=row["seed"],
    )


def _seating(db: sqlite3.Connection, row: sqlite3.Row) -> tuple[tuple[Round, ...], frozenset[str]]:
    seats = db.execute(
        "select round, place, participation_id, locked from grouping_seat where grouping_id = ?"
        " order by round, place, position",
        (row["id"],),
    ).fetchall()
    rounds: list[list[list[str]]] = []
    for seat in seats:
        while len(rounds) <= seat["round"]:
            rounds.append([[] for _ in range(row["drawn"])])
        rounds[seat["round"]][seat["place"]].append(seat["participation_id"])
    locked = frozenset(seat["participation_id"] for seat in seats if seat["locked"])
    return tuple(tuple(tuple(table) for table in tables) for tables in rounds), locked


def _wishes(db: sqlite3.Connection, plan_id: str) -> Wishes:
    kept: dict[str, dict[int, set[str]]] = {"together": {}, "apart": {}}
    for row in db.execute("select * from grouping_wish where grouping_id = ? order by number", (plan_id,)):
        kept[row["kind"]].setdefault(row["number"], set()).add(row["participation_id"])
    together, apart = (
        tuple(frozenset(group) for _, group in sorted(kept[kind].items())) for kind in ("together", "apart")
    )
    return Wishes(together, apart)


def _guides(db: sqlite3.Connection, plan_id: str) -> dict[int, Guides]:
    rows = db.execute("select * from grouping_guide where grouping_id = ? order by place", (plan_id,))
    return {row["place"]: Guides(row["guide"], row["sweeper"]) for row in rows}
