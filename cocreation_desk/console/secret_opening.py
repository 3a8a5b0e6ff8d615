"""Before a secret vote opens: what the operator will see and never see, what cannot be kept secret, and what it is not for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.desk import ballots
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.secrecy import EXPLAINED, fragile_at_opening, secrecy_warnings
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.parts import label

WIDE = 640  # pixels


class SecretOpening(Form):
    """Opens the vote when all of it has been read and the button is pressed."""

    def __init__(self, hands: Hands, ballot: Ballot, voters: Mapping[Side, int], parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("secret_open_title", code=ballot.code), say("secret_open_do"), parent)
        self.setMinimumWidth(WIDE)
        self._hands = hands
        self._ballot_id = ballot.id
        fragile = fragile_at_opening(ballot, voters)
        warnings = [key for key in secrecy_warnings(ballot, voters) if key not in EXPLAINED]
        self.explained = [label(say(key), wrap=True) for key in EXPLAINED]
        self.warnings = [label(f"– {say(key)}", wrap=True) for key in warnings]
        for each in self.explained:
            self.fields.addRow(each)
        self.fields.addRow(label(say("secret_open_warned"), "strong"))
        for key, each in zip(warnings, self.warnings, strict=True):
            if key in fragile:
                each.setObjectName("problem")
            self.fields.addRow(each)

    @Slot()
    def keep(self) -> None:
        self._hands.do(ballots.open_ballot, self._ballot_id, then=self.done_well, refused=self.show_problem)
