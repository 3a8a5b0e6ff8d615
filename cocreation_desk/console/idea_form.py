"""One idea more for a survey of duels that is open."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Bilingual, Form
from cocreation_desk.desk import ballots
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.parts import label


class IdeaForm(Form):
    def __init__(self, hands: Hands, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("idea_form_title", code=ballot.code), say("idea_form_keep"), parent)
        self._hands = hands
        self._ballot_id = ballot.id
        self.fields.addRow(label(say("idea_form_how"), wrap=True))
        self.idea = Bilingual(say, say("idea_form_idea"), Text())
        self.ask(say("idea_form_idea"), self.idea)

    @Slot()
    def keep(self) -> None:
        self._hands.do(
            ballots.add_idea, self._ballot_id, self.idea.text, then=self.done_well, refused=self.show_problem
        )
