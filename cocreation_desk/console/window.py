"""The facilitator's window: three areas for the session under way, pages for everything else, capture always below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import (
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.console.agenda_edits import AgendaEdits
from cocreation_desk.console.agenda_panel import AgendaPanel
from cocreation_desk.console.asks import asks
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.capture_bar import KEYS, CaptureBar, Draft
from cocreation_desk.console.copies import Copies
from cocreation_desk.console.due_strip import DueStrip
from cocreation_desk.console.forms import AROUND
from cocreation_desk.console.header import Header
from cocreation_desk.console.help import Shortcuts
from cocreation_desk.console.leaving import Leaving
from cocreation_desk.console.live import Live
from cocreation_desk.console.look import wear
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.menus import Menus
from cocreation_desk.console.network_check import NetworkCheck
from cocreation_desk.console.network_form import NetworkForm
from cocreation_desk.console.network_memory import NetworkMemory
from cocreation_desk.console.now_panel import NowPanel
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.pages import PAGES, ROOM
from cocreation_desk.console.people_panel import Online, PeoplePanel
from cocreation_desk.console.registrations_import import SUFFIXES
from cocreation_desk.console.registrations_page import RegistrationsPage
from cocreation_desk.console.renewing import Renewing
from cocreation_desk.console.resting import Resting
from cocreation_desk.console.setting_aside import ballot_to_cancel, cancel_ballot, cancel_session
from cocreation_desk.console.stage_panel import Picture, StagePanel
from cocreation_desk.console.step_form import StepForm
from cocreation_desk.console.surroundings import Around
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.console.unsaved import RETURNS
from cocreation_desk.desk import people, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.session import SessionState
from cocreation_desk.kinds.hands import FilmHands
from cocreation_desk.kinds.readiness import expected_phones
from cocreation_desk.server import network
from cocreation_desk.store.file import SUFFIX, ProgrammeFile
from cocreation_desk.widgets.banner import Banner
from cocreation_desk.widgets.buttons import drawing
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.parts import column, holding, scrolled

FIRST_SIZE = QSize(1440, 860)
SMALLEST = QSize(1120, 560)
TALL = 800  # pixels; a laptop of 1366 × 768 is not


class Window(QMainWindow):
    """Built anew when the console changes its language: ``draft`` and ``page`` carry on what was being done."""

    language_chosen = Signal(str)
    wants_start = Signal()
    wants_new_session = Signal()
    wants_stage = Signal()
    wants_neutral = Signal()
    wants_yield = Signal()
    wants_address = Signal(str)
    wants_file = Signal(object)
    closed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        file: ProgrammeFile,
        memory: Memory,
        stack: QUndoStack,
        picture: Picture,
        online: Online,
        address: Callable[[], str],
        film: FilmHands | None = None,
        draft: Draft | None = None,
        heard: Callable[[], Sequence[network.Visit]] = tuple,
        waiting: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        super().__init__()
        self.bridge = bridge
        self.given = Given(bridge, file, memory, stack, online, address, heard, waiting)
        self._edits = AgendaEdits(bridge, stack, self)
        say = bridge.say
        self.due = DueStrip(self.given)
        self.header = Header(bridge, (ROOM, *PAGES), online)
        self.banner = Banner(say("banner_close"), drawing("cross"), self.header.whose)
        self.agenda = AgendaPanel(bridge, self._edits)
        self.now = NowPanel(bridge, lambda: self.live.to_see)
        self._around = Around(self.given, self)
        self.live = Live(bridge, film, self._around, self.now.next)
        self.stage = StagePanel(bridge, picture)
        self.people = PeoplePanel(bridge, online)
        self.capture = CaptureBar(bridge, draft)
        self._made: dict[str, Page] = {}  # each when it is first asked for, in that order after the room's own
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(self._room_page())
        self.copies = Copies(self.given, self)
        self.copies.told.connect(self.tell)
        self.copies.troubled.connect(self.tell_trouble)
        self.renewing = Renewing.of(self.given)
        self.renewing.told.connect(self.tell)
        self.menus = Menus(self.menuBar(), bridge, asks(self))
        self._lay_out()
        self._connect()
        self._leaving = False
        self.show_title()
        wear(self)

    def _room_page(self) -> QWidget:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        running_now, around = column(self.now, gap=10), column(self.stage, gap=10)
        running_now.addWidget(self.live, 1)
        around.addWidget(self.people, 1)
        middle, right = holding(running_now), holding(around)
        for area, wide, least in ((self.agenda, 5, 320), (middle, 7, 430), (right, 4, 330)):
            area.setMinimumWidth(least)
            self._split.addWidget(area)
            self._split.setStretchFactor(self._split.count() - 1, wide)
        self._split.setSizes([400, 560, 360])
        kept = self.given.memory.kept("split")
        if kept:
            self._split.restoreState(QByteArray.fromBase64(kept.encode()))
        whole = column(self._split)
        whole.setContentsMargins(12, 10, 12, 10)
        return holding(whole)

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setObjectName("page")
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        news = column(self.due)
        news.setContentsMargins(12, 6, 12, 0)
        layout.addLayout(news)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.capture)
        self.setCentralWidget(whole)
        self.header.show_page(ROOM)
        self.setMinimumSize(SMALLEST)  # a laptop at 1280 × 720 shows it whole; pages that need more room scroll
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - AROUND))
        self.agenda.list.setFocus()
        Resting(self, self.agenda.list, KEYS.values())

    def _connect(self) -> None:
        Drops(self, (*SUFFIXES, SUFFIX), self._take_dropped, self._refuse_dropped)
        self.bridge.troubled.connect(self.tell_trouble)
        self.bridge.changed.connect(self.show_title)
        self.header.page_chosen.connect(self.show_page)
        self.header.language_chosen.connect(self.language_chosen)
        self.header.wants_help.connect(self.show_shortcuts)
        self.agenda.wants_edit.connect(self.edit_step)
        self.live.wants_step.connect(self._edit_step_called)
        self.live.wants_page.connect(self.show_page)
        self.live.wants_network.connect(self.choose_network)
        self.live.wants_look.connect(self._around.look_again)
        self._around.changed.connect(self.live.look_again)
        self.stage.wants_stage.connect(self.wants_stage)
        self.stage.wants_neutral.connect(self.wants_neutral)
        self.stage.wants_yield.connect(self.wants_yield)
        self.capture.caught.connect(self.tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.now.stand(tall=self.height() >= TALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is *Next* wherever nothing else wants it; buttons only want it, and Return, when they were reached with Tab."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.now.go_on()
        elif event.key() in RETURNS and isinstance(on := self.focusWidget(), QPushButton | QToolButton):
            on.click()
        else:
            super().keyPressEvent(event)

    def _take_dropped(self, file: Path, at: QPoint) -> None:
        """A programme is opened; a list that no page around it wants becomes registrations."""
        page = self.page_named("registrations") if file.suffix.lower() != SUFFIX else None
        if isinstance(page, RegistrationsPage):
            self.show_page("registrations")
            page.read_list(file)
        elif file.resolve() != self.given.file.path.resolve():
            self.leave(partial(self.wants_file.emit, file))

    def _refuse_dropped(self, file: Path, at: QPoint) -> None:
        self.tell_trouble(self.bridge.say("drop_refused", name=file.name))

    # ---- pages and news -----------------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_page(self, page: str) -> None:
        if page != ROOM:
            self.page_named(page)
        self.header.show_page(page)
        self._stack.setCurrentIndex([ROOM, *self._made].index(page))

    @property
    def page(self) -> str:
        return [ROOM, *self._made][self._stack.currentIndex()]

    def page_named(self, key: str) -> Page:
        if key not in self._made:
            page = self._made[key] = PAGES[key](self.given)
            page.told.connect(self.tell)
            page.wants_page.connect(self.show_page)
            page.wants_network.connect(self.choose_network)
            self._stack.addWidget(scrolled(page))
        return self._made[key]

    @Slot(str)
    def tell(self, words: str) -> None:
        self.banner.say(words, "good")

    @Slot(str)
    def tell_trouble(self, words: str) -> None:
        self.banner.say(words, "bad")

    @Slot()
    def show_title(self) -> None:
        room = self.bridge.room
        name = room.session.title.said_in(self.bridge.say.language) if room.session else room.programme.name
        self.setWindowTitle(f"{name} — Cocreation Desk")

    @Slot(object)
    def edit_step(self, step: Step) -> None:
        StepForm(self.bridge, self._edits, step, self).open()

    @Slot(str)
    def _edit_step_called(self, step_id: str) -> None:
        step = self.bridge.room.step(step_id)
        if step is not None:
            self.edit_step(step)

    @Slot()
    def choose_network(self) -> None:
        given, memory = self.given, NetworkMemory(self.given.memory)
        expected = expected_phones(self.bridge.room)
        form = NetworkForm(self.bridge.say, memory, self._around.addresses, given.address(), self, expected)
        form.address_chosen.connect(self.wants_address)
        NetworkCheck(given, form)
        form.open()

    @Slot()
    def show_shortcuts(self) -> None:
        Shortcuts(self.bridge.say, self.menus.keys(), self).open()

    @Slot()
    def search_people(self) -> None:
        self.show_page(ROOM)
        self.people.search.setFocus()
        self.people.search.selectAll()

    # ---- what the menus ask -------------------------------------------------------------------------------------------------------

    def mark_missing(self) -> None:
        """Everybody still expected is absent, in one go; taken back like any change."""
        missing = [each.id for each in self.bridge.room.participants if each.presence is Presence.EXPECTED]
        again, back = (Deed(people.mark_presences, (missing, as_)) for as_ in (Presence.ABSENT, Presence.EXPECTED))
        words = self.bridge.say("undo_mark_missing", n=len(missing))

        def marked(_: object) -> None:
            self.given.stack.push(Reversible(self.bridge, words, again, back))
            self.tell(self.bridge.say("missing_marked", n=len(missing)))

        if missing:
            self.bridge.do(again.act, *again.args, then=marked)

    def suspend_or_resume(self) -> None:
        session = self.bridge.room.session
        if session is not None:
            suspended = session.state is SessionState.SUSPENDED
            self.bridge.do(running.resume if suspended else running.suspend, session.id)

    def adjourn(self) -> None:
        session = self.bridge.room.session
        if session is not None:
            self.bridge.do(running.close_session, session.id)

    def cancel_session(self) -> None:
        session = self.bridge.room.session
        if session is not None:
            cancel_session(self.bridge, session, self)

    def cancel_ballot(self) -> None:
        ballot = ballot_to_cancel(self.bridge.room)
        if ballot is not None:
            cancel_ballot(self.bridge, ballot, self)

    # ---- the end ------------------------------------------------------------------------------------------------------------------

    def put_away(self) -> None:
        """Before the window goes for good: nothing is left running or open behind it."""
        self._leaving = True
        self.given.memory.keep_place("console", self)
        self.given.memory.keep("split", self._split.saveState().toBase64().toStdString())
        self._around.close()
        self.copies.close()
        self.renewing.close()
        for page in self._made.values():
            page.put_away()

    def leave(self, then: Callable[[], object]) -> None:
        """While people are in the room, closing is asked about first."""
        if self._is_live:
            Leaving(self.bridge.say, then, self).open()
        else:
            then()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_live and not self._leaving:
            event.ignore()
            self.leave(self._close_for_good)
            return
        if self.renewing.is_busy and not self._leaving:
            event.ignore()
            self._close_once_renewed()
            return
        if not self._leaving:
            self.put_away()
        self.closed.emit()
        super().closeEvent(event)

    def _close_once_renewed(self) -> None:
        self.tell(self.bridge.say("forgetting_closes_after"))
        self.renewing.finished.connect(self.close, Qt.ConnectionType.UniqueConnection)

    @property
    def _is_live(self) -> bool:
        session = self.bridge.room.session
        return session is not None and session.state.is_live

    def _close_for_good(self) -> None:
        self.put_away()
        self.close()
