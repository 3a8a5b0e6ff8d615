"""Rows as CSV that any spreadsheet opens, and that no spreadsheet obeys."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from cocreation_desk.domain.cells import harmless
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
    Series,
    Signatures,
    Table,
    Together,
)


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """All cells quoted, UTF-8 with its mark so that spreadsheets read the accents, CRLF as the format asks."""
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in [head] if head else []:
        writer.writerow([harmless(cell) for cell in row])
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return "\ufeff" + written.getvalue()


def tables(pieces: Iterable[Piece]) -> Iterator[tuple[str, Table]]:
    """Every table and chart among the pieces as a table, each with the heading it stands under."""
    heading = ""
    for piece in _flat(pieces):
        match piece:
            case Heading(text):
                heading = text
            case Table():
                yield heading, piece
            case Bars(options, series) | Columns(options, series):
                yield heading, _of_series(options, series)
            case Ratings():
                head = ("", *piece.steps, *piece.columns)
                rows = tuple(
                    (rated.statement, *(str(count) for count in rated.counts), *rated.texts) for rated in piece.rated
                )
                yield heading, Table(head, rows)
            case Gaps():
                rows = tuple(
                    (gap.statement, f"{gap.actual:.1f}", f"{gap.predicted:.1f}", gap.text) for gap in piece.gaps
                )
                yield heading, Table(("", piece.actual_label, piece.predicted_label, piece.gap_label), rows)
            case Judgments(grades, judged, verdict_label):
                rows = tuple((each.option, *(str(n) for n in each.counts), each.verdict) for each in judged)
                yield heading, Table(("", *grades, verdict_label), rows)
            case Fields(lines):
                yield heading, Table((), lines)
            case KeyFigures(figures):
                yield heading, Table((), tuple((figure.label, figure.value, figure.note) for figure in figures))
            case Paragraph() | Bullets() | Signatures() | Picture() | Quarters() | PageBreak() | Together() | Beside():
                pass


def _of_series(options: Sequence[str], series: Sequence[Series]) -> Table:
    rows = tuple((option, *(one.texts[line] for one in series)) for line, option in enumerate(options))
    return Table(("", *(one.label for one in series)), rows)


def _flat(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        match piece:
            case Together(inside):
                yield from _flat(inside)
            case Beside(left, right):
                yield from _flat((*left, *right))
            case _:
                yield piece
