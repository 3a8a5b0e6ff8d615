"""Words that take a few lines at most, and say with an ellipsis that there is more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from cocreation_desk.widgets.tips import tip


class Clamped(QLabel):
    """``shrinks`` lets the letters get a third smaller before anything is left out."""

    def __init__(self, most: int, name: str = "", shrinks: bool = False) -> None:
        super().__init__()
        self._most = most
        self._sizes = (1.0, 0.875, 0.75, 0.64) if shrinks else (1.0,)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def clamp(self, most: int) -> None:
        """Another number of lines from now on."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(tip(text))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        font, lines = self._fitted(width)
        return len(lines) * QFontMetrics(font).height()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1 if self._most == 1 else 200
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        font, lines = self._fitted(self.width())
        painter.setFont(font)
        measure = QFontMetrics(font)
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, number * measure.height() + measure.ascent()), line)
        painter.end()

    def _fitted(self, width: int) -> tuple[QFont, list[str]]:
        """The largest of our sizes in which everything fits, or the smallest, cut short."""
        font, lines = QFont(self.font()), [""]
        for size in self._sizes:
            font = QFont(self.font())
            font.setPointSizeF(self.font().pointSizeF() * size)
            lines, whole = self._lines(font, width)
            if whole:
                break
        return font, lines

    def _lines(self, font: QFont, width: int) -> tuple[list[str], bool]:
        """The lines, and whether they say everything."""
        measure = QFontMetrics(font)
        layout = QTextLayout(self.text(), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        lines: list[str] = []
        whole = True
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            if len(lines) == self._most - 1:
                rest = self.text()[start:]
                lines.append(measure.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                whole = lines[-1] == rest
                break
            lines.append(self.text()[start : start + line.textLength()])
        layout.endLayout()
        return lines or [""], whole
