"""The last look before the doors open: all is well, or what to see to, each a click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.readiness import Concern, Surroundings, concerns
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import emptied, label, pill, row, tone

Around = Callable[[], Surroundings]
AGAIN_MS = 3000  # files, disk and network are looked at again so often


class PreflightPanel(Panel):
    wants_step = Signal(str)
    wants_page = Signal(str)

    def __init__(self, hands: Hands, around: Around) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._around = around
        self._since = QElapsedTimer()
        self.shown: tuple[Concern, ...] | None = None
        self.state = pill()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.column.addLayout(row(label(self._say("preflight_heading"), "strong"), 1, self.state))
        self.column.addWidget(label(self._say("preflight_words"), "hint", wrap=True))
        self.column.addLayout(self._lines)
        self.column.addStretch(1)

    def show_room(self, room: Room) -> None:
        self._since.start()
        found = concerns(room, self._around())
        if found == self.shown:
            return
        self.shown = found
        emptied(self._lines)
        for concern in found:
            self._lines.addLayout(self._line(concern))
        self.state.setText(self._say("preflight_found", n=len(found)) if found else self._say("preflight_well"))
        tone(self.state, "bad" if any(each.stops for each in found) else "warn" if found else "good")

    def _line(self, concern: Concern) -> QVBoxLayout:
        mark = "✕" if concern.stops else "!"
        words = label(f"{mark}  {self._say(concern.key, **concern.details)}", wrap=True)
        line = row(gap=8)
        line.addWidget(words, 1)
        if concern.step_id or concern.key in PLACES:
            see = button(self._say("preflight_see"), voice="quiet")
            see.clicked.connect(lambda: self._see(concern))
            line.addWidget(see)
        around = QVBoxLayout()
        around.addLayout(line)
        return around

    def _see(self, concern: Concern) -> None:
        if concern.step_id:
            self.wants_step.emit(concern.step_id)
        else:
            self.wants_page.emit(PLACES[concern.key])

    def tick(self, now: object) -> None:
        if self._since.hasExpired(AGAIN_MS):
            self.show_room(self._hands.room)


PLACES = {
    "preflight_title": "session",
    "preflight_facilitator": "session",
    "preflight_notice": "session",
    "preflight_people": "people",
}
