"""How many have answered the last questions, and when the room sees what came out."""

from __future__ import annotations

from cocreation_desk.design import PALETTE, SIDES
from cocreation_desk.desk import running
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.bars import Bar, Bars, Line
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import label, row


class SurveyPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self._revealed = False
        self.count = label(name="bigFigure")
        self.bars = Bars(PALETTE.sunken)
        self.reveal = button(self._say("survey_panel_reveal"), "eye", "primary")
        self.reveal.clicked.connect(self._show_or_hide)
        self.column.addWidget(self.count)
        self.column.addWidget(self.bars)
        self.column.addLayout(row(self.reveal, 1))
        self.column.addStretch(1)

    def show_room(self, room: Room) -> None:
        step, say = room.step(self._step_id), self._say
        if step is None:
            return
        replied = room.replied.get(step.id, frozenset())
        invited = room.invited(step.audience)
        done = sum(1 for each in invited if each.id in replied) or len(room.replies.get(step.id, ()))
        self.count.setText(say("survey_panel_answered", here=done, of=len(invited)))
        lines = []
        for side in Side:
            of = [each for each in invited if each.side is side]
            if of:
                n = sum(1 for each in of if each.id in replied)
                look = SIDES.get(side.value, SIDES["all"])
                bar = Bar(
                    look.shape, n / len(of), say("n_of", here=n, of=len(of)), look.colour, look.pattern == "striped"
                )
                lines.append(Line(side_name(side.value, room, say), (bar,)))
        self.bars.show_lines(lines)
        self._revealed = cue(step, "revealed", False)
        self.reveal.setText(say("survey_panel_hide" if self._revealed else "survey_panel_reveal"))

    def _show_or_hide(self) -> None:
        self._hands.do(running.cue, self._step_id, revealed=not self._revealed)
