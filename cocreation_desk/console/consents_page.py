"""Consents: what is asked, in which words, and what each person said; refusals are seen here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from cocreation_desk.console.consent_form import ConsentForm, NoticeForm
from cocreation_desk.console.forgetting_form import ForgettingForm
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.people_model import found_by
from cocreation_desk.console.person_data import PersonData
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import consents
from cocreation_desk.domain.consents import WITHDRAWN, Purpose, refuses
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.parts import card, label, row

NAME_WIDE = 220


class ConsentsPage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        self._given = given
        bridge = self._bridge = given.bridge
        say = bridge.say
        self._people: list[Participant] = []
        self._columns: tuple[Purpose, ...] = ()
        left, column = card(margin=16, gap=8)
        left.setFixedWidth(360)
        column.addWidget(label(say("consents_page_asked"), "heading"))
        column.addWidget(label(say("consents_page_asked_words"), "hint", wrap=True))
        self.asked: dict[Purpose, QCheckBox] = {}
        self._versions: dict[Purpose, QLabel] = {}
        for purpose in Purpose:
            box = QCheckBox(say(f"purpose_{purpose.value}"))
            box.clicked.connect(self._ask_for)
            self.asked[purpose] = box
            if purpose is Purpose.GUARDIAN:  # asked by nobody's leave: for minors, on paper
                box.setEnabled(False)
                box.setToolTip(say("consents_page_guardian_tip"))
            self._versions[purpose] = label(name="small")
            write = button(say("consents_page_text"), "pencil", "quiet")
            write.setAccessibleName(f"{say('consents_page_text')} · {say(f'purpose_{purpose.value}')}")
            write.clicked.connect(partial(self.write, purpose))
            column.addLayout(row(box, 1, self._versions[purpose], write, gap=4))
        column.addStretch(1)
        self.data = button(say("menu_people_data"), "bin", tip=say("due_do_it_tip"))
        self.data.clicked.connect(lambda: ForgettingForm(given, self.window()).open())
        column.addWidget(self.data)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("people_search"))
        self.search.setAccessibleName(say("people_search"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(200)
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self._key_in_found)
        self.answered = label(name="small")
        self.paper = button(say("consents_page_paper"), "pencil", "primary", say("consents_page_paper_tip"))
        self.paper.clicked.connect(self._key_in_selected)
        self.theirs = button(say("person_data_button"), "person", tip=say("person_data_button_tip"))
        self.theirs.clicked.connect(self._show_theirs)
        self.table = QTableWidget()
        self.table.setAccessibleName(say("consents_page_people"))
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(34)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.doubleClicked.connect(self._key_in_selected)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(row(label(say("page_consents"), "heading"), self.answered, 1, self.search))
        nobody = Empty(say("consents_page_nobody"), say("consents_page_nobody_words"), large("people"))
        self._stack = QStackedWidget()
        self._stack.addWidget(nobody)
        self._stack.addWidget(self.table)
        right.addWidget(self._stack, 1)
        below = row(label(say("consents_page_secret"), "hint", wrap=True), self.theirs, self.paper)
        below.setStretch(0, 1)
        right.addLayout(below)
        page = QHBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(16)
        page.addWidget(left)
        page.addLayout(right, 1)
        bridge.changed.connect(self.show_room)
        self.show_room(bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        say, session = self._bridge.say, room.session
        asked = session.purposes if session else ()
        for purpose, box in self.asked.items():
            box.setChecked(purpose in asked or (purpose is Purpose.GUARDIAN and self._has_minors(room)))
            notice = room.notices.get(purpose)
            self._versions[purpose].setText(say("consents_page_version", n=notice.version) if notice else "")
        said = {purpose for choices in room.consents.values() for purpose in choices}
        said |= {Purpose.GUARDIAN} if self._has_minors(room) else set()
        self._columns = tuple(purpose for purpose in Purpose if purpose in asked or purpose in said)
        answered = sum(1 for each in room.participants if room.consents.get(each.id))
        told = say("consents_page_answered", n=answered, of=len(room.participants))
        again = len(room.ask_again)
        self.answered.setText(f"{told} · {say('consents_page_again_n', n=again)}" if again else told)
        self._stack.setCurrentIndex(1 if room.participants else 0)
        self._fill(room)

    @staticmethod
    def _has_minors(room: Room) -> bool:
        return any(each.is_minor for each in room.participants)

    @Slot()
    def _sift(self) -> None:
        self._fill(self._bridge.room)

    def _fill(self, room: Room) -> None:
        say, chosen = self._bridge.say, self.selected
        self._people = [each for each in room.participants if found_by(each, self.search.text())]
        self.table.setColumnCount(1 + len(self._columns))
        heads = [say("people_column_name"), *(say(f"purpose_{each.value}") for each in self._columns)]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setColumnWidth(0, NAME_WIDE)
        for at in range(1, 1 + len(self._columns)):
            self.table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setRowCount(len(self._people))
        for at, person in enumerate(self._people):
            self.table.setItem(at, 0, QTableWidgetItem(person.name))
            choices = room.consents.get(person.id, {})
            for column, purpose in enumerate(self._columns, start=1):
                words = self._words(purpose, choices.get(purpose, ""))
                if purpose is Purpose.GUARDIAN and not person.is_minor and not choices.get(purpose):
                    words = ""
                again = purpose in room.ask_again.get(person.id, ())
                cell = QTableWidgetItem(f"{words} ↻" if again else words)
                cell.setToolTip(say("consents_page_again") if again else "")
                if again:
                    cell.setForeground(QColor(PALETTE.warn))
                elif refuses(choices, purpose):
                    cell.setForeground(QColor(PALETTE.stop))
                elif purpose not in choices:
                    cell.setForeground(QColor(PALETTE.muted))
                self.table.setItem(at, column, cell)
            if chosen is not None and person.id == chosen.id:
                self.table.selectRow(at)
        self._show_buttons()

    def _words(self, purpose: Purpose, choice: str) -> str:
        say = self._bridge.say
        if not choice:
            return "–"
        if choice == WITHDRAWN:
            return f"✕ {say('consent_withdrawn_short')}"
        mark = "✕" if refuses({purpose: choice}, purpose) else "✓"
        return f"{mark} {say(f'consent_{purpose.value}_{choice}_short')}"

    @property
    def selected(self) -> Participant | None:
        rows = self.table.selectionModel().selectedRows() if self.table.selectionModel() else []
        at = rows[0].row() if rows else -1
        return self._people[at] if 0 <= at < len(self._people) else None

    @Slot()
    def _show_buttons(self) -> None:
        for each in (self.paper, self.theirs):
            each.setEnabled(self.selected is not None)

    @Slot()
    def _show_theirs(self) -> None:
        if self.selected is not None:
            PersonData(self._given, self.selected, self.window()).open()

    @Slot()
    def _ask_for(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            asked: Sequence[Purpose] = [purpose for purpose, box in self.asked.items() if box.isChecked()]
            self._bridge.do(consents.ask_for, session.id, asked)

    def write(self, purpose: Purpose, _: bool = False) -> None:
        NoticeForm(self._bridge, purpose, self).open()

    @Slot()
    def _key_in_found(self) -> None:
        if len(self._people) == 1:
            ConsentForm(self._bridge, self._people[0], self).open()

    @Slot()
    def _key_in_selected(self) -> None:
        if self.selected is not None:
            ConsentForm(self._bridge, self.selected, self).open()
