"""The last look before the doors open: what to see to, each a click away, what is well, and what comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.readiness import Concern, Ready, Surroundings, concerns, ready
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import emptied, label, pill, row, rule, tone

Around = Callable[[], Surroundings]
AGAIN_MS = 3000  # files, disk, screens and network are looked at again so often


class PreflightPanel(Panel):
    wants_step = Signal(str)
    wants_page = Signal(str)
    wants_network = Signal()

    def __init__(self, hands: Hands, around: Around) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._around = around
        self._since = QElapsedTimer()
        self.shown: tuple[Concern, ...] | None = None
        self.well: tuple[Ready, ...] = ()
        self.state = pill()
        self.words = label(name="hint", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._ready = QVBoxLayout()
        self._ready.setSpacing(6)
        self.next = label(name="hint", wrap=True)
        self.column.addLayout(row(label(self._say("preflight_heading"), "strong"), 1, self.state))
        self.column.addWidget(self.words)
        self.column.addLayout(self._lines)
        self.column.addLayout(self._ready)
        self.column.addWidget(rule())
        self.column.addWidget(self.next)
        self.column.addStretch(1)

    @property
    def to_see(self) -> tuple[str, ...]:
        """What is said and not seen to, for the journal: keys, never names."""
        return tuple(each.key.removeprefix("preflight_") for each in self.shown or ())

    def show_room(self, room: Room) -> None:
        self._since.start()
        around = self._around()
        found, well = concerns(room, around), ready(room, around)
        self._show_next(room)
        if (found, well) == (self.shown, self.well):
            return
        self.shown, self.well = found, well
        emptied(self._lines)
        emptied(self._ready)
        for concern in found:
            self._lines.addLayout(self._line(concern))
        for each in well:
            self._ready.addLayout(self._told("✓", self._say(each.key, **each.details), "good"))
        self.words.setText(self._say("preflight_words" if found else "preflight_well_words"))
        self.state.setText(self._say("preflight_found", n=len(found)) if found else self._say("preflight_well"))
        tone(self.state, "bad" if any(each.stops for each in found) else "warn" if found else "good")

    def _show_next(self, room: Room) -> None:
        """What the big button does."""
        first = room.upcoming
        words = self._say("preflight_next")
        self.next.setText(f"{words} {self._say('preflight_first', title=first.title)}" if first is not None else words)

    def _told(self, mark: str, words: str, value: str) -> QHBoxLayout:
        sign = label(mark, "mark")
        sign.setFixedWidth(MARK)
        tone(sign, value)
        line = row(sign, gap=6)
        line.addWidget(label(words, wrap=True), 1)
        return line

    def _line(self, concern: Concern) -> QHBoxLayout:
        mark, value = ("✕", "bad") if concern.stops else ("!", "warn")
        line = self._told(mark, self._say(concern.key, **concern.details), value)
        if concern.step_id or concern.key in PLACES or concern.key == NETWORK:
            see = button(self._say("preflight_see"), voice="quiet")
            see.clicked.connect(lambda: self._see(concern))
            line.addWidget(see)
        return line

    def _see(self, concern: Concern) -> None:
        if concern.step_id:
            self.wants_step.emit(concern.step_id)
        elif concern.key == NETWORK:
            self.wants_network.emit()
        else:
            self.wants_page.emit(PLACES[concern.key])

    def tick(self, now: object) -> None:
        if self._since.hasExpired(AGAIN_MS):
            self.show_room(self._hands.room)


MARK = 16  # pixels
NETWORK = "preflight_network"
PLACES = {
    "preflight_title": "session",
    "preflight_facilitator": "session",
    "preflight_notice": "session",
    "preflight_people": "people",
}
