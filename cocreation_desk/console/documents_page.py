"""The papers of the session: made from the room as it stands, looked at, printed, saved, and all kept in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cocreation_desk.console.forms import choice
from cocreation_desk.console.kit_dialog import KitDialog
from cocreation_desk.console.label_memory import LabelMemory
from cocreation_desk.console.labels_form import LabelsForm
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.papers import Papers
from cocreation_desk.console.pdf_view import PdfView
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.text import LANGUAGES, Language, language
from cocreation_desk.reports.document import Moment, Printed
from cocreation_desk.reports.documents import PAPERS
from cocreation_desk.reports.kit import ON_LABELS
from cocreation_desk.reports.order import Order
from cocreation_desk.store.documents import Document, documents
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Item, ItemList
from cocreation_desk.widgets.parts import card, holding, label, row, scrolled, yielding

DRAWINGS = {
    "minutes": "note",
    "summary": "list",
    "results": "vote",
    "attendance": "pencil",
    "badges": "badge",
    "spare_badges": "badge",
    "notices": "printer",
    "decisions": "flag",
}
ON_PRINTER = (*ON_LABELS, "calibration")  # measured for one printer, and meant for it
LEAST_OFFERED = 140  # pixels
MOMENTS: tuple[Moment, ...] = ("before", "votes", "after")


class DocumentsPage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._file = given.file
        say = bridge.say
        self.papers = Papers(bridge, given.file, given.address, self)
        self._memory = given.memory
        self._labels = LabelMemory(given.memory)
        self._kept: tuple[Document, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self._captions: dict[Moment, QLabel] = {}
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
        self.kit = button(say("kit_button"), "printer", "primary", tip=say("kit_button_tip"))
        self.kit.clicked.connect(self.ask_for_kit)
        self.labels = button(say("kit_labels"), "badge", "quiet", tip=say("kit_labels_tip"))
        self.labels.clicked.connect(self.ask_for_labels)
        column.addLayout(row(self.kit, self.labels, 1))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("documents_search"))
        self.search.setAccessibleName(say("documents_search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_found)
        column.addWidget(self.search)
        offered = QVBoxLayout()
        offered.setContentsMargins(0, 0, 6, 0)
        offered.setSpacing(6)
        for moment in MOMENTS:
            self._captions[moment] = label(say(f"documents_{moment}"), "caption")
            offered.addWidget(self._captions[moment])
            papers = (each for each in PAPERS if each.moment == moment)
            for document in sorted(papers, key=lambda each: not each.kit):
                offered.addWidget(self._offer(document.key))
        offered.addStretch(1)
        self._offered = yielding(scrolled(holding(offered)), LEAST_OFFERED)
        column.addWidget(self._offered, 3)
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
        self.view.troubled.connect(bridge.troubled)
        page = QHBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(16)
        page.addWidget(left)
        page.addWidget(self.view, 1)

    def _offer(self, key: str) -> QPushButton:
        say = self._bridge.say
        made = button(say(f"documents_{key}"), DRAWINGS.get(key, "note"), tip=say(f"documents_{key}_tip"))
        made.setProperty("template", True)
        made.clicked.connect(lambda: self.make(key))
        self.buttons[key] = made
        return made

    @Slot(str)
    def _show_found(self, typed: str) -> None:
        """Only the papers that are called so, or say so of themselves."""
        wanted = folded(typed)
        for offered in self.buttons.values():
            offered.setVisible(wanted in folded(f"{offered.text()} {offered.toolTip()}"))
        for moment, caption in self._captions.items():
            caption.setVisible(any(not self.buttons[each.key].isHidden() for each in PAPERS if each.moment == moment))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()
        session = self._bridge.room.session
        over = session is not None and session.actual_end is not None
        QTimer.singleShot(0, self, lambda: self._begin_with("after" if over else "before"))

    def _begin_with(self, moment: Moment) -> None:
        """Once the session is over, its own papers stand first."""
        self._offered.verticalScrollBar().setValue(self._captions[moment].y())

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
        self.view.title.setText(self._bridge.say("documents_making"))
        self.papers.make(key, self._spoken, self.named.isChecked(), self._show, labels=self._labels.wishes)

    @property
    def _spoken(self) -> Language:
        return language(str(self.language.currentData()))

    @Slot()
    def ask_for_kit(self) -> None:
        """Everything for the day, with the labels and the printer that are remembered."""
        spoken = self._spoken

        def look() -> Callable[[], Order]:
            return self.papers.order(spoken, self.named.isChecked(), self._labels.wishes)

        dialog = KitDialog(self._bridge.say, self._memory, look, self)
        dialog.made.connect(lambda printed: self.papers.keep(printed, spoken, self._show))
        dialog.written.connect(partial(self._tell_written, spoken))
        dialog.labels_wanted.connect(lambda: self._ask_for_labels(dialog).accepted.connect(dialog.show_papers))
        dialog.open()

    @Slot()
    def ask_for_labels(self) -> None:
        self._ask_for_labels(self)

    def _ask_for_labels(self, parent: QWidget) -> LabelsForm:
        form = LabelsForm(self._bridge.say, self._labels, parent)
        form.calibration_wanted.connect(lambda: self.make("calibration"))
        form.open()
        return form

    def _tell_written(self, spoken: Language, folder: Path, papers: Sequence[Printed]) -> None:
        for each in papers:
            self.papers.keep(each, spoken, lambda _: self.read())
        self.told.emit(self._bridge.say("kit_folder_done", n=len(papers), folder=folder.name))

    def _show(self, printed: Printed) -> None:
        printer = self._labels.printer if printed.key in ON_PRINTER else ""
        self.view.show_pdf(printed.title, printed.file_name, printed.pdf, printer)
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
