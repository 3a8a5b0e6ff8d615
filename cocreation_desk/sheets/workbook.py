"""An Excel workbook: looked through before it is opened, then read cell by cell as Excel shows it."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.sheet import Progress, Remark, Stopped
from cocreation_desk.sheets.limits import MOST_COLUMNS, MOST_LINES, MOST_PARTS, MOST_UNPACKED
from cocreation_desk.sheets.table import Row

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # also a workbook with a password
_CHUNK = 1 << 18
_TELLS_WHAT_IT_MEANS = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)")
_LONGEST_MARK = 32
_ZERO_PADDED = re.compile(r'0[0#](?:[0# ."()/\\_-])*')
_TOLD_EVERY = 250  # rows


@dataclass(frozen=True)
class Tab:
    name: str
    names: tuple[str, ...]
    rows: list[Row]
    remarks: tuple[Remark, ...]


def read_workbook(data: bytes, wanted: str | None, progress: Progress) -> Tab:
    """The rows of that tab, or of the first that shows something. Refused whole when a cell has no certain value."""
    _look_through(data)
    with _opened(data, values=False) as book:
        names = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
        if wanted is not None and wanted not in names:
            raise Refused("list_tab_unknown", tab=wanted, tabs=list(names))
        for name in [wanted] if wanted is not None else names:
            rows, formulas = _rows(book[name], progress)
            if any(any(cells) for _, cells in rows):
                break
        else:
            raise Refused("list_empty")
    remarks: tuple[Remark, ...] = ()
    if formulas:
        rows = _as_last_computed(data, name, formulas, progress)
        remarks = (Remark("remark_formulas", {"n": len(formulas)}),)
    return Tab(name, names, rows, remarks)


def _look_through(data: bytes) -> None:
    """Count what really comes out of the archive, whatever it claims, and refuse what defines entities."""
    unpacked = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
                raise Refused("list_of_unknown_kind")
            if any(name.endswith("workbook.bin") for name in names):
                raise Refused("list_old_excel")
            if len(parts) > MOST_PARTS:
                raise Refused("list_unpacks_too_large")
            for part in parts:
                if part.flag_bits & 1:
                    raise Refused("list_old_excel")
                unpacked = _through(archive, part, unpacked)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise Refused("list_workbook_broken") from None


def _through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, unpacked: int) -> int:
    end = b""
    with archive.open(part) as inside:
        while chunk := inside.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > MOST_UNPACKED:
                raise Refused("list_unpacks_too_large")
            if part.filename.endswith((".xml", ".rels", ".vml")) and _TELLS_WHAT_IT_MEANS.search(end + chunk):
                raise Refused("list_defines_entities")
            end = chunk[-_LONGEST_MARK:]
    return unpacked


@contextmanager
def _opened(data: bytes, values: bool) -> Iterator[Any]:
    """The workbook; whatever the library makes of a broken one, it is refused in our words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and validations we do not need; wrong dates come as error cells
        try:
            book = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
            try:
                yield book
            finally:
                book.close()
        except (Refused, Stopped):
            raise
        except Exception as trouble:  # any error at all can come out of a file that anyone may have made
            raise Refused("list_workbook_broken") from trouble


def _rows(sheet: Any, progress: Progress) -> tuple[list[Row], frozenset[str]]:
    """The rows that hold something, with their number, and where the formulas are."""
    said_rows = sheet.max_row or 1
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    rows: list[Row] = []
    formulas: set[str] = set()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number % _TOLD_EVERY == 1:
            progress(min(number, said_rows), said_rows)
        texts = tuple(_text(cell, formulas) for cell in cells[: MOST_COLUMNS + 1])
        if any(cell.value is not None for cell in cells[MOST_COLUMNS + 1 :]):
            raise Refused("list_too_many_columns", most=MOST_COLUMNS)
        if any(texts):
            rows.append((number, texts))
        if len(rows) > MOST_LINES + 1:
            raise Refused("list_too_many_lines", most=MOST_LINES)
        if number > 1_048_576:
            raise Refused("list_workbook_broken")
    return rows, frozenset(formulas)


def _as_last_computed(data: bytes, name: str, formulas: frozenset[str], progress: Progress) -> list[Row]:
    with _opened(data, values=True) as book:
        sheet = book[name]
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and hasattr(cell, "coordinate") and cell.coordinate in formulas:
                    raise Refused("list_formula_without_value", cell=cell.coordinate)
        sheet.reset_dimensions()
        return _rows(sheet, progress)[0]


def _text(cell: Any, formulas: set[str]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        formulas.add(cell.coordinate)
        return "="
    if cell.data_type == "e":
        raise Refused("list_cell_error", cell=cell.coordinate, error=str(value))
    match value:
        case str():
            return value
        case bool():
            return "1" if value else "0"
        case int() | float():
            return _number(value, cell.number_format)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _number(value: int | float, shown_as: str) -> str:
    """As Excel shows it: whole numbers without a point, with the zeros its format puts before them."""
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    digits = str(int(value))
    first = shown_as.split(";")[0]
    places = first.count("0") + first.count("#") if _ZERO_PADDED.fullmatch(first) else 0
    return digits.zfill(places)
