"""A filled shape of any outline, in its colour with a dark edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

Outline = Sequence[tuple[float, float]]


class Emblem(QWidget):
    """``outline`` runs from (0, 0), top left, to (1, 1)."""

    def __init__(self, outline: Outline, colour: str, side: int = 28) -> None:
        super().__init__()
        self._outline, self._colour = outline, colour
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_emblem(
            painter, self._outline, self._colour, self.width(), self.palette().color(QPalette.ColorRole.WindowText)
        )
        painter.end()


def emblem_icon(outline: Outline, colour: str, side: int = 32) -> QIcon:
    """The same as a small picture for menus."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_emblem(painter, outline, colour, side, QColor(colour))
    painter.end()
    return QIcon(picture)


def paint_emblem(painter: QPainter, outline: Outline, colour: str, side: int, edge: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(colour))
    inside = side - 2
    painter.drawPolygon(QPolygonF([QPointF(1 + x * inside, 1 + y * inside) for x, y in outline]))
