"""How many are in, by side and by group, whether they are enough, and which half-day it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.words_of import side_look
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import slots as acts
from cocreation_desk.domain import slots
from cocreation_desk.domain.people import Participant, Presence, Side
from cocreation_desk.domain.quorum import QuorumKind
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.slots import HalfDay
from cocreation_desk.kinds.door_words import gathered, half_day_name
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.bars import Bar, Bars, Line
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.emblem import Outline
from cocreation_desk.widgets.parts import card, label, pill, row, tone

COUNTED = (Presence.LATE, Presence.EXCUSED, Presence.ABSENT, Presence.LEFT)


class DoorCounts(QFrame):
    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bridge = bridge
        say = bridge.say
        self.half_day = label(name="caption", wrap=True)
        self.here = label(name="bigFigure")
        self.of = label(name="strong")
        self.quorum = pill()
        self.others = label(name="small", wrap=True)
        self.sides = Bars(PALETTE.sunken)
        self.groups_title = label(say("door_by_group"), "caption")
        self.groups = Bars(PALETTE.sunken)
        self.turn, turned = card("well", 12, 8)
        self.turn_words = label(wrap=True)
        self.carry = button(say("door_carry"), "check", "primary", say("door_carry_tip"))
        self.check = button(say("door_check_again"), "people", tip=say("door_check_again_tip"))
        self.carry.clicked.connect(self._carry_over)
        self.check.clicked.connect(self._check_again)
        turned.addWidget(self.turn_words)
        turned.addLayout(row(self.carry, self.check, 1))
        self.turn.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.half_day)
        column.addLayout(row(self.here, self.of, 1, self.quorum, gap=10))
        column.addWidget(self.others)
        column.addWidget(self.sides)
        column.addWidget(self.groups_title)
        column.addWidget(self.groups)
        column.addWidget(self.turn)
        column.addStretch(1)
        self._next: HalfDay | None = None

    def show_room(self, room: Room) -> None:
        say, session = self._bridge.say, room.session
        everybody = room.participants
        here = _here(everybody)
        self.here.setText(say.number(here))
        self.of.setText(say("door_of", n=len(everybody)))
        if room.half_day is not None:
            hours = say("door_hours", start=room.half_day.starts_at.timetz(), end=room.half_day.ends_at.timetz())
            self.half_day.setText(f"{half_day_name(room.half_day, room, say)} · {hours}")
        counted = {presence: sum(1 for each in everybody if each.presence is presence) for presence in COUNTED}
        told = [say.labelled(say(f"presence_{p.value}"), say.number(n)) for p, n in counted.items() if n]
        self.others.setText(" · ".join(told))
        self.others.setVisible(bool(told))
        ruled = session is not None and session.quorum.kind is not QuorumKind.NONE
        self.quorum.setVisible(ruled)
        if session is not None and ruled:
            needed, met = session.quorum.needed(len(everybody)), session.quorum.is_met(here, len(everybody))
            tone(self.quorum, "good" if met else "warn")
            self.quorum.setText(say("door_quorum_met" if met else "door_quorum_missing", n=max(needed - here, 0), of=needed))  # fmt: skip
        sides = [(side, [each for each in everybody if each.side is side]) for side in Side]
        self.sides.show_lines(
            [
                Line(side_name(side, room, say), (_bar(those, side_look(side).shape, side_look(side).colour),))
                for side, those in sides
                if those
            ]
        )
        grouped = gathered(room, say)
        self.groups_title.setVisible(bool(grouped))
        self.groups.setVisible(bool(grouped))
        self.groups.show_lines(
            [Line(each.name, (_bar(each.people, "", each.shape.colour, each.shape.outline),)) for each in grouped]
        )

    def tick(self, now: datetime) -> None:
        """When the next half-day is due, it is offered; nobody is sent away by the clock alone."""
        room = self._bridge.room
        due = slots.due(room.half_days, now)
        is_next = due is not None and room.half_day is not None and due.position > room.half_day.position
        live = room.session is not None and room.session.state.is_live
        self._next = due if is_next and live else None
        self.turn.setVisible(self._next is not None)
        if self._next is not None:
            say = self._bridge.say
            name = half_day_name(self._next, room, say)
            self.turn_words.setText(say("door_next_half_day", name=name, time=self._next.starts_at.timetz()))

    @Slot()
    def _carry_over(self) -> None:
        self._begin(carry_over=True)

    @Slot()
    def _check_again(self) -> None:
        self._begin(carry_over=False)

    def _begin(self, carry_over: bool) -> None:
        if self._next is not None:
            self._bridge.do(acts.begin_half_day, self._next.id, carry_over)
            self.turn.hide()


def _here(people: Iterable[Participant]) -> int:
    return sum(1 for each in people if each.presence.is_here)


def _bar(people: Sequence[Participant], mark: str, colour: str, outline: Outline = ()) -> Bar:
    here = _here(people)
    return Bar(mark, here / max(1, len(people)), f"{here} / {len(people)}", colour, outline=outline)
