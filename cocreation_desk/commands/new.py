"""``new``: a programme with one session from a template, and its people from a list."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json
from cocreation_desk.desk import people, programme
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant
from cocreation_desk.domain.people_list import known_columns, read_people
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.templates import Template, load
from cocreation_desk.domain.text import LANGUAGES, Language, Text, language
from cocreation_desk.places import resource
from cocreation_desk.sheets.reading import read_file, sure
from cocreation_desk.store import file
from cocreation_desk.words import Say, sayer


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file_to_make"))
    arguments.add_argument("--template", metavar="KEY", required=True, help=say("cli_template"))
    arguments.add_argument("--language", choices=LANGUAGES, required=True, help=say("cli_session_language"))
    arguments.add_argument("--title", help=say("cli_title"))
    arguments.add_argument("--people", metavar="CSV", type=Path, help=say("cli_people"))
    arguments.add_argument("--start", metavar="ISO", help=say("cli_start"))
    arguments.add_argument("--organisation", help=say("cli_organisation"))
    arguments.add_argument("--facilitator", help=say("cli_facilitator"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    template = _template(asked.template)
    starts_at = _start(asked.start, template)
    newcomers = _people(asked.people) if asked.people else []
    spoken = language(asked.language)
    words = sayer(spoken)
    title = asked.title or template.name.said_in(spoken)
    organisation = asked.organisation or words("cli_some_organisation")
    file.create(asked.file, Programme(secrets.token_hex(10), title, organisation, spoken))
    desk = Desk(file.open_programme(asked.file))
    try:
        named = Text(title, title) if asked.title else None
        facilitator = asked.facilitator or words("cli_some_facilitator")
        session_id = desk.do(set_up, template, starts_at, spoken, named, facilitator, newcomers).result()
        room = desk.enter(session_id).result()
    except BaseException:
        desk.close()
        asked.file.unlink()
        raise
    desk.close()
    session = room.session
    if session is None:
        raise ValueError("the session was just made")
    terminal.tell("cli_new_made", file=str(asked.file))
    terminal.tell("cli_new_session", code=session.code, title=session.title.said_in(spoken), starts=session.starts_at)
    terminal.tell("cli_new_counts", people=len(room.participants), steps=len(room.steps), ballots=len(room.ballots))
    terminal.give(
        file=str(asked.file),
        session=session.code,
        room_code=session.room_code,
        starts_at=session.starts_at.isoformat(),
        participants=len(room.participants),
        steps=len(room.steps),
        ballots=[ballot.code for ballot in room.ballots],
    )
    return DONE


def set_up(
    turn: Turn,
    template: Template,
    starts_at: datetime,
    spoken: Language,
    title: Text | None,
    facilitator: str,
    newcomers: Sequence[NewParticipant],
) -> str:
    """The session with its people, or nothing of it."""
    session_id = programme.create_session(turn, template, starts_at, spoken, title)
    programme.edit_session(turn, session_id, facilitator=facilitator)
    people.add_many(turn, session_id, newcomers)
    return session_id


def _template(key: str) -> Template:
    templates = {template.key: template for template in load(resource("templates.json").read_text("utf-8"))}
    if key not in templates:
        raise Refused("cli_template_unknown", template=key, templates=list(templates))
    return templates[key]


def _start(written: str | None, template: Template) -> datetime:
    """As given, or the next time it is the template's usual hour."""
    if written is None:
        now = datetime.now().astimezone()
        today = now.replace(hour=template.start.hour, minute=template.start.minute, second=0, microsecond=0)
        return today if today > now else (today + timedelta(days=1)).replace(tzinfo=None).astimezone()
    try:
        return datetime.fromisoformat(written).astimezone()
    except ValueError:
        raise Refused("cli_start_wrong", start=written) from None


def _people(path: Path) -> list[NewParticipant]:
    sheet = sure(read_file(path))
    return read_people(sheet, known_columns(sheet))


COMMAND = Command(takes, run)
