"""A QR code on the screen, black on white whatever is around it, sharp at any size."""

from __future__ import annotations

import qrcode
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4  # modules kept white around a code


class QrCode(QWidget):
    def __init__(self, text: str, size: int = 240) -> None:
        super().__init__()
        made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
        made.add_data(text)
        made.make(fit=True)
        self._modules = made.get_matrix()
        self.setFixedSize(QSize(size, size))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        each = self.width() // len(self._modules)  # whole pixels, so that no line is blurred
        edge = (self.width() - each * len(self._modules)) / 2
        for row, line in enumerate(self._modules):
            for column, dark in enumerate(line):
                if dark:
                    painter.fillRect(QRectF(edge + column * each, edge + row * each, each, each), Qt.GlobalColor.black)
        painter.end()
