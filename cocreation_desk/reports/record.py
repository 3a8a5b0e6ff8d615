"""A paper about to leave the room: its pieces, and what stands around them on every page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from cocreation_desk.domain.pieces import Fields, Piece
from cocreation_desk.domain.text import Language


@dataclass(frozen=True)
class Record:
    title: str
    language: Language
    pieces: tuple[Piece, ...]
    made_at: datetime
    document_id: str
    day: date | None = None
    """The day of the session; the day the paper was made where there is none."""
    name: str = "document"
    """What the file is called by, in the paper's language: compte-rendu, emargement, minutes."""
    subject: str = ""
    """The session's own title, under the paper's."""
    organisation: str = ""
    context: str = ""
    """Programme, site and date, on one line."""
    session_code: str = ""
    confidentiality: str = ""
    variant: str = ""
    qr: str = ""
    """What the code at the top right of the first page says; none where this is empty."""
    draft: bool = False
    landscape: bool = False
    contents: bool = False
    """A long paper: its first page is a cover with the table of contents, under what ``opening`` says."""
    opening: Fields | None = None
    compact: bool = False
    """For the papers that must hold on one page: a lower title and tighter lines, never smaller than 9 points."""


def fingerprint(record: Record) -> str:
    """The same content gives the same fingerprint, whenever the paper is made."""
    said = (record.title, record.subject, record.language, record.variant, record.draft, record.pieces)
    return hashlib.sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()


def file_name(record: Record, ending: str = "pdf") -> str:
    day = record.day or record.made_at.date()
    parts = (day.isoformat(), record.session_code, record.name, record.language)
    plain = "_".join(part for part in parts if part)
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in plain) + f".{ending}"
