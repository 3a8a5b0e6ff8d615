"""Where an evening begins: a programme opened lately, a new one from a template, a file, or the demo."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from cocreation_desk.console.new_session import NewSession
from cocreation_desk.widgets.buttons import button, drawing, large
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import card, label, row, scrolled
from cocreation_desk.words import Say

SUFFIX = ".cocreation"


class StartPage(QWidget):
    """``opens`` names a file, ``strange`` one that is no programme; ``demo`` and ``browses`` ask for theirs; ``language_chosen`` switches the words."""

    opens = Signal(object)
    strange = Signal(object)
    browses = Signal()
    demo = Signal()
    language_chosen = Signal(str)

    def __init__(self, say: Say, recent: list[Path], now: datetime) -> None:
        super().__init__()
        self.setObjectName("page")
        Drops(self, (SUFFIX,), lambda file, _: self.opens.emit(file), lambda file, _: self.strange.emit(file))
        other = "en" if say.language == "fr" else "fr"
        self.language = button(say(f"header_speak_{other}"), voice="quiet")
        self.language.clicked.connect(lambda: self.language_chosen.emit(other))
        self.open = button(say("start_open"), "folder")
        self.open.clicked.connect(self.browses)
        self.try_demo = button(say("start_demo"), "play")
        self.try_demo.clicked.connect(self.demo)
        self.recent = QListWidget()
        self.recent.setAccessibleName(say("start_recent"))
        for file in recent:
            item = QListWidgetItem(drawing("note", "quiet"), f"{file.stem}\n{_short(file)}")
            item.setData(Qt.ItemDataRole.UserRole, file)
            item.setToolTip(str(file))
            self.recent.addItem(item)
        self.recent.itemActivated.connect(lambda item: self.opens.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.recent.itemClicked.connect(lambda item: self.opens.emit(item.data(Qt.ItemDataRole.UserRole)))
        nothing = Empty(say("start_none_yet"), say("start_none_yet_words"), large("folder"))
        stack = QStackedWidget()
        stack.addWidget(self.recent)
        stack.addWidget(nothing)
        stack.setCurrentIndex(0 if recent else 1)
        left, inside = card(margin=18, gap=10)
        inside.addWidget(label(say("start_recent"), "heading"))
        inside.addWidget(stack, 1)
        inside.addWidget(label(say("start_drop"), "hint", wrap=True))
        ways = Flow(gap=8)
        ways.addWidget(self.open)
        ways.addWidget(self.try_demo)
        inside.addLayout(ways)
        left.setMinimumWidth(360)
        self.new = NewSession(say, now, with_programme=True)
        right, form = card(margin=18, gap=8)
        form.addWidget(label(say("start_new"), "heading"))
        form.addWidget(self.new, 1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(left, 1)
        columns.addWidget(scrolled(right), 2)
        brand = label("Cocreation Desk", "brand")
        page = QVBoxLayout(self)
        page.setContentsMargins(36, 14, 36, 18)
        page.setSpacing(2)
        self.promise = label(say("start_promise"), "nowPrompt", wrap=True)
        page.addLayout(row(brand, 1, self.language))
        page.addWidget(self.promise)
        page.addSpacing(10)
        page.addLayout(columns, 1)
        self.setFocusProxy(self.recent if recent else self.new.programme)  # where one most likely begins


def _short(file: Path) -> str:
    """Where it lies, with the home folder as people write it."""
    try:
        return str(Path("~") / file.parent.relative_to(Path.home()))
    except ValueError:
        return str(file.parent)
