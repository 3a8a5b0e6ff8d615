"""Table cards: one A4 sheet a table, folded into a tent, that says from across the room which table it is."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.groups import GroupPlan
from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import draw_outline
from cocreation_desk.reports.group_lacks import carded
from cocreation_desk.reports.lettering import BOLD, MEDIUM, SEMIBOLD, cut, readable, width
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.reports.qr import draw_qr
from cocreation_desk.shapes import shape

WIDE, HIGH = 210.0, 148.5  # one face of the tent, in millimetres
EDGE = 16.0
SHAPE_MM = 78.0
QR_MM = 38.0
CODE = "join"
LARGEST, SMALLEST = 84, 30  # points of the word


def table_cards(order: Order) -> bytes:
    """A card for each table, or for each group where there are no tables."""
    plan = carded(order)
    written = BytesIO()
    with sheets_of(order, "tables", written) as canvas:
        if plan is not None:
            _cards(canvas, order, plan)
    return written.getvalue()


def _cards(canvas: Canvas, order: Order, plan: GroupPlan) -> None:
    if order.join_url:
        canvas.beginForm(CODE)  # the same on every face
        draw_qr(canvas, order.join_url, WIDE - EDGE - QR_MM, 5.5, QR_MM)
        canvas.endForm()
    for at in range(plan.groups):
        _face(canvas, order, at)
        canvas.saveState()
        canvas.translate(WIDE * mm, 2 * HIGH * mm)
        canvas.rotate(180)
        _face(canvas, order, at)
        canvas.restoreState()
        _fold(canvas)
        canvas.showPage()


def _face(canvas: Canvas, order: Order, at: int) -> None:
    """Shape to the left, word beside it, and below them how a phone joins."""
    say, mark, word = order.say, shape(at), readable(group_word(at, order.say))
    draw_outline(canvas, mark.outline, mark.colour, EDGE, HIGH - EDGE - SHAPE_MM, SHAPE_MM)
    left = EDGE + SHAPE_MM + 12
    room = (WIDE - EDGE - left) * mm
    size = next((size for size in range(LARGEST, SMALLEST, -2) if width(word, BOLD, size) <= room), SMALLEST)
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, size)
    middle = (HIGH - EDGE - SHAPE_MM / 2) * mm
    canvas.drawString(left * mm, middle - size * 0.36, cut(word, BOLD, size, room))
    canvas.setStrokeColor(look.RULE)
    canvas.setLineWidth(0.8)
    canvas.line(EDGE * mm, 47 * mm, (WIDE - EDGE) * mm, 47 * mm)
    beside = WIDE - 2 * EDGE
    if order.join_url:
        canvas.doForm(CODE)
        beside -= QR_MM + 10
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 17)
    title = readable(order.session.title.said_in(order.language))
    canvas.drawString(EDGE * mm, 35 * mm, cut(title, SEMIBOLD, 17, beside * mm))
    if order.join_url:
        canvas.setFont(MEDIUM, 13)
        join = say("paper_table_join", code=order.session.room_code)
        canvas.drawString(EDGE * mm, 26 * mm, cut(readable(join), MEDIUM, 13, beside * mm))
    no_phone = words(say("paper_table_no_phone"), look.BADGE_LINE)
    _, high = no_phone.wrap(beside * mm, 20 * mm)
    no_phone.drawOn(canvas, EDGE * mm, 20 * mm - high)


def _fold(canvas: Canvas) -> None:
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    canvas.setDash(1.5 * mm, 1.2 * mm)
    for start, end in ((0, 8), (WIDE - 8, WIDE)):
        canvas.line(start * mm, HIGH * mm, end * mm, HIGH * mm)
    canvas.setDash()
