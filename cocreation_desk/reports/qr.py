"""A QR code drawn on a page, sharp at any size."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

_QUIET = 4  # modules kept white around a code


def draw_qr(canvas: Canvas, text: str, left: float, bottom: float, size: float) -> float:
    """The code as black rectangles, ``size`` millimetres across; gives how much white it needs around it."""
    modules = _modules(text)
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


@lru_cache(maxsize=1024)  # a paper is looked at, changed and printed again, always with the same codes
def _modules(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in line] for line in code.get_matrix()]
