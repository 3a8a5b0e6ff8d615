"""A list of people in a CSV file: read exactly, or refused whole with the line that is in the way."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TypeVar

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import LONGEST_NAME, NewParticipant, Side
from cocreation_desk.domain.text import Language

Meaning = TypeVar("Meaning")

LONGEST_LIST = 2_000_000
MOST_PEOPLE = 5_000

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "first_name": ("prenom", "first name", "firstname", "given name"),
    "last_name": ("nom", "nom de famille", "last name", "lastname", "surname", "family name"),
    "side": ("cote", "groupe", "side"),
    "segment": ("segment",),
    "role": ("role",),
    "organisation": ("organisation", "organization", "societe", "company"),
    "job_title": ("fonction", "poste", "job title", "job", "title", "position"),
    "email": ("email", "e-mail", "mail", "courriel", "adresse e-mail"),
    "language": ("langue", "language"),
}
_SIDES: Mapping[Side, tuple[str, ...]] = {
    Side.CUSTOMER: ("client", "cliente", "clients", "customer", "customers"),
    Side.COMPANY: ("codir", "entreprise", "marque", "dirigeant", "dirigeante", "company", "committee", "executive"),
    Side.NEUTRAL: ("neutre", "observateur", "observatrice", "neutral", "observer"),
}
_SEGMENTS: Mapping[str, tuple[str, ...]] = {
    "none": ("", "aucun", "none"),
    "loyal": ("fidele", "loyal"),
    "newcomer": ("nouveau", "nouvelle", "newcomer", "new"),
    "prospect": ("prospect", "prospecte"),
    "expert": ("expert", "experte"),
    "press": ("presse", "press"),
}
_LANGUAGES: Mapping[Language | None, tuple[str, ...]] = {
    None: ("",),
    "fr": ("fr", "francais", "french"),
    "en": ("en", "anglais", "english"),
}


def read_people(data: bytes) -> list[NewParticipant]:
    """The people on the list, in its order.

    UTF-8, UTF-16 with its mark, or Windows-1252; comma, semicolon or tab; French or English headers.
    Refused whole when one line cannot be understood: nothing is half imported.
    """
    if len(data) > LONGEST_LIST:
        raise Refused("people_list_too_long", most=MOST_PEOPLE)
    lines = _lines(_text(data))
    if not lines:
        raise Refused("people_list_empty")
    (head_line, head), *rows = lines
    columns = _columns(head_line, head)
    people = [_person(line, columns, cells) for line, cells in rows]
    if not people:
        raise Refused("people_list_empty")
    if len(people) > MOST_PEOPLE:
        raise Refused("people_list_too_long", most=MOST_PEOPLE)
    return people


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("people_list_not_text")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """The lines that hold something, with their number in the file."""
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                lines.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise Refused("people_line_unreadable", line=begins) from None
    return lines


def _columns(line: int, head: Sequence[str]) -> list[str]:
    known = {_plain(header): column for column, headers in _HEADERS.items() for header in headers}
    columns: list[str] = []
    while head and not head[-1]:  # spreadsheets leave empty columns at the end
        head = head[:-1]
    for header in head:
        column = known.get(_plain(header))
        if column is None:
            raise Refused("people_column_unknown", line=line, column=header or "?")
        if column in columns:
            raise Refused("people_column_twice", line=line, column=header)
        columns.append(column)
    for needed in ("first_name", "side"):
        if needed not in columns:
            raise Refused(f"people_needs_{needed}", line=line)
    return columns


def _person(line: int, columns: Sequence[str], cells: Sequence[str]) -> NewParticipant:
    cells = list(cells[: len(columns)]) + [cell for cell in cells[len(columns) :] if cell]
    if len(cells) != len(columns):
        raise Refused("people_line_cells", line=line, cells=len(cells), columns=len(columns))
    said = dict(zip(columns, cells, strict=True))
    if not said["first_name"]:
        raise Refused("people_line_without_name", line=line)
    for name in ("first_name", "last_name"):
        if len(said.get(name, "")) > LONGEST_NAME:
            raise Refused("people_name_too_long", line=line, most=LONGEST_NAME)
    return NewParticipant(
        first_name=said["first_name"],
        last_name=said.get("last_name", ""),
        side=_meant(line, said["side"], _SIDES),
        segment=_meant(line, said.get("segment", ""), _SEGMENTS),
        role=said.get("role", ""),
        organisation=said.get("organisation", ""),
        job_title=said.get("job_title", ""),
        email=said.get("email", ""),
        language=_meant(line, said.get("language", ""), _LANGUAGES),
    )


def _meant(line: int, word: str, meanings: Mapping[Meaning, Sequence[str]]) -> Meaning:
    for meaning, words in meanings.items():
        if _plain(word) in words:
            return meaning
    raise Refused("people_word_unknown", line=line, word=word or "?")


def _plain(word: str) -> str:
    """Without accents, capitals, underscores: « Prénom » and « PRENOM » are the same header."""
    taken_apart = unicodedata.normalize("NFD", word.casefold().replace("_", " "))
    return " ".join("".join(ch for ch in taken_apart if not unicodedata.combining(ch)).split())
