"""``erase``: one person forgotten, in the file, in its kept papers, and in the pages nobody reads any more."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.forgetting import Forgotten, Paper, forget
from cocreation_desk.evening import address_of
from cocreation_desk.paperwork import likely_address, make_again
from cocreation_desk.store import file
from cocreation_desk.store.forgetting import Mention
from cocreation_desk.words import Say


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    arguments.add_argument("--person", metavar="ID", required=True, help=say("cli_person"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    desk = Desk(file.open_programme(asked.file))
    try:
        url = address_of(asked.file) or likely_address()
        done: Forgotten = desk.do(forget, asked.person).result()
        missing = [paper for paper in done.papers if not make_again(desk, paper, url)]
    finally:
        desk.close()
    terminal.tell("cli_erased", n=len(done.mentions))
    terminal.show(lines(done.mentions))
    terminal.tell("cli_erased_papers", n=len(done.papers) - len(missing))
    terminal.show(names(missing))
    terminal.tell("cli_erased_copies")
    terminal.give(
        mentions=[{"table": each.table, "column": each.column} for each in done.mentions],
        papers=names(done.papers),
        papers_not_made_again=names(missing),
    )
    return DONE


def names(papers: Sequence[Paper]) -> list[str]:
    return [f"{each.session_code} {each.key} {each.language}" for each in papers]


def lines(mentions: Sequence[Mention]) -> list[str]:
    return [f"  {each.table}.{each.column}: {_shortened(each.text)}" for each in mentions]


def _shortened(text: str, longest: int = 100) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


COMMAND = Command(takes, run)
