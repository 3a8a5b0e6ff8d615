"""From the bytes of a file to the list it holds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.sheet import Progress, Remark, Sheet, unwatched
from cocreation_desk.sheets.delimited import delimited_rows
from cocreation_desk.sheets.limits import LARGEST_FILE
from cocreation_desk.sheets.spelling import spelt
from cocreation_desk.sheets.table import head_and_lines
from cocreation_desk.sheets.workbook import OLD_EXCEL, ZIP, read_workbook

_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"%pdf", b"{\\rtf", b"\x89png", b"gif8", b"\xff\xd8\xff")


def read_file(
    path: Path, *, encoding: str | None = None, tab: str | None = None, progress: Progress = unwatched
) -> Sheet:
    """The list in that file. ``Unavailable`` when it cannot be opened."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Refused("list_too_large", megabytes=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unavailable("file_missing", name=path.name) from None
    except OSError:
        raise Unavailable("file_unreadable", name=path.name) from None
    return read_list(data, path.name, encoding=encoding, tab=tab, progress=progress)


def read_list(
    data: bytes,
    name: str = "",
    *,
    encoding: str | None = None,
    tab: str | None = None,
    progress: Progress = unwatched,
) -> Sheet:
    """The list in these bytes, exact or refused whole.

    CSV in any Unicode or, shown to whoever asks, in one of the older encodings; Excel workbooks as they show themselves.
    ``progress`` may raise ``Stopped`` at any time.
    """
    if len(data) > LARGEST_FILE:
        raise Refused("list_too_large", megabytes=LARGEST_FILE // 1_000_000)
    fingerprint = hashlib.sha256(data).hexdigest()
    if data.startswith(OLD_EXCEL):
        raise Refused("list_old_excel")
    if data.startswith(ZIP):
        book = read_workbook(data, tab, progress)
        head, lines = head_and_lines(book.rows)
        return Sheet(name, fingerprint, head, lines, tab=book.name, tabs=book.names, remarks=book.remarks)
    if data.lstrip()[:16].lower().startswith(_MARKUP):
        raise Refused("list_of_unknown_kind")
    text = spelt(data, encoding)
    head, lines = head_and_lines(delimited_rows(text.text, progress))
    return Sheet(name, fingerprint, head, lines, text.spelling, text.spellings, text.is_sure)


def sure(sheet: Sheet) -> Sheet:
    """That list, or a refusal when its accents could be others: for those who cannot be shown the ways it may read."""
    if not sheet.is_sure:
        ways = [f"{each.encoding} ({', '.join(each.words[:3])})" for each in sheet.spellings]
        raise Refused("list_spelling_unsure", ways=ways)
    return sheet


def other_tabs(sheet: Sheet) -> tuple[Remark, ...]:
    """Says which tabs of the workbook are left aside."""
    others = [tab for tab in sheet.tabs if tab != sheet.tab]
    return (Remark("remark_other_tabs", {"tab": sheet.tab, "others": others}),) if others else ()
