"""The names of the pages side by side; those that find no room wait behind one last button, which names the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

GAP = 2


class PageBar(QWidget):
    """``pages``: what is kept, what is read, which keys go there."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str, str]], more_words: str) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QToolButton] = {}
        for page, words, keys in pages:
            asked = self._button(words)
            asked.setToolTip(keys)
            asked.setAutoExclusive(True)
            asked.clicked.connect(lambda _=False, page=page: self.chosen.emit(page))
            self.buttons[page] = asked
        self._more_words = more_words
        self.more = self._button(more_words)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self._menu)

    def _button(self, words: str) -> QToolButton:
        made = QToolButton(self)
        made.setText(words)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def show_page(self, page: str) -> None:
        self.buttons[page].setChecked(True)
        self._arrange()

    @property
    def hidden_pages(self) -> list[str]:
        """Those behind the last button, in their order."""
        return [page for page, each in self.buttons.items() if each.isHidden()]

    def sizeHint(self) -> QSize:
        wide = sum(each.sizeHint().width() + GAP for each in self.buttons.values())
        return QSize(wide, max(each.sizeHint().height() for each in self.buttons.values()))

    def minimumSizeHint(self) -> QSize:
        first = next(iter(self.buttons.values())).sizeHint()
        return QSize(first.width() + GAP + self.more.sizeHint().width(), first.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def _arrange(self) -> None:
        room = self.width()
        crowded = self.sizeHint().width() > room
        widest = max(each.sizeHint().width() for each in (*self.buttons.values(), self.more))
        left = room - (widest if crowded else 0)
        at, full = 0, False
        for each in self.buttons.values():
            wide = each.sizeHint().width()
            full = full or at + wide > left
            each.setVisible(not full)
            if not full:
                each.setGeometry(at, 0, wide, self.height())
                at += wide + GAP
        behind = next((each for each in self.buttons.values() if each.isChecked() and each.isHidden()), None)
        self.more.setVisible(full)
        self.more.setChecked(behind is not None)
        self.more.setText(behind.text() if behind is not None else self._more_words)
        self.more.setToolTip(self._more_words)
        self.more.setGeometry(at, 0, min(self.more.sizeHint().width(), max(0, room - at)), self.height())

    def _fill(self) -> None:
        self._menu.clear()
        for page in self.hidden_pages:
            action = self._menu.addAction(self.buttons[page].text())
            action.setCheckable(True)
            action.setChecked(self.buttons[page].isChecked())
            action.triggered.connect(lambda _=False, page=page: self.chosen.emit(page))
