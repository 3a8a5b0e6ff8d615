"""A written record on paper: A4 pages with our own letters, the same bytes every time.

No text can stop a paper from being made: markup is only text, a long word is broken, a cell taller than
a page goes on over the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, assert_never

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, Spacer, TableStyle
from reportlab.platypus import PageBreak as NextPage
from reportlab.platypus import Table as Grid

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
from cocreation_desk.reports import charts, grids, lettering, look
from cocreation_desk.reports.contents import contents
from cocreation_desk.reports.judged_chart import judgments
from cocreation_desk.reports.lines import Lines, beginning, markup, short, words
from cocreation_desk.reports.page import QR_MM, Paper, Quote, Titled
from cocreation_desk.reports.press import reserved
from cocreation_desk.reports.quarters_chart import quarters
from cocreation_desk.reports.record import Record


def pdf(record: Record) -> bytes:
    """The record as a PDF file; the same record always gives the same bytes."""
    with reserved():
        lettering.load()
        pages, reached = _build(record, BytesIO(), total=0)
        written = BytesIO()
        _build(record, written, pages, reached)
        return written.getvalue()


def page_count(record: Record) -> int:
    with reserved():
        lettering.load()
        return _build(record, BytesIO(), total=0)[0]


def _build(record: Record, to: BytesIO, total: int, reached: Sequence[int] = ()) -> tuple[int, list[int]]:
    """How many pages there are, and the page of each heading; what is known of both is printed."""
    paper = Paper(to, record, total)
    opening = grids.fields(record.opening.lines, paper.line) if record.opening else []
    if record.contents:
        opening += contents(record.pieces, reached, paper.line, paper.say)
    paper.build([*_title(record), *opening, *_flow(record.pieces, paper.line, record.compact)])
    return int(paper.page), paper.reached


def _title(record: Record) -> list[Flowable]:
    title, subtitle = (look.LOW_TITLE, look.LOW_SUBTITLE) if record.compact else (look.TITLE, look.SUBTITLE)
    if record.qr:
        beside = (QR_MM + 6) * mm
        title, subtitle = (ParagraphStyle(each.name, each, rightIndent=beside) for each in (title, subtitle))
    found: list[Flowable] = [short(record.title, title)] if record.title else []
    if record.subject:
        found.append(short(record.subject, subtitle))
    if not found:
        return []
    found.append(Spacer(0, (1.5 if record.compact else 4) * mm))
    return found


def _flow(pieces: Sequence[Piece], wide: float, compact: bool) -> list[Flowable]:
    """The pieces down the pages: no heading alone at the foot of one, nothing torn that belongs together."""
    found: list[Flowable] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, PageBreak):
            found.append(NextPage())
            continue
        if not compact:
            found.append(CondPageBreak(_room_to_begin(pieces[at:], wide)))
        if at and _explains(piece, pieces[at - 1]):
            continue  # drawn with its picture
        drawn = _drawn(piece, wide, compact)
        if at + 1 < len(pieces) and _explains(pieces[at + 1], piece):
            found.append(KeepTogether([*drawn, *_drawn(pieces[at + 1], wide, compact)]))
        else:
            found += [KeepTogether(drawn)] if isinstance(piece, Together) else drawn
    while found and isinstance(found[-1], Spacer):
        found.pop()  # space under the last line makes no page
    return found


def _least_room(piece: Piece) -> float:
    """In millimetres. A few bars stay together; more may go on over the page."""
    match piece:
        case Heading(_, 1):
            return 14
        case Heading(_, 3):
            return 8
        case Gaps(gaps=gaps) if len(gaps) <= _FEW_BARS:
            return 14 + 7.5 * len(gaps)
        case Bars(options, series) if len(options) * len(series) <= _FEW_BARS:
            return 8 + len(options) * (5.2 * len(series) + 1.5)
        case _:
            return _LEAST_ROOM.get(type(piece), 12)


def _explains(piece: Piece, before: Piece) -> bool:
    """Is it the line under a picture in columns, which says nothing on another page?"""
    return isinstance(before, Columns) and isinstance(piece, Paragraph) and piece.style == "note"


def _room_to_begin(pieces: Sequence[Piece], wide: float) -> float:
    """How much of the page these pieces need for their beginning to make sense."""
    needed = 0.0
    for at, piece in enumerate(pieces):
        if at and isinstance(piece, Heading) and isinstance(pieces[0], Heading) and piece.level <= pieces[0].level:
            break
        if isinstance(piece, Columns):  # stands whole, with the line under it
            under = [each for each in pieces[at + 1 : at + 2] if _explains(each, piece)]
            needed += _height(_block((piece, *under), wide, compact=False), wide)
        else:
            needed += _least_room(piece) * mm
        announces = ("lead", "note") if at else ("lead",)  # a note leads on from its heading, or ends what it follows
        leads_on = isinstance(piece, Heading) or (isinstance(piece, Paragraph) and piece.style in announces)
        if at + 1 < len(pieces) and isinstance(piece, Paragraph) and isinstance(pieces[at + 1], _SHOWS):
            leads_on = True  # says in words what is shown below
        if not leads_on:
            break
    return min(needed, 110 * mm)


_FEW_BARS = 12
_SHOWS = (KeyFigures, Bars, Columns, Ratings, Gaps, Judgments, Table)
_LEAST_ROOM: dict[type[Piece], float] = {
    Heading: 11,
    Paragraph: 6,
    Table: 20,
    KeyFigures: 22,
    Bars: 26,
    Ratings: 32,
    Gaps: 24,
    Judgments: 30,
    Quarters: 75,
    Signatures: 34,
    Picture: 30,
    Together: 1,
    Beside: 40,
}


def _block(pieces: Iterable[Piece], wide: float, compact: bool) -> list[Flowable]:
    return [flowable for piece in pieces for flowable in _drawn(piece, wide, compact)]


def _drawn(piece: Piece, wide: float, compact: bool) -> list[Flowable]:
    match piece:
        case Heading(text, level):
            low = compact and level == 1
            style = look.LOW_HEADING if low else look.HEADINGS[min(level, max(look.HEADINGS))]
            return [Titled(beginning(text), markup(beginning(text)), style, level)]
        case Paragraph(text, manner):
            style = (look.COMPACT if compact else look.PARAGRAPHS)[manner]
            return [Quote(markup(text), style) if manner == "quote" else words(text, style)]
        case Bullets(items):
            return [Lines(markup(item), look.BULLET, bulletText="•") for item in items] + [Spacer(0, 1.5 * mm)]
        case Fields(lines):
            return grids.fields(lines, wide)
        case Table():
            return grids.table(piece, wide)
        case KeyFigures():
            return grids.figures(piece, wide)
        case Bars():
            return charts.bars(piece, wide, short)
        case Columns():
            return charts.columns(piece, wide, short)
        case Ratings():
            return charts.ratings(piece, wide, short)
        case Gaps():
            return charts.gaps(piece, wide, short)
        case Judgments():
            return judgments(piece, wide, short)
        case Quarters():
            return quarters(piece, wide)
        case Signatures(signers):
            return grids.signatures(signers, wide)
        case Picture(jpeg):
            return [Image(BytesIO(jpeg), width=wide, height=wide, hAlign="LEFT")]
        case PageBreak():
            return []
        case Together(pieces):
            return _block(pieces, wide, compact)
        case Beside():
            return _beside(piece, wide, compact)
        case _:
            assert_never(piece)


def _beside(piece: Beside, wide: float, compact: bool) -> list[Flowable]:
    """Two columns; one under the other where they are too long to stand side by side."""
    gutter = 7 * mm
    left_wide = (wide - gutter) * piece.share
    right_wide = wide - gutter - left_wide
    columns = [
        _block(piece.left, left_wide, compact),
        _block(piece.right, right_wide, compact),
    ]
    if any(_height(column, across) > 200 * mm for column, across in zip(columns, (left_wide, right_wide), strict=True)):
        return _block((*piece.left, *piece.right), wide, compact)
    cells: list[list[Any]] = [[columns[0], Spacer(0, 0), columns[1]]]
    grid = Grid(
        cells,
        colWidths=[left_wide, gutter, right_wide],
        hAlign="LEFT",
        spaceBefore=2 * mm,
        spaceAfter=3 * mm,
    )
    grid.setStyle(
        TableStyle([*grids.PLAIN, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)])
    )
    return [grid]


def _height(flowables: Sequence[Flowable], wide: float) -> float:
    return sum(
        flowable.wrap(wide, 10_000 * mm)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
        for flowable in flowables
    )
