"""Words that take a few lines at most, and say with an ellipsis that there is more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy


class Clamped(QLabel):
    def __init__(self, most: int, name: str = "") -> None:
        super().__init__()
        self._most = most
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self.fontMetrics().height()

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        measure = self.fontMetrics()
        for number, line in enumerate(self._lines(self.width())):
            painter.drawText(QPointF(0, number * measure.height() + measure.ascent()), line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        measure = QFontMetrics(self.font())
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            if len(lines) == self._most - 1:
                lines.append(measure.elidedText(self.text()[start:], Qt.TextElideMode.ElideRight, width))
                break
            lines.append(self.text()[start : start + line.textLength()])
        layout.endLayout()
        return lines or [""]
