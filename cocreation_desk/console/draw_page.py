"""Drawing participants by lot: the plan, then the throw, then the people, as far as the draw has come."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from cocreation_desk.console.draw_plan import DrawPlan
from cocreation_desk.console.draw_result import DrawResult
from cocreation_desk.console.draw_throw import DrawThrow
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.desk import draws, running
from cocreation_desk.domain.draw.held import DrawState, HeldDraw
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.kinds.draw_scene import draw_on_show
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, pill, row, tone

ENDED = (DrawState.CONFIRMED, DrawState.CLOSED)
TONES = {DrawState.FROZEN: "live", DrawState.DRAWN: "warn", DrawState.CONFIRMED: "good", DrawState.CLOSED: "good"}


class DrawPage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        say = bridge.say
        self._held: HeldDraw | None = None
        self._anew = False
        self.plan, self.throw, self.result = DrawPlan(given), DrawThrow(given), DrawResult(given)
        for part in (self.plan, self.throw, self.result):
            part.told.connect(self.told)
        self.plan.wants_registrations.connect(lambda: self.wants_page.emit("registrations"))
        self.result.wants_certificate.connect(lambda: self.wants_page.emit("documents"))
        self._state = pill()
        self.project = button(say("draw_project"), "screen", tip=say("draw_project_tip"))
        self.project.setCheckable(True)
        self.project.clicked.connect(self._project)
        self.another = button(say("draw_another"), "plus", tip=say("draw_another_tip"))
        self.another.clicked.connect(self._start_anew)
        self.call_off = button(say("draw_call_off"), "bin", "danger", say("draw_call_off_tip"))
        self.call_off.clicked.connect(self._ask_why_off)
        self._stack = QStackedWidget()
        for part in (self.plan, self.throw, self.result):
            self._stack.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(12)
        page.addLayout(
            row(label(say("draw_title"), "heading"), self._state, 1, self.call_off, self.another, self.project)
        )
        page.addWidget(self._stack, 1)
        bridge.changed.connect(self.show_room)
        self.show_room(bridge.room)

    @property
    def held(self) -> HeldDraw | None:
        """The draw that the page shows; none while one is being prepared."""
        return None if self._anew or self._held is None or self._held.state is DrawState.OPEN else self._held

    @Slot(object)
    def show_room(self, room: Room) -> None:
        say, before = self._bridge.say, self._held
        self._held = draw_on_show(room)
        if self._held is not None and (
            before is None or before.id != self._held.id or before.state != self._held.state
        ):
            self._anew = False
        held = self.held
        if held is None:
            self.plan.show_room(room)
            self._stack.setCurrentWidget(self.plan)
        elif held.state is DrawState.FROZEN:
            self.throw.show_draw(held)
            self._stack.setCurrentWidget(self.throw)
        else:
            self.result.show_draw(held)
            self._stack.setCurrentWidget(self.result)
        self._state.setVisible(held is not None)
        if held is not None:
            self._state.setText(f"{held.code} · {say(f'draw_is_{held.state.value}')}")
            tone(self._state, TONES.get(held.state, ""))
        joined = held is not None and any(seat.participant_id for seat in held.turns)
        self.call_off.setVisible(held is not None and held.state in (DrawState.FROZEN, DrawState.DRAWN) and not joined)
        sealed = self._held if self._held is not None and self._held.state in ENDED else None
        self.another.setVisible(sealed is not None)
        if sealed is not None:
            self.another.setText(say("draw_back_to", code=sealed.code) if self._anew else say("draw_another"))
        self.project.setChecked(room.session is not None and room.session.scene is Scene.DRAW)

    @Slot()
    def _project(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            shown = session.scene is Scene.DRAW
            self._bridge.do(running.show_scene, session.id, Scene.STEP if shown else Scene.DRAW)

    @Slot()
    def _start_anew(self) -> None:
        """Prepare another draw, or go back to the one that was held."""
        self._anew = not self._anew
        self.show_room(self._bridge.room)

    @Slot()
    def _ask_why_off(self) -> None:
        held, say = self.held, self._bridge.say
        if held is not None:
            title = say("draw_call_off_title", code=held.code)
            words = say("draw_call_off_words")
            ReasonForm(self._bridge, self, title, words, say("draw_call_off"), draws.call_off, held.id).open()

    def put_away(self) -> None:
        for part in (self.plan, self.throw, self.result):
            part.put_away()
