"""What people agreed to, counted; who said no is named here and nowhere else."""

from __future__ import annotations

from cocreation_desk.design import PALETTE
from cocreation_desk.desk import running
from cocreation_desk.domain.consents import YES, refuses
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.charter.kind import points_of, purposes_of
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.widgets.bars import Bar, Bars, Line
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import emptied, holding, label


class CharterPanel(Panel):
    """Cue ``at``: one rule alone on the stage, or all of them."""

    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self.answered = label(name="strong")
        self.bars = Bars(PALETTE.sunken)
        self.refusals = label(wrap=True)
        self._points = Flow(gap=6)
        self._shown_points: tuple[int, int | None] = (-1, None)
        self.column.addWidget(self.answered)
        self.column.addWidget(self.bars)
        self.column.addWidget(label(self._say("charter_panel_refusals"), "caption"))
        self.column.addWidget(self.refusals)
        self.column.addWidget(label(self._say("charter_panel_show"), "caption"))
        self.column.addWidget(holding(self._points))
        self.column.addStretch(1)

    def show_room(self, room: Room) -> None:
        step, say = room.step(self._step_id), self._say
        if step is None:
            return
        invited = room.invited(step.audience)
        said = [room.consents.get(each.id, {}) for each in invited]
        self.answered.setText(say("charter_panel_answered", here=sum(1 for each in said if each), of=len(invited)))
        lines, refused = [], []
        for purpose in purposes_of(room):
            agreed = sum(1 for each in said if each.get(purpose) in YES)
            bar = Bar("✓", agreed / max(1, len(invited)), say.number(agreed), PALETTE.ok)
            lines.append(Line(say(f"purpose_{purpose.value}"), (bar,)))
            who = [each.name for each in invited if refuses(room.consents.get(each.id, {}), purpose)]
            if who:
                refused.append(say.labelled(say(f"purpose_{purpose.value}"), ", ".join(who)))
        self.bars.show_lines(lines)
        self.refusals.setText("\n".join(refused) or say("charter_panel_no_refusal"))
        self._show_points(len(points_of(step, say)), cue(step, "at", None))

    def _show_points(self, points: int, at: int | None) -> None:
        if (points, at) == self._shown_points:
            return
        self._shown_points = (points, at)
        emptied(self._points)
        for number in (None, *range(points)):
            chip = button(self._say("charter_panel_all") if number is None else str(number + 1))
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(number == at)
            chip.clicked.connect(lambda _=False, number=number: self._hands.do(running.cue, self._step_id, at=number))
            self._points.addWidget(chip)
