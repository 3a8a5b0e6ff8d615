"""A panel in a column, and a list of lines that keeps its place while its lines come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.tips import tip


class Panel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def show_room(self, room: Any) -> None:
        """What the panel shows of whatever it is told about."""
        raise NotImplementedError

    def tick(self, now: datetime) -> None:
        """Time goes on; most panels do not mind."""


@dataclass(frozen=True)
class Item:
    key: str
    words: str
    ink: str = ""
    tip: str = ""


class ItemList(QListWidget):
    """Lines with a key; the one that was chosen stays chosen when the lines are shown anew."""

    def __init__(self, name: str, least: int = 120) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setMinimumHeight(least)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # beside a scroll bar, lines break anew
        self._items: tuple[Item, ...] = ()
        self._told_when_empty = ""
        self._empty = Empty("", "")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self.viewport()).addWidget(self._empty)

    def say_when_empty(self, title: str, words: str) -> None:
        """What stands in it while it has no line."""
        self._empty.say(title, words)
        self._told_when_empty = f"{title}. {words}"
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self._items else self._told_when_empty)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_items(self, items: Sequence[Item]) -> None:
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        self._empty.setVisible(not self._items)
        self._describe()
        chosen = self.chosen
        blocked = self.blockSignals(True)
        self.clear()
        for item in items:
            line = QListWidgetItem(item.words)
            line.setData(Qt.ItemDataRole.UserRole, item.key)
            if item.ink:
                line.setForeground(QColor(item.ink))
            if item.tip:
                line.setToolTip(tip(item.tip))
            self.addItem(line)
            if item.key == chosen:
                self.setCurrentItem(line)
        self.blockSignals(blocked)
        self.itemSelectionChanged.emit()

    @property
    def chosen(self) -> str:
        line = self.currentItem()
        return str(line.data(Qt.ItemDataRole.UserRole)) if line is not None else ""

    def choose(self, key: str) -> None:
        for at in range(self.count()):
            if self.item(at).data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)
