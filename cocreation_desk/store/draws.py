"""Draws by lot, the turns at their seats and what happened to them, as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from cocreation_desk.domain.draw.advice import Change
from cocreation_desk.domain.draw.certificate import Event, refusal_from_json, refusal_json
from cocreation_desk.domain.draw.chances import Chances
from cocreation_desk.domain.draw.draw import Drawn, Frozen
from cocreation_desk.domain.draw.held import Confirmation, DrawState, HeldDraw, KnownBy, Seat, Stood
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.french_regions import department_of
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.store import registrations
from cocreation_desk.store.rows import as_json, insert, loaded, moment, update, written


def pool(db: sqlite3.Connection) -> tuple[PoolMember, ...]:
    """Every registration that takes part, without its name."""
    return tuple(
        PoolMember(each.number, each.features, each.site_choices, each.household)
        for each in registrations.registrations(db)
        if each.is_eligible
    )


def received(db: sqlite3.Connection) -> dict[str, int]:
    """How many registrations there are, and how many are set aside, by reason; whoever was forgotten cannot be drawn."""
    rows = db.execute(
        "select case when forgotten_at is null then state else 'forgotten' end as state, coalesce(reason, '') as reason,"
        " count(*) as n from registration group by 1, 2"
    )
    found: dict[str, int] = {"all": 0}
    for row in rows:
        found["all"] += row["n"]
        if row["state"] != "eligible":
            reason = row["reason"] or "other"
            found[reason] = found.get(reason, 0) + row["n"]
    return found


def add_draw(db: sqlite3.Connection, draw: HeldDraw, at: datetime) -> None:
    insert(
        db,
        "draw",
        {
            "id": draw.id,
            "code": draw.code,
            "title": draw.title,
            "state": draw.state,
            "plan": _plan_json(draw.plan),
            "sessions": dict(draw.sessions),
            "made_at": at,
        },
    )


def change_draw(db: sqlite3.Connection, draw_id: str, changes: Mapping[str, object]) -> None:
    """Any of a draw's own columns; a plan, what was frozen and what was drawn as they are."""
    columns: dict[str, object] = {}
    for name, value in changes.items():
        match value:
            case Plan():
                columns["plan"] = _plan_json(value)
            case Frozen():
                columns |= {"pool": value.pool, "panels": value.panels, "manifest": value.manifest}
            case Chances():
                columns["chances"] = as_json(value.to_json())
            case Drawn():
                columns["drawn"] = _drawn_json(value)
            case tuple():
                columns[name] = list(value)
            case _:
                columns[name] = value
    update(db, "draw", draw_id, columns)


def next_code(db: sqlite3.Connection) -> str:
    return f"T-{db.execute('select count(*) from draw').fetchone()[0] + 1:02}"


def draw(db: sqlite3.Connection, draw_id: str) -> HeldDraw | None:
    row = db.execute("select * from draw where id = ?", (draw_id,)).fetchone()
    return _draw(db, row) if row else None


def draws(db: sqlite3.Connection) -> tuple[HeldDraw, ...]:
    """All draws of the programme, the first one first; those called off as well."""
    return tuple(_draw(db, row) for row in db.execute("select * from draw order by made_at, rowid"))


def drafts(db: sqlite3.Connection) -> tuple[HeldDraw, ...]:
    """Those of which nothing is sealed yet."""
    rows = db.execute("select * from draw where state = ? order by made_at, rowid", (DrawState.OPEN.value,))
    return tuple(_draw(db, row) for row in rows)


def add_turn(db: sqlite3.Connection, draw_id: str, seat: Seat) -> None:
    insert(
        db,
        "draw_result",
        {
            "id": seat.id,
            "draw_id": draw_id,
            "place": seat.place,
            "number": seat.number,
            "rank": seat.rank,
            "confirmation": seat.confirmation,
            "replaces": seat.replaces,
            "reason": seat.reason,
            "called_at": seat.called_at,
        },
    )


def change_turn(db: sqlite3.Connection, turn_id: str, changes: Mapping[str, object]) -> None:
    """Any of a turn's own columns; how it stood as it is."""
    columns = {name: _stood_json(value) if isinstance(value, Stood) else value for name, value in changes.items()}
    update(db, "draw_result", turn_id, columns)


def add_event(db: sqlite3.Connection, draw_id: str, event: Event) -> None:
    columns = {**vars(event), "draw_id": draw_id, "changes": [list(vars(each).values()) for each in event.changes]}
    insert(db, "draw_event", columns)


def remove_turn(db: sqlite3.Connection, turn_id: str) -> None:
    db.execute("delete from draw_result where id = ?", (turn_id,))


def remove_last_event(db: sqlite3.Connection, draw_id: str) -> None:
    last = "select max(rowid) from draw_event where draw_id = ?"
    db.execute(f"delete from draw_event where rowid = ({last})", (draw_id,))


def _draw(db: sqlite3.Connection, row: sqlite3.Row) -> HeldDraw:
    plan = _plan(loaded(row["plan"]))
    held = HeldDraw(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        state=DrawState(row["state"]),
        plan=plan,
        sessions=loaded(row["sessions"]),
        frozen=Frozen(row["pool"], plan, row["panels"]) if row["pool"] else None,
        frozen_at=moment(row["frozen_at"]),
        drawn=_drawn(loaded(row["drawn"])) if row["drawn"] else None,
        drawn_at=moment(row["drawn_at"]),
        where=row["place"],
        operator=row["operator"],
        witnesses=tuple(loaded(row["witnesses"])),
        typed_by=row["typed_by"],
        reached=row["reached"],
        at_most=row["at_most"],
        cancel_reason=row["cancel_reason"],
        typing=row["typing"],
        entries=loaded(row["entries"]),
        chances=Chances.from_json(loaded(row["chances"])) if row["chances"] else None,
        received=loaded(row["received"]),
    )
    return replace(held, turns=_turns(db, held.id), events=_events(db, held.id))


def _turns(db: sqlite3.Connection, draw_id: str) -> tuple[Seat, ...]:
    rows = db.execute(
        "select draw_result.*, first_name, last_name, postcode, email, phone, registration.id as registration_id,"
        " is_minor and guardian_choice <> 'granted' as needs_guardian from draw_result"
        " left join registration on registration.number = draw_result.number where draw_id = ?"
        " order by draw_result.rowid",
        (draw_id,),
    )
    minors_may_come = registrations.rules(db).minors_allowed
    return tuple(
        Seat(
            id=row["id"],
            place=row["place"],
            number=row["number"],
            rank=row["rank"],
            confirmation=Confirmation(row["confirmation"]),
            replaces=row["replaces"],
            reason=row["reason"],
            called_at=moment(row["called_at"]),
            answered_at=moment(row["answered_at"]),
            participant_id=row["participation_id"],
            stood=_stood(loaded(row["stood"])),
            first_name=row["first_name"] or "",
            last_name=row["last_name"] or "",
            email=row["email"] or "",
            phone=row["phone"] or "",
            registration_id=row["registration_id"] or "",
            needs_guardian=bool(row["needs_guardian"]) and not minors_may_come,
            department=department_of(row["postcode"] or ""),
        )
        for row in rows
    )


def _stood_json(stood: Stood) -> str:
    came = {name: written(value) for name, value in vars(stood.attendance).items()}
    own = {name: written(value) for name, value in vars(stood).items() if name != "attendance"}
    return as_json(own | {"attendance": came})


def _stood(given: Mapping[str, Any]) -> Stood:
    if not given:
        return Stood()
    came = given["attendance"]
    return Stood(
        KnownBy(given["known_by"]),
        Confirmation(given["confirmation"]),
        moment(given["answered_at"]),
        given["half_day_id"],
        Attendance(Presence(came["presence"]), moment(came["arrived_at"]), moment(came["left_at"])),
    )


def _events(db: sqlite3.Connection, draw_id: str) -> tuple[Event, ...]:
    rows = db.execute("select * from draw_event where draw_id = ? order by rowid", (draw_id,))
    return tuple(
        Event(
            row["kind"],
            row["place"],
            row["number"],
            row["reason"],
            row["at"],
            tuple(Change(*each) for each in loaded(row["changes"])),
        )
        for row in rows
    )


def _plan_json(plan: Plan) -> str:
    return as_json(
        {
            "rule": plan.rule,
            "places": [place.to_json() for place in plan.places],
            "substitutes": plan.substitutes,
            "one_per_household": plan.one_per_household,
            "digits": plan.digits,
        }
    )


def _plan(given: Mapping[str, Any]) -> Plan:
    return Plan(
        Rule(given["rule"]),
        tuple(Place.from_json(each) for each in given["places"]),
        given["substitutes"],
        given["one_per_household"],
        given["digits"],
    )


def _drawn_json(drawn: Drawn) -> str:
    """Keys keep their order: places stand in the order in which they were filled."""
    whole = vars(drawn) | {"refusals": [refusal_json(each) for each in drawn.refusals]}
    return json.dumps({name: dict(v) if isinstance(v, Mapping) else v for name, v in whole.items()}, ensure_ascii=False)


def _drawn(given: Mapping[str, Any]) -> Drawn:
    return Drawn(
        given["digits"],
        given["seed"],
        tuple(given["order"]),
        {key: tuple(numbers) for key, numbers in given["chosen"].items()},
        {key: tuple(numbers) for key, numbers in given["substitutes"].items()},
        tuple(refusal_from_json(each) for each in given["refusals"]),
        given["panel"],
    )
