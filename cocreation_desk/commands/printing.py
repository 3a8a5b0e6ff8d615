"""``print``: one paper of a session as a PDF, or all that the day needs, kept in the file as well."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cocreation_desk.commands.command import DONE, Command, Terminal, takes_json, takes_session
from cocreation_desk.commands.finding import the_session
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.text import LANGUAGES, language
from cocreation_desk.evening import address_of
from cocreation_desk.paperwork import keep, likely_address, ordered
from cocreation_desk.reports.document import Lack
from cocreation_desk.reports.documents import DOCUMENTS, PAPERS
from cocreation_desk.reports.kit import contents, parts
from cocreation_desk.reports.label_stock import FARTHEST_SHIFT, STOCKS, LabelWishes
from cocreation_desk.reports.order import Order
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
    arguments.add_argument("--sheet", type=str.upper, choices=STOCKS, default="L7418", help=say("cli_print_sheet"))
    arguments.add_argument("--first-label", metavar="N", type=cell, default=1, help=say("cli_print_first"))
    arguments.add_argument(
        "--shift", metavar=("X", "Y"), type=shift, nargs=2, default=(0.0, 0.0), help=say("cli_print_shift")
    )
    arguments.add_argument("--photo-marks", action="store_true", help=say("cli_print_marks"))
    arguments.add_argument("--wifi", metavar="NAME", default="", help=say("cli_print_wifi"))
    arguments.add_argument("--folder", metavar="FOLDER", type=Path, help=say("cli_print_folder"))
    takes_json(arguments, say)


def run(asked: Namespace, terminal: Terminal) -> int:
    with file.reading(asked.file) as db:
        session = the_session(db, asked.session)
    desk = Desk(file.open_programme(asked.file), session_id=session.id)
    try:
        order = ordered(
            desk,
            language(asked.language),
            asked.url or address_of(asked.file) or likely_address(),
            named=asked.named,
            only=asked.ballot.upper(),
            numbered=asked.numbered,
            labels=LabelWishes(asked.sheet, asked.first_label, tuple(asked.shift), asked.photo_marks, asked.wifi),
        )
        if asked.folder is not None and asked.what == "kit":
            return _into_folder(desk, order, asked.folder, terminal)
        printed = DOCUMENTS[asked.what].make(order)
        path = keep(desk, printed, order.language, asked.out)
    finally:
        desk.close()
    missing = _missing(order, asked.what, terminal)
    terminal.tell("cli_printed", title=printed.title, file=str(path))
    terminal.give(file=str(path), title=printed.title, bytes=len(printed.pdf), missing=missing)
    return DONE


def _into_folder(desk: Desk, order: Order, folder: Path, terminal: Terminal) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Unavailable("copy_failed", name=folder.name) from trouble
    made = [part.printed for part in parts(PAPERS, order) if part.printed is not None]
    written = [keep(desk, each, order.language, folder / each.file_name) for each in made]
    missing = _missing(order, "kit", terminal)
    terminal.tell("cli_kit_written", n=len(written), folder=str(folder))
    terminal.give(files=[str(path) for path in written], missing=missing)
    return DONE


def _missing(order: Order, what: str, terminal: Terminal) -> list[dict[str, str]]:
    """What the paper lacks, said, and given for programs."""
    lacks: list[tuple[str, Lack | None]] = (
        [(document.key, lack) for document, lack in contents(PAPERS, order)]
        if what == "kit"
        else [(what, DOCUMENTS[what].lack(order))]
    )
    found = [(key, lack.key) for key, lack in lacks if lack is not None]
    for key, why in found:
        terminal.tell("cli_kit_lacks", paper=terminal.say(f"documents_{key}"), lack=terminal.say(why))
    return [{"what": key, "why": why} for key, why in found]


def number(typed: str) -> int:
    papers = int(typed)
    if not 0 <= papers <= MOST_NUMBERED:
        raise ValueError(papers)
    return papers


def cell(typed: str) -> int:
    if int(typed) < 1:
        raise ValueError(typed)
    return int(typed)


def shift(typed: str) -> float:
    moved = float(typed.replace(",", "."))
    if not -FARTHEST_SHIFT <= moved <= FARTHEST_SHIFT:
        raise ValueError(typed)
    return moved


COMMAND = Command(takes, run)
