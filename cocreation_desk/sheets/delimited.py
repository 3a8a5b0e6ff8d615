"""Text with a separator between its cells: CSV as spreadsheets of any country write it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from cocreation_desk.domain.cells import as_it_was
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.sheets.limits import LONGEST_CELL
from cocreation_desk.sheets.table import Row

SEPARATORS = ";,\t|"
_TOLD_EVERY = 500  # lines
_LOOKED_AT = 30  # lines, to find the separator
_SAYS_SEPARATOR = re.compile(r'\s*"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def delimited_rows(text: str, progress: Progress) -> Iterator[Row]:
    """The rows with the line each begins on. Refused at a row that cannot be read, or has not the width of the first."""
    said = _SAYS_SEPARATOR.match(text)
    separator = said.group(1) if said else _separator(text)
    body = text[said.end() :] if said else text
    skipped = len(said.group().splitlines()) if said else 0
    width, all_lines = 0, max(body.count("\n"), body.count("\r"), 1)
    for line, cells in _rows(body, separator):
        if line % _TOLD_EVERY == 1:
            progress(min(line, all_lines), all_lines)
        if any(cells):
            if len(cells) < width:
                raise Refused("list_line_too_short", line=line + skipped, cells=len(cells), columns=width)
            if len([cell for cell in cells if cell]) > 1 and not width:
                width = max(at + 1 for at, cell in enumerate(cells) if cell)
        yield line + skipped, cells


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, [as_it_was(cell) for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as trouble:
        if "field limit" in str(trouble):
            raise Refused("list_cell_too_long", line=begins, most=LONGEST_CELL) from None
        raise Refused("list_line_unreadable", line=begins) from None


def _separator(text: str) -> str:
    """The sign that cuts the first lines into the same number of cells, the most of them."""
    return max(SEPARATORS, key=lambda separator: _cut_by(text, separator))


def _cut_by(text: str, separator: str) -> tuple[int, int]:
    """How many cells it makes of most of the first lines, then of more of them than of any other number."""
    widths: list[int] = []
    try:
        for _, cells in islice(_rows(text, separator), _LOOKED_AT):
            if any(cells):
                widths.append(len(cells))
    except Refused:
        pass
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
    return usual if usual > 1 and widths.count(usual) * 2 > len(widths) else 0, usual
