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
        rows, votes = forgetting.rows_of(db, held), forgetting.named_votes(db, held)
        mentions = list(forgetting.mentions(db, forgetting.traces(db, held)))
    for table, found in rows.items():
        terminal.show([table, *(f"  {json.dumps(_said(row), ensure_ascii=False)}" for row in found)])
    terminal.tell("cli_person_votes", n=len(votes))
    terminal.show(f"  {each['code']}  {each['question_fr']}  {each['marks'] or ''}" for each in votes)
    terminal.tell("cli_person_mentions", n=len(mentions))
    terminal.show(f"  {each.table}.{each.column}: {each.text}" for each in mentions)
    terminal.give(
        rows=rows,
        votes=[{**each, "marks": json.loads(each["marks"]) if each["marks"] else None} for each in votes],
        mentions=[{"table": each.table, "column": each.column, "text": each.text} for each in mentions],
    )
    return DONE


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


COMMAND = Command(takes, run)
