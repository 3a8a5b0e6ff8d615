"""A sheet of labels in small: a click (or the arrow keys) says which label is the first that is still there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

PAGE = (210.0, 297.0)  # millimetres
SMALL = 0.62  # pixels a millimetre
CORNER = 2.0

Cell = tuple[float, float, float, float]  # left, top, width, height


class SheetPicker(QWidget):
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self._first = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def first(self) -> int:
        return self._first

    def show_cells(self, cells: Sequence[Cell], first: int = 1) -> None:
        self._cells = tuple(cells)
        self.pick(first)

    def pick(self, number: int) -> None:
        self._first = max(1, min(number, len(self._cells) or 1))
        self.update()
        self.picked.emit(self._first)

    def sizeHint(self) -> QSize:
        return QSize(round(PAGE[0] * SMALL), round(PAGE[1] * SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        edge = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRect(QRectF(0.5, 0.5, PAGE[0] * SMALL - 1, PAGE[1] * SMALL - 1))
        for number, cell in enumerate(self._cells, start=1):
            free = number >= self._first
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight if free else QPalette.ColorRole.Mid), 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Base if free else QPalette.ColorRole.Window))
            place = self._place(cell)
            painter.drawRoundedRect(place, CORNER, CORNER)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText if free else QPalette.ColorRole.Mid))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number) if free else "×")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, cell in enumerate(self._cells, start=1):
            if self._place(cell).contains(event.position()):
                self.pick(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 2, Qt.Key.Key_Up: -2}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.pick(self._first + step)

    def _place(self, cell: Cell) -> QRectF:
        left, top, wide, high = (each * SMALL for each in cell)
        return QRectF(left + 1.5, top + 1.5, wide - 3, high - 3)
