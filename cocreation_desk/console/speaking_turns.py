"""Whose turn it is to speak, and how much of it is left; the stage shows the time, the name stays here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Slot

from cocreation_desk.design import PALETTE
from cocreation_desk.desk import running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.kinds.candidates import minutes_and_seconds
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.turns import is_over, turn_began, turn_seconds
from cocreation_desk.widgets.buttons import button, speak_as
from cocreation_desk.widgets.clamped import Clamped
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import column, holding, row
from cocreation_desk.widgets.ring import Ring


class SpeakingTurns(Panel):
    """*Start* lets the time run for the first, *Next* for each of the others at once; *Stop* takes it off the stage."""

    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self._at = -1  # not asked of the step yet
        self._since: datetime | None = None
        self._names: Sequence[str] = ()
        self.who = Clamped(2, "nowTitle", shrinks=True)
        self.coming = Clamped(1, "nextUp")
        self.ring = Ring(PALETTE.sunken)
        self.ring.setFixedSize(96, 96)
        self.start = button(self._say("turns_start"), "play", "primary")
        self.stop = button(self._say("turns_stop"), "stop")
        self.forth = button(self._say("discuss_panel_next_speaker"), "next", "primary")
        self.back = button(self._say("discuss_panel_speaker_back"), "back")
        self.start.clicked.connect(self._start)
        self.stop.clicked.connect(self._stop)
        self.forth.clicked.connect(lambda: self._go(1))
        self.back.clicked.connect(lambda: self._go(-1))
        asked = Flow(gap=6)
        for each in (self.start, self.stop, self.forth, self.back):  # all stay: nothing moves under a pointer
            asked.addWidget(each)
        beside = row(self.ring, gap=16)
        beside.addLayout(column(self.who, self.coming, holding(asked), gap=4), 1)
        self.column.addLayout(beside)

    def show_turns(self, step: Step, names: Sequence[str]) -> None:
        """Nothing to see where turns are not timed, or nobody is here to take one."""
        self._names = names
        self.setVisible(bool(turn_seconds(step) and names))
        if self._at < 0:
            self._at, self._since = cue(step, "speaker", 0), turn_began(step)
        self._show()

    @Slot()
    def _start(self) -> None:
        self._turn(self._at, self._hands.now())

    @Slot()
    def _stop(self) -> None:
        self._turn(self._at, None)

    def _go(self, by: int) -> None:
        at = max(0, min(len(self._names), self._at + by))
        self._turn(at, self._hands.now() if at < len(self._names) else None)

    def _turn(self, at: int, since: datetime | None) -> None:
        self._at, self._since = at, since
        began = since.isoformat() if since is not None else ""
        self._hands.do(running.cue, self._step_id, speaker=at, speaker_began=began)
        self._show()

    def _show(self) -> None:
        over = self._at >= len(self._names)
        self.who.setText(self._say("discuss_panel_round_over") if over else self._names[self._at])
        coming = self._names[self._at + 1] if self._at + 1 < len(self._names) else ""
        self.coming.setText(self._say("discuss_panel_then", name=coming) if coming else "")
        runs = self._since is not None
        self.start.setEnabled(not runs and not over)
        self.stop.setEnabled(runs)
        self.forth.setEnabled(not over)
        speak_as(self.start, "play", "plain" if runs else "primary")
        speak_as(self.forth, "next", "primary" if runs else "plain")
        self.back.setEnabled(self._at > 0)
        self.tick(self._hands.now())

    def tick(self, now: datetime) -> None:
        step = self._hands.room.step(self._step_id)
        seconds = turn_seconds(step) if step is not None else 0
        if step is None or not seconds:
            return
        left = seconds - (now - self._since).total_seconds() if self._since else float(seconds)
        late = self._since is not None and is_over(step, self._since, now)
        self.ring.show_time(
            minutes_and_seconds(left), max(0.0, left / seconds), PALETTE.warn if late else PALETTE.accent
        )
