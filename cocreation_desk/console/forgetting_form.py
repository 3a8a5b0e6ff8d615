"""What the programme still holds about people, and until when; each thing is erased here, on its day or before it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from cocreation_desk.console.page import Given
from cocreation_desk.console.renewing import Renewing
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import purging
from cocreation_desk.desk.purging import Purged
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.retention import Due, Matter
from cocreation_desk.kinds.purge_words import counted, goes, when
from cocreation_desk.store.programme import the_programme
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.hold_button import HoldButton
from cocreation_desk.widgets.parts import column, holding, label, pill, row, rule, scrolled, tone

LONGEST_MONTHS, LONGEST_DAYS = 36, 365
LONGEST_MENTION = 160


class ForgettingForm(QDialog):
    """``purged`` comes after each erasure."""

    purged = Signal()

    def __init__(self, given: Given, parent: QWidget) -> None:
        super().__init__(parent)
        self._given, self._bridge = given, given.bridge
        say = self._bridge.say
        self.setWindowTitle(say("forgetting_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(760)
        self._renewing = Renewing.of(given)
        self._renewing.told.connect(self._tell_well)
        self.cards = {matter: MatterCard(given, matter) for matter in Matter}
        self.news = label(name="strong", wrap=True)
        self.news.hide()
        self.mentions = QPlainTextEdit()
        self.mentions.setReadOnly(True)
        self.mentions.setAccessibleName(say("forgetting_mentions"))
        self.mentions.setFixedHeight(110)
        self.mentions.hide()
        inside = column(gap=12)
        inside.addWidget(label(say("forgetting_words"), "hint", wrap=True))
        inside.addWidget(self.news)
        inside.addWidget(self.mentions)
        for each in self.cards.values():
            inside.addWidget(each)
            each.wanted.connect(self.erase)
        inside.addWidget(rule())
        self.months, self.days = number(1, LONGEST_MONTHS), number(1, LONGEST_DAYS)
        self.save = button(say("forgetting_keep_periods"), "check")
        self.save.clicked.connect(self._keep_periods)
        self.problem = label(name="problem", wrap=True)
        self.problem.hide()
        for key, field in (("forgetting_months", self.months), ("forgetting_days", self.days)):
            field.setFixedWidth(84)
            caption = label(say(key), wrap=True)
            caption.setBuddy(field)
            field.setAccessibleName(say(key))
            inside.addLayout(row(caption, field))
        inside.addWidget(self.problem)
        inside.addLayout(row(label(say("forgetting_periods_words"), "hint", wrap=True), self.save))
        self.close_button = button(say("forgetting_close"), voice="quiet")
        self.close_button.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label(say("forgetting_title"), "heading"))
        whole.addWidget(scrolled(holding(inside)), 1)
        whole.addLayout(row(1, self.close_button))
        self.resize(840, min(780, self.screen().availableSize().height() - 80))
        self.read()
        programme = self._bridge.room.programme
        self.months.setValue(programme.retention_months)
        self.days.setValue(programme.unselected_days)

    def read(self) -> None:
        """As the file has it now."""
        with self._given.file.reader() as db:
            found = purging.dues(db, self._bridge.now().date())
            programme = the_programme(db)
        for due in found:
            self.cards[due.matter].show_due(due, programme)

    @Slot(object, bool)
    def erase(self, matter: Matter, before_its_day: bool) -> None:
        self._tell(self._bridge.say("forgetting_under_way"), "quiet")
        # A word that passes through a signal comes out as plain text.
        self._bridge.do(purging.purge, Matter(matter), before_its_day, then=self._purged, refused=self._tell_refused)

    def _tell_refused(self, words: str) -> None:
        self._tell(words, "bad")
        self.read()

    def _purged(self, done: Purged) -> None:
        self._given.stack.clear()  # an undo would write names again
        say = self._bridge.say
        told = say("purge_done", what=say(f"purge_{done.matter.value}"), counts=counted(done.counts, say))
        self._tell(told, "good")
        self.mentions.setPlainText("\n".join(shortened(each.text) for each in done.mentions))
        self.mentions.setVisible(bool(done.mentions))
        if done.mentions:
            self._tell(f"{told} {say('forgetting_reread', n=len(done.mentions))}", "good")
        self.read()
        self.purged.emit()
        self._renewing.start(done.papers)

    @Slot(str)
    def _tell_well(self, words: str) -> None:
        self._tell(words, "good")

    @Slot()
    def _keep_periods(self) -> None:
        self.problem.hide()
        act, wished = purging.set_periods, (self.months.value(), self.days.value())
        self._bridge.do(act, *wished, then=lambda _: self.read(), refused=self._show_problem)

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _tell(self, words: str, sounds: str) -> None:
        self.news.setText(words)
        tone(self.news, sounds)
        self.news.show()


class MatterCard(QFrame):
    """One thing to be erased: asked for with a click, and done only once a second button was held."""

    wanted = Signal(object, bool)  # the matter, and whether its day is still to come

    def __init__(self, given: Given, matter: Matter) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bridge, self._matter = given.bridge, matter
        self._early = False
        say = self._bridge.say
        self.day = pill()
        self.counts = label(name="strong", wrap=True)
        self.goes = label(wrap=True)
        self.waits = label(name="problem", wrap=True)
        self.ask = button(say("forgetting_ask"), "bin", "danger")
        self.ask.clicked.connect(self._ask_again)
        self.sure = HoldButton(say("forgetting_hold"), PALETTE.stop)
        self.sure.setProperty("voice", "danger")
        self.sure.held.connect(self._meant)
        self.back = button(say("form_cancel"), voice="quiet")
        self.back.clicked.connect(self._leave)
        self.warning = label(say("forgetting_sure"), "strong")
        self._confirming = (self.warning, self.back, self.sure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addLayout(row(label(say(f"purge_{matter.value}"), "heading"), 1, self.day))
        first = row(self.counts, self.ask)
        first.setStretch(0, 1)
        layout.addLayout(first)
        layout.addWidget(self.goes)
        layout.addWidget(label(say(f"purge_{matter.value}_stays"), "hint", wrap=True))
        layout.addWidget(self.waits)
        layout.addLayout(row(self.warning, 1, self.back, self.sure))

    def show_due(self, due: Due, programme: Programme) -> None:
        say, today = self._bridge.say, self._bridge.now().date()
        self._early = not due.is_due(today)
        self.day.setText(when(due, today, say).rstrip("."))
        tone(self.day, "bad" if due.is_due(today) else "good" if due.is_empty else "quiet")
        self.counts.setText("" if due.is_empty else counted(due.counts, say))
        self.counts.setVisible(not due.is_empty)
        self.goes.setText(goes(due.matter, programme, say))
        self.waits.setText(say("purge_waits_for_session", code=due.waits_for) if due.waits_for else "")
        self.waits.setVisible(bool(due.waits_for))
        self.ask.setText(say("forgetting_ask_early" if self._early else "forgetting_ask"))
        self.ask.setVisible(not due.is_empty and not due.waits_for and due.on is not None)
        self._show_confirming(False)

    @Slot()
    def _ask_again(self) -> None:
        self.ask.hide()
        self._show_confirming(True)
        self.sure.setFocus()

    @Slot()
    def _leave(self) -> None:
        self._show_confirming(False)
        self.ask.show()

    @Slot()
    def _meant(self) -> None:
        self._show_confirming(False)
        self.wanted.emit(self._matter, self._early)

    def _show_confirming(self, shown: bool) -> None:
        for each in self._confirming:
            each.setVisible(shown)


def shortened(text: str) -> str:
    """A sentence in one line, or its beginning."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_MENTION else f"{text[: LONGEST_MENTION - 1]}…"
