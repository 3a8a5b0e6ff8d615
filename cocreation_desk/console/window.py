"""The facilitator's window: three areas for the session under way, pages for everything else, capture always below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cocreation_desk.console.agenda_edits import AgendaEdits
from cocreation_desk.console.agenda_panel import AgendaPanel
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.capture_bar import CaptureBar, Draft
from cocreation_desk.console.documents_page import DocumentsPage
from cocreation_desk.console.header import Header
from cocreation_desk.console.help import Shortcuts
from cocreation_desk.console.journal_page import JournalPage
from cocreation_desk.console.live import Live
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.minutes_page import MinutesPage
from cocreation_desk.console.now_panel import NowPanel
from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.people_panel import Online, PeoplePanel
from cocreation_desk.console.person_form import PersonForm
from cocreation_desk.console.session_page import SessionPage
from cocreation_desk.console.stage_panel import Picture, StagePanel
from cocreation_desk.console.step_form import StepForm
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Participant
from cocreation_desk.kinds.hands import FilmHands
from cocreation_desk.store.file import ProgrammeFile
from cocreation_desk.widgets.banner import Banner
from cocreation_desk.widgets.buttons import drawing
from cocreation_desk.widgets.parts import column, holding

PAGES = ("room", "people", "minutes", "documents", "session", "journal")


class Window(QMainWindow):
    """Built anew when the console changes its language: ``draft`` and ``page`` carry on what was being done."""

    language_chosen = Signal(str)
    wants_start = Signal()
    wants_new_session = Signal()
    wants_stage = Signal()
    wants_neutral = Signal()
    wants_yield = Signal()
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
    ) -> None:
        super().__init__()
        self.bridge = bridge
        self._memory = memory
        self._edits = AgendaEdits(bridge, stack, self)
        say = bridge.say
        self.banner = Banner(say("banner_close"), drawing("cross"))
        self.header = Header(bridge, PAGES, online)
        self.agenda = AgendaPanel(bridge, self._edits)
        self.now = NowPanel(bridge)
        self.live = Live(bridge, film)
        self.stage = StagePanel(bridge, picture)
        self.people = PeoplePanel(bridge, online)
        self.capture = CaptureBar(bridge, draft)
        self.pages: dict[str, QWidget] = {
            "room": self._room_page(),
            "people": PeoplePage(bridge, online),
            "minutes": MinutesPage(bridge, file),
            "documents": DocumentsPage(bridge, file, memory, address),
            "session": SessionPage(bridge, address),
            "journal": JournalPage(bridge, file),
        }
        self._stack = QStackedWidget()
        for page in PAGES:
            self._stack.addWidget(self.pages[page])
        self._lay_out()
        self._connect()
        self._set_shortcuts()
        self.show_title()

    def _room_page(self) -> QWidget:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        running, around = column(self.now, gap=10), column(self.stage, gap=10)
        running.addWidget(self.live, 1)
        around.addWidget(self.people, 1)
        middle, right = holding(running), holding(around)
        for area, wide, least in ((self.agenda, 5, 320), (middle, 7, 430), (right, 4, 330)):
            area.setMinimumWidth(least)
            self._split.addWidget(area)
            self._split.setStretchFactor(self._split.count() - 1, wide)
        self._split.setSizes([400, 560, 360])
        kept = self._memory.kept("split")
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
        news = column(self.banner)
        news.setContentsMargins(12, 6, 12, 0)
        layout.addLayout(news)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.capture)
        self.setCentralWidget(whole)
        self.header.show_page("room")
        self.resize(1440, 860)
        self.agenda.list.setFocus()

    def _connect(self) -> None:
        self.bridge.troubled.connect(self.tell_trouble)
        self.bridge.changed.connect(self.show_title)
        self.header.page_chosen.connect(self.show_page)
        self.header.language_chosen.connect(self.language_chosen)
        self.header.session_chosen.connect(self._enter)
        self.header.wants_start.connect(self.wants_start)
        self.header.wants_new_session.connect(self.wants_new_session)
        self.header.wants_help.connect(self.show_shortcuts)
        self.agenda.wants_edit.connect(self.edit_step)
        self.people.wants_add.connect(self.add_person)
        self.people.wants_edit.connect(self.edit_person)
        people = self.pages["people"]
        assert isinstance(people, PeoplePage)
        people.wants_add.connect(self.add_person)
        people.wants_edit.connect(self.edit_person)
        people.told.connect(self.tell)
        documents = self.pages["documents"]
        assert isinstance(documents, DocumentsPage)
        documents.told.connect(self.tell)
        minutes = self.pages["minutes"]
        assert isinstance(minutes, MinutesPage)
        minutes.told.connect(self.tell)
        minutes.wants_documents.connect(lambda: self.show_page("documents"))
        self.stage.wants_stage.connect(self.wants_stage)
        self.stage.wants_neutral.connect(self.wants_neutral)
        self.stage.wants_yield.connect(self.wants_yield)
        self.capture.caught.connect(self.tell)

    def _set_shortcuts(self) -> None:
        asked: list[tuple[str | Qt.Key, Callable[[], object]]] = [
            (Qt.Key.Key_PageDown, self.now.go_on),
            (Qt.Key.Key_PageUp, self.now.go_back),
            (Qt.Key.Key_F1, self.show_shortcuts),
            (Qt.Key.Key_F5, self.wants_stage.emit),
            (Qt.Key.Key_F6, self.wants_yield.emit),
            (Qt.Key.Key_F9, self.stage.toggle_neutral),
            ("Ctrl+.", self.now.pause_or_resume),
            ("Ctrl++", self.now.give_a_minute),
            ("Ctrl+F", self._search_people),
        ]
        asked += [(f"Ctrl+{number}", self._goes_to(page)) for number, page in enumerate(PAGES, start=1)]
        for keys, do in asked:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)

    def _goes_to(self, page: str) -> Callable[[], None]:
        return lambda: self.show_page(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is *Next* wherever nothing else wants it; buttons only want it when they were reached with Tab."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.now.go_on()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def show_page(self, page: str) -> None:
        self.header.show_page(page)
        self._stack.setCurrentWidget(self.pages[page])

    @property
    def page(self) -> str:
        return PAGES[self._stack.currentIndex()]

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

    @Slot()
    def add_person(self) -> None:
        PersonForm(self.bridge, None, self).open()

    @Slot(object)
    def edit_person(self, person: Participant) -> None:
        PersonForm(self.bridge, person, self).open()

    @Slot()
    def show_shortcuts(self) -> None:
        Shortcuts(self.bridge.say, self).open()

    @Slot()
    def _search_people(self) -> None:
        self.show_page("room")
        self.people.search.setFocus()
        self.people.search.selectAll()

    @Slot(str)
    def _enter(self, session_id: str) -> None:
        self.bridge.enter(session_id)

    def put_away(self) -> None:
        """Before the window goes for good: nothing is left running or open behind it."""
        documents = self.pages["documents"]
        assert isinstance(documents, DocumentsPage)
        documents.put_away()
        minutes = self.pages["minutes"]
        assert isinstance(minutes, MinutesPage)
        minutes.save_if_waiting()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep_place("console", self)
        self._memory.keep("split", self._split.saveState().toBase64().toStdString())
        self.closed.emit()
        super().closeEvent(event)
