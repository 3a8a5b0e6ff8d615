"""A table that somebody signs: the signature stands under what is signed, never alone overleaf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cocreation_desk.domain.pieces import PageBreak, Piece, Table
from cocreation_desk.reports.pdf import page_count
from cocreation_desk.reports.record import Record

TOGETHER = 3  # lines that go over the page with the signature


def signed(
    above: Sequence[Piece], table: Piece, closing: Piece, laid_out: Callable[[Sequence[Piece]], Record]
) -> Record:
    """The table with what stands above it and what is signed below; its last lines go over the page where that does."""
    whole = laid_out((*above, table, closing))
    if not isinstance(table, Table) or len(table.rows) <= TOGETHER:
        return whole
    if page_count(whole) == page_count(laid_out((*above, table))):
        return whole
    kept, over = (replace(table, rows=rows) for rows in (table.rows[:-TOGETHER], table.rows[-TOGETHER:]))
    return laid_out((*above, kept, PageBreak(), over, closing))
