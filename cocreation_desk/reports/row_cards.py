"""Cards for the rows: how to join, and what somebody without a phone does. Four to a sheet, to be cut."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.reports import look
from cocreation_desk.reports.labels import cutting_marks
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, cut, readable
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.reports.qr import draw_qr

WIDE, HIGH = A4[0] / 2, A4[1] / 2
EDGE = 9 * mm
QR_MM = 54.0
A_SHEET = 4
PEOPLE_A_CARD = 4


def row_cards(order: Order) -> bytes:
    """A card for four people, and whole sheets of them."""
    written = BytesIO()
    with sheets_of(order, "row_cards", written) as canvas:
        for _ in range(max(1, -(-len(order.room.participants) // (PEOPLE_A_CARD * A_SHEET)))):
            cutting_marks(canvas)
            for place in range(A_SHEET):
                row, column = divmod(place, 2)
                canvas.saveState()
                canvas.translate(column * WIDE, A4[1] - (row + 1) * HIGH)
                _card(canvas, order)
                canvas.restoreState()
            canvas.showPage()
    return written.getvalue()


def _card(canvas: Canvas, order: Order) -> None:
    say, inner = order.say, WIDE - 2 * EDGE
    title = words(order.session.title.said_in(order.language)[:90], look.ROW_CARD_TITLE)
    _, tall = title.wrap(inner, 24 * mm)
    title.drawOn(canvas, EDGE, HIGH - EDGE - tall)
    bottom = HIGH - EDGE - max(tall, 11 * mm) - 6 * mm - QR_MM * mm
    if order.join_url:
        quiet = draw_qr(canvas, order.join_url, (WIDE / mm - QR_MM) / 2, bottom / mm, QR_MM)
        bottom -= quiet * mm
    base = bottom - 4 * mm
    address = order.join_url.partition("//")[2].partition("/")[0]
    for text, face, size in (
        (say("row_card_scan"), MEDIUM, 12),
        (address and say("row_card_type", address=address), REGULAR, 11),
        (address and say("row_card_code", code=order.session.room_code), BOLD, 14),
    ):
        canvas.setFillColor(look.INK)
        canvas.setFont(face, size)
        canvas.drawCentredString(WIDE / 2, base, cut(readable(text), face, size, inner))
        base -= 6.6 * mm
    canvas.setStrokeColor(look.ACCENT)
    canvas.setLineWidth(1.1)
    canvas.line(EDGE, base + 0.6 * mm, WIDE - EDGE, base + 0.6 * mm)
    top = base - 3.4 * mm
    for key, style in (("row_card_no_phone", look.ROW_CARD_QUESTION), ("row_card_same_vote", look.ROW_CARD_WORDS)):
        lines = words(say(key), style)
        _, tall = lines.wrap(inner, 30 * mm)
        top -= tall
        lines.drawOn(canvas, EDGE, top)
        top -= 1.6 * mm
