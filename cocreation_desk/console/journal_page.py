"""What was done, newest first: when, by whom, about what. Never a name, never a choice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout

from cocreation_desk.console.page import Given, Page
from cocreation_desk.store import journal
from cocreation_desk.store.journal import Entry
from cocreation_desk.widgets.line_model import Index, LineModel
from cocreation_desk.widgets.listing import as_list, share_width
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.words import Say

COLUMNS = ("seq", "at", "actor", "action", "summary")
WIDTHS = {"seq": 64, "at": 260, "actor": 130, "action": 330}
SHOWN = 500


class JournalModel(LineModel):
    def __init__(self, say: Say, parent: QObject) -> None:
        super().__init__([say(f"journal_{name}") for name in COLUMNS], parent)
        self._say = say

    def show(self, entries: tuple[Entry, ...]) -> None:
        if entries != self._lines:
            self.beginResetModel()
            self._lines = entries
            self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        entry = self._lines[index.row()]
        match COLUMNS[index.column()]:
            case "seq":
                return str(entry.seq)
            case "at":
                moment = entry.at.astimezone()
                return f"{self._say.date(moment.date())}, {moment:%H:%M:%S}"
            case "actor":
                key = f"actor_{entry.actor}"
                return self._say(key) if key in self._say else entry.actor
            case "action":
                key = f"action_{entry.action}"
                return self._say(key) if key in self._say else entry.action.replace("_", " ")
            case _:
                return entry.summary.strip("{}").replace('"', "")


class JournalPage(Page):
    """Read again when it is looked at and when something was done; not at all while it is hidden."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = given.bridge
        self._file = given.file
        say = bridge.say
        self.model = JournalModel(say, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        as_list(self.table, say("page_journal"), high=30)
        share_width(self.table, COLUMNS, WIDTHS)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(10)
        page.addLayout(row(label(say("page_journal"), "heading"), 1))
        page.addWidget(label(say("journal_words"), "hint", wrap=True))
        page.addWidget(self.table, 1)
        bridge.changed.connect(self._something_done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    @Slot()
    def _something_done(self) -> None:
        if self.isVisible():
            self.read()

    def read(self) -> None:
        with self._file.reader() as db:
            self.model.show(journal.entries(db, SHOWN))
