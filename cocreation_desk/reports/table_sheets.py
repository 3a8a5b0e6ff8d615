"""The A3 sheet that lies on a table: its scribe writes what the table proposes, the proof of it, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import draw_outline
from cocreation_desk.reports.fitting import fit
from cocreation_desk.reports.group_lacks import carded
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, readable, width
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import footed, sheets_of
from cocreation_desk.shapes import shape

SIZE = landscape(A3)
WIDE, HIGH = SIZE[0] / mm, SIZE[1] / mm
EDGE, GAP = 18.0, 8.0
SHAPE_MM = 26.0
LINE = 12.0  # between two lines to write on
FIELDS = ("idea", "proof", "objection")


def table_sheets(order: Order) -> bytes:
    """A sheet for each table, or one to copy where there are no tables yet."""
    written, plan = BytesIO(), carded(order)
    with sheets_of(order, "table_sheets", written, SIZE) as canvas:
        for at in range(plan.groups) if plan else (None,):
            _sheet(canvas, order, at)
            canvas.showPage()
    return written.getvalue()


def _sheet(canvas: Canvas, order: Order, at: int | None) -> None:
    say, left = order.say, EDGE
    top = HIGH - EDGE
    if at is not None:
        draw_outline(canvas, shape(at).outline, shape(at).colour, EDGE, top - SHAPE_MM, SHAPE_MM)
        left += SHAPE_MM + 9
    canvas.setFillColor(look.INK)
    name = group_word(at, say) if at is not None else say.labelled(say("table_sheet_table"), "…" * 8)
    half = WIDE / 2 - left
    fit(name, BOLD, 40, 22, half * mm).draw(canvas, left * mm, (top - 1) * mm)
    canvas.setFillColor(look.MUTED)
    fit(order.session.title.said_in(order.language), REGULAR, 14, 11, half * mm).draw(
        canvas, left * mm, (top - 18) * mm
    )
    canvas.setFillColor(look.INK)
    _to_fill(canvas, say("table_sheet_scribe"), WIDE / 2 + GAP, top - 9)
    _to_fill(canvas, say("table_sheet_question"), WIDE / 2 + GAP, top - 23)
    _fields(canvas, [say(f"table_sheet_{each}") for each in FIELDS], top - SHAPE_MM - 12)
    footed(canvas, order, "table_sheets", WIDE, EDGE)


def _to_fill(canvas: Canvas, words: str, left: float, base: float) -> None:
    """A label and a line to write on, to the right edge."""
    shown = readable(words)
    canvas.setFont(SEMIBOLD, 14)
    canvas.drawString(left * mm, base * mm, shown)
    start = left * mm + width(shown, SEMIBOLD, 14) + 3 * mm
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.7)
    canvas.line(start, base * mm - 1, (WIDE - EDGE) * mm, base * mm - 1)


def _fields(canvas: Canvas, titles: Sequence[str], top: float) -> None:
    """Side by side, so that three hands can write at once; ruled from the head to the foot."""
    wide = (WIDE - 2 * EDGE - GAP * (len(titles) - 1)) / len(titles)
    for place, title in enumerate(titles):
        left = EDGE + place * (wide + GAP)
        canvas.setFillColor(look.ACCENT)
        canvas.rect(left * mm, top * mm, wide * mm, 1.4 * mm, stroke=0, fill=1)
        canvas.setFillColor(look.INK)
        fit(title, MEDIUM, 20, 13, wide * mm, 2).draw(canvas, left * mm, (top - 3) * mm)
        canvas.setStrokeColor(look.RULE)
        canvas.setLineWidth(0.7)
        base = top - 30
        while base > 20:
            canvas.line(left * mm, base * mm, (left + wide) * mm, base * mm)
            base -= LINE
