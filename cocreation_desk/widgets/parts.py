"""Small pieces that many panels are made of: labels, pills, cards, rules."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


def label(words: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """Words as they are: nothing people wrote is ever read as markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


def pill(words: str = "") -> QLabel:
    made = label(words)
    made.setProperty("pill", True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def tone(widget: QWidget, value: str) -> None:
    """Say in which tone the style sheet shows it."""
    if widget.property("tone") != value:
        widget.setProperty("tone", value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def card(name: str = "card", margin: int = 12, gap: int = 8) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(gap)
    return frame, column


def rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def row(*widgets: QWidget | int, gap: int = 8) -> QHBoxLayout:
    """Side by side; a number is a stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    _fill(made, widgets, gap)
    return made


def column(*widgets: QWidget | int, gap: int = 8) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    _fill(made, widgets, gap)
    return made


def holding(layout: QLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def yielding(area: QScrollArea, least: int) -> QScrollArea:
    """Takes the height that is left, and asks the page around it for so many pixels and no more."""
    area.setMinimumHeight(least)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return area


def in_order(*widgets: QWidget) -> None:
    """Tab goes from each to the next."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def emptied(layout: QLayout) -> None:
    """Take everything out of it, for good."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


def _fill(layout: QBoxLayout, widgets: tuple[QWidget | int, ...], gap: int) -> None:
    layout.setSpacing(gap)
    for widget in widgets:
        if isinstance(widget, int):
            layout.addStretch(widget)
        else:
            layout.addWidget(widget)


def written_in(writer: QPlainTextEdit) -> str:
    """What was written, with its no-break spaces: ``toPlainText`` would make ordinary ones of them."""
    return writer.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n").strip()
