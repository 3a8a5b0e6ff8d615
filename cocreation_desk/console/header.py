"""Along the top: which session this is, the pages of the console, the time, how late we are, who is connected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.people_panel import Online
from cocreation_desk.console.words_of import ahead_or_late, whole_minutes
from cocreation_desk.domain import clock
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.widgets.buttons import icon_button
from cocreation_desk.widgets.clamped import Clamped
from cocreation_desk.widgets.parts import column, label, pill, row, tone


class Header(QFrame):
    page_chosen = Signal(str)
    language_chosen = Signal(str)
    session_chosen = Signal(str)
    wants_start = Signal()
    wants_new_session = Signal()
    wants_help = Signal()

    def __init__(self, bridge: Bridge, pages: Sequence[str], online: Online) -> None:
        super().__init__()
        self.setObjectName("header")
        self._bridge = bridge
        self._online = online
        say = bridge.say
        self.menu = icon_button(say("header_menu"), "folder")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.menu.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.menu.setProperty("quiet", True)
        self.title = Clamped(1, "sessionTitle")
        self.place = Clamped(1, "sessionPlace")
        nav = QWidget()
        nav.setObjectName("nav")
        self.pages: dict[str, QToolButton] = {}
        buttons = QHBoxLayout(nav)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(2)
        for number, page in enumerate(pages, start=1):
            asked = QToolButton()
            asked.setText(say(f"page_{page}"))
            asked.setCheckable(True)
            asked.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            asked.setAutoExclusive(True)
            asked.setToolTip(f"Ctrl+{number}")
            asked.clicked.connect(lambda _=False, page=page: self.page_chosen.emit(page))
            self.pages[page] = asked
            buttons.addWidget(asked)
        self.state = pill()
        self.delay = pill()
        self.phones = pill()
        self.clock = label(name="clockFigure")
        other = "en" if say.language == "fr" else "fr"
        self.language = QToolButton()
        self.language.setText(other.upper())
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.language.setToolTip(say(f"header_speak_{other}"))
        self.language.setAccessibleName(say(f"header_speak_{other}"))
        self.language.clicked.connect(lambda: self.language_chosen.emit(other))
        self.help = icon_button(say("header_help"), "help")
        self.help.clicked.connect(self.wants_help)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 12, 6)
        line.setSpacing(10)
        line.addWidget(self.menu)
        line.addLayout(column(self.title, self.place, gap=0), 1)
        line.addWidget(nav)
        line.addStretch(0)
        line.addLayout(row(self.state, self.delay, self.phones, gap=6))
        line.addWidget(self.clock)
        line.addWidget(self.language)
        line.addWidget(self.help)
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    def show_page(self, page: str) -> None:
        self.pages[page].setChecked(True)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        session = room.session
        say = self._bridge.say
        self.title.setText(session.title.said_in(say.language) if session else room.programme.name)
        where = [room.programme.name]
        if session is not None:
            where += [say.date(session.starts_at.date()), *([session.place] if session.place else [])]
        self.place.setText(" · ".join(where))
        self.state.setVisible(session is not None and session.state is not SessionState.RUNNING)
        if session is not None:
            self.state.setText(say(f"session_state_{session.state.value}"))
            tone(self.state, "live" if session.state.is_live else "")
        self._tick(self._bridge.now())

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        say = self._bridge.say
        room = self._bridge.room
        self.clock.setText(say.clock(now))
        session = room.session
        live = session is not None and session.actual_start is not None and session.actual_end is None
        self.delay.setVisible(live)
        if session is not None and live:
            late = clock.delay(clock.run_sheet(room.steps, session.starts_at, now))
            self.delay.setText(ahead_or_late(say, late))
            tone(self.delay, "warn" if whole_minutes(late) >= 1 else "good")
        connected = len(self._online())
        self.phones.setVisible(session is not None and session.state.is_live)
        self.phones.setText(say("header_phones", n=connected))
        tone(self.phones, "good" if connected else "")

    @Slot()
    def _fill_menu(self) -> None:
        say = self._bridge.say
        room = self._bridge.room
        self._menu.clear()
        for session in room.sessions:
            words = f"{session.code} · {session.title.said_in(say.language)}"
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(room.session is not None and session.id == room.session.id)
            action.triggered.connect(lambda _=False, session_id=session.id: self.session_chosen.emit(session_id))
        self._menu.addSeparator()
        self._menu.addAction(say("header_new_session"), self.wants_new_session.emit)
        self._menu.addAction(say("header_start_page"), self.wants_start.emit)
