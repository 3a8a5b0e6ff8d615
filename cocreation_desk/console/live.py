"""The live panel of the step that runs: its kind's own, where the kind has one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cocreation_desk.console.ballot_predictions import PredictionStrip, taken_ahead
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.preflight_panel import Around, PreflightPanel
from cocreation_desk.console.quiet_panel import QuietPanel
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.kinds.ballot.console import BallotPanel
from cocreation_desk.kinds.charter.console import CharterPanel
from cocreation_desk.kinds.checkin.console import CheckinPanel
from cocreation_desk.kinds.cluster.console import ClusterPanel
from cocreation_desk.kinds.collect.console import CollectPanel
from cocreation_desk.kinds.commit.console import CommitPanel
from cocreation_desk.kinds.discuss.console import DiscussPanel
from cocreation_desk.kinds.hands import FilmHands, Hands
from cocreation_desk.kinds.media.console import MediaPanel
from cocreation_desk.kinds.pitch.console import PitchPanel
from cocreation_desk.kinds.survey.console import SurveyPanel
from cocreation_desk.kinds.talk.console import TalkPanel
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import column, emptied, holding, in_order, rule, scrolled

PANELS: dict[str, Callable[[Hands, str], Panel]] = {
    "ballot": BallotPanel,
    "charter": CharterPanel,
    "checkin": CheckinPanel,
    "cluster": ClusterPanel,
    "collect": CollectPanel,
    "commit": CommitPanel,
    "discuss": DiscussPanel,
    "survey": SurveyPanel,
    "talk": TalkPanel,
}


DOWNWARDS, UPWARDS = QVBoxLayout.Direction.TopToBottom, QVBoxLayout.Direction.BottomToTop


class Live(QFrame):
    """One panel at a time, made when its step begins; above it, the predictions that are taken ahead of their vote.

    Before the doors open they stand below the check as long as nobody is asked for them. ``behind`` is what Tab leaves to come here.
    """

    wants_step = Signal(str)
    wants_page = Signal(str)
    wants_network = Signal()
    wants_look = Signal()

    def __init__(self, bridge: Bridge, film: FilmHands | None, around: Around, behind: QWidget) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._bridge = bridge
        self._film = film
        self._around = around
        self._behind = behind
        self._shown: tuple[str, bool] | None = None
        self.panel: Panel | None = None
        self._reached: list[QWidget] = []  # by Tab, in this order
        self.ahead: dict[str, PredictionStrip] = {}
        self._strips, self._layout = QVBoxLayout(), QVBoxLayout()
        self._inside = column(gap=0)
        self._inside.addLayout(self._strips)
        self._inside.addLayout(self._layout, 1)
        whole = column(scrolled(holding(self._inside)))
        whole.setContentsMargins(2, 2, 2, 2)
        self.setLayout(whole)
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self.tick)
        self.show_room(bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        self._show_ahead(room)
        step = room.current
        shown = (step.id if step else "", _is_prepared(room))
        if shown != self._shown:
            self._shown = shown
            emptied(self._layout)
            self.panel = self._made_for(step)
            self.panel.column.setContentsMargins(16, 14, 16, 14)
            self._layout.addWidget(self.panel)
        if self.panel is not None:
            self.panel.show_room(room)
        self._stand_in_order()

    @Slot()
    def take_focus(self) -> None:
        """In the first of its controls: from there the space bar is that control's, and no longer *Next*."""
        first = next((each for each in self._controls() if each.isVisible() and each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stand_in_order(self) -> None:
        """Tab comes here where the eye does, though what is made late would stand last in the window."""
        own = self._controls()
        if own != self._reached:
            self._reached = own
            in_order(self._behind, *own)

    def _controls(self) -> list[QWidget]:
        window = self._behind.window()
        parts = [*self.ahead.values(), *([self.panel] if self.panel is not None else [])]
        if _can_wait(self._bridge.room):
            parts.reverse()
        inside = [each for part in parts for each in part.findChildren(QWidget)]
        reached = [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return [each for each in reached if each.window() is window]

    def _show_ahead(self, room: Room) -> None:
        ahead = [ballot.step_id for ballot in taken_ahead(room)]
        if ahead != list(self.ahead):
            emptied(self._strips)
            self.ahead = {step_id: PredictionStrip(self._bridge, step_id) for step_id in ahead}
            for strip in self.ahead.values():
                strip.column.setContentsMargins(16, 12, 16, 12)
                self._strips.addWidget(strip)
                self._strips.addWidget(rule())
        for strip in self.ahead.values():
            strip.show_room(room)
        for stack in (self._inside, self._strips):
            stack.setDirection(UPWARDS if _can_wait(room) else DOWNWARDS)

    def _made_for(self, step: Step | None) -> Panel:
        if _is_prepared(self._bridge.room):
            before = PreflightPanel(self._bridge, self._around)
            before.wants_step.connect(self.wants_step)
            before.wants_page.connect(self.wants_page)
            before.wants_network.connect(self.wants_network)
            before.wants_look.connect(self.wants_look)
            return before
        if step is None:
            return self._quiet("")
        if step.kind == "media":
            return MediaPanel(self._bridge, step.id, self._film)
        if step.kind == "pitch":
            return PitchPanel(self._bridge, step.id, self._film)
        made = PANELS.get(step.kind)
        return made(self._bridge, step.id) if made else self._quiet(step.id)

    def _quiet(self, step_id: str) -> Panel:
        quiet = QuietPanel(self._bridge, step_id)
        quiet.wants_page.connect(self.wants_page)
        return quiet

    @property
    def to_see(self) -> tuple[str, ...] | None:
        """What the check before the doors open still says; ``None`` when it is not on show."""
        return self.panel.to_see if isinstance(self.panel, PreflightPanel) else None

    @Slot()
    def look_again(self) -> None:
        """Something around the room has changed that no room tells of."""
        if self.panel is not None:
            self.panel.show_room(self._bridge.room)
            self._stand_in_order()

    @Slot(object)
    def tick(self, now: datetime) -> None:
        if self.panel is not None:
            self.panel.tick(now)


def _is_prepared(room: Room) -> bool:
    """There is a session, and its doors are not open yet."""
    return room.session is not None and room.session.state in (SessionState.DRAFT, SessionState.READY)


def _can_wait(room: Room) -> bool:
    """Predictions could be taken, and are not: the check before the doors open comes first."""
    return _is_prepared(room) and not any(ballot.is_predicting for ballot in taken_ahead(room))
