"""What stands where there is nothing yet: what this place is for, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class Empty(QWidget):
    def __init__(
        self, title: str, words: str, picture: QPixmap | None = None, action: QPushButton | None = None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        if picture is not None:
            drawn = QLabel()
            drawn.setPixmap(picture)
            drawn.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(drawn)
        self._title = _label(title, "emptyTitle")
        self._words = _label(words, "emptyWords")
        column.addWidget(self._title)
        column.addWidget(self._words)
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._words.setText(words)


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
