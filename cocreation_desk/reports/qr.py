"""A QR code drawn on a page, sharp at any size."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

_QUIET = 4  # modules kept white around a code


def draw_qr(canvas: Canvas, text: str, left: float, bottom: float, size: float) -> float:
    """The code as black rectangles, ``size`` millimetres across; gives how much white it needs around it."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    modules = code.get_matrix()
    each = size / len(modules)
    canvas.setFillColorRGB(0, 0, 0)
    black = canvas.beginPath()
    for row, line in enumerate(modules):
        column = 0
        while column < len(line):
            end = column
            while end < len(line) and line[end]:
                end += 1
            if end > column:
                black.rect(
                    (left + column * each) * mm,
                    (bottom + size - (row + 1) * each) * mm,
                    (end - column) * each * mm,
                    each * mm,
                )
            column = max(end, column + 1)
    canvas.drawPath(black, stroke=0, fill=1)
    return _QUIET * each
