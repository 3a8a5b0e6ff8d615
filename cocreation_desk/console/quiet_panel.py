"""The live panel of steps that ask nothing of the console: what to say, and what comes next, after the end too."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import label, row


class QuietPanel(Panel):
    wants_page = Signal(str)

    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._say = hands.say
        self._step_id = step_id
        self._empty = Empty("", "", large("clock"))
        self._words = label(name="hint", wrap=True)
        self.minutes = button(self._say("page_minutes"), "note", "primary")
        self.documents = button(self._say("page_documents"), "printer")
        self.minutes.clicked.connect(lambda: self.wants_page.emit("minutes"))
        self.documents.clicked.connect(lambda: self.wants_page.emit("documents"))
        self.column.addWidget(self._empty, 1)
        self.column.addLayout(row(1, self.minutes, self.documents, 1))
        self.column.addWidget(self._words)

    def show_room(self, room: Room) -> None:
        say = self._say
        over = room.session is not None and room.session.actual_end is not None
        for next_place in (self.minutes, self.documents):
            next_place.setVisible(over)
        step = room.step(self._step_id) if self._step_id else None
        if step is not None:
            self._empty.say(say("quiet_title"), say("quiet_words"))
        elif room.session is None or not room.steps:
            self._empty.say(say("agenda_empty"), say("agenda_empty_words"))
        elif over:
            self._empty.say(say("quiet_over"), say("quiet_over_words"))
        elif room.session.actual_start is not None:
            self._empty.say(say("quiet_between"), say("quiet_between_words"))
        else:
            self._empty.say(say("quiet_before"), say("quiet_before_words"))
