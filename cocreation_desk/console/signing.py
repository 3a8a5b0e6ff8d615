"""The dialog for the roll on paper: who was handed a ballot for the room's own urn, one person after the other."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.console.people_picker import WIDE, PeoplePicker, by_name
from cocreation_desk.desk import keying
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.channels import Channels
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label


class SignForm(Form):
    """Each person signs once; a signature made by mistake is taken back here as long as papers come in."""

    def __init__(self, hands: Hands, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("signing_title"), say("signing_sign"), parent)
        self._hands, self._ballot = hands, ballot
        self.told = label(say("signing_how"), wrap=True)
        self.column.insertWidget(1, self.told)
        self.cancel.setText(say("keying_end"))
        self.setMinimumWidth(WIDE)
        self.who = PeoplePicker(say, hands.whose_badge)
        self.ask(say("signing_who"), self.who)
        self.signed = PeoplePicker(say, hands.whose_badge)
        self.ask(say("signing_signed"), self.signed)
        self.take_back: QPushButton = button(say("signing_take_back"), "undo")
        self.take_back.clicked.connect(self._take_back)
        self.fields.addRow("", self.take_back)
        for field, done in ((self.who, self.save), (self.signed, self.take_back)):
            field.chosen.connect(done.setFocus)
            field.missed.connect(self._tell_missed)
        self._offer()

    def _offer(self) -> None:
        """Those who may sign, and those who have."""
        room, ballot = self._hands.room, self._ballot
        voted = room.voted.get(ballot.id, frozenset())
        loose = room.channels.get(ballot.id, Channels()).loose
        people = by_name(room.entitled(ballot))
        self.who.offer([each for each in people if each.id not in voted])
        self.signed.offer([each for each in people if each.id in loose])
        self.save.setEnabled(self.who.count() > 1)
        self.take_back.setEnabled(self.signed.count() > 1)

    @Slot(str)
    def _tell_missed(self, typed: str) -> None:
        self.show_problem(self.say("picker_nobody", typed=typed))

    @Slot()
    def keep(self) -> None:
        person = self.who.person
        if not person:
            return self.show_problem(self.say("keying_who_first"))
        self._ask(keying.sign_for_paper, person, "signing_done", self.who.currentText())

    @Slot()
    def _take_back(self) -> None:
        person = self.signed.person
        if not person:
            return self.show_problem(self.say("keying_who_first"))
        self._ask(keying.take_back_signature, person, "signing_taken_back", self.signed.currentText())

    def _ask(self, act: object, person: str, key: str, name: str) -> None:
        def done(_: object) -> None:
            self.problem.hide()
            self._offer()
            self.told.setText(self.say(key, name=name, n=self.signed.count() - 1))
            self.who.setFocus()

        self._hands.do(act, self._ballot.id, person, then=done, refused=self.show_problem)  # type: ignore[arg-type]  # an act on a ballot
