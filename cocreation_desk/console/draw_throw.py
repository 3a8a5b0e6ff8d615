"""A frozen draw: its fingerprint to publish, the dice as three people typed them, and the button that draws."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from cocreation_desk.console.background import Background
from cocreation_desk.console.draw_work import the_result
from cocreation_desk.console.forms import line
from cocreation_desk.console.page import Given
from cocreation_desk.desk import draws
from cocreation_desk.domain.badges import witness_code
from cocreation_desk.domain.draw.draw import Drawn
from cocreation_desk.domain.draw.held import HeldDraw
from cocreation_desk.domain.draw.order import agreed
from cocreation_desk.domain.draw.pool import in_groups
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.kinds.draw_words import rule_sentence
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import card, holding, label, row, rule, scrolled, yielding

TYPISTS = 3
SHOW_MS = 200


class DrawThrow(QWidget):
    told = Signal(str)

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        say = bridge.say
        self._held: HeldDraw | None = None
        self._key, self._address = given.file.badge_key, given.address
        self._captions: list[QLabel] = []
        self._drawing = Background(self)
        self._drawing.done.connect(self._keep)
        self._drawing.troubled.connect(self._tell_trouble)
        self._drawing.went_on.connect(self._show_progress)
        self._soon = QTimer(self, singleShot=True, interval=SHOW_MS)
        self._soon.timeout.connect(self._show_on_stage)
        self._sentence = label(wrap=True)
        self._pool = label(name="strong", wrap=True)
        self.fingerprint = label(name="nowTitle", wrap=True)
        self._whole = label(name="small", wrap=True)
        self._whole.setTextInteractionFlags(self._whole.textInteractionFlags().TextSelectableByMouse)
        self._panels = label(name="hint", wrap=True)
        self.entries = [self._entry(say(f"draw_typed_by_{at}")) for at in range(TYPISTS)]
        self.entries[0].textChanged.connect(lambda _: self._soon.start())
        self.status = label(name="problem", wrap=True)
        session = bridge.room.session
        self.where = line(session.place if session else "", say("draw_where"))
        self.witnesses = [line("", say("draw_witness", number=at)) for at in (1, 2)]
        self.draw = button(say("draw_draw"), "cards", "primary", say("draw_draw_tip"))
        self.draw.clicked.connect(self.start)
        self.give_up = button(say("draw_stop"), "stop", "quiet")
        self.give_up.clicked.connect(self.stop)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._lay_out()
        self._show_work(False)

    def _entry(self, name: str) -> QLineEdit:
        made = line()
        made.setAccessibleName(name)
        made.setMaxLength(200)
        font = QFont(made.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        made.setFont(font)
        made.textChanged.connect(self._check)
        return made

    def _lay_out(self) -> None:
        say = self._bridge.say
        left, sealed = card(margin=20, gap=10)
        sealed.addWidget(label(say("draw_sealed"), "heading"))
        sealed.addWidget(self._pool)
        sealed.addWidget(self._sentence)
        sealed.addSpacing(8)
        sealed.addWidget(label(say("draw_fingerprint"), "caption"))
        sealed.addWidget(self.fingerprint)
        sealed.addWidget(self._whole)
        sealed.addWidget(label(say("draw_fingerprint_words"), "hint", wrap=True))
        sealed.addWidget(self._panels)
        sealed.addStretch(1)
        thrown = QVBoxLayout()
        thrown.setContentsMargins(0, 0, 6, 0)
        thrown.setSpacing(8)
        thrown.addWidget(label(say("draw_dice"), "heading"))
        self._how_many = label(name="hint", wrap=True)
        thrown.addWidget(self._how_many)
        for at, entry in enumerate(self.entries):
            self._captions.append(label(say(f"draw_typed_by_{at}"), "caption", wrap=True))
            thrown.addWidget(self._captions[-1])
            thrown.addWidget(entry)
        thrown.addWidget(self.status)
        thrown.addWidget(rule())
        thrown.addWidget(label(say("draw_who_was_there"), "caption"))
        thrown.addWidget(self.where)
        thrown.addLayout(row(*self.witnesses))
        thrown.addStretch(1)
        right, column = card(margin=20, gap=8)
        column.addWidget(yielding(scrolled(holding(thrown)), 240), 1)
        column.addWidget(self.bar)
        column.addLayout(row(self.give_up, 1, self.draw))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(left, 1)
        whole.addWidget(right, 1)

    def show_draw(self, held: HeldDraw) -> None:
        say, frozen = self._bridge.say, held.frozen
        if frozen is None:
            return
        if self._held is not None and self._held.id == held.id:
            self._held = held
            self._take_entries(held)
            return
        self._held = held
        for at, entry in enumerate(self.entries):
            entry.clear()
            if at:
                code = witness_code(self._key, held.id, at)
                who = say(f"draw_typed_by_{at}")
                self._captions[at].setText(say("draw_typed_on_phone", who=who, address=self._address(), code=code))
        self._take_entries(held)
        self._sentence.setText(rule_sentence(held.plan, say))
        self._pool.setText(say("draw_pool_frozen", n=len(frozen.members), at=held.frozen_at or self._bridge.now()))
        groups = in_groups(frozen.fingerprint).split(" ")
        self.fingerprint.setText(f"{' '.join(groups[:4])}\n{' '.join(groups[4:])}")
        self._whole.setText(frozen.fingerprint)
        self._how_many.setText(say("draw_how_many_digits", n=held.plan.digits))
        self._panels.setVisible(held.reached is not None)
        if held.reached is not None and held.at_most is not None:
            told = {"reached": say.number(held.reached * 100, 2), "at_most": say.number(held.at_most * 100, 2)}
            self._panels.setText(say("draw_panels_ready", **told))
        self._check()

    def _take_entries(self, held: HeldDraw) -> None:
        """What came from a phone stands in the witness's field, and is theirs to change."""
        for witness, typed in held.entries.items():
            entry = self.entries[int(witness)]
            entry.setToolTip(self._bridge.say("draw_came_from_phone"))
            if entry.text() != typed:
                entry.setText(typed)

    @property
    def digits(self) -> str:
        """What everybody typed; refused until all have, and have typed the same."""
        if self._held is None:
            raise Refused("draw_is_gone")
        typed = {str(at): entry.text() for at, entry in enumerate(self.entries)}
        return agreed(typed, self._held.plan.digits)

    @Slot()
    def _check(self) -> None:
        say = self._bridge.say
        try:
            self.digits  # noqa: B018  # refused until it is there
        except Refused as refused:
            started = all(entry.text().strip() for entry in self.entries)
            self.status.setText(say(refused.key, **refused.details) if started else "")
            self.draw.setEnabled(False)
        else:
            self.status.setText("")
            self.draw.setEnabled(True)

    @Slot()
    def _show_on_stage(self) -> None:
        if self._held is not None and self.isVisible():
            self._bridge.do(draws.type_digits, self._held.id, self.entries[0].text())

    @Slot()
    def start(self) -> None:
        if self._held is not None and self._held.frozen is not None:
            self._show_work(True)
            self._drawing.start(the_result(self._held.frozen, self.digits))

    @Slot()
    def stop(self) -> None:
        self._drawing.stop()
        self._show_work(False)

    @Slot(int, int)
    def _show_progress(self, kept: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(kept)

    @Slot(object)
    def _keep(self, drawn: Drawn) -> None:
        self._show_work(False)
        room = self._bridge.room
        if self._held is None:
            return
        self._bridge.do(
            draws.keep_result,
            self._held.id,
            drawn,
            self.where.text(),
            room.session.facilitator if room.session else "",
            tuple(witness.text() for witness in self.witnesses),
            TYPISTS,
            then=lambda _: self.told.emit(self._bridge.say("draw_drawn_well")),
        )

    def _show_work(self, at_work: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(at_work)
        self.give_up.setVisible(at_work)
        self.draw.setVisible(not at_work)

    @Slot(object)
    def _tell_trouble(self, problem: Exception) -> None:
        self._show_work(False)
        say = self._bridge.say
        told = say(problem.key, **problem.details) if isinstance(problem, Trouble) else say("console_act_failed")
        self.status.setText(told)

    def put_away(self) -> None:
        self._soon.stop()
        self._drawing.close()
