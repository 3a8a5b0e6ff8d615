"""The last look before the doors open: what to see to, each a click away, what is well, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.findings import Concern, Ready
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.readiness import Surroundings, concerns, ready
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import column, emptied, holding, label, pill, row, rule, tone

Around = Callable[[], Surroundings]
AGAIN_MS = 3000  # files, computer, screens and network are looked at again so often


class PreflightPanel(Panel):
    wants_step = Signal(str)
    wants_page = Signal(str)
    wants_network = Signal()
    wants_look = Signal()

    def __init__(self, hands: Hands, around: Around) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._around = around
        self._since = QElapsedTimer()
        self.shown: tuple[Concern, ...] | None = None
        self.well: tuple[Ready, ...] = ()
        self.state = pill()
        self.again = button(self._say("preflight_again"), "redo", "quiet")
        self.again.clicked.connect(self.wants_look)
        self.words = label(name="hint", wrap=True)
        self._lines, self._known, self._ready = column(gap=5), column(gap=5), column(gap=2)
        self._in_order = label(wrap=True)
        self.unfold = _small("")
        self.unfold.clicked.connect(self._fold_or_unfold)
        self._is_unfolded: bool | None = None  # until somebody says so, when there is nothing else to read
        self._all = holding(self._ready)
        self.next = label(name="hint", wrap=True)
        self.column.addLayout(row(label(self._say("preflight_heading"), "strong"), self.state, 1, self.again))
        self.column.addLayout(self._lines)
        self.column.addLayout(self._known)
        self.column.addLayout(_line("✓", "good", self._in_order, self.unfold))
        self.column.addWidget(self._all)
        self.column.addWidget(rule())
        self.column.addWidget(self.words)
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
        for lines in (self._lines, self._known, self._ready):
            emptied(lines)
        for concern in found:
            self._lines.addLayout(self._to_see_to(concern))
        for each in well:
            mark, value = SIGNS[each.sign]
            lines = self._ready if each.sign == "well" else self._known
            lines.addLayout(_line(mark, value, label(self._say(each.key, **each.details), wrap=True)))
        self._fold()
        self._sum_up(found, is_known=all(each.sign != "waiting" for each in well))

    def _sum_up(self, found: Sequence[Concern], is_known: bool) -> None:
        self.words.setText(self._say("preflight_words" if found or not is_known else "preflight_well_words"))
        if found:
            self.state.setText(self._say("preflight_found", n=len(found)))
            tone(self.state, "bad" if any(each.stops for each in found) else "warn")
        else:
            self.state.setText(self._say("preflight_well" if is_known else "preflight_checking"))
            tone(self.state, "good" if is_known else "")

    @Slot()
    def _fold_or_unfold(self) -> None:
        self._is_unfolded = self._all.isHidden()
        self._fold()

    def _fold(self) -> None:
        """What is well can be read, and makes room for what is not."""
        unfolded = not self.shown if self._is_unfolded is None else self._is_unfolded
        self._all.setVisible(unfolded)
        self._in_order.setText(self._say("preflight_in_order", n=sum(each.sign == "well" for each in self.well)))
        self.unfold.setText(self._say("preflight_fold" if unfolded else "preflight_unfold"))

    def _show_next(self, room: Room) -> None:
        """What the big button does."""
        first = room.upcoming
        words = self._say("preflight_next")
        self.next.setText(f"{words} {self._say('preflight_first', title=first.title)}" if first is not None else words)

    def _to_see_to(self, concern: Concern) -> QHBoxLayout:
        mark, value = ("✕", "bad") if concern.stops else ("!", "warn")
        words = label(self._say(concern.key, **concern.details), wrap=True)
        way = Way("preflight_see", "step") if concern.step_id else WAYS.get(concern.key)
        if way is None:
            return _line(mark, value, words)
        see = _small(self._say(way.words))
        see.clicked.connect(lambda: self._see(way, concern.step_id))
        return _line(mark, value, words, see)

    def _see(self, way: Way, step_id: str) -> None:
        if step_id:
            self.wants_step.emit(step_id)
        elif way.place == NETWORK:
            self.wants_network.emit()
        else:
            self.wants_page.emit(way.place)

    def tick(self, now: object) -> None:
        if self._since.hasExpired(AGAIN_MS):
            self.show_room(self._hands.room)


def _line(mark: str, value: str, words: QLabel, way: QPushButton | None = None) -> QHBoxLayout:
    """A mark, what it is about, and where it is seen to; all begin on the same line."""
    sign = label(mark, "mark")
    sign.setFixedWidth(MARK)
    tone(sign, value)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    line = row(gap=6)
    for each in (sign, words):
        each.setContentsMargins(0, AIR, 0, AIR)
        line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    if way is not None:
        line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _small(words: str) -> QPushButton:
    made = button(words)
    made.setProperty("chip", True)
    return made


class Way(NamedTuple):
    """To where a concern is seen to: the word on its button, and a page of the console."""

    words: str
    place: str


MARK, AIR = 16, 3  # pixels
SIGNS = {"well": ("✓", "good"), "known": ("•", "quiet"), "waiting": ("…", "quiet")}
NETWORK = "network"  # a dialog, not a page
WAYS = {
    "preflight_title": Way("preflight_see", "session"),
    "preflight_facilitator": Way("preflight_see", "session"),
    "preflight_past": Way("preflight_see", "session"),
    "preflight_notice": Way("preflight_see", "session"),
    "preflight_people": Way("preflight_see", "people"),
    "preflight_network": Way("preflight_see", NETWORK),
    "preflight_virtual": Way("preflight_see", NETWORK),
    "preflight_hotspot": Way("preflight_see", NETWORK),
    "preflight_untried": Way("preflight_try", NETWORK),
}
