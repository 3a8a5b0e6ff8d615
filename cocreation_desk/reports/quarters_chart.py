"""Impact and effort on paper: a field of four quarters, each option a letter in a disc that any printer shows."""

from __future__ import annotations

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from cocreation_desk.domain.pieces import Quarters, Spot
from cocreation_desk.reports import look
from cocreation_desk.reports.charts import Picture
from cocreation_desk.reports.lettering import BOLD, REGULAR, SEMIBOLD, cut, readable

HIGH = 74 * mm
WIDE = 118 * mm
EDGE = 6 * mm  # above and below the field, for what its quarters are called
INSET = 5 * mm
DISC = 2.9 * mm


def quarters(piece: Quarters, wide: float) -> list[Flowable]:
    def draw(canvas: Canvas, across: float, high: float) -> None:
        width, tall = min(across, WIDE), high - 2 * EDGE
        canvas.setStrokeColor(look.INK)
        canvas.setFillColor(look.WASH)
        canvas.rect(0, EDGE + tall / 2, width / 2, tall / 2, stroke=0, fill=1)
        canvas.setLineWidth(0.7)
        canvas.rect(0, EDGE, width, tall, stroke=1, fill=0)
        canvas.line(width / 2, EDGE, width / 2, EDGE + tall)
        canvas.line(0, EDGE + tall / 2, width, EDGE + tall / 2)
        _names(canvas, piece, width, tall)
        for at, spot in enumerate(piece.spots):
            aside = sum((other.x, other.y) == (spot.x, spot.y) for other in piece.spots[:at])
            _disc(canvas, spot, aside, width, tall)
        if piece.legend:
            canvas.setFillColor(look.INK)
            canvas.setFont(REGULAR, 9)
            room = across - width - 6 * mm
            canvas.drawString(width + 5 * mm, EDGE + 1 * mm, cut(readable(piece.legend), REGULAR, 9, room))

    return [Picture(wide, HIGH, draw), Spacer(0, 2.5 * mm)]


def _names(canvas: Canvas, piece: Quarters, width: float, tall: float) -> None:
    canvas.setFillColor(look.INK)
    above, below = EDGE + tall + 1.6 * mm, EDGE - 4.2 * mm
    for line, left, axis, right in (
        (above, piece.corners[0], f"↑ {piece.axes[0]}", piece.corners[1]),
        (below, piece.corners[2], f"→ {piece.axes[1]}", piece.corners[3]),
    ):
        canvas.setFont(REGULAR, 9)
        canvas.drawString(0, line, readable(left))
        canvas.drawRightString(width, line, readable(right))
        canvas.setFont(SEMIBOLD, 9)
        canvas.drawCentredString(width / 2, line, readable(axis))


def _disc(canvas: Canvas, spot: Spot, aside: int, width: float, tall: float) -> None:
    """Those on the same spot stand side by side, into the field."""
    step = 2 * DISC * (-1 if spot.x > 0.7 else 1)
    x = INSET + (width - 2 * INSET) * spot.x + aside * step
    y = EDGE + INSET + (tall - 2 * INSET) * spot.y
    canvas.setStrokeColor(look.INK)
    canvas.setFillColor(white if spot.pale else look.INK)
    canvas.setLineWidth(1)
    canvas.circle(x, y, DISC, stroke=1, fill=1)
    canvas.setFillColor(look.INK if spot.pale else white)
    canvas.setFont(BOLD, 9)
    canvas.drawCentredString(x, y - 3.2, readable(spot.mark))
