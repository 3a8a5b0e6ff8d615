"""What the door goes by: the half-days, each with its hours, and the quorum."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Bilingual, Form, choice
from cocreation_desk.desk import programme, slots
from cocreation_desk.domain.quorum import HIGHEST, Quorum, QuorumKind
from cocreation_desk.domain.slots import MOST, HalfDay
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.door_words import half_day_name
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.parts import holding, label, row
from cocreation_desk.widgets.when import When
from cocreation_desk.words import Say, sayers


class HalfDayLine(QWidget):
    """One half-day: its own name in both languages, when it begins and when it ends."""

    def __init__(self, say: Say, half_day: HalfDay | None, names: Text, starts_at: datetime, ends_at: datetime) -> None:
        super().__init__()
        self.slot_id = half_day.id if half_day else None
        self._was = (starts_at, ends_at)
        self.label = Bilingual(say, say("door_half_day_name"), half_day.label if half_day else Text())
        for writer, said in ((self.label.fr, names.fr), (self.label.en, names.en)):
            if said:
                writer.setPlaceholderText(said)
        self.starts = _moment(say, say("door_half_day_starts"), starts_at)
        self.ends = _moment(say, say("door_half_day_ends"), ends_at)
        self.remove = icon_button(say("door_half_day_remove"), "bin")
        line = row(self.label, self.starts, label("–"), self.ends, self.remove, gap=6)
        self.setLayout(line)

    @property
    def written(self) -> tuple[str | None, Text, datetime, datetime]:
        return self.slot_id, self.label.text, _read(self.starts, self._was[0]), _read(self.ends, self._was[1])


class DoorSettings(Form):
    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("door_settings_title"), say("form_save"), parent)
        self._bridge = bridge
        self.setMinimumWidth(860)
        session = bridge.room.session
        quorum = session.quorum if session else Quorum()
        self.kind = choice([(kind.value, say(f"quorum_{kind.value}")) for kind in QuorumKind], quorum.kind.value)
        self.value = number(1, HIGHEST, quorum.value or 50)
        self.kind.currentIndexChanged.connect(self._show_value)
        self.ask(say("door_quorum"), self.kind)
        self.ask(say("door_quorum_value"), self.value)
        self.lines: list[HalfDayLine] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = button(say("door_half_day_add"), "plus", "quiet")
        self.again = button(say("door_half_days_again"), "undo", "quiet", say("door_half_days_again_tip"))
        self.add.clicked.connect(self._add)
        self.again.clicked.connect(self._as_planned)
        self.fields.addRow(label(say("door_half_days"), "caption"))
        self.fields.addRow(holding(self._column))
        self.fields.addRow(holding(row(self.add, self.again, 1)))
        for each in bridge.room.half_days:
            names = Text(*(half_day_name(replace(each, label=Text()), bridge.room, each_say) for each_say in sayers()))
            self._line(each, names, each.starts_at, each.ends_at)
        self._half_days = [line.written for line in self.lines]
        self._show_value()

    def _line(self, half_day: HalfDay | None, names: Text, starts_at: datetime, ends_at: datetime) -> None:
        line = HalfDayLine(self.say, half_day, names, starts_at, ends_at)
        line.remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.addWidget(line)

    @Slot()
    def _show_value(self) -> None:
        kind = QuorumKind(self.kind.currentData())
        self.value.setEnabled(kind is not QuorumKind.NONE)
        self.value.setMaximum(100 if kind is QuorumKind.SHARE else HIGHEST)
        self.value.setSuffix("\u00a0%" if kind is QuorumKind.SHARE else "")

    @Slot()
    def _add(self) -> None:
        if not self.lines or len(self.lines) >= MOST:
            return
        *_, ends_at = self.lines[-1].written
        self._line(None, Text(), ends_at, ends_at + timedelta(hours=3))

    def _remove(self, line: HalfDayLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()

    @Slot()
    def _as_planned(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            self._bridge.do(slots.lay_out_again, session.id, then=self.done_well, refused=self.show_problem)

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        kind = QuorumKind(self.kind.currentData())
        quorum = Quorum(kind, self.value.value()) if kind is not QuorumKind.NONE else Quorum()
        written = [line.written for line in self.lines]
        if quorum != session.quorum:
            self._bridge.do(programme.set_quorum, session.id, quorum, refused=self.show_problem)
        if written == self._half_days:
            self.done_well()
        else:
            act = slots.edit_half_days
            self._bridge.do(act, session.id, written, then=self.done_well, refused=self.show_problem)


def _moment(say: Say, name: str, at: datetime) -> When:
    made = When("ddd d MMM HH:mm", say.language)
    made.setDateTime(QDateTime(at.year, at.month, at.day, at.hour, at.minute, 0))
    made.setAccessibleName(name)
    return made


def _read(field: When, was: datetime) -> datetime:
    shown = field.dateTime()
    day, clock = shown.date(), shown.time()
    return was.replace(year=day.year(), month=day.month(), day=day.day(), hour=clock.hour(), minute=clock.minute())
