"""The mandate as the election leaves it: who, until when, how far it is signed, and the ways it can go on or end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.mandate_form import MandateForm
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.desk import mandates
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.mandate import MOVES, Mandate, MandateState
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.candidates import mandate_line
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import holding, label, pill, row, tone

ONWARD = {MandateState.SIGNED: "check", MandateState.ACTIVE: "play", MandateState.ENDED: "end"}
BROKEN_OFF = (MandateState.RESIGNED, MandateState.INTERRUPTED)


class MandateCard(QFrame):
    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bridge = bridge
        say = bridge.say
        self.which = QComboBox()
        self.which.setAccessibleName(say("mandate_heading"))
        self.which.currentIndexChanged.connect(lambda _: self.show_room(bridge.room))
        self.state = pill()
        self.holder = label(name="strong", wrap=True)
        self.about = label(wrap=True)
        self.fill = button(say("mandate_fill"), "pencil", "primary")
        self.fill.clicked.connect(self._fill)
        self.onward = {state: button(say(f"mandate_do_{state.value}"), drawn) for state, drawn in ONWARD.items()}
        self.breaks = {state: button(say(f"mandate_do_{state.value}"), voice="quiet") for state in BROKEN_OFF}
        for state, each in self.onward.items():
            each.clicked.connect(partial(self._move, state))
        for state, each in self.breaks.items():
            each.clicked.connect(partial(self._break_off, state))
        actions = Flow(gap=6)
        for each in (self.fill, *self.onward.values(), *self.breaks.values()):
            actions.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(8)
        column.addLayout(row(label(say("mandate_heading"), "heading"), 1, self.which, self.state))
        column.addWidget(self.holder)
        column.addWidget(self.about)
        column.addWidget(holding(actions))

    @property
    def mandate(self) -> Mandate | None:
        held = self._bridge.room.mandates
        at = max(0, self.which.currentIndex())
        return held[at] if at < len(held) else None

    def show_room(self, room: Room) -> None:
        say = self._bridge.say
        held = room.mandates
        self.setVisible(bool(held))
        if [each.holder for each in held] != [self.which.itemText(at) for at in range(self.which.count())]:
            blocked = self.which.blockSignals(True)
            self.which.clear()
            self.which.addItems([each.holder for each in held])
            self.which.blockSignals(blocked)
        self.which.setVisible(len(held) > 1)
        mandate = self.mandate
        if mandate is None:
            return
        self.state.setText(say(f"mandate_state_{mandate.state.value}"))
        tone(self.state, "live" if mandate.state is MandateState.ACTIVE else "good" if mandate.signed_on else "")
        self.holder.setText(f"{mandate.holder} · {mandate.title.said_in(say.language)}")
        done = sum(1 for each in mandate.events if each.done)
        lines = [mandate_line(mandate, say), say("mandate_review", date=mandate.review_on)]
        lines.append(say("mandate_events_count", n=len(mandate.events), done=done))
        late = sum(1 for each in mandate.events if each.is_late(room.now.date()))
        if late and mandate.state is MandateState.ACTIVE:
            lines.append(say("mandate_events_late", n=late))
        if mandate.reason:
            lines.append(mandate.reason)
        self.about.setText("\n".join(lines))
        self.fill.setVisible(not mandate.state.is_over)
        for state, each in (*self.onward.items(), *self.breaks.items()):
            each.setVisible(state in MOVES[mandate.state])

    @Slot()
    def _fill(self) -> None:
        if (mandate := self.mandate) is not None:
            MandateForm(self._bridge, mandate, self).open()

    def _move(self, state: MandateState, _: bool = False) -> None:
        if (mandate := self.mandate) is not None:
            self._bridge.do(mandates.move_mandate, mandate.id, state)

    def _break_off(self, state: MandateState, _: bool = False) -> None:
        say, mandate = self._bridge.say, self.mandate
        if mandate is None:
            return
        key = f"mandate_do_{state.value}"

        def move(turn: Turn, mandate_id: str, reason: str) -> None:
            mandates.move_mandate(turn, mandate_id, state, reason)

        words = (say(key), say("mandate_break_words", name=mandate.holder), say(key))
        may_be_empty = state is MandateState.RESIGNED
        ReasonForm(self._bridge, self, *words, move, mandate.id, may_be_empty).open()
