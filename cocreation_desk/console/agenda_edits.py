"""Changes to the agenda, each with the acts that take it back and do it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.desk import agenda
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.room import Room


class AgendaEdits(QObject):
    """What the facilitator can change in the agenda. A refused change leaves the stack as it was."""

    def __init__(self, bridge: Bridge, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.stack = stack

    @property
    def _room(self) -> Room:
        return self._bridge.room

    def add(self, step: Step, position: int, then: Callable[[str], None] | None = None) -> None:
        session = self._room.session
        if session is None:
            return

        def added(step_id: str) -> None:
            again = Deed(agenda.add_step, (session.id, replace(step, id=step_id), position))
            self._push("agenda_undo_add", step, again, Deed(agenda.remove_step, (step_id,)))
            if then is not None:
                then(step_id)

        self._bridge.do(agenda.add_step, session.id, step, position, then=added)

    def edit(
        self,
        step: Step,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[str], None] | None = None,
        **changes: Any,
    ) -> None:
        before = {name: getattr(step, name) for name in changes if getattr(step, name) != changes[name]}
        after = {name: changes[name] for name in before}
        if not after:
            if then is not None:
                then(None)
            return

        def edited(result: Any) -> None:
            again, back = (Deed(agenda.edit_step, (step.id,), values) for values in (after, before))
            self._push("agenda_undo_edit", step, again, back)
            if then is not None:
                then(result)

        self._bridge.do(agenda.edit_step, step.id, then=edited, refused=refused, **after)

    def move(self, step_id: str, position: int) -> None:
        step = self._room.step(step_id)
        if step is None or not 0 <= position < len(self._room.steps):
            return
        old = self._room.steps.index(step)
        again, back = (Deed(agenda.move_step, (step_id, where)) for where in (position, old))
        self._bridge.do(*_spelled(again), then=lambda _: self._push("agenda_undo_move", step, again, back))

    def duplicate(self, step_id: str) -> None:
        step, session = self._room.step(step_id), self._room.session
        if step is None or session is None:
            return
        position = self._room.steps.index(step) + 1
        twin = replace(
            step,
            state=StepState.PLANNED,
            started_at=None,
            ended_at=None,
            paused_at=None,
            paused_seconds=0.0,
            reopened=False,
            skip_reason="",
        )

        def duplicated(new_id: str) -> None:
            again = Deed(agenda.add_step, (session.id, replace(twin, id=new_id), position))
            self._push("agenda_undo_duplicate", step, again, Deed(agenda.remove_step, (new_id,)))

        self._bridge.do(agenda.duplicate_step, step_id, then=duplicated)

    def remove(self, step_id: str) -> None:
        step, session = self._room.step(step_id), self._room.session
        if step is None or session is None:
            return
        position = self._room.steps.index(step)
        again = Deed(agenda.remove_step, (step_id,))
        back = Deed(agenda.add_step, (session.id, step, position))
        self._bridge.do(*_spelled(again), then=lambda _: self._push("agenda_undo_remove", step, again, back))

    def _push(self, key: str, step: Step, again: Deed, back: Deed) -> None:
        words = self._bridge.say(key, title=step.title)
        self.stack.push(Reversible(self._bridge, words, again, back))


def _spelled(deed: Deed) -> tuple[Any, ...]:
    return (deed.act, *deed.args)
