"""The papers of a session: ordered from the room as it stands, kept in the file, and written where they were asked for."""

from __future__ import annotations

from pathlib import Path

from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.documents import keep_document
from cocreation_desk.desk.forgetting import Paper
from cocreation_desk.domain.text import Language
from cocreation_desk.reports import ordering
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.label_stock import AS_USUAL, LabelWishes
from cocreation_desk.reports.order import Order
from cocreation_desk.saving import save
from cocreation_desk.server import network


def ordered(
    desk: Desk,
    spoken: Language,
    url: str,
    *,
    named: bool = False,
    only: str = "",
    numbered: int = 0,
    labels: LabelWishes = AS_USUAL,
) -> Order:
    """The room as it stands and the newest version of its minutes, for whatever is to be printed."""
    room = desk.look().result()
    now = desk.clock.now()
    return ordering.ordered(desk.file, room, spoken, now, url, named=named, only=only, numbered=numbered, labels=labels)


def make(desk: Desk, what: str, spoken: Language, url: str, *, named: bool = False) -> Printed:
    return DOCUMENTS[what].make(ordered(desk, spoken, url, named=named))


def make_again(desk: Desk, paper: Paper, url: str) -> bool:
    """Print a paper of any session anew, without those who were forgotten, and keep it; whether it could be made."""
    printed = ordering.made_again(desk.file, paper, desk.clock.now(), url)
    if printed is not None:
        kept = (printed.key, paper.language, printed.variant, printed.title, printed.pdf)
        desk.do(keep_document, paper.session_id, *kept).result()
    return printed is not None


def keep(desk: Desk, printed: Printed, spoken: Language, out: Path | None) -> Path:
    """Into the programme first, then where it was asked for, there whole or not at all."""
    session = desk.room.session
    if session is None:
        raise ValueError("a paper is about a session")
    path = out or Path(printed.file_name)
    kept = desk.do(keep_document, session.id, printed.key, spoken, printed.variant, printed.title, printed.pdf)
    kept.result()
    save(path, printed.pdf)
    return path


def likely_address() -> str:
    """Where the phones would find this computer: its best address, on the first port that needs no privilege."""
    found = network.addresses()
    return network.reachable_url(found[0].ip if found else "127.0.0.1", 8080)
