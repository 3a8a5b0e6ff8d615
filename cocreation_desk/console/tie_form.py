"""The end of a tie, typed in: the digits or the order that the lot gave, or whom the chair put first, and who did it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form, choice, line
from cocreation_desk.desk import ties
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.election_lot import read_aloud
from cocreation_desk.domain.ties import LOT_OF_TIE, places_on_paper
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.parts import label


class TieForm(Form):
    """A list for each place; no name is chosen beforehand, so that nothing looks decided by the program."""

    def __init__(self, hands: Hands, ballot: Ballot, level: Sequence[str], parent: QWidget) -> None:
        say, rule = hands.say, ballot.rules.tie_rule
        super().__init__(say, say("tie_form_title", code=ballot.code), say("tie_form_keep"), parent)
        self._hands = hands
        self._ballot_id = ballot.id
        names = [
            (option.id, f"{option.mark} · {option.label.said_in(say.language)}")
            for option in ballot.options
            if option.id in level
        ]
        self.fields.addRow(label(say(f"tie_form_how_{rule}"), wrap=True))
        self.digits = line()
        if rule == "draw":
            aloud = read_aloud(places_on_paper(ballot.option_ids, level), LOT_OF_TIE)
            self.fields.addRow(label(say("order_fingerprint_before", fingerprint=aloud), wrap=True))
            self.digits.setPlaceholderText(say("order_digits_hint"))
            self.digits.textChanged.connect(self._let_digits_decide)
            self.ask(say("tie_form_digits"), self.digits)
        self.places = [choice([("", say("tie_form_nobody")), *names], "") for _ in level]
        for at, place in enumerate(self.places, start=1):
            self.ask(say("tie_form_place", n=at), place)
            place.currentIndexChanged.connect(self.fill_in_the_last)
        self.said_by = line()
        self.ask(say(f"tie_form_by_{rule}"), self.said_by)

    @Slot()
    def fill_in_the_last(self) -> None:
        """Once all but one are placed, the last place is the last one's."""
        empty = [place for place in self.places if not place.currentData()]
        if len(empty) != 1:
            return
        placed = {place.currentData() for place in self.places}
        left = [at for at in range(1, empty[0].count()) if empty[0].itemData(at) not in placed]
        if len(left) == 1:
            empty[0].setCurrentIndex(left[0])

    @Slot(str)
    def _let_digits_decide(self, thrown: str) -> None:
        for place in self.places:
            place.setEnabled(not thrown.strip())

    @Slot()
    def keep(self) -> None:
        if thrown := self.digits.text().strip():
            args = (self._ballot_id, thrown, self.said_by.text())
            self._hands.do(ties.draw_tie, *args, then=self.done_well, refused=self.show_problem)
            return
        order = [place.currentData() for place in self.places]
        self._hands.do(
            ties.settle_tie,
            self._ballot_id,
            order,
            self.said_by.text(),
            then=self.done_well,
            refused=self.show_problem,
        )
