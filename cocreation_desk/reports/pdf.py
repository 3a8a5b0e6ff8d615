"""A written record on paper: A4 pages with our own letters, the same bytes every time.

No text can stop a paper from being made: markup is only text, a long word is broken, a cell taller than
a page goes on over the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any, assert_never
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, Spacer, TableStyle
from reportlab.platypus import PageBreak as NextPage
from reportlab.platypus import Paragraph as Lines
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
    Ratings,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.reports import charts, lettering, look
from cocreation_desk.reports.judged_chart import judgments
from cocreation_desk.reports.page import QR_MM, Paper, Quote, Titled
from cocreation_desk.reports.record import Record

# A row of a table may be this high at most: what is longer goes on in a next row.
_TALLEST_ROW = 120 * mm
# Headings and options are pointed at, not read at length: beyond this they only say how they begin.
_LONGEST_LINE = 300

_one_paper_at_a_time = Lock()


@contextmanager
def reserved() -> Iterator[None]:
    """The press is ours until the end of the block: reportlab keeps some of its state for the whole process."""
    with _one_paper_at_a_time:
        yield


def pdf(record: Record) -> bytes:
    """The record as a PDF file; the same record always gives the same bytes."""
    with reserved():
        lettering.load()
        pages = _build(record, BytesIO(), total=0)
        written = BytesIO()
        _build(record, written, total=pages)
        return written.getvalue()


def page_count(record: Record) -> int:
    with reserved():
        lettering.load()
        return _build(record, BytesIO(), total=0)


def _build(record: Record, to: BytesIO, total: int) -> int:
    paper = Paper(to, record, total)
    paper.build([*_title(record), *_flow(record.pieces, paper.line, record.compact)])
    return int(paper.page)


def _title(record: Record) -> list[Flowable]:
    title, subtitle = (look.LOW_TITLE, look.LOW_SUBTITLE) if record.compact else (look.TITLE, look.SUBTITLE)
    if record.qr:
        beside = (QR_MM + 6) * mm
        title, subtitle = (ParagraphStyle(each.name, each, rightIndent=beside) for each in (title, subtitle))
    found: list[Flowable] = [_short(record.title, title)]
    if record.subject:
        found.append(_short(record.subject, subtitle))
    found.append(Spacer(0, (1.5 if record.compact else 4) * mm))
    return found


def words(text: str, style: ParagraphStyle) -> Lines:
    """Plain text as lines: whatever it holds is shown, nothing of it is obeyed."""
    return Lines(_plain(text), style)


def _plain(text: str) -> str:
    return escape(lettering.readable(text)).replace("\n", "<br/>")


def _flow(pieces: Sequence[Piece], wide: float, compact: bool) -> list[Flowable]:
    """The pieces down the pages: no heading alone at the foot of one, nothing torn that belongs together."""
    found: list[Flowable] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, PageBreak):
            found.append(NextPage())
            continue
        if not compact:
            found.append(CondPageBreak(_room_to_begin(pieces[at:])))
        if at and _explains(piece, pieces[at - 1]):
            continue  # drawn with its picture
        drawn = _drawn(piece, wide, compact)
        if at + 1 < len(pieces) and _explains(pieces[at + 1], piece):
            found.append(KeepTogether([*drawn, *_drawn(pieces[at + 1], wide, compact)]))
        else:
            found += [KeepTogether(drawn)] if isinstance(piece, Together) else drawn
    return found


def _least_room(piece: Piece) -> float:
    """In millimetres. A few bars stay together; more may go on over the page."""
    match piece:
        case Heading(_, 1):
            return 14
        case Heading(_, 3):
            return 8
        case Bars(options, series) if len(options) * len(series) <= _FEW_BARS:
            return 8 + len(options) * (5.2 * len(series) + 1.5)
        case _:
            return _LEAST_ROOM.get(type(piece), 12)


def _explains(piece: Piece, before: Piece) -> bool:
    """Is it the line under a picture in columns, which says nothing on another page?"""
    return isinstance(before, Columns) and isinstance(piece, Paragraph) and piece.style == "note"


def _room_to_begin(pieces: Sequence[Piece]) -> float:
    """How much of the page these pieces need for their beginning to make sense."""
    needed = 0.0
    for at, piece in enumerate(pieces):
        if at and isinstance(piece, Heading) and isinstance(pieces[0], Heading) and piece.level <= pieces[0].level:
            break
        needed += _least_room(piece) * mm
        announces = ("lead", "note") if at else ("lead",)  # a note leads on from its heading, or ends what it follows
        leads_on = isinstance(piece, Heading) or (isinstance(piece, Paragraph) and piece.style in announces)
        if not leads_on:
            break
    return min(needed, 110 * mm)


_FEW_BARS = 12
_LEAST_ROOM: dict[type[Piece], float] = {
    Heading: 11,
    Paragraph: 6,
    Table: 20,
    KeyFigures: 22,
    Bars: 26,
    Columns: 50,
    Ratings: 32,
    Gaps: 24,
    Judgments: 30,
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
            return [Titled(_beginning(text), _plain(_beginning(text)), style, level)]
        case Paragraph(text, manner):
            style = (look.COMPACT if compact else look.PARAGRAPHS)[manner]
            return [Quote(_plain(text), style) if manner == "quote" else words(text, style)]
        case Bullets(items):
            return [Lines(_plain(item), look.BULLET, bulletText="•") for item in items] + [Spacer(0, 1.5 * mm)]
        case Fields(lines):
            return _fields(lines, wide)
        case Table():
            return _table(piece, wide)
        case KeyFigures():
            return _figures(piece, wide)
        case Bars():
            return charts.bars(piece, wide, _short)
        case Columns():
            return charts.columns(piece, wide, _short)
        case Ratings():
            return charts.ratings(piece, wide, _short)
        case Gaps():
            return charts.gaps(piece, wide, _short)
        case Judgments():
            return judgments(piece, wide, _short)
        case Signatures(signers):
            return _signatures(signers, wide)
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


def _short(text: str, style: ParagraphStyle) -> Lines:
    return words(_beginning(text), style)


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + "…"


def _fields(lines: Sequence[tuple[str, str]], wide: float) -> list[Flowable]:
    label = min(
        max((lettering.width(lettering.readable(name), lettering.REGULAR, 9.5) for name, _ in lines), default=0.0)
        + 6 * mm,
        wide * 0.5,
    )
    rows = [[words(name, look.LABEL), words(value, look.VALUE)] for name, value in lines]
    grid = _grid(rows, (label, wide - label))
    grid.setStyle(TableStyle([*_PLAIN, ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]))
    return [grid, Spacer(0, 2 * mm)]


_PLAIN = [
    ("FONTNAME", (0, 0), (-1, -1), lettering.REGULAR),  # reportlab sets a cell's font even before a paragraph
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]


def _table(table: Table, wide: float) -> list[Flowable]:
    count = max((len(row) for row in (table.head, *table.rows)), default=0)
    if not count:
        return []
    shares = table.widths or (1.0,) * count
    widths = [wide * share / sum(shares) for share in shares]
    align = table.align.ljust(count, "l")
    cells = [[words(cell, look.CELLS[align[at]]) for at, cell in enumerate(row)] for row in table.rows]
    head: list[list[Flowable]] = (
        [[_short(cell, look.HEADS[align[at]]) for at, cell in enumerate(table.head)]] if table.head else []
    )
    rows, begins = _no_taller_than_a_page(cells, widths)
    heights = [None] * len(head) + [table.row_mm * mm] * len(rows) if table.row_mm else None
    grid = Grid(head + rows, colWidths=widths, rowHeights=heights, repeatRows=len(head), hAlign="LEFT")
    first = len(head)
    styles: list[Any] = [
        *_PLAIN,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if table.row_mm else "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1 if table.row_mm else 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5 if table.row_mm else 4),
        ("LINEBELOW", (0, -1), (-1, -1), 0.6, look.INK),
    ]
    if head:
        styles += [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("BACKGROUND", (0, 0), (-1, 0), look.WASH),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, look.INK),
        ]
    styles += [("LINEABOVE", (0, first + row), (-1, first + row), 0.4, look.RULE) for row in begins if row]
    if table.row_mm:
        styles += [("INNERGRID", (0, first), (-1, -1), 0.4, look.MUTED), ("BOX", (0, 0), (-1, -1), 0.6, look.INK)]
    grid.setStyle(TableStyle(styles))
    return [grid, Spacer(0, 4 * mm)]


def _no_taller_than_a_page(
    rows: Sequence[Sequence[Lines]], widths: Sequence[float]
) -> tuple[list[list[Flowable]], list[int]]:
    """The rows with any very tall one carried on over several, and where each row of the table begins."""
    found: list[list[Flowable]] = []
    begins: list[int] = []
    for row in rows:
        begins.append(len(found))
        found.extend(_split_row(row, widths))
    return found, begins


def _split_row(row: Sequence[Flowable], widths: Sequence[float]) -> list[list[Flowable]]:
    parts: list[list[Flowable]] = []
    left: Sequence[Flowable | None] = row
    while any(left):
        now: list[Flowable] = []
        later: list[Flowable | None] = []
        for cell, wide in zip(left, widths, strict=False):
            first, rest = _split_cell(cell, wide - 8)
            now.append(first)
            later.append(rest)
        parts.append(now)
        left = later
    return parts


def _split_cell(cell: Flowable | None, wide: float) -> tuple[Flowable, Flowable | None]:
    if cell is None:
        return Spacer(0, 0), None
    if cell.wrap(wide, _TALLEST_ROW)[1] <= _TALLEST_ROW:
        return cell, None
    halves = cell.split(wide, _TALLEST_ROW)
    return (halves[0], halves[1]) if len(halves) == 2 else (cell, None)


def _grid(rows: Sequence[Sequence[Lines]], widths: Sequence[float]) -> Grid:
    whole, _ = _no_taller_than_a_page(rows, widths)
    return Grid(whole or [[Spacer(0, 0) for _ in widths]], colWidths=list(widths), hAlign="LEFT")


def _figures(piece: KeyFigures, wide: float) -> list[Flowable]:
    if not piece.figures:
        return []
    each = wide / len(piece.figures)
    rows = [
        [_short(figure.value[:60], look.FIGURE) for figure in piece.figures],
        [_short(figure.label[:120], look.FIGURE_LABEL) for figure in piece.figures],
        [_short(figure.note[:120], look.FIGURE_NOTE) for figure in piece.figures],
    ]
    grid = Grid(rows, colWidths=[each] * len(piece.figures), hAlign="LEFT")
    grid.setStyle(
        TableStyle(
            [
                *_PLAIN,
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ("LINEBEFORE", (0, 0), (-1, -1), 1.6, look.ACCENT),
            ]
        )
    )
    return [Spacer(0, 1.5 * mm), grid, Spacer(0, 3.5 * mm)]


def _signatures(signers: Sequence[tuple[str, str]], wide: float) -> list[Flowable]:
    across = 3 if len(signers) == 3 else 2
    each = wide / across
    found: list[Flowable] = []
    for start in range(0, len(signers), across):
        here = signers[start : start + across]
        rows: list[list[Any]] = [
            [_short(role, look.FIGURE_LABEL) for role, _ in here],
            [_short(name, look.LABEL) for _, name in here],
            [charts.Picture(each - 8 * mm, 17 * mm, _line_to_sign_on) for _ in here],
        ]
        grid = Grid(rows, colWidths=[each] * len(here), hAlign="LEFT", spaceBefore=3 * mm, spaceAfter=3 * mm)
        tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
        grid.setStyle(TableStyle([*_PLAIN, *tight, ("NOSPLIT", (0, 0), (-1, -1))]))
        found.append(grid)
    return found


def _line_to_sign_on(canvas: Canvas, wide: float, high: float) -> None:
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.6)
    canvas.line(0, 0.5, wide, 0.5)


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
    grid.setStyle(TableStyle([*_PLAIN, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]))
    return [grid]


def _height(flowables: Sequence[Flowable], wide: float) -> float:
    return sum(
        flowable.wrap(wide, 10_000 * mm)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
        for flowable in flowables
    )
