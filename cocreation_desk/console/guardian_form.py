"""What the parent or guardian of somebody under age has signed: who they are, and yes or no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Form, choice, line
from cocreation_desk.desk import consents, guardians
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.consents import CHOICES, Purpose
from cocreation_desk.domain.people import Participant
from cocreation_desk.widgets.parts import label

Answer = Callable[[Turn, str, str], Any]  # who answers, and what


class GuardianForm(Form):
    """Nothing is chosen in advance; ``agreed`` is called once a yes is written."""

    def __init__(
        self, bridge: Bridge, name: str, guardian: str, answer: Answer, agreed: Callable[[], Any], parent: QWidget
    ) -> None:
        say = bridge.say
        super().__init__(say, say("guardian_form_title", name=name), say("guardian_form_save"), parent)
        self._bridge, self._answer, self._agreed = bridge, answer, agreed
        self.column.insertWidget(1, label(say("guardian_form_words", name=name), "hint", wrap=True))
        self.guardian = line(guardian)
        answers = [(each, say(f"consent_guardian_{each}")) for each in CHOICES[Purpose.GUARDIAN]]
        self.choice = choice([("", say("guardian_form_nothing")), *answers], "")
        self.ask(say("guardian_form_who"), self.guardian)
        self.ask(say("guardian_form_answer"), self.choice)
        self.save.setEnabled(False)
        for changed in (self.guardian.textChanged, self.choice.currentIndexChanged):
            changed.connect(self._show_whether_whole)
        (self.choice if guardian else self.guardian).setFocus()

    @Slot()
    def _show_whether_whole(self) -> None:
        self.save.setEnabled(bool(self.guardian.text().strip() and self.choice.currentData()))

    @Slot()
    def keep(self) -> None:
        chosen = str(self.choice.currentData())
        self._bridge.do(
            self._answer,
            self.guardian.text(),
            chosen,
            then=lambda _: self._kept(chosen == "granted"),
            refused=self.show_problem,
        )

    def _kept(self, agrees: bool) -> None:
        self.accept()
        if agrees:
            self._agreed()


def ask_of_registration(
    bridge: Bridge, registration_id: str, name: str, guardian: str, agreed: Callable[[], Any], parent: QWidget
) -> None:
    def answer(turn: Turn, who: str, said: str) -> None:
        guardians.guardian_says(turn, registration_id, who, said)

    GuardianForm(bridge, name, guardian, answer, agreed, parent).open()


def ask_of_participant(bridge: Bridge, person: Participant, agreed: Callable[[], Any], parent: QWidget) -> None:
    def answer(turn: Turn, who: str, said: str) -> None:
        consents.key_in_consents(turn, person.id, {Purpose.GUARDIAN: said}, who)

    GuardianForm(bridge, person.name, person.guardian, answer, agreed, parent).open()
