"""A button for what must not happen by accident: it wants to be held."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

STEP_MS = 30


class HoldButton(QPushButton):
    """``held`` comes once it has been pressed for ``hold_ms``, by mouse or by the space bar; a short press does nothing."""

    held = Signal()

    def __init__(self, text: str, fill: str, hold_ms: int = 1000, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press by mouse leaves the space bar where it was
        self._hold_ms = hold_ms
        self._fill = QColor(fill)
        self._fill.setAlpha(110)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._go_on)
        self.pressed.connect(self._begin)
        self.released.connect(self._give_up)

    @Slot()
    def _begin(self) -> None:
        if not self._timer.isActive():
            self._since.start()
            self._timer.start()

    @Slot()
    def _give_up(self) -> None:
        self._timer.stop()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._give_up()
        super().focusOutEvent(event)

    @Slot()
    def _go_on(self) -> None:
        self.update()
        if self._since.elapsed() >= self._hold_ms:
            self._give_up()
            self.held.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._timer.isActive():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        share = min(1.0, self._since.elapsed() / self._hold_ms)
        painter.drawRoundedRect(QRectF(0, 0, self.width() * share, self.height()), 8, 8)
        painter.end()
