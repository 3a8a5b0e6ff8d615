"""What a paper needs beside the room, read from the file; and papers made again once somebody was forgotten."""

from __future__ import annotations

from datetime import datetime

from cocreation_desk.desk import publishing
from cocreation_desk.desk.forgetting import Paper
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language, language
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.label_stock import AS_USUAL, LabelWishes
from cocreation_desk.reports.order import Order, doors
from cocreation_desk.store import consents, documents, elections, slots
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.words import sayer


def ordered(
    file: ProgrammeFile,
    room: Room,
    spoken: Language,
    made_at: datetime,
    url: str,
    *,
    named: bool = False,
    only: str = "",
    numbered: int = 0,
    labels: LabelWishes = AS_USUAL,
) -> Order:
    """The room's session with the newest version of its minutes, for whatever is to be printed."""
    if room.session is None:
        raise ValueError("a paper is about a session")
    with file.reader() as db:
        versions = documents.minutes_versions(db, room.session.id)
        photos = elections.pictures(db, room.session.id)
        register = slots.register(db, room.session.id)
        said, texts = consents.history(db, room.session.id), consents.notices(db, room.session.id)
    version = versions[0] if versions else None
    ways_in = doors(room, file.badge_key, url)
    return Order(room, spoken, made_at, named, version, ways_in, only, numbered, photos, labels, register, said, texts)


def made_again(file: ProgrammeFile, paper: Paper, made_at: datetime, url: str) -> Printed | None:
    """A paper of any session as it is without those who were forgotten; nothing where it has nothing left to show."""
    spoken = language(paper.language)
    with file.reader() as db:
        room = publishing.whole_room(db, paper.session_id, made_at, version=1)
    named = paper.variant == sayer(spoken)("paper_named")
    try:
        return DOCUMENTS[paper.key].make(ordered(file, room, spoken, made_at, url, named=named))
    except (Trouble, KeyError):
        return None
