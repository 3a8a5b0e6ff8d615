"""The table of contents of a long paper: each heading with its page, and a link to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus import PageBreak as NextPage
from reportlab.platypus import Table as Grid

from cocreation_desk.domain.pieces import Beside, Heading, Piece, Together
from cocreation_desk.reports import look
from cocreation_desk.reports.grids import PLAIN
from cocreation_desk.reports.lines import Lines, beginning, markup, short
from cocreation_desk.words import Say

DEEPEST = 2
MOST_LINES = 38  # beyond this only the great headings: the contents stay on one page


def contents(pieces: Sequence[Piece], pages: Sequence[int], wide: float, say: Say) -> list[Flowable]:
    """``pages`` has the page of each heading in their order; empty while nobody knows them yet."""
    headings = list(enumerate(_headings(pieces)))
    shown = [each for each in headings if each[1].level <= DEEPEST]
    if len(shown) > MOST_LINES:
        shown = [each for each in headings if each[1].level == 1]
    rows = []
    for at, heading in shown:
        style = look.CONTENTS[min(heading.level, DEEPEST)]
        linked = f'<a href="#heading-{at + 1}">{markup(beginning(heading.text))}</a>'
        rows.append([Lines(linked, style), short(str(pages[at]) if at < len(pages) else "…", look.CELLS["r"])])
    if not rows:
        return []
    grid = Grid(rows, colWidths=[wide - 14 * mm, 14 * mm], hAlign="LEFT")
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6)]
    grid.setStyle(TableStyle([*PLAIN, *tight, ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]))
    return [Spacer(0, 3 * mm), short(say("report_contents"), look.HEADINGS[2]), grid, NextPage()]


def _headings(pieces: Sequence[Piece]) -> Iterator[Heading]:
    for piece in pieces:
        match piece:
            case Heading():
                yield piece
            case Together(inside):
                yield from _headings(inside)
            case Beside(left, right):
                yield from _headings((*left, *right))
            case _:
                pass
