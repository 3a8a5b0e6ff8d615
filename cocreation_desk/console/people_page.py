"""The whole list of people: add, correct, remove, read from a file, renew a badge."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.people_model import COLUMNS, PeopleModel
from cocreation_desk.console.people_panel import MARKS, presence_menu
from cocreation_desk.console.person_form import PersonForm
from cocreation_desk.console.registrations_import import LISTS, SUFFIXES, ImportDialog, into_session
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.console.words_of import side_look
from cocreation_desk.desk import attendance, people
from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.listing import as_list, share_width
from cocreation_desk.widgets.parts import label, row

WIDTHS = {"badge": 64, "side": 130, "segment": 110, "language": 70, "presence": 110, "phone": 100}


class PeoplePage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._online = given.online
        self._changes = given.stack
        Drops(self, SUFFIXES, lambda file, _: self.read_list(file))
        say = bridge.say
        self.model = PeopleModel(say, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("people_search"))
        self.search.setAccessibleName(say("people_search"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(260)
        self.search.textChanged.connect(self.model.look_for)
        self.search.returnPressed.connect(self._mark_found)
        self._counts = label(name="small")
        self.add = button(say("people_add"), "plus", "primary")
        self.add.clicked.connect(self._add)
        self.read = button(say("people_import"), "folder", tip=say("people_import_tip"))
        self.read.clicked.connect(self._browse)
        self.edit = button(say("people_edit"), "pencil")
        self.badge = button(say("people_new_badge"), "badge", tip=say("people_new_badge_tip"))
        self.remove = button(say("people_remove"), "bin", "danger")
        self.edit.clicked.connect(self._edit_selected)
        self.badge.clicked.connect(self._renew_badge)
        self.remove.clicked.connect(self._remove_selected)
        self.marks = {presence: button(say(f"presence_{presence.value}")) for presence in MARKS}
        for presence, mark in self.marks.items():
            mark.setProperty("chip", True)
            mark.clicked.connect(lambda _=False, presence=presence: self._mark(presence))
        self._table()
        nothing = Empty(say("people_none"), say("people_none_words"), large("people"), self._import_twin())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(10)
        page.addLayout(row(label(say("people_title"), "heading"), self._counts, 1, self.search, self.read, self.add))
        page.addWidget(self._stack, 1)
        page.addLayout(
            row(
                label(say("people_mark_as"), "caption"),
                *self.marks.values(),
                1,
                self.edit,
                self.badge,
                self.remove,
                gap=6,
            )
        )
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    def _table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        as_list(self.table, self._bridge.say("people_title"))
        share_width(self.table, COLUMNS, WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)
        self.table.doubleClicked.connect(self._edit_selected)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)

    def _import_twin(self) -> QPushButton:
        twin = button(self._bridge.say("people_import"), "folder")
        twin.clicked.connect(self._browse)
        return twin

    @property
    def selected(self) -> list[Participant]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [person for each in rows if (person := self.model.person_at(each)) is not None]

    @Slot(object)
    def show_room(self, room: Room) -> None:
        chosen = {person.id for person in self.selected}
        self.model.show(room)
        for participant_id in chosen:
            if not self.table.selectionModel().hasSelection() and (found := self.model.row_of(participant_id)) >= 0:
                self.table.selectRow(found)
        self._stack.setCurrentIndex(0 if room.participants else 1)
        sides = [
            f"{side_look(side).shape} {sum(1 for each in room.participants if each.side is side)}"
            for side in Side
            if any(each.side is side for each in room.participants)
        ]
        here = sum(1 for each in room.participants if each.presence.is_here)
        counts = self._bridge.say("people_here_of", here=here, of=len(room.participants))
        self._counts.setText("   ".join([counts, *sides]))
        self._show_buttons()

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.model.show_online(self._online())

    @Slot()
    def _show_buttons(self) -> None:
        chosen = self.selected
        self.edit.setEnabled(len(chosen) == 1)
        self.badge.setEnabled(len(chosen) == 1)
        self.remove.setEnabled(bool(chosen))
        for mark in self.marks.values():
            mark.setEnabled(bool(chosen))

    def _mark(self, presence: Presence) -> None:
        for person in self.selected:
            self._bridge.do(people.mark_presence, person.id, presence)

    @Slot()
    def _add(self) -> None:
        PersonForm(self._bridge, None, self).open()

    @Slot()
    def _edit_selected(self) -> None:
        if len(self.selected) == 1:
            PersonForm(self._bridge, self.selected[0], self).open()

    @Slot()
    def _remove_selected(self) -> None:
        removed = tuple(self.selected)
        words = self._bridge.say("undo_remove_people", n=len(removed))
        again = Deed(people.remove_many, ([each.id for each in removed],))

        def taken_off(registered: dict[str, str]) -> None:
            back = Deed(people.put_back, (removed, registered))
            self._changes.push(Reversible(self._bridge, words, again, back))
            self.told.emit(self._bridge.say("people_removed", n=len(removed)))

        if removed:
            self._bridge.do(again.act, *again.args, then=taken_off)

    @Slot()
    def _mark_found(self) -> None:
        """Return in the search: when one person is left, they are here."""
        if self.model.rowCount() == 1 and (person := self.model.person_at(0)) is not None:
            self._bridge.do(attendance.arrive, person.id, then=lambda _: self.search.clear())

    @Slot()
    def _renew_badge(self) -> None:
        say = self._bridge.say
        for person in self.selected:
            words = say("people_badge_renewed", name=person.name)
            self._bridge.do(people.new_badge, person.id, then=partial(self._tell, words))

    def _tell(self, words: str, _: object) -> None:
        self.told.emit(words)

    @Slot(QPoint)
    def _offer(self, where: QPoint) -> None:
        person = self.model.person_at(self.table.rowAt(where.y()))
        if person is not None:
            holder = self.table.findChild(QFrame) or QFrame(self)
            presence_menu(self._bridge, person, holder).popup(self.table.viewport().mapToGlobal(where))

    @Slot()
    def _browse(self) -> None:
        dialog = QFileDialog(
            self, self._bridge.say("people_import"), str(Path.home()), f"{self._bridge.say('lists')} ({LISTS})"
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read_list(Path(name)))
        dialog.open()

    def read_list(self, file: Path) -> ImportDialog | None:
        """All of the list, or none of it."""
        session, say = self._bridge.room.session, self._bridge.say
        if session is None:
            return None
        dialog = ImportDialog(self._bridge, file, into_session(say, session.id, session.code), self)
        dialog.taken_in.connect(lambda taken: self.told.emit(say("people_imported", n=taken.rows)))
        dialog.open()
        return dialog
