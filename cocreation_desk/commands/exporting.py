"""``export``: a session's people, agenda, contributions, announced results and promises as CSV or JSON.

The anonymous papers of its closed votes come with them, as JSON that anyone can count again.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import room_of, the_session
from cocreation_desk.commands.recounting import for_anyone
from cocreation_desk.domain.announcement import told_of
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.results import announced_ballots, sheet
from cocreation_desk.reports.tables import as_csv, tables
from cocreation_desk.saving import save
from cocreation_desk.store import file
from cocreation_desk.words import Say

Rows = list[dict[str, Any]]


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    takes_session(arguments, say)
    arguments.add_argument("--format", choices=("csv", "json"), required=True, help=say("cli_format"))
    arguments.add_argument("-o", "--out", metavar="DIR", type=Path, required=True, help=say("cli_out_folder"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
        room, papers = room_of(db, session), dict(for_anyone(db, session.id, session.min_breakdown))
    files = dict(_as_csv(room)) if asked.format == "csv" else {"session.json": _as_json(room)}
    if room.election and room.election.lot and room.election.lot.certificate:
        files["candidates-order.json"] = room.election.lot.certificate + "\n"
    files |= {name: json.dumps(sheet, ensure_ascii=False, indent=2) + "\n" for name, sheet in papers.items()}
    try:
        asked.out.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (asked.out / name).parent.mkdir(exist_ok=True)
            save(asked.out / name, text.encode())
    except OSError as trouble:
        raise Unavailable("copy_failed", name=asked.out.name) from trouble
    terminal.tell("cli_exported", n=len(files), folder=str(asked.out))
    terminal.give(folder=str(asked.out), files=sorted(files))
    return DONE


def subjects(room: Room) -> Mapping[str, Rows]:
    """What leaves the file, by subject. No code that opens a door, no author of what was said."""
    return {
        "people": _people(room),
        "agenda": _agenda(room),
        "contributions": _contributions(room),
        "ballots": _ballots(room),
        "commitments": _commitments(room),
        "decisions": _decisions(room),
        "notes": [_row(each, ("kind", "text", "said_by", "quotable", "at")) for each in room.notes],
    }


def _people(room: Room) -> Rows:
    fields = "badge_no first_name last_name side segment role organisation job_title email language presence arrived_at left_at"
    return [_row(each, fields.split()) for each in room.participants]


def _agenda(room: Room) -> Rows:
    times = {slot.step_id: slot for slot in room.slots}
    return [
        {
            "position": step.position + 1,
            "planned_start": _plain(times[step.id].planned_start),
            **_row(step, ("kind", "title", "minutes", "optional", "audience", "state", "started_at", "ended_at")),
        }
        for step in room.steps
    ]


def _contributions(room: Room) -> Rows:
    """The side stands only where its group is large enough that it points to nobody."""
    least = room.session.min_breakdown if room.session else 5
    shown = {side for side in Side if sum(1 for each in room.participants if each.side is side) >= least}
    themes = {theme.id: theme.name for theme in room.themes}
    titles = {step.id: step.title for step in room.steps}
    return [
        {
            "code": each.code,
            "step": _plain(titles.get(each.step_id)),
            "label": each.label,
            "text": each.text,
            "shown_as": each.display_text,
            "side": each.side.value if each.side in shown else "",
            "state": each.state.value,
            "hidden_reason": each.hidden_reason,
            "theme": themes.get(each.theme_id or "", ""),
            "supports": each.supports,
            "answer": each.answer,
        }
        for each in room.contributions
    ]


def _ballots(room: Room) -> Rows:
    fields = "code round question method electorate secrecy state registered opened_at closed_at fingerprint".split()
    return [
        _row(each, fields)
        | {"options": {o.id: _plain(o.label) for o in each.options}, "announced": _plain(told_of(each))}
        for each in room.ballots
    ]


def _commitments(room: Room) -> Rows:
    fields = "code kind text owner due_on answer reason measure status first_due_on".split()
    return [_row(each, fields) for each in room.commitments]


def _decisions(room: Room) -> Rows:
    return [_row(each, ("code", "text", "decided_by", "basis", "at")) for each in room.decisions]


def _as_json(room: Room) -> str:
    session = room.session
    fields = "code title template starts_at ends_at actual_start actual_end state place facilitator secretary chair"
    whole = {"session": _row(session, fields.split()), **subjects(room)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _as_csv(room: Room) -> Iterator[tuple[str, str]]:
    spoken = room.session.language if room.session else "fr"
    for name, rows in subjects(room).items():
        flat = [{field: _cell(value, spoken) for field, value in row.items()} for row in rows]
        if name == "ballots":
            flat = [{field: cell for field, cell in row.items() if field != "announced"} for row in flat]
        head = list(flat[0]) if flat else []
        yield f"{name}.csv", as_csv(head, [list(row.values()) for row in flat])
    order = Order(room, spoken, room.now)
    for ballot in announced_ballots(order):
        lines: list[Sequence[str]] = []
        for heading, table in tables(sheet(order, ballot)):
            lines += [[heading], table.head, *table.rows, []] if table.head else [[heading], *table.rows, []]
        yield f"{ballot.code}.csv", as_csv((), lines)


def _row(thing: object, fields: Sequence[str]) -> dict[str, Any]:
    return {field: _plain(getattr(thing, field)) for field in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if hasattr(value, "to_json"):
        return value.to_json()
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _cell(value: Any, spoken: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case {"fr": str(french), "en": str(english)}:
            return (french or english) if spoken == "fr" else (english or french)
        case dict():
            return " | ".join(_cell(each, spoken) for each in value.values())
        case _:
            return str(value)


COMMAND = Command(takes, run)
