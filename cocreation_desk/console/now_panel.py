"""What happens now, how long it still has, and the one obvious button: readable standing, at a metre and a half."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.setting_aside import skip
from cocreation_desk.console.unfinished import unfinished
from cocreation_desk.console.words_of import countdown
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import running
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.widgets.buttons import button, drawing, stacked_button
from cocreation_desk.widgets.clamped import Clamped
from cocreation_desk.widgets.parts import column, label, row
from cocreation_desk.widgets.ring import Ring

SOON = timedelta(minutes=1)
RING, LOW_RING = 112, 92  # pixels
REST_MS = 500  # a clicker that bounces is one press


class NowPanel(QFrame):
    """``to_see`` gives what the check before the doors open still says, where it is on show."""

    stepped = Signal()

    def __init__(self, bridge: Bridge, to_see: Callable[[], Sequence[str] | None] = lambda: None) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._bridge = bridge
        self._to_see = to_see
        self._say = bridge.say
        self._busy = False
        self._told = ""
        self._pressed = QElapsedTimer()
        self._lay_out()
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.pause.clicked.connect(self.pause_or_resume)
        self.more.clicked.connect(self.give_a_minute)
        self.skip.clicked.connect(self.skip_next)
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self.tick)
        self.show_room(bridge.room)

    def _lay_out(self) -> None:
        say = self._say
        self.kind = label(name="nowKind")
        self.title = Clamped(2, "nowTitle", shrinks=True)
        self.prompt = Clamped(2, "nowPrompt")
        self.title.setAccessibleName(say("now_title"))
        self.ring = Ring(PALETTE.sunken)
        self.up_next = Clamped(1, "nextUp")
        self.back = stacked_button(say("now_back"), "back", say("now_back_tip"))
        self.pause = stacked_button(say("now_pause"), "pause", say("help_pause"))
        self.more = stacked_button(say("now_more"), "plus", say("now_more_tip"))
        self.skip = stacked_button(say("now_skip"), "skip", say("now_skip_tip"))
        self._bending = (self.back, self.pause, self.more, self.skip)
        self.next = button(say("now_next"), "next", "primary", say("now_next_tip"))
        self.next.setObjectName("nextStep")
        self.next.setIcon(drawing("next", "primary", -8))
        self.next.setIconSize(QSize(38, 26))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = column(self.kind, self.title, self.prompt, 1, gap=4)
        top = row(gap=16)
        top.addLayout(words, 1)
        top.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.up_next)
        actions = row(*self._bending, gap=4)
        actions.addWidget(self.next, 1)
        layout.addLayout(actions)
        self.stand(tall=True)

    def stand(self, *, tall: bool) -> None:
        """On a low screen the step's own panel below needs the room more."""
        self._lines.setContentsMargins(18, *((14, 18, 14) if tall else (8, 18, 10)))
        self._lines.setSpacing(10 if tall else 6)
        for each in (self.title, self.prompt):
            each.clamp(2 if tall else 1)
        side = RING if tall else LOW_RING
        self.ring.setFixedSize(side, side)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        session, step = room.session, room.current
        if session is None:
            return
        say = self._say
        if step is not None:
            number = room.steps.index(step) + 1
            self.kind.setText(say("now_step_of", number=number, of=len(room.steps), kind=say(f"kind_{step.kind}")))
            self.title.setText(step.title.said_in(say.language))
            self.prompt.setText(step.prompt.said_in(say.language))
        else:
            self.kind.setText(say(f"session_state_{session.state.value}"))
            self.title.setText(session.title.said_in(say.language))
            self.prompt.setText(say(f"now_hint_{session.state.value}"))
        self.prompt.setVisible(bool(self.prompt.text()))
        self._show_actions(room, session, step)
        self.tick(self._bridge.now())

    def _show_actions(self, room: Room, session: Session, step: Step | None) -> None:
        say = self._say
        coming = room.upcoming
        over = session.state not in (
            SessionState.DRAFT,
            SessionState.READY,
            SessionState.WELCOMING,
            SessionState.RUNNING,
            SessionState.SUSPENDED,
        )
        if session.state is SessionState.SUSPENDED:
            self.next.setText(say("now_resume_session"))
        elif session.state in (SessionState.DRAFT, SessionState.READY):
            self.next.setText(say("now_open_doors"))
        elif coming is None:
            self.next.setText(say("now_adjourn"))
        else:
            self.next.setText(say("now_next"))
        self.next.setEnabled(not over and bool(room.steps))
        self.next.setVisible(not over)
        self.up_next.setText(
            say("now_coming", title=coming.title, minutes=say.minutes(coming.minutes))
            if coming is not None and not over
            else ""
        )
        self.up_next.setVisible(bool(self.up_next.text()))
        paused = step is not None and step.state is StepState.PAUSED
        self.pause.setText(say("now_go_on" if paused else "now_pause"))
        self.pause.setIcon(drawing("play" if paused else "pause"))
        self.pause.setEnabled(step is not None)
        self.more.setEnabled(step is not None)
        self.skip.setEnabled(coming is not None and not over)
        self.back.setEnabled(any(each.state is StepState.DONE for each in room.steps) and not over)
        self.ring.setVisible(step is not None)
        for each in self._bending:
            each.setVisible(step is not None)

    @Slot(object)
    def tick(self, now: datetime) -> None:
        step = self._bridge.room.current
        if step is None:
            return
        left = step.remaining(now)
        share = left / timedelta(minutes=step.minutes)
        colour = PALETTE.accent
        if step.state is StepState.PAUSED:
            colour = PALETTE.edge
        elif left < timedelta(0):
            colour, share = PALETTE.stop, 1.0
        elif left <= SOON:
            colour = PALETTE.warn
        self.ring.show_time(countdown(left), share, colour)

    @Slot()
    def go_on(self) -> None:
        """Next. Pressed again before the desk has answered, it was one press; what it would leave undone is said first."""
        session = self._bridge.room.session
        resting = self._pressed.isValid() and self._pressed.elapsed() < REST_MS
        if session is None or self._busy or resting or not self.next.isEnabled():
            return
        self._pressed.start()
        left = unfinished(self._bridge.room)
        if left is not None and left.of != self._told:
            self._told = left.of
            self._bridge.troubled.emit(self._say(left.key, code=left.code))
            return
        self._busy = True
        asked = (session.id, self._to_see())
        self._bridge.do(running.next_step, *asked, then=self._went_on, refused=self._stayed)

    def _went_on(self, _: object) -> None:
        self._busy = False
        self.stepped.emit()

    def _stayed(self, why: str) -> None:
        self._busy = False
        self._bridge.troubled.emit(why)

    @Slot()
    def go_back(self) -> None:
        session = self._bridge.room.session
        if session is not None and self.back.isEnabled():
            self._bridge.do(running.go_back, session.id)

    @Slot()
    def pause_or_resume(self) -> None:
        step = self._bridge.room.current
        if step is not None:
            paused = step.state is StepState.PAUSED
            self._bridge.do(running.resume_step if paused else running.pause_step, step.id)

    @Slot()
    def give_a_minute(self) -> None:
        step = self._bridge.room.current
        if step is not None:
            self._bridge.do(running.give_minutes, step.id, 1)

    @Slot()
    def skip_next(self) -> None:
        """Leave out the step that would come next; taken in again from the agenda."""
        coming = self._bridge.room.upcoming
        if coming is not None:
            skip(self._bridge, coming, self)
