"""The dialogs of consents: one person's paper keyed in or taken back, and the wording of one text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Bilingual, Form, choice, line
from cocreation_desk.desk import consents
from cocreation_desk.domain.consents import CHOICES, WITHDRAWN, YES, Purpose
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.text import Text
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import holding, label, row


class ConsentForm(Form):
    """What stands is shown and nothing is chosen in advance: only what is chosen here is written."""

    def __init__(self, bridge: Bridge, person: Participant, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, person.name, say("consents_form_save"), parent)
        self.setMinimumWidth(680)
        self._bridge, self._person = bridge, person
        room = bridge.room
        said = room.consents.get(person.id, {})
        asked = room.session.purposes if room.session else ()
        self.column.insertWidget(1, label(say("consents_form_how"), "hint", wrap=True))
        self.choices: dict[Purpose, QComboBox] = {}
        self.withdrawals: dict[Purpose, QWidget] = {}
        self.guardian = line(person.guardian)
        if person.is_minor:
            self.ask(say("guardian_form_who"), self.guardian)
        for purpose in (each for each in Purpose if each in asked or each in said or _is_about(each, person)):
            answers = [(each, say(f"consent_{purpose.value}_{each}")) for each in CHOICES[purpose]]
            field = choice([("", self._standing(purpose, said.get(purpose, ""))), *answers], "")
            self.choices[purpose] = field
            back = button(say("consents_form_withdraw"), "undo", "danger")
            back.setEnabled(said.get(purpose) in YES)
            back.clicked.connect(partial(self.withdraw, purpose))
            self.withdrawals[purpose] = back
            field.setMinimumWidth(260)
            self.ask(say(f"purpose_{purpose.value}"), holding(row(field, back)))
            field.setAccessibleName(say(f"purpose_{purpose.value}"))

    def sizeHint(self) -> QSize:
        """What was said about the form stands above its fields."""
        return super().sizeHint() + QSize(0, 60)

    def _standing(self, purpose: Purpose, chosen: str) -> str:
        say = self.say
        if not chosen:
            return say("consents_form_nothing")
        words = "consent_withdrawn_short" if chosen == WITHDRAWN else f"consent_{purpose.value}_{chosen}_short"
        return say("consents_form_stands", choice=say(words))

    @Slot()
    def keep(self) -> None:
        said = {purpose: str(field.currentData()) for purpose, field in self.choices.items() if field.currentData()}
        if not said:
            self.accept()
            return
        act, guardian = consents.key_in_consents, self.guardian.text()
        self._bridge.do(act, self._person.id, said, guardian, then=self.done_well, refused=self.show_problem)

    def withdraw(self, purpose: Purpose, _: bool = False) -> None:
        act = consents.withdraw_consent
        self._bridge.do(act, self._person.id, purpose, then=self.done_well, refused=self.show_problem)


def _is_about(purpose: Purpose, person: Participant) -> bool:
    """Asked of no session, but for whoever is under age."""
    return purpose is Purpose.GUARDIAN and person.is_minor


class NoticeForm(Form):
    """The text above one question, in both languages."""

    def __init__(self, bridge: Bridge, purpose: Purpose, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say(f"purpose_{purpose.value}"), say("form_save"), parent)
        self.setMinimumWidth(760)
        self._bridge, self._purpose = bridge, purpose
        notice = bridge.room.notices.get(purpose)
        self.column.insertWidget(1, label(say("consents_form_versions"), "hint", wrap=True))
        self.text = Bilingual(say, say("consents_page_text"), notice.text if notice else Text(), 9)
        self.fields.addRow(self.text)

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            act = consents.rewrite_notice
            self._bridge.do(
                act, session.id, self.text.text, self._purpose, then=self.done_well, refused=self.show_problem
            )
