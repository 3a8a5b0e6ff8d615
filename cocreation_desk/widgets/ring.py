"""A ring that empties as time runs out, with the time left written in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget


class Ring(QWidget):
    """``share`` is what is left, from one to nothing."""

    def __init__(self, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = QColor(track)
        self._arc = QColor(track)
        self._share = 0.0
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(132, 132)

    def sizeHint(self) -> QSize:
        return QSize(148, 148)

    def show_time(self, words: str, share: float, arc: str) -> None:
        if (words, share, QColor(arc)) == (self._words, self._share, self._arc):
            return
        self._words, self._share, self._arc = words, share, QColor(arc)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        thick = max(6.0, self.width() / 14)
        side = min(self.width(), self.height()) - thick
        around = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._track, thick))
        painter.drawEllipse(around)
        painter.setPen(QPen(self._arc, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(around, 90 * 16, round(max(0.0, min(1.0, self._share)) * 360 * 16))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(round(side / (3.4 if len(self._words) < 6 else 4.4)))
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
