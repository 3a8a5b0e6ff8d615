"""The papers of a session: ordered from the room as it stands, kept in the file, and written where they were asked for."""

from __future__ import annotations

import os
from pathlib import Path

from cocreation_desk.desk import publishing
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.documents import keep_document
from cocreation_desk.desk.forgetting import Paper
from cocreation_desk.domain.errors import Trouble, Unavailable
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language, language
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.label_stock import AS_USUAL, LabelWishes
from cocreation_desk.reports.order import Order, doors
from cocreation_desk.server import network
from cocreation_desk.store import consents, documents, elections, slots
from cocreation_desk.words import sayer


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
    return _order(desk, room, spoken, url, named=named, only=only, numbered=numbered, labels=labels)


def _order(
    desk: Desk,
    room: Room,
    spoken: Language,
    url: str,
    *,
    named: bool = False,
    only: str = "",
    numbered: int = 0,
    labels: LabelWishes = AS_USUAL,
) -> Order:
    if room.session is None:
        raise ValueError("a paper is about a session")
    with desk.file.reader() as db:
        versions = documents.minutes_versions(db, room.session.id)
        photos = elections.pictures(db, room.session.id)
        register = slots.register(db, room.session.id)
        said, texts = consents.history(db, room.session.id), consents.notices(db, room.session.id)
    version = versions[0] if versions else None
    ways_in = doors(room, desk.file.badge_key, url)
    now = desk.clock.now()
    return Order(room, spoken, now, named, version, ways_in, only, numbered, photos, labels, register, said, texts)


def make(desk: Desk, what: str, spoken: Language, url: str, *, named: bool = False) -> Printed:
    return DOCUMENTS[what].make(ordered(desk, spoken, url, named=named))


def make_again(desk: Desk, paper: Paper, url: str) -> bool:
    """Print a paper of any session anew, without those who were forgotten, and keep it; whether it could be made."""
    spoken = language(paper.language)
    named = paper.variant == sayer(spoken)("paper_named")
    session = next(each for each in desk.room.sessions if each.code == paper.session_code)
    with desk.file.reader() as db:
        room = publishing.whole_room(db, session.id, desk.clock.now(), version=1)
    try:
        printed = DOCUMENTS[paper.key].make(_order(desk, room, spoken, url, named=named))
    except (Trouble, KeyError):  # what it showed is no more
        return False
    kept = desk.do(keep_document, session.id, printed.key, spoken, printed.variant, printed.title, printed.pdf)
    kept.result()
    return True


def keep(desk: Desk, printed: Printed, spoken: Language, out: Path | None) -> Path:
    """Into the programme first, then where it was asked for, there whole or not at all."""
    session = desk.room.session
    if session is None:
        raise ValueError("a paper is about a session")
    path = out or Path(printed.file_name)
    kept = desk.do(keep_document, session.id, printed.key, spoken, printed.variant, printed.title, printed.pdf)
    kept.result()
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(printed.pdf)
        os.replace(beside, path)
    except OSError as trouble:
        beside.unlink(missing_ok=True)
        raise Unavailable("copy_failed", name=path.name) from trouble
    return path


def likely_address() -> str:
    """Where the phones would find this computer: its best address, on the first port that needs no privilege."""
    found = network.addresses()
    return network.reachable_url(found[0].ip if found else "127.0.0.1", 8080)
