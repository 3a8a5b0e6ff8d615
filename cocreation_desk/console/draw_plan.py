"""Preparing a draw: the rule, the seats, the sites, the quotas, and at once whether it can be held."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QProgressBar, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.draw_quotas import QuotaTable
from cocreation_desk.console.draw_work import MILLIONTHS, the_advice, the_pool, to_freeze
from cocreation_desk.console.page import Given
from cocreation_desk.desk import draws
from cocreation_desk.desk.sealing import Sealed
from cocreation_desk.domain.draw.advice import Advice
from cocreation_desk.domain.draw.plan import ADVISED_DIGITS, PANEL_DIGITS, Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, place_keys
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.kinds.draw_words import advice_lines, rule_sentence
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.parts import card, holding, label, row
from cocreation_desk.widgets.segments import Segments

THINK_MS = 250
MOST_SEATS = 500
OVER = (SessionState.CLOSED, SessionState.REPORTED, SessionState.FOLLOW_UP, SessionState.ARCHIVED, SessionState.PURGED)


class DrawPlan(QWidget):
    told = Signal(str)
    wants_registrations = Signal()

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._file = given.file
        say = bridge.say
        self._members: tuple[PoolMember, ...] = ()
        self._enough = threading.Event()
        self._to: dict[str, str] = {}
        self.advice: Advice | None = None
        self._reading, self._thinking, self._freezing = Background(self), Background(self), Background(self)
        self._reading.done.connect(self._show_pool)
        self._thinking.done.connect(self._show_advice)
        self._freezing.done.connect(self._freeze)
        self._freezing.went_on.connect(self._show_progress)
        for work in (self._reading, self._thinking, self._freezing):
            work.troubled.connect(self._tell_trouble)
        self._later = QTimer(self, singleShot=True, interval=THINK_MS)
        self._later.timeout.connect(self._think)
        self.rule = Segments([(rule.value, say(f"draw_rule_{rule.value}"), None) for rule in Rule])
        self.rule.chosen.connect(self._changed)
        self._sentence = label(name="hint", wrap=True)
        self.seats = _number(say("draw_seats"), 1, MOST_SEATS, 20)
        self.substitutes = _number(say("draw_substitutes"), 0, MOST_SEATS, 10)
        self.household = QCheckBox(say("draw_one_per_household"))
        self.quotas = QuotaTable(say)
        self._sites: dict[str, QCheckBox] = {}
        self._verdict = label(name="strong", wrap=True)
        self._lines = label(wrap=True)
        self.take = button(say("draw_take_relaxation"), "check", tip=say("draw_take_relaxation_tip"))
        self.freeze = button(say("draw_freeze"), "save", "primary", say("draw_freeze_tip"))
        self.enough = button(say("draw_enough"), "check", tip=say("draw_enough_tip"))
        self.give_up = button(say("draw_stop"), "stop", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._how_far = label(name="small", wrap=True)
        self.take.clicked.connect(self._take_relaxation)
        self.freeze.clicked.connect(self.start_freeze)
        self.enough.clicked.connect(self._enough.set)
        self.give_up.clicked.connect(self.stop)
        self._lay_out()
        for changing in (self.seats, self.substitutes):
            changing.valueChanged.connect(self._changed)
        self.household.toggled.connect(self._changed)
        self.quotas.changed.connect(self._changed)
        self._show_work(False)
        self.show_room(bridge.room)

    def _lay_out(self) -> None:
        say = self._bridge.say
        left, asked = card(margin=16, gap=10)
        asked.addWidget(label(say("draw_rule_caption"), "caption"))
        asked.addWidget(self.rule)
        asked.addWidget(self._sentence)
        asked.addLayout(row(label(say("draw_seats")), 1, self.seats))
        asked.addLayout(row(label(say("draw_substitutes")), 1, self.substitutes))
        asked.addWidget(self.household)
        self._sites_caption = label(say("draw_sites"), "caption")
        asked.addWidget(self._sites_caption)
        self._sites_at = asked.count()
        asked.addStretch(1)
        asked.addWidget(self._verdict)
        asked.addWidget(self._lines)
        asked.addWidget(self.take)
        asked.addWidget(self._how_far)
        asked.addWidget(self.bar)
        asked.addLayout(row(self.give_up, self.enough, 1, self.freeze))
        left.setFixedWidth(440)
        self._asked = asked
        right, wanted = card(margin=16, gap=8)
        wanted.addWidget(label(say("draw_quotas"), "heading"))
        self._no_quotas = label(say("draw_no_quotas"), "hint", wrap=True)
        wanted.addWidget(self._no_quotas)
        wanted.addWidget(self.quotas, 1)
        wanted.addStretch(0)
        both = row(left, right, gap=16)
        both.setStretch(1, 1)
        go = button(say("draw_go_to_registrations"), "people", "primary")
        go.clicked.connect(self.wants_registrations)
        self._pages = QStackedWidget()
        self._pages.addWidget(Empty(say("draw_empty"), say("draw_empty_words"), large("cards"), go))
        self._pages.addWidget(holding(both))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Who is registered now."""
        self._reading.start(the_pool(self._file))

    def show_room(self, room: Room) -> None:
        """The other sessions that could be drawn for together with this one."""
        others = [
            each for each in room.sessions if room.session and each.id != room.session.id and each.state not in OVER
        ]
        for session in others:
            if session.id not in self._sites:
                box = QCheckBox(
                    " · ".join(filter(None, (session.title.said_in(self._bridge.say.language), session.place)))
                )
                box.toggled.connect(self._changed)
                self._sites[session.id] = box
                self._asked.insertWidget(self._sites_at + len(self._sites) - 1, box)
        for session_id, box in self._sites.items():
            box.setVisible(session_id in {each.id for each in others})
        self._sites_caption.setVisible(bool(others))

    @property
    def sessions(self) -> tuple[Session, ...]:
        room = self._bridge.room
        chosen = {session_id for session_id, box in self._sites.items() if box.isChecked() and not box.isHidden()}
        here = room.session.id if room.session else ""
        return tuple(each for each in room.sessions if each.id == here or each.id in chosen)

    @property
    def keys(self) -> tuple[str, ...]:
        """What each session is called in the choices of the registrations; alone, everybody may come."""
        return place_keys(self.sessions, self._members)

    @property
    def plan(self) -> Plan:
        rule = Rule(self.rule.choice)
        quotas = () if rule is Rule.SIMPLE else self.quotas.quotas
        places = tuple(Place(key, self.seats.value(), quotas) for key in self.keys)
        digits = PANEL_DIGITS if rule is Rule.EQUAL else ADVISED_DIGITS
        return Plan(rule, places, self.substitutes.value(), self.household.isChecked(), digits)

    @Slot(object)
    def _show_pool(self, members: tuple[PoolMember, ...]) -> None:
        if members != self._members:
            self._members = members
            self.quotas.show_pool(members, self.seats.value())
        self._pages.setCurrentIndex(1 if members else 0)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        simple = self.rule.choice == Rule.SIMPLE.value
        self.quotas.setVisible(not simple)
        self._no_quotas.setVisible(simple)
        self.advice = None
        self.freeze.setEnabled(False)
        try:
            self._sentence.setText(rule_sentence(self.plan, self._bridge.say))
        except Refused as refused:
            self._tell_trouble(refused)
            return
        self._later.start()

    @Slot()
    def _think(self) -> None:
        if self._members:
            self._thinking.start(the_advice(self.plan, self._members))

    @Slot(object)
    def _show_advice(self, advice: Advice) -> None:
        say = self._bridge.say
        self.advice = advice
        n = len(self._members)
        verdict = say("draw_can_be", n=n) if advice.can_be_drawn else say("draw_cannot_be", n=n)
        self._say_verdict(verdict, tuple(advice_lines(advice, say)))
        self.take.setVisible(bool(advice.changes))
        self.freeze.setEnabled(advice.can_be_drawn)

    def _say_verdict(self, verdict: str, lines: tuple[str, ...]) -> None:
        self._verdict.setText(verdict)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self.take.hide()

    @Slot()
    def _take_relaxation(self) -> None:
        wanted = {(quota.feature, quota.value): quota for quota in self.quotas.quotas}
        for change in self.advice.changes if self.advice else ():
            quota = wanted[change.feature, change.value]
            least = change.becomes if change.bound == "min" else quota.least
            most = change.becomes if change.bound == "max" else quota.most
            self.quotas.set_bounds(change.feature, change.value, least, most)

    @Slot()
    def start_freeze(self) -> None:
        """Work out what is to be sealed; for equal chances that takes as long as one lets it."""
        self._enough.clear()
        self._to = {key: session.id for key, session in zip(self.keys, self.sessions, strict=True)}
        self._show_work(True)
        self._freezing.start(to_freeze(self.plan, self._file, self._enough))

    @Slot()
    def stop(self) -> None:
        self._freezing.stop()
        self._show_work(False)

    @Slot(int, int)
    def _show_progress(self, reached: int, at_most: int) -> None:
        say = self._bridge.say
        self.bar.setRange(0, max(1, at_most))
        self.bar.setValue(reached)
        told = (f"{value * 100 / MILLIONTHS:.2f}" for value in (reached, at_most))
        self._how_far.setText(
            say("draw_so_far", **dict(zip(("reached", "at_most"), map(self._decimal, told), strict=True)))
        )

    def _decimal(self, written: str) -> str:
        return written.replace(".", ",") if self._bridge.say.language == "fr" else written

    @Slot(object)
    def _freeze(self, ready: Sealed) -> None:
        sessions = self._to

        def freeze(draw_id: str) -> None:
            words = self._bridge.say("draw_frozen_well")
            self._bridge.do(
                draws.freeze_draw,
                draw_id,
                ready.frozen,
                ready.reached,
                ready.at_most,
                then=lambda _: self.told.emit(words),
            )

        self._show_work(False)
        self._bridge.do(draws.prepare_draw, ready.frozen.plan, sessions, then=freeze)

    def _show_work(self, at_work: bool) -> None:
        equal = self.rule.choice == Rule.EQUAL.value
        self.bar.setRange(0, 0)
        self.bar.setVisible(at_work)
        self.give_up.setVisible(at_work)
        self.enough.setVisible(at_work and equal)
        self._how_far.setVisible(at_work and equal)
        self._how_far.setText("")
        self.freeze.setVisible(not at_work)

    @Slot(object)
    def _tell_trouble(self, problem: Exception) -> None:
        self._show_work(False)
        say = self._bridge.say
        told = say(problem.key, **problem.details) if isinstance(problem, Trouble) else say("console_act_failed")
        self._say_verdict(told, ())

    def put_away(self) -> None:
        self._later.stop()
        for work in (self._reading, self._thinking, self._freezing):
            work.close()


def _number(name: str, least: int, most: int, now: int) -> QSpinBox:
    made = number(least, most, now)
    made.setAccessibleName(name)
    made.setFixedWidth(96)
    return made
