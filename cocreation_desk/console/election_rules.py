"""The rules of the election, declared before the first vote opens: the office, the majority, ties, quorum, late-comers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Bilingual, Form, choice
from cocreation_desk.desk import elections
from cocreation_desk.domain.election import QUORUMS, Election
from cocreation_desk.words import Say

FIRST_ROUNDS = ("absolute", "simple")
TIE_RULES = ("runoff", "draw", "chair", "shared")


class RulesForm(Form):
    def __init__(self, bridge: Bridge, election: Election, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("rules_title"), say("form_save"), parent)
        self.setMinimumWidth(820)
        self._bridge = bridge
        self.office = Bilingual(say, say("rules_office"), election.office)
        self.first_round = choice([(each, say(f"rules_first_{each}")) for each in FIRST_ROUNDS], election.first_round)
        self.tie_rule = choice([(each, say(f"rules_tie_{each}")) for each in TIE_RULES], election.tie_rule)
        self.quorum = choice([(str(each), quorum_words(each, say)) for each in QUORUMS], str(election.quorum))
        self.late = QCheckBox(say("rules_late_words"))
        self.late.setChecked(election.late_arrivals)
        for key, field in (
            ("rules_office", self.office),
            ("rules_first", self.first_round),
            ("rules_tie", self.tie_rule),
            ("rules_quorum", self.quorum),
            ("rules_late", self.late),
        ):
            self.ask(say(key), field)

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        self._bridge.do(
            elections.edit_election,
            session.id,
            office=self.office.text,
            first_round=self.first_round.currentData(),
            tie_rule=self.tie_rule.currentData(),
            quorum=int(self.quorum.currentData()),
            late_arrivals=self.late.isChecked(),
            then=self.done_well,
            refused=self.show_problem,
        )


def quorum_words(quorum: int, say: Say) -> str:
    return say("rules_quorum_of", share=say.percent(quorum / 100)) if quorum else say("rules_quorum_none")


def rules_told(election: Election, say: Say) -> list[str]:
    """The rules, one a line, as they are read out before the vote."""
    return [
        say(f"rules_first_{election.first_round}"),
        say.labelled(say("rules_tie"), say(f"rules_tie_{election.tie_rule}")),
        say.labelled(say("rules_quorum"), quorum_words(election.quorum, say)),
        say("rules_late_yes" if election.late_arrivals else "rules_late_no"),
    ]
