"""What stands in columns: labels with their values, tables, key figures, places to sign. A tall row goes on over the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from cocreation_desk.domain.pieces import KeyFigures, Table
from cocreation_desk.reports import charts, lettering, look
from cocreation_desk.reports.lines import Lines, short, words

# A row of a table may be this high at most: what is longer goes on in a next row.
_TALLEST_ROW = 120 * mm
PLAIN = [
    ("FONTNAME", (0, 0), (-1, -1), lettering.REGULAR),  # reportlab sets a cell's font even before a paragraph
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]


def fields(lines: Sequence[tuple[str, str]], wide: float) -> list[Flowable]:
    label = min(
        max((lettering.width(lettering.readable(name), lettering.REGULAR, 9.5) for name, _ in lines), default=0.0)
        + 6 * mm,
        wide * 0.5,
    )
    rows = [[words(name, look.LABEL), words(value, look.VALUE)] for name, value in lines]
    grid = _grid(rows, (label, wide - label))
    grid.setStyle(TableStyle([*PLAIN, ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]))
    return [grid, Spacer(0, 2 * mm)]


def table(piece: Table, wide: float) -> list[Flowable]:
    count = max((len(row) for row in (piece.head, *piece.rows)), default=0)
    if not count:
        return []
    shares = piece.widths or (1.0,) * count
    widths = [wide * share / sum(shares) for share in shares]
    align = piece.align.ljust(count, "l")
    cells = [[words(cell, look.CELLS[align[at]]) for at, cell in enumerate(row)] for row in piece.rows]
    head: list[list[Flowable]] = (
        [[short(cell, look.HEADS[align[at]]) for at, cell in enumerate(piece.head)]] if piece.head else []
    )
    rows, begins = _no_taller_than_a_page(cells, widths)
    heights = [None] * len(head) + [_at_least(piece.row_mm * mm, row, widths) for row in rows] if piece.row_mm else None
    grid = Grid(head + rows, colWidths=widths, rowHeights=heights, repeatRows=len(head), hAlign="LEFT")
    first = len(head)
    styles: list[Any] = [
        *PLAIN,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if piece.row_mm else "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1 if piece.row_mm else 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5 if piece.row_mm else 4),
        ("LINEBELOW", (0, -1), (-1, -1), 0.6, look.INK),
    ]
    if head:
        styles += [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("BACKGROUND", (0, 0), (-1, 0), look.WASH),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, look.INK),
        ]
    styles += [("LINEABOVE", (0, first + row), (-1, first + row), 0.4, look.RULE) for row in begins if row]
    if piece.row_mm:
        styles += [("INNERGRID", (0, first), (-1, -1), 0.4, look.MUTED), ("BOX", (0, 0), (-1, -1), 0.6, look.INK)]
    grid.setStyle(TableStyle(styles))
    return [grid, Spacer(0, 4 * mm)]


def _at_least(high: float, row: Sequence[Flowable], widths: Sequence[float]) -> float:
    """That height, or what the tallest of its cells needs."""
    needed = (cell.wrap(wide - 8, _TALLEST_ROW)[1] for cell, wide in zip(row, widths, strict=False))
    return max(high, 2.5 + max(needed, default=0.0))


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


def figures(piece: KeyFigures, wide: float) -> list[Flowable]:
    if not piece.figures:
        return []
    each = wide / len(piece.figures)
    rows: list[list[Any]] = [
        [short(figure.value[:60], look.FIGURE) for figure in piece.figures],
        [
            [short(figure.label[:120], look.FIGURE_LABEL), short(figure.note[:120], look.FIGURE_NOTE)]
            for figure in piece.figures
        ],
    ]
    grid = Grid(rows, colWidths=[each] * len(piece.figures), hAlign="LEFT")
    grid.setStyle(
        TableStyle(
            [
                *PLAIN,
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ("LINEBEFORE", (0, 0), (-1, -1), 1.6, look.ACCENT),
            ]
        )
    )
    return [Spacer(0, 1.5 * mm), grid, Spacer(0, 3.5 * mm)]


def signatures(signers: Sequence[tuple[str, str]], wide: float) -> list[Flowable]:
    across = 3 if len(signers) == 3 else 2
    each = wide / across
    found: list[Flowable] = []
    for start in range(0, len(signers), across):
        here = signers[start : start + across]
        rows: list[list[Any]] = [
            [short(role, look.FIGURE_LABEL) for role, _ in here],
            [short(name, look.LABEL) for _, name in here],
            [charts.Picture(each - 8 * mm, 17 * mm, _line_to_sign_on) for _ in here],
        ]
        grid = Grid(rows, colWidths=[each] * len(here), hAlign="LEFT", spaceBefore=3 * mm, spaceAfter=3 * mm)
        tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
        grid.setStyle(TableStyle([*PLAIN, *tight, ("NOSPLIT", (0, 0), (-1, -1))]))
        found.append(grid)
    return found


def _line_to_sign_on(canvas: Canvas, wide: float, high: float) -> None:
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.6)
    canvas.line(0, 0.5, wide, 0.5)
