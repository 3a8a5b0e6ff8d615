"""A page on plain paper that tells, by folding it, how far a printer is off; with the cells of the chosen sheet to hold it against."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.reports import look
from cocreation_desk.reports.label_stock import FARTHEST_SHIFT, SHEETS
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, readable
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of

FOLD_MM = 30.0  # the fold, from the edge of the paper
STEP_MM = 0.5
CROSS_MM = 10.0


def calibration_page(order: Order) -> bytes:
    """Printed with no correction, whatever is remembered: it measures the printer as it is."""
    written = BytesIO()
    with sheets_of(order, "calibration", written) as canvas:
        _cells(canvas, order)
        _crosses(canvas)
        _folding(canvas, across=True)
        _folding(canvas, across=False)
        _told(canvas, order)
        canvas.showPage()
    return written.getvalue()


def _cells(canvas: Canvas, order: Order) -> None:
    """The corners of the cards: held against a real sheet and the light, one sees them move."""
    sheet = SHEETS[order.labels.stock]
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    arm = 4 * mm
    for left, top in sheet.cells:
        for x, inward in ((left, arm), (left + sheet.wide, -arm)):
            for y, down in ((top, -arm), (top + sheet.high, arm)):
                canvas.line(x * mm, A4[1] - y * mm, x * mm + inward, A4[1] - y * mm)
                canvas.line(x * mm, A4[1] - y * mm, x * mm, A4[1] - y * mm + down)


def _crosses(canvas: Canvas) -> None:
    wide, high = A4
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.3)
    for x in (CROSS_MM * mm, wide - CROSS_MM * mm):
        for y in (CROSS_MM * mm, high - CROSS_MM * mm):
            canvas.line(x - 4 * mm, y, x + 4 * mm, y)
            canvas.line(x, y - 4 * mm, x, y + 4 * mm)
            canvas.circle(x, y, 2 * mm, stroke=1, fill=0)


def _folding(canvas: Canvas, across: bool) -> None:
    """The line to fold along, and the scale on which the paper's edge then lies.

    A page printed d to the right has its fold at 30 + d from the edge, so the edge comes to lie d beyond the middle of
    the scale: what stands there is the correction, already with the other sign.
    """
    canvas.saveState()
    if across:
        canvas.translate(0, 118 * mm)
    else:
        canvas.translate(150 * mm, A4[1])
        canvas.rotate(-90)
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.5)
    canvas.setDash(2 * mm, 1.4 * mm)
    canvas.line(FOLD_MM * mm, -22 * mm, FOLD_MM * mm, 22 * mm)
    canvas.setDash()
    canvas.setFillColor(look.INK)
    middle = 2 * FOLD_MM
    steps = round(FARTHEST_SHIFT / STEP_MM)
    for step in range(-steps, steps + 1):
        at = (middle + step * STEP_MM) * mm
        whole = step % 2 == 0
        canvas.setLineWidth(0.7 if step == 0 else 0.25)
        canvas.line(at, 0, at, (9 if step == 0 else 6 if whole else 3.5) * mm)
    canvas.setLineWidth(0.25)
    canvas.line((middle - FARTHEST_SHIFT) * mm, 0, (middle + FARTHEST_SHIFT) * mm, 0)
    _scale_words(canvas, middle)
    canvas.restoreState()


def _scale_words(canvas: Canvas, middle: float) -> None:
    """The whole millimetres, fanned out to where they can be read."""
    for value in range(-int(FARTHEST_SHIFT), int(FARTHEST_SHIFT) + 1):
        tick, word = (middle - value) * mm, (middle - value * 4.6) * mm
        canvas.setLineWidth(0.2)
        canvas.line(tick, -0.6 * mm, word, -4.4 * mm)
        canvas.setFont(BOLD if value == 0 else MEDIUM, 9)
        sign = "+" if value > 0 else "−" if value < 0 else ""
        canvas.drawCentredString(word, -8 * mm, f"{sign}{abs(value)}")


def _told(canvas: Canvas, order: Order) -> None:
    say, left, wide = order.say, 26 * mm, A4[0] - 52 * mm
    top = A4[1] - 78 * mm
    sheet = say(f"label_stock_{order.labels.stock}")
    for text, style in (
        (say("paper_calibration"), look.TITLE),
        (say("calibration_about", sheet=sheet), look.PARAGRAPHS["lead"]),
        (say("calibration_fold"), look.CALIBRATION_STEP),
        (say("calibration_type"), look.CALIBRATION_STEP),
        (say("calibration_hold"), look.CALIBRATION_STEP),
    ):
        lines = words(text, style)
        _, tall = lines.wrap(wide, top)
        top -= tall + 1.6 * mm
        lines.drawOn(canvas, left, top)
    canvas.setFillColor(look.INK)
    canvas.setFont(MEDIUM, 11)
    for at, key in enumerate(("calibration_printer", "calibration_right", "calibration_down")):
        base = (76 - at * 13) * mm
        canvas.setFont(REGULAR, 11)
        canvas.drawString(left, base, readable(say(key)))
        canvas.setLineWidth(0.5)
        canvas.line(left + 70 * mm, base - 1, left + 140 * mm, base - 1)
