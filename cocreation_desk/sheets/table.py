"""Rows of cells become a head and its lines, or the row that is in the way is named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.sheet import Line
from cocreation_desk.sheets.limits import LONGEST_CELL, MOST_COLUMNS, MOST_LINES

Row = tuple[int, Sequence[str]]

_LOOKS_LIKE_DATA = re.compile(r"\S+@\S+\.\S+|\+?[\d .()/-]{4,}")
_TITLE_LINES = 20


def clean(cell: str) -> str:
    """As it reads: one space between words, one form for each letter, nothing that cannot be seen."""
    if cell.isprintable() and "  " not in cell:
        return unicodedata.normalize("NFC", cell.strip())
    seen = "".join(ch for ch in cell if ch.isspace() or unicodedata.category(ch) not in ("Cc", "Cf"))
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def head_and_lines(rows: Iterable[Row]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The columns that have a name or hold something, and the lines that hold something.

    Titles that stand alone above the head are passed over. Refused when a line has more cells than the head has columns.
    """
    kept = [row for row in _sized(rows) if any(row[1])]
    if not kept:
        raise Refused("list_empty")
    start = _head_at(kept)
    head_line, head = kept[start]
    width = max((at + 1 for at, cell in enumerate(head) if cell), default=0)
    for cell in head:
        if _LOOKS_LIKE_DATA.fullmatch(cell):
            raise Refused("list_without_head", line=head_line, cell=cell)
    lines = []
    for number, cells in kept[start + 1 :]:
        if any(cells[width:]):
            raise Refused("list_line_too_wide", line=number, columns=width)
        lines.append(Line(number, (*cells[:width], *[""] * (width - len(cells)))))
    if not lines:
        raise Refused("list_empty")
    named = _named(head[:width])
    used = [at for at in range(width) if head[at] or any(line.cells[at] for line in lines)]
    if len(used) < width:
        lines = [Line(line.number, tuple(line.cells[at] for at in used)) for line in lines]
    return tuple(named[at] for at in used), tuple(lines)


def _sized(rows: Iterable[Row]) -> Iterable[Row]:
    for at, (number, cells) in enumerate(rows):
        if at > MOST_LINES:
            raise Refused("list_too_many_lines", most=MOST_LINES)
        if any(cells[MOST_COLUMNS:]):
            raise Refused("list_too_many_columns", most=MOST_COLUMNS)
        cells = cells[:MOST_COLUMNS]
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise Refused("list_cell_too_long", line=number, most=LONGEST_CELL)
        yield number, tuple(map(clean, cells))


def _head_at(rows: Sequence[Row]) -> int:
    """The first row that is more than a title: a title stands alone above rows of several cells."""
    filled = [sum(1 for cell in cells if cell) for _, cells in islice(rows, _TITLE_LINES)]
    return next((at for at, cells in enumerate(filled) if cells > 1), 0)


def _named(head: Sequence[str]) -> list[str]:
    """Each column under a name of its own: the second « Site » is « Site (2) », one without a name its number."""
    named: list[str] = []
    for at, cell in enumerate(head):
        name, times = cell or f"#{at + 1}", 1
        while name in named:
            times += 1
            name = f"{cell} ({times})"
        named.append(name)
    return named
