"""The dialog that counts hands: how many went up for each option, on one side of the room."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form, choice
from cocreation_desk.desk import keying
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.raised_hands import counts_people_apart
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.parts import label

MOST = 5000


class HandsForm(Form):
    """How many hands went up for each option, on one side of the room."""

    def __init__(self, hands: Hands, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("hands_title"), say("hands_write"), parent)
        self._hands, self._ballot = hands, ballot
        self.column.insertWidget(1, label(say("hands_how"), wrap=True))
        room = hands.room
        sides = [side for side in room.turnout(ballot) if ballot.electorate.includes(side)]
        self.side = choice([(side.value, side_name(side.value, room, say)) for side in sides], "")
        self.ask(say("hands_side"), self.side)
        self.people = number(0, MOST)
        if counts_people_apart(ballot):
            self.ask(say("hands_people"), self.people)
        self.totals = {option.id: number(0, MOST) for option in ballot.options}
        for option in ballot.options:
            self.ask(f"{option.mark} · {option.label.said_in(say.language)}", self.totals[option.id])
        self.blank = number(0, MOST)
        if ballot.rules.allow_blank:
            self.ask(say("ballot_vote_blank"), self.blank)

    @Slot()
    def keep(self) -> None:
        totals = {option: field.value() for option, field in self.totals.items()}
        people = self.people.value() if counts_people_apart(self._ballot) else None
        args = (self._ballot.id, Side(str(self.side.currentData())), totals, self.blank.value(), people)
        self._hands.do(keying.enter_hands, *args, then=self.done_well, refused=self.show_problem)
