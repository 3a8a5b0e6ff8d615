"""The programme's registrations: lists come in, what is odd is decided, and whoever is left can be drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from cocreation_desk.console.background import Background
from cocreation_desk.console.guardian_form import ask_of_registration
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.registration_card import RegistrationCard
from cocreation_desk.console.registration_rules import RulesForm, rule_lines
from cocreation_desk.console.registrations_import import LISTS, SUFFIXES, ImportDialog, Taken, into_programme
from cocreation_desk.console.registrations_model import (
    ADMITTED,
    ASIDE,
    COLUMNS,
    EVERYBODY,
    FORGOTTEN,
    TO_DECIDE,
    Book,
    RegistrationsModel,
    book_of,
)
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.desk import registrations as acts
from cocreation_desk.domain.registrations import Reason, Registration, Verdict
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.store import registrations as rows
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.listing import as_list, share_width
from cocreation_desk.widgets.parts import holding, label, row

WIDTHS = {"number": 72, "name": 190, "contact": 250, "postcode": 96, "age_band": 100, "site_choices": 160}
FILTERS = (
    EVERYBODY,
    TO_DECIDE,
    *(reason.value for reason in Reason if reason is not Reason.OTHER),
    ADMITTED,
    ASIDE,
    FORGOTTEN,
)
LONGEST_FILE_NAME = 220  # pixels
SOON_MS = 100  # a burst of changes is read once
ALWAYS_SHOWN = (EVERYBODY, TO_DECIDE, ADMITTED, ASIDE)


class RegistrationsPage(Page):
    """Read again, beside the window, when it is looked at and when something about registrations was done."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._file, self._stack_of_changes = given.file, given.stack
        say = bridge.say
        self.model = RegistrationsModel(say, self)
        self._reading = Background(self)
        self._reading.done.connect(self._show_book)
        self._reading.troubled.connect(self._tell_trouble)
        Drops(self, SUFFIXES, lambda file, _: self.read_list(file))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("registrations_search"))
        self.search.setAccessibleName(say("registrations_search"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(self.model.look_for)
        self._counts = label(name="small")
        self.bring_in = button(say("registrations_import"), "folder", "primary", say("registrations_import_tip"))
        self.bring_in.clicked.connect(self.browse)
        self.rules = button(say("registrations_rules"), "settings", tip=say("registrations_rules_tip"))
        self.rules.clicked.connect(self._change_rules)
        self._make_filters()
        self._make_table()
        self.card = RegistrationCard(say, self._ask_guardian)
        self._make_buttons()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.read)
        bridge.changed.connect(self._something_done)

    # ---- how it looks -------------------------------------------------------------------------------------------------------------

    def _make_filters(self) -> None:
        self._filters = QButtonGroup(self)
        self.filters: dict[str, QPushButton] = {}
        for wanted in FILTERS:
            made = button("")
            made.setProperty("chip", True)
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, wanted=wanted: self._want(wanted))
            self._filters.addButton(made)
            self.filters[wanted] = made
        self.filters[EVERYBODY].setChecked(True)

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        as_list(self.table, self._bridge.say("page_registrations"), high=32)
        share_width(self.table, COLUMNS, WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)
        self.table.selectionModel().selectionChanged.connect(self._show_selection)
        self.model.modelReset.connect(self._show_selection)

    def _make_buttons(self) -> None:
        say = self._bridge.say
        self._chosen = label(name="caption")
        self.keep = button(say("registrations_keep"), "check", tip=say("registrations_keep_tip"))
        self.keep.clicked.connect(self._keep_selected)
        self.aside = button(say("registrations_set_aside"), "hidden", tip=say("registrations_set_aside_tip"))
        self.offered = QMenu(self)
        self._reasons = QMenu(say("registrations_set_aside"), self.aside)
        for reason in Reason:
            action = self._reasons.addAction(say(f"reason_{reason.value}"))
            action.triggered.connect(lambda _=False, reason=reason: self.set_selected_aside(reason))
        self.aside.setMenu(self._reasons)
        self.undecide = button(say("registrations_undecide"), "undo", tip=say("registrations_undecide_tip"))
        self.undecide.clicked.connect(self._undecide_selected)
        self.by_rule = button(say("registrations_by_rule"), "list", tip=say("registrations_by_rule_tip"))
        self.rule_menu = QMenu(self.by_rule)
        self.rule_menu.aboutToShow.connect(self._fill_rules)
        self.by_rule.setMenu(self.rule_menu)
        self.invite = button(say("registrations_invite"), "door", tip=say("registrations_invite_tip"))
        self.invite.clicked.connect(self._invite_selected)

    def _lay_out(self) -> None:
        say = self._bridge.say
        twin = button(say("registrations_import"), "folder", "primary")
        twin.clicked.connect(self.browse)
        nothing = Empty(say("registrations_none"), say("registrations_none_words"), large("people"), twin)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.card.frame)
        self.card.frame.hide()
        sifted = Flow(gap=6)
        for made in self.filters.values():
            sifted.addWidget(made)
        full = QVBoxLayout()
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(10)
        full.addLayout(sifted)
        full.addLayout(middle, 1)
        full.addLayout(row(self._chosen, 1, self.by_rule, self.keep, self.aside, self.undecide, self.invite, gap=6))
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(holding(full))
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(10)
        title = label(say("page_registrations"), "heading")
        page.addLayout(row(title, self._counts, 1, self.search, self.rules, self.bring_in))
        page.addWidget(self._stack, 1)
        self._show_book(Book())

    # ---- reading ------------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    @Slot()
    def _something_done(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def read(self) -> None:
        self._reading.start(partial(_newer_book, self._file, self.model.book))

    @Slot(object)
    def _show_book(self, book: Book) -> None:
        if book is self.model.book:
            return
        chosen = frozenset(each.id for each in self.selected)
        self.model.show(book)
        self._select(chosen)
        say, counts = self._bridge.say, book.counts()
        for wanted, chip in self.filters.items():
            chip.setText(say("registrations_filter", name=say(f"filter_{wanted}"), n=counts[wanted]))
            chip.setVisible(wanted in ALWAYS_SHOWN or counts[wanted] > 0 or self.model.wanted == wanted)
        self._counts.setText(self._told_of(book))
        self._stack.setCurrentIndex(1 if book.registrations else 0)
        self.search.setVisible(bool(book.registrations))
        self.by_rule.setEnabled(book.tally.undecided > 0)
        self._show_selection()

    def _told_of(self, book: Book) -> str:
        """How many came, and with which list the last of them."""
        if not book.imports:
            return ""
        say, last = self._bridge.say, book.imports[-1]
        at = last.at.astimezone()
        name = self.fontMetrics().elidedText(last.name, Qt.TextElideMode.ElideMiddle, LONGEST_FILE_NAME)
        return say("registrations_counts", n=book.tally.received, name=name, date=at.date(), time=at.time())

    @Slot(object)
    def _tell_trouble(self, trouble: Exception) -> None:
        self._bridge.troubled.emit(self._bridge.say("console_act_failed"))

    def _select(self, ids: frozenset[str]) -> None:
        if len(ids) == 1:
            for number in self.model.rows_of(ids):
                self.table.selectRow(number)

    @property
    def selected(self) -> list[Registration]:
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [each for number in chosen if (each := self.model.at(number)) is not None]

    @Slot()
    def _show_selection(self) -> None:
        chosen = self.selected
        say = self._bridge.say
        self._chosen.setText(say("registrations_chosen", n=len(chosen)) if chosen else "")
        known = bool(chosen) and not any(each.is_forgotten for each in chosen)
        self.keep.setEnabled(known)
        self.aside.setEnabled(known)
        self.undecide.setEnabled(known and any(each.is_decided for each in chosen))
        self.invite.setEnabled(
            self._bridge.room.session is not None
            and bool(chosen)
            and all(each.is_eligible and not each.person_id for each in chosen)
        )
        self.card.show(self.model.book, chosen[0] if len(chosen) == 1 else None)
        for told in ("contact", "site_choices"):  # by the card
            self.table.setColumnHidden(COLUMNS.index(told), len(chosen) == 1)

    def _want(self, wanted: str) -> None:
        self.filters[wanted].setChecked(True)
        self.model.want(wanted)

    # ---- deciding -----------------------------------------------------------------------------------------------------------------

    @Slot()
    def _keep_selected(self) -> None:
        self._decide("registrations_kept", acts.keep, [each.id for each in self.selected])

    def set_selected_aside(self, reason: Reason) -> None:
        self._decide("registrations_set_aside_done", acts.set_aside, [each.id for each in self.selected], reason)

    @Slot()
    def _undecide_selected(self) -> None:
        verdicts = [Verdict(each.id) for each in self.selected if each.is_decided]
        self._decide("registrations_undecided", acts.decide_as_before, verdicts)

    @Slot(QPoint)
    def _offer(self, where: QPoint) -> None:
        """What the buttons below do, where the pointer is."""
        if self.selected:
            self.offered.clear()
            for made in (self.keep, self.undecide, self.invite):
                action = self.offered.addAction(made.text())
                action.setEnabled(made.isEnabled())
                action.triggered.connect(made.click)
            self.offered.insertMenu(self.offered.actions()[1], self._reasons)
            self.offered.popup(self.table.viewport().mapToGlobal(where))

    def _decide(self, key: str, act: Callable[..., Any], *args: Any) -> None:
        def decided(before: Sequence[Verdict]) -> None:
            words = self._bridge.say(key, n=len(before))
            if before:
                back, again = Deed(acts.decide_as_before, (before,)), Deed(act, args)
                self._stack_of_changes.push(Reversible(self._bridge, words, again, back))
            self.told.emit(words)
            self.read()

        self._bridge.do(act, *args, then=decided)

    @Slot()
    def _fill_rules(self) -> None:
        self.rule_menu.clear()
        before: object = None
        for words, reason, way, clue in rule_lines(self._bridge.say, self.model.book):
            if before not in (None, (reason, clue)):
                self.rule_menu.addSeparator()
            before = reason, clue
            action = self.rule_menu.addAction(words)
            ask = partial(self._decide, "registrations_ruled", acts.decide_by_rule, reason, way, clue)
            action.triggered.connect(lambda _=False, ask=ask: ask())

    @Slot()
    def _change_rules(self) -> None:
        def changed(before: object, after: object) -> None:
            again, back = (Deed(acts.change_rules, (each,)) for each in (after, before))
            words = self._bridge.say("registrations_rules_changed")
            self._stack_of_changes.push(Reversible(self._bridge, words, again, back))
            self.told.emit(words)

        with self._file.reader() as db:
            in_force = rows.rules(db)
        RulesForm(self._bridge, in_force, changed, self).open()

    def _ask_guardian(self, each: Registration) -> None:
        ask_of_registration(self._bridge, each.id, each.name, each.guardian, self.read, self)

    @Slot()
    def _invite_selected(self) -> None:
        session, say = self._bridge.room.session, self._bridge.say
        if session is None:
            return
        chosen = [each.id for each in self.selected]
        listed = {each.id for each in self._bridge.room.participants}

        def invited(participants: Sequence[str]) -> None:
            words = say("registrations_invited", n=len(participants), session=session.code)
            again = Deed(acts.invite, (session.id, chosen))
            known = listed.intersection(participants)
            back = Deed(acts.take_back_invitations, (session.id, chosen, known))
            self._stack_of_changes.push(Reversible(self._bridge, words, again, back))
            self.told.emit(words)
            self.read()

        self._bridge.do(acts.invite, session.id, chosen, then=invited)

    # ---- lists come in ------------------------------------------------------------------------------------------------------------

    @Slot()
    def browse(self) -> None:
        say = self._bridge.say
        dialog = QFileDialog(self, say("registrations_import"), str(Path.home()), f"{say('lists')} ({LISTS})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read_list(Path(name)))
        dialog.open()

    def read_list(self, path: Path) -> ImportDialog:
        dialog = ImportDialog(
            self._bridge, path, into_programme(self._bridge.say, self._file, lambda: self._bridge.now().date()), self
        )
        dialog.taken_in.connect(self._taken_in)
        dialog.open()
        return dialog

    @Slot(object)
    def _taken_in(self, taken: Taken) -> None:
        words = self._bridge.say("registrations_imported", n=taken.rows, name=taken.name)
        again = Deed(acts.take_in, (*taken.args, taken.result))
        self._stack_of_changes.push(Reversible(self._bridge, words, again, Deed(acts.take_out, (taken.result,))))
        self.told.emit(words)
        self._want(EVERYBODY)
        self.read()

    def put_away(self) -> None:
        self._soon.stop()
        self._reading.close()


def _newer_book(file: ProgrammeFile, known: Book, progress: Progress) -> Book:
    """The book of the file, or the one that is known where nothing has changed since."""
    with file.reader() as db:
        version = rows.version(db)
        if version == known.version:
            return known
        everybody = rows.registrations(db)
        progress(1, 2)
        return book_of(everybody, rows.rules(db), rows.imports(db), version)
