"""How late we are, and what would give the minutes back: the facilitator ticks, nothing moves by itself."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.words_of import whole_minutes
from cocreation_desk.desk import running
from cocreation_desk.domain import clock
from cocreation_desk.domain.clock import Proposal, Shorten
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import emptied, label, row
from cocreation_desk.widgets.writing import unmarked

SPEAK_FROM_MINUTES = 2
LONGEST = 32  # letters of a title


class DelayPanel(QFrame):
    """Appears when we run late; opened, it lists proposals. What was ticked stays ticked while the clock goes on."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("late")
        self._bridge = bridge
        self._say = bridge.say
        self._late = 0
        self._proposals: tuple[Proposal, ...] = ()
        self.boxes: list[QCheckBox] = []
        self._words = label(name="strong")
        self.show_ways = button(self._say("delay_absorb"), voice="quiet")
        self.show_ways.clicked.connect(self._open)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._balance = label(name="small", wrap=True)
        self.apply = button(self._say("delay_apply"), "check", "primary")
        self.apply.clicked.connect(self._apply)
        self.leave = button(self._say("delay_leave"), voice="quiet")
        self.leave.clicked.connect(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addLayout(row(self._words, 1, self.show_ways))
        layout.addLayout(self._list)
        layout.addWidget(self._balance)
        layout.addLayout(row(self.apply, self.leave, 1))
        self._close()
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        self._measure(self._bridge.now())

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self._measure(now)

    def _measure(self, now: datetime) -> None:
        room = self._bridge.room
        session = room.session
        running_now = session is not None and session.actual_start is not None and session.actual_end is None
        late = 0
        if session is not None and running_now:
            late = whole_minutes(clock.delay(room.times_at(now)))
        self._late = late
        self.setVisible(late >= SPEAK_FROM_MINUTES)
        self._words.setText(self._say("agenda_late", time=self._say.minutes(max(late, 0))))

    @Slot()
    def _open(self) -> None:
        self._proposals, _ = clock.ways_to_absorb(self._bridge.room.steps, self._late)
        emptied(self._list)
        self.boxes = []
        for proposal in self._proposals:
            box = QCheckBox(unmarked(self._worded(proposal)))
            box.setChecked(isinstance(proposal, Shorten))
            box.toggled.connect(self._weigh)
            self._list.addWidget(box)
            self.boxes.append(box)
        self.show_ways.hide()
        self.apply.show()
        self.leave.show()
        self._balance.show()
        self._weigh()

    @Slot()
    def _close(self) -> None:
        emptied(self._list)
        self.boxes = []
        self.apply.hide()
        self.leave.hide()
        self._balance.hide()
        self.show_ways.show()

    @property
    def chosen(self) -> list[Proposal]:
        return [proposal for proposal, box in zip(self._proposals, self.boxes, strict=True) if box.isChecked()]

    @Slot()
    def _weigh(self) -> None:
        missing = self._late - sum(proposal.gives for proposal in self.chosen)
        if not self._proposals:
            words = self._say("delay_nothing_gives")
        elif missing > 0:
            words = self._say("delay_missing", n=missing)
        else:
            words = self._say("delay_absorbed")
        self._balance.setText(words)
        self.apply.setEnabled(bool(self.chosen))

    @Slot()
    def _apply(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            self._bridge.do(running.absorb, session.id, self.chosen)
        self._close()

    def _worded(self, proposal: Proposal) -> str:
        step = self._bridge.room.step(proposal.step_id)
        title = shorten(step.title.said_in(self._say.language), LONGEST, placeholder="…") if step else ""
        key = "delay_shorten" if isinstance(proposal, Shorten) else "delay_skip"
        return self._say(key, title=title, gives=self._say.minutes(proposal.gives))
