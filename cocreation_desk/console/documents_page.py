"""The papers of the session: made from the room as it stands, looked at, printed, saved, and all kept in the file."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton

from cocreation_desk.console.forms import choice
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.papers import Papers
from cocreation_desk.console.pdf_view import PdfView
from cocreation_desk.domain.text import LANGUAGES, language
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.store.documents import Document, documents
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Item, ItemList
from cocreation_desk.widgets.parts import card, label, row

DRAWINGS = {
    "minutes": "note",
    "summary": "list",
    "results": "vote",
    "attendance": "pencil",
    "badges": "badge",
    "decisions": "flag",
}


class DocumentsPage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._file = given.file
        say = bridge.say
        self.papers = Papers(bridge, given.file, given.address, self)
        self._kept: tuple[Document, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        session = bridge.room.session
        self.language = choice(
            [(code, say(f"language_{code}")) for code in LANGUAGES], session.language if session else say.language
        )
        self.language.setAccessibleName(say("documents_language"))
        self.named = QCheckBox(say("documents_named"))
        self.named.setToolTip(say("documents_named_tip"))
        left, column = card(margin=16, gap=8)
        column.addWidget(label(say("documents_make"), "heading"))
        column.addLayout(row(self.language, self.named, 1))
        for key in DOCUMENTS:
            made = button(say(f"documents_{key}"), DRAWINGS.get(key, "note"), tip=say(f"documents_{key}_tip"))
            made.setProperty("template", True)
            made.clicked.connect(lambda _=False, key=key: self.make(key))
            self.buttons[key] = made
            column.addWidget(made)
        column.addSpacing(8)
        column.addWidget(label(say("documents_kept"), "caption"))
        self._none_kept = label(say("documents_kept_none"), "hint")
        column.addWidget(self._none_kept)
        self.kept = ItemList(say("documents_kept"), 100)
        self.kept.itemSelectionChanged.connect(self._show_kept)
        column.addWidget(self.kept, 1)
        left.setFixedWidth(380)
        self.view = PdfView(say, given.memory, say("documents_empty"), say("documents_empty_words"))
        self.view.told.connect(self.told)
        page = QHBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(16)
        page.addWidget(left)
        page.addWidget(self.view, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """What lies in the file already, the newest first."""
        session = self._bridge.room.session
        if session is None:
            return
        say = self._bridge.say
        with self._file.reader() as db:
            self._kept = documents(db, session.id)
        items = []
        for kept in self._kept:
            at = kept.made_at.astimezone()
            about = " · ".join(
                part for part in (say.date(at.date()), say.time(at), kept.language.upper(), kept.variant) if part
            )
            items.append(Item(kept.id, f"{kept.title}\n{about}"))
        self._none_kept.setVisible(not items)
        blocked = self.kept.blockSignals(True)
        self.kept.show_items(items)
        self.kept.blockSignals(blocked)

    def make(self, key: str) -> None:
        chosen = language(str(self.language.currentData()))
        self.view.title.setText(self._bridge.say("documents_making"))
        self.papers.make(key, chosen, self.named.isChecked(), self._show)

    def _show(self, printed: Printed) -> None:
        self.view.show_pdf(printed.title, printed.file_name, printed.pdf)
        self.read()

    def put_away(self) -> None:
        self.papers.close()
        self.view.put_away()

    @Slot()
    def _show_kept(self) -> None:
        kept = next((each for each in self._kept if each.id == self.kept.chosen), None)
        if kept is not None:
            name = f"{kept.key}_{kept.language}.pdf"
            self.papers.fetch(kept.id, lambda pdf: self.view.show_pdf(kept.title, name, pdf))
