"""Along the top: which session this is, how late we are, who is connected, the time; below, the pages of the console."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.people_panel import Online
from cocreation_desk.console.words_of import ahead_or_late, whole_minutes
from cocreation_desk.domain import clock
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.widgets.buttons import icon_button
from cocreation_desk.widgets.clamped import Clamped
from cocreation_desk.widgets.page_bar import PageBar
from cocreation_desk.widgets.parts import label, pill, row, tone

MOST_KEYS = 9


def page_keys(at: int) -> str:
    """Which keys go to the page at that place; the tenth and later have none."""
    return f"Ctrl+{at + 1}" if at < MOST_KEYS else ""


class Header(QFrame):
    page_chosen = Signal(str)
    language_chosen = Signal(str)
    wants_help = Signal()

    def __init__(self, bridge: Bridge, pages: Sequence[str], online: Online) -> None:
        super().__init__()
        self.setObjectName("header")
        self._bridge = bridge
        self._online = online
        say = bridge.say
        self.title = Clamped(1, "sessionTitle")
        self.place = Clamped(1, "sessionPlace")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.nav = PageBar(
            [(page, say(f"page_{page}"), page_keys(at)) for at, page in enumerate(pages)], say("page_more")
        )
        self.nav.chosen.connect(self.page_chosen)
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
        self.whose = QWidget()  # which session it is; what is new is told here too
        whose = QHBoxLayout(self.whose)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.setSpacing(14)
        whose.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        whose.addWidget(self.place, 1, Qt.AlignmentFlag.AlignVCenter)
        top = row(gap=10)
        top.addWidget(self.whose, 1)
        top.addLayout(row(self.state, self.delay, self.phones, gap=6))
        for widget in (self.clock, self.language, self.help):
            top.addWidget(widget)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 3, 12, 3)
        lines.setSpacing(0)
        lines.addLayout(top)
        lines.addWidget(self.nav)
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    def show_page(self, page: str) -> None:
        self.nav.show_page(page)

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
            late = clock.delay(room.times_at(now))
            self.delay.setText(ahead_or_late(say, late))
            tone(self.delay, "warn" if whole_minutes(late) >= 1 else "good")
        connected = len(self._online())
        self.phones.setVisible(session is not None and session.state.is_live)
        self.phones.setText(say("header_phones", n=connected))
        tone(self.phones, "good" if connected else "")
