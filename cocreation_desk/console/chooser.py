"""Which way to vote: the facilitator says what she wants of the vote, and is told which method gives it, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form, choice
from cocreation_desk.domain.choosing import INTENTS, recommended
from cocreation_desk.widgets.parts import label
from cocreation_desk.words import Say


class Chooser(Form):
    """``take`` is given the name of the method when she takes it."""

    def __init__(self, say: Say, take: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(say, say("chooser_title"), say("chooser_take"), parent)
        self._take = take
        self.intent = choice([(each.key, say(f"intent_{each.key}")) for each in INTENTS], INTENTS[0].key)
        self.method = label(name="strong", wrap=True)
        self.why = label(wrap=True)
        self.why.setMinimumHeight(self.why.fontMetrics().lineSpacing() * 3)
        self.ask(say("chooser_question"), self.intent)
        self.ask(say("chooser_method"), self.method)
        self.fields.addRow("", self.why)
        self.intent.currentIndexChanged.connect(self.show_method)
        self.show_method()

    @Slot()
    def show_method(self) -> None:
        key = self.intent.currentData()
        self.method.setText(self.say(f"method_{recommended(key)}"))
        self.why.setText(self.say(f"why_{key}"))

    @Slot()
    def keep(self) -> None:
        self._take(recommended(self.intent.currentData()))
        self.done_well()
