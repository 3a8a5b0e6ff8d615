"""Preparing a draw: the rule, the seats, the sites, the quotas, and at once whether it can be held."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.draw_quota_file import QuotaCard
from cocreation_desk.console.draw_quotas import EVERYWHERE
from cocreation_desk.console.draw_sites import DrawSites, seat_field
from cocreation_desk.console.draw_work import MILLIONTHS, Listed, the_advice, the_list, to_freeze
from cocreation_desk.console.page import Given
from cocreation_desk.desk import draws
from cocreation_desk.desk.sealing import Sealed
from cocreation_desk.domain.draw.advice import Advice
from cocreation_desk.domain.draw.plan import ADVISED_DIGITS, PANEL_DIGITS, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.draw.visits import Visit, refuse_strangers, visits
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.draw_scene import draft_in
from cocreation_desk.kinds.draw_words import advice_lines, rule_sentence, visit_names
from cocreation_desk.sheets.quota_file import open_quotas
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.parts import card, holding, label, row, scrolled, yielding
from cocreation_desk.widgets.segments import Segments

NOBODY, PLAN, READING = range(3)  # pages
THINK_MS = 250
KEEP_MS = 800


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
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_soon.timeout.connect(self.keep_draft)
        self._here, self._draft_id, self._quiet = "", "", False
        self.rule = Segments([(rule.value, say(f"draw_rule_{rule.value}"), None) for rule in Rule])
        self.rule.chosen.connect(self._asked)
        self._sentence = label(name="hint", wrap=True)
        self.sites = DrawSites(say)
        self.substitutes = seat_field(say("draw_substitutes"), 0, 10)
        self.household = QCheckBox(say("draw_one_per_household"))
        self.card = QuotaCard(bridge, self._asked_in)
        self.card.told.connect(self.told)
        self.card.opened.connect(self._leave_simple)
        self.quotas = self.card.table
        self._undecided = label(wrap=True)
        self.decide = button(say("draw_decide"), "people", tip=say("draw_decide_tip"))
        self.decide.clicked.connect(self.wants_registrations)
        self._verdict = label(name="strong", wrap=True)
        self._lines = label(wrap=True)
        self.take = button(say("draw_take_relaxation"), "check", tip=say("draw_take_relaxation_tip"))
        self.freeze = button(say("draw_freeze"), "save", "primary", say("draw_freeze_tip"))
        self.freeze.setEnabled(False)
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
        self.sites.changed.connect(self._asked)
        self.substitutes.valueChanged.connect(self._asked)
        self.household.toggled.connect(self._asked)
        self.quotas.changed.connect(self._asked)
        self._show_work(False)
        self.show_room(bridge.room)

    def _lay_out(self) -> None:
        say = self._bridge.say
        asked = QVBoxLayout()
        asked.setContentsMargins(0, 0, 6, 0)
        asked.setSpacing(10)
        asked.addWidget(label(say("draw_rule_caption"), "caption"))
        asked.addWidget(self.rule)
        asked.addWidget(self._sentence)
        asked.addWidget(self.sites)
        asked.addLayout(row(label(say("draw_substitutes")), 1, self.substitutes))
        asked.addWidget(self.household)
        asked.addStretch(1)
        left, column = card(margin=16, gap=10)
        column.addWidget(yielding(scrolled(holding(asked)), 160), 1)
        self._to_decide, waiting = card("well", 12, 8)
        waiting.addWidget(self._undecided)
        waiting.addLayout(row(1, self.decide))
        self._to_decide.hide()
        column.addWidget(self._to_decide)
        column.addWidget(self._verdict)
        column.addWidget(self._lines)
        column.addWidget(self.take)
        column.addWidget(self._how_far)
        column.addWidget(self.bar)
        column.addLayout(row(self.give_up, self.enough, 1, self.freeze))
        left.setFixedWidth(440)
        right, wanted = card(margin=16, gap=8)
        wanted.addWidget(self.card)
        both = row(left, right, gap=16)
        both.setStretch(1, 1)
        go = button(say("draw_go_to_registrations"), "people", "primary")
        go.clicked.connect(self.wants_registrations)
        self._pages = QStackedWidget()
        self._pages.addWidget(Empty(say("draw_empty"), say("draw_empty_words"), large("cards"), go))
        self._pages.addWidget(holding(both))
        self._pages.addWidget(Empty(say("draw_reading"), say("draw_reading_words"), large("people")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Who is registered now; until that is known for the first time, nothing is said of it."""
        if not self._members:
            self._pages.setCurrentIndex(READING)
        self._reading.start(the_list(self._file))

    def show_room(self, room: Room) -> None:
        """The sessions there are; another session has a draft of its own."""
        here = room.session.id if room.session else ""
        self.sites.show_room(room)
        if here != self._here:
            self._here, self._draft_id = here, ""
            if self.isVisible():
                self.read()

    @property
    def plan(self) -> Plan:
        rule = Rule(self.rule.choice)
        places = tuple(
            each.place(n, () if rule is Rule.SIMPLE else self.quotas.quotas_of(each.key))
            for each, n in self.visits.items()
        )
        digits = PANEL_DIGITS if rule is Rule.EQUAL else ADVISED_DIGITS
        return Plan(rule, places, self.substitutes.value(), self.household.isChecked(), digits)

    @property
    def visits(self) -> dict[Visit, int]:
        """The sessions that are drawn for, with their seats."""
        chosen = self.sites.chosen
        return dict(zip(visits([each for each, _ in chosen], self._members), (n for _, n in chosen), strict=True))

    @property
    def to(self) -> dict[str, str]:
        return {each.key: each.session.id for each in self.visits}

    def _asked_in(self, path: Path) -> dict[str, tuple[Quota, ...]]:
        """What a file of quotas asks for: here, which holds wherever it asks for nothing else, and elsewhere."""
        usual = self.sites.seats.value()
        programme = visits(self._bridge.room.sessions, self._members)
        refuse_strangers(open_quotas(path, usual), programme)
        seats = dict.fromkeys(programme, usual) | self.visits
        found = {each.key: each.quotas(open_quotas(path, n)) for each, n in seats.items()}
        here = next(found[each.key] for each in self.visits if each.session.id == self._here)
        return {EVERYWHERE: here} | {key: quotas for key, quotas in found.items() if quotas != here}

    @Slot(object)
    def _show_pool(self, listed: Listed) -> None:
        members, say = listed.members, self._bridge.say
        self._undecided.setText(say("draw_undecided", n=listed.to_decide))
        self._to_decide.setVisible(listed.to_decide > 0)
        if members != self._members:
            self._members = members
            self.quotas.show_pool(members)
        self._pages.setCurrentIndex(PLAN if members else NOBODY)
        self._take_up_draft()
        self._changed()

    def _take_up_draft(self) -> None:
        """The plan as it was left: once, for what is typed here afterwards is newer than what the file has."""
        draft = draft_in(self._bridge.room)
        if draft is None or draft.id == self._draft_id or self._keep_soon.isActive():
            return
        self._draft_id, self._quiet = draft.id, True
        plan = draft.plan
        self.rule.choose(plan.rule.value)
        self.substitutes.setValue(plan.substitutes)
        self.household.setChecked(plan.one_per_household)
        self.sites.choose({draft.sessions[place.key]: place.seats for place in plan.places})
        self._show_places()
        if plan.rule is not Rule.SIMPLE:
            first = plan.places[0].quotas
            same = all(place.quotas == first for place in plan.places)
            of_sites = {place.key: place.quotas for place in plan.places}
            self.quotas.take({EVERYWHERE: first} if same else of_sites)
        self._quiet = False

    @Slot()
    def _asked(self) -> None:
        """Somebody wants it otherwise: the draft follows, once the hand rests."""
        if not self._quiet:
            self._keep_soon.start()
            self._changed()

    @Slot()
    def keep_draft(self) -> None:
        self._keep_soon.stop()
        try:
            plan = self.plan
        except Refused:
            return
        draft = draft_in(self._bridge.room)
        if draft is not None and draft.plan == plan:
            return
        self._bridge.do(draws.prepare_draw, plan, self.to, then=self._kept)

    def _kept(self, draft_id: str) -> None:
        self._draft_id = draft_id

    @Slot()
    def _leave_simple(self) -> None:
        if self.rule.choice == Rule.SIMPLE.value:
            self.rule.choose(Rule.ORDER.value)

    @Slot()
    def _changed(self) -> None:
        self.card.show_rule(self.rule.choice != Rule.SIMPLE.value)
        self._show_places()
        self.advice = None
        self.freeze.setEnabled(False)
        try:
            self._sentence.setText(rule_sentence(self.plan, self._bridge.say))
        except Refused as refused:
            self._tell_trouble(refused)
            return
        self._later.start()

    def _show_places(self) -> None:
        wanted, seats = self.visits, {EVERYWHERE: self.sites.seats.value()}
        names = visit_names([(each, each.session) for each in wanted], self._bridge.say)
        sites = {each.key: each.site for each in wanted if each.site}
        self.quotas.show_places(names, sites, seats | {each.key: n for each, n in wanted.items()})

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
        names = visit_names([(each, each.session) for each in self.visits], say)
        self._say_verdict(verdict, tuple(advice_lines(advice, say, names)))
        self.take.setVisible(bool(advice.changes))
        self.freeze.setEnabled(advice.can_be_drawn)

    def _say_verdict(self, verdict: str, lines: tuple[str, ...]) -> None:
        self._verdict.setText(verdict)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self.take.hide()

    @Slot()
    def _take_relaxation(self) -> None:
        for change in self.advice.changes if self.advice else ():
            place = change.place if len(self.visits) > 1 else EVERYWHERE
            wanted = {(quota.feature, quota.value): quota for quota in self.quotas.quotas_of(place)}
            quota = wanted[change.feature, change.value]
            least = change.becomes if change.bound == "min" else quota.least
            most = change.becomes if change.bound == "max" else quota.most
            self.quotas.set_bounds(change.feature, change.value, least, most, place)

    @Slot()
    def start_freeze(self) -> None:
        """Work out what is to be sealed; for equal chances that takes as long as one lets it."""
        self._keep_soon.stop()
        self._enough.clear()
        self._to = self.to
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

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keep_soon.isActive():
            self.keep_draft()

    def put_away(self) -> None:
        if self._keep_soon.isActive():
            self.keep_draft()
        self._later.stop()
        for work in (self._reading, self._thinking, self._freezing):
            work.close()
