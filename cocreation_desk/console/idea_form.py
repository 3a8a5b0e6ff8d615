"""One idea more for a survey of duels that is open: what the room has proposed, or what somebody has just said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Bilingual, Form, choice
from cocreation_desk.desk import ballots, ideas
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.ideas import Contribution
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import holding, label, row


class IdeaForm(Form):
    def __init__(self, hands: Hands, ballot: Ballot, proposed: Sequence[Contribution], parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("idea_form_title", code=ballot.code), say("idea_form_keep"), parent)
        self._hands = hands
        self._ballot_id = ballot.id
        self._texts = {each.id: each.text for each in proposed}
        self.fields.addRow(label(say("idea_form_how"), wrap=True))
        self.proposed = choice([("", say("idea_form_none")), *self._texts.items()], "")
        self.proposed.currentIndexChanged.connect(self.take_up)
        self.aside = button(say("idea_form_aside"), "bin")
        self.aside.setEnabled(False)
        self.aside.clicked.connect(self.set_aside)
        self.idea = Bilingual(say, say("idea_form_idea"), Text(), 2)
        if proposed:
            self.ask(say("idea_form_proposed"), holding(row(self.proposed, self.aside)))
        self.ask(say("idea_form_idea"), self.idea)

    @Slot()
    def take_up(self) -> None:
        """The words as they were proposed, to be read again and put in both languages."""
        taken = self.proposed.currentData()
        self.aside.setEnabled(bool(taken))
        if taken:
            self.idea.write(Text(self._texts[taken], ""))

    @Slot()
    def set_aside(self) -> None:
        reason = self.say("idea_form_aside_reason")
        self._hands.do(ideas.hide, self.proposed.currentData(), reason, then=self.done_well, refused=self.show_problem)

    @Slot()
    def keep(self) -> None:
        self._hands.do(ballots.add_idea, self._ballot_id, self.idea.text, then=self.joined, refused=self.show_problem)

    @Slot()
    def joined(self, _: object = None) -> None:
        taken = self.proposed.currentData()
        if taken:
            self._hands.do(ideas.approve, taken)
        self.done_well()
