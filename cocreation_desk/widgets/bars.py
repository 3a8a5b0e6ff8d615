"""Horizontal bars, one group a line, told apart by a shape and a pattern beside the colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cocreation_desk.widgets.emblem import Outline, paint_emblem

BAR = 18.0
GAP = 6.0


@dataclass(frozen=True)
class Bar:
    mark: str
    share: float
    words: str
    colour: str
    striped: bool = False
    outline: Outline = ()  # drawn in the place of the mark


@dataclass(frozen=True)
class Line:
    label: str
    bars: tuple[Bar, ...]


class Bars(QWidget):
    def __init__(self, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = QColor(track)
        self._lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.setAccessibleName(
            " · ".join(f"{line.label} {bar.mark} {bar.words}" for line in lines for bar in line.bars)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        label = QFontMetricsF(self.font()).height()
        high = sum((label + 4 if line.label else 0) + len(line.bars) * (BAR + GAP) + 6 for line in self._lines)
        return QSize(240, max(8, round(high)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measure = QFontMetricsF(self.font())
        texts = [bar.words for line in self._lines for bar in line.bars]
        right = max((measure.horizontalAdvance(text) for text in texts), default=0.0) + 12
        left = 24.0
        y = 0.0
        ink = self.palette().windowText().color()
        for line in self._lines:
            if line.label:
                painter.setPen(ink)
                words = measure.elidedText(line.label, Qt.TextElideMode.ElideRight, self.width())
                painter.drawText(QRectF(0, y, self.width(), measure.height()), Qt.AlignmentFlag.AlignLeft, words)
                y += measure.height() + 4
            for bar in line.bars:
                whole = QRectF(left, y, max(0.0, self.width() - left - right), BAR)
                self._draw(painter, bar, whole)
                painter.setPen(QColor(bar.colour))
                painter.drawText(QRectF(0, y, left, BAR), Qt.AlignmentFlag.AlignVCenter, bar.mark)
                if bar.outline:
                    painter.save()
                    painter.translate(0, y)
                    paint_emblem(painter, bar.outline, bar.colour, round(BAR), QColor(bar.colour))
                    painter.restore()
                painter.setPen(ink)
                words_at = QRectF(whole.right() + 8, y, right, BAR)
                painter.drawText(words_at, Qt.AlignmentFlag.AlignVCenter, bar.words)
                y += BAR + GAP
            y += 6
        painter.end()

    def _draw(self, painter: QPainter, bar: Bar, whole: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._track)
        painter.drawRoundedRect(whole, 4, 4)
        done = QRectF(whole)
        done.setWidth(whole.width() * max(0.0, min(1.0, bar.share)))
        if done.width() < 1:
            return
        painter.setBrush(QColor(bar.colour))
        painter.drawRoundedRect(done, 4, 4)
        if bar.striped:
            painter.setBrush(QBrush(QColor(255, 255, 255, 90), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(done, 4, 4)
        painter.setPen(QPen(QColor(bar.colour), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(done, 4, 4)
