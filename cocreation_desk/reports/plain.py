"""The same record as plain text: for a mail, a screen reader, and for comparing two versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from cocreation_desk.domain.pieces import (
    Bars,
    Beside,
    Bullets,
    Columns,
    Fields,
    Gaps,
    Heading,
    Judgments,
    KeyFigures,
    PageBreak,
    Paragraph,
    Picture,
    Piece,
    Quarters,
    Ratings,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.tables import tables


def plain(record: Record) -> str:
    above = [record.title, record.subject, record.organisation, record.context, record.session_code]
    around = [record.confidentiality, record.variant, record.document_id]
    top = [line for line in (*above, *around) if line]
    return "\n".join([*top, "", *_said(record.pieces)]) + "\n"


def _said(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Heading(text, level):
                yield from ("", f"{'#' * level} {text}", "")
            case Paragraph(text, style):
                yield f"> {text}" if style == "quote" else text
            case Bullets(items):
                yield from (f"- {item}" for item in items)
            case Table() | Fields() | KeyFigures() | Bars() | Columns() | Ratings() | Gaps() | Judgments():
                yield from _rows(piece)
            case Signatures(signers):
                yield from (f"{role} {name}: ________" for role, name in signers)
            case Picture() | Quarters():  # beside its table
                pass
            case PageBreak():
                yield "\f"
            case Together(inside):
                yield from _said(inside)
            case Beside(left, right):
                yield from _said((*left, *right))
            case _:
                assert_never(piece)


def _rows(piece: Piece) -> Iterator[str]:
    for _, table in tables((piece,)):
        if any(table.head):
            yield " | ".join(table.head)
        yield from (" | ".join(row) for row in table.rows)
    yield ""
