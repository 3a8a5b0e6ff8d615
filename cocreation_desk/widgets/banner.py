"""One line across the window that says what went wrong or well, and never stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

READ_MS = 9000


class Banner(QFrame):
    """Hidden until it has something to say. ``tone`` is a word for the style sheet: good, warn, bad."""

    def __init__(self, close_name: str, close_icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setIcon(close_icon)
        self._close.setAccessibleName(close_name)
        self._close.setToolTip(close_name)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._label)
        row.addWidget(self._close)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._go)
        self.hide()

    @property
    def words(self) -> str:
        return self._label.text()

    def say(self, words: str, tone: str = "bad", stays: bool = False) -> None:
        """Good news and refusals leave by themselves; what ``stays`` waits to be closed."""
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setProperty("tone", tone)
        for shown in (self, self._label):
            shown.style().unpolish(shown)
            shown.style().polish(shown)
        self.show()
        self._leave.stop() if stays else self._leave.start(READ_MS)

    @Slot()
    def _go(self) -> None:
        self.hide()
