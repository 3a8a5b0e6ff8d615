"""The steps of the session as a list that Qt can show; it changes nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.clock import Slot
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.tips import tip
from cocreation_desk.words import Say

Index = QModelIndex | QPersistentModelIndex
STEP = Qt.ItemDataRole.UserRole + 1
SLOT = Qt.ItemDataRole.UserRole + 2
DAY = Qt.ItemDataRole.UserRole + 3
NOWHERE = QModelIndex()


class AgendaModel(QAbstractListModel):
    """Qt's drag and drop ends in ``moveRows``: it asks ``wish(step_id, position)`` and waits for the next room."""

    def __init__(self, say: Say, wish: Callable[[str, int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._wish = wish
        self._steps: tuple[Step, ...] = ()
        self._slots: tuple[Slot, ...] = ()

    def show(self, room: Room, now: datetime) -> None:
        same = [step.id for step in room.steps] == [step.id for step in self._steps]
        slots = room.times_at(now)
        if same:
            if (room.steps, slots) != (self._steps, self._slots):
                self._steps, self._slots = room.steps, slots
                if self._steps:
                    self.dataChanged.emit(self.index(0), self.index(len(self._steps) - 1))
            return
        self.beginResetModel()
        self._steps, self._slots = room.steps, slots
        self.endResetModel()

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._steps

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self._slots

    def row_of(self, step_id: str) -> int:
        """The row of that step, -1 when it is not there."""
        return next((row for row, step in enumerate(self._steps) if step.id == step_id), -1)

    def day_of(self, row: int) -> str:
        """The day that begins with that row, where the session has several; no words elsewhere."""
        day = self._slots[row].planned_start.date()
        if len({slot.planned_start.date() for slot in self._slots}) == 1:
            return ""
        if row and self._slots[row - 1].planned_start.date() == day:
            return ""
        words = self._say.weekday(day)
        return words[:1].upper() + words[1:]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step, slot = self._steps[index.row()], self._slots[index.row()]
        if role == STEP:
            return step
        if role == SLOT:
            return slot
        if role == DAY:
            return self.day_of(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title.said_in(self._say.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            aloud = self._say(
                "agenda_step_aloud",
                time=slot.expected_start.timetz(),
                title=step.title.said_in(self._say.language),
                minutes=self._say.minutes(step.minutes),
                state=self._say(f"agenda_state_{step.state.value}"),
            )
            day = self.day_of(index.row())
            return f"{day}. {aloud}" if day else aloud
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(step.prompt.said_in(self._say.language)) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source_parent: Index, source: int, count: int, target_parent: Index, target: int) -> bool:
        """Before row ``target``, as the list stands now."""
        if count != 1 or source_parent.isValid() or target_parent.isValid():
            return False
        position = target - 1 if target > source else target
        if position != source:
            self._wish(self._steps[source].id, position)
        return True
