"""``person``: all that the programme holds about one person, for whoever asks to see it."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import file, forgetting
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    arguments.add_argument("--person", metavar="ID", required=True, help=say("cli_person"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        held = forgetting.held(db, asked.person)
        if held is None:
            raise Refused("person_unknown", id=asked.person)
        found = forgetting.all_of(db, held)
    for table, rows in found["rows"].items():
        terminal.show([table, *(f"  {json.dumps(_said(row), ensure_ascii=False)}" for row in rows)])
    terminal.tell("cli_person_votes", n=len(found["votes"]))
    terminal.show(f"  {each['code']}  {each['question_fr']}  {each['marks'] or ''}" for each in found["votes"])
    terminal.tell("cli_person_mentions", n=len(found["mentions"]))
    terminal.show(f"  {each['table']}.{each['column']}: {each['text']}" for each in found["mentions"])
    terminal.give(**found)
    return DONE


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


COMMAND = Command(takes, run)
