"""``print``: one paper of a session as a PDF, kept in the file as well."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import the_session
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.text import LANGUAGES, language
from cocreation_desk.evening import address_of
from cocreation_desk.paperwork import keep, likely_address, make
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.store import file
from cocreation_desk.words import Say

WHAT = tuple(DOCUMENTS)
MOST_NUMBERED = 2000


def takes(arguments: ArgumentParser, say: Say) -> None:
    arguments.add_argument("file", metavar="FILE", type=Path, help=say("cli_file"))
    takes_session(arguments, say)
    arguments.add_argument("--what", choices=WHAT, required=True, help=say("cli_what"))
    arguments.add_argument("--language", choices=LANGUAGES, required=True, help=say("cli_paper_language"))
    arguments.add_argument("-o", "--out", metavar="OUT.pdf", type=Path, help=say("cli_out_pdf"))
    arguments.add_argument("--named", action="store_true", help=say("cli_named"))
    arguments.add_argument("--ballot", metavar="V-01", default="", help=say("cli_print_ballot"))
    arguments.add_argument("--numbered", metavar="N", type=number, default=0, help=say("cli_print_numbered"))
    arguments.add_argument("--url", metavar="URL", help=say("cli_print_url"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
    desk = Desk(file.open_programme(asked.file), session_id=session.id)
    try:
        url = asked.url or address_of(asked.file) or likely_address()
        only, numbered = asked.ballot.upper(), asked.numbered
        printed = make(desk, asked.what, language(asked.language), url, named=asked.named, only=only, numbered=numbered)
        path = keep(desk, printed, language(asked.language), asked.out)
    finally:
        desk.close()
    terminal.tell("cli_printed", title=printed.title, file=str(path))
    terminal.give(file=str(path), title=printed.title, bytes=len(printed.pdf))
    return DONE


def number(typed: str) -> int:
    papers = int(typed)
    if not 0 <= papers <= MOST_NUMBERED:
        raise ValueError(papers)
    return papers


COMMAND = Command(takes, run)
