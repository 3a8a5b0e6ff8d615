"""Signs drawn on papers: a group's shape, a camera, and a camera that is crossed out."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.reports import look

Outline = tuple[tuple[float, float], ...]


def draw_outline(canvas: Canvas, outline: Outline, colour: str, left: float, bottom: float, size: float) -> None:
    """Filled in its colour, with a dark edge that a monochrome printer keeps; ``size`` in millimetres."""
    path = canvas.beginPath()
    for at, (x, y) in enumerate(outline):
        (path.lineTo if at else path.moveTo)((left + x * size) * mm, (bottom + (1 - y) * size) * mm)
    path.close()
    canvas.setFillColor(HexColor(colour) if colour else look.INK)
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.5)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=1)


def draw_camera(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    """A camera in a square of ``size`` millimetres."""
    canvas.saveState()
    canvas.translate(left * mm, bottom * mm)
    canvas.scale(size * mm, size * mm)
    canvas.setFillColor(look.INK)
    canvas.roundRect(0.06, 0.18, 0.88, 0.56, 0.08, stroke=0, fill=1)
    hump = canvas.beginPath()
    for at, (x, y) in enumerate(((0.3, 0.7), (0.38, 0.86), (0.62, 0.86), (0.7, 0.7))):
        (hump.lineTo if at else hump.moveTo)(x, y)
    hump.close()
    canvas.drawPath(hump, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.circle(0.5, 0.46, 0.19, stroke=0, fill=1)
    canvas.setFillColor(look.INK)
    canvas.circle(0.5, 0.46, 0.12, stroke=0, fill=1)
    canvas.restoreState()


def draw_no_photo(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    """A camera in a ring, crossed out; read without any colour."""
    draw_camera(canvas, left + size * 0.22, bottom + size * 0.22, size * 0.56)
    canvas.saveState()
    canvas.translate((left + size / 2) * mm, (bottom + size / 2) * mm)
    canvas.scale(size * mm, size * mm)
    for colour, thick in ((white, 0.16), (look.INK, 0.08)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(thick)
        canvas.line(-0.3, -0.3, 0.3, 0.3)
    canvas.setLineWidth(0.08)
    canvas.circle(0, 0, 0.45, stroke=1, fill=0)
    canvas.restoreState()
