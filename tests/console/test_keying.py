"""The secretary types papers in, reads each back, and counts hands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from cocreation_desk.console.keying import HandsForm, PaperForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import agenda, answers, ballots
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Degree
from cocreation_desk.domain.people import Side
from cocreation_desk.kinds.ballot.console import BallotPanel
from tests.console.conftest import Evening, found
from tests.console.test_live_panels import arrive, kind, press


def opened(window: Window, evening: Evening, qtbot: QtBot, **settings: object) -> BallotPanel:
    first = next(step for step in evening.room.steps if step.kind == "ballot")
    evening.do(agenda.edit_step, first.id, settings={"secrecy": "anonymous", **settings})
    arrive(window, evening, qtbot, kind("ballot"))
    evening.do(ballots.open_ballot, evening.room.ballots_of(first)[0].id)
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    qtbot.waitUntil(panel.type_in.isVisible)
    return panel


PAPERS: list[dict[str, object]] = [
    {"method": "yesno"},
    {"method": "approval", "options": ["Un", "Deux"]},
    {"method": "dots", "options": ["Un", "Deux"], "points": 3},
    {"method": "scale", "options": ["Un", "Deux"]},
    {"method": "agreement", "options": ["Un"]},
    {"method": "consent", "options": ["Un"]},
    {"method": "borda", "options": ["Un", "Deux"]},
]


@pytest.mark.parametrize("settings", PAPERS, ids=lambda settings: str(settings["method"]))
def test_a_paper_of_each_kind_is_read_back_before_it_is_written(
    settings: dict[str, object], window: Window, evening: Evening, qtbot: QtBot
) -> None:
    panel = opened(window, evening, qtbot, **settings)
    press(panel.type_in)
    form = found(window, PaperForm)
    ballot = evening.room.ballots[0]
    assert form.who.count() == 1 + 18
    form.who.setCurrentIndex(1)
    first = form.who.currentData()
    for place, (_, field) in enumerate(form.fields_on_paper):
        match field:
            case QComboBox():
                field.setCurrentIndex(1)
            case QSpinBox():
                field.setValue(place + 1)
            case QCheckBox() if place == 0:
                field.setChecked(True)

    press(form.save)
    assert not evening.room.voted[ballot.id], f"nothing is written before it was read back: {form.problem.text()}"
    assert form.problem.isHidden(), form.problem.text()
    assert form.who.currentText() in form.told.text()
    press(form.save)

    qtbot.waitUntil(lambda: form.who.count() == 1 + 17)
    assert evening.room.channels[ballot.id].found == {"paper": 1}
    assert form.who.currentData() == ""
    assert evening.room.voted[ballot.id] == {first}


def test_raised_hands_are_entered_from_the_panel(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = opened(window, evening, qtbot, method="yesno")
    press(panel.raised)
    form = found(window, HandsForm)
    form.side.setCurrentIndex(form.side.findData(Side.CUSTOMER.value))
    next(iter(form.totals.values())).setValue(4)
    press(form.save)

    qtbot.waitUntil(lambda: "main levée" in panel.channels.text())
    assert "4" in panel.channels.text()


def test_a_vote_that_lost_a_paper_stays_uncounted_and_says_where(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    panel = opened(window, evening, qtbot, method="agreement", options=["Un"])
    ballot = evening.room.ballots[0]
    for number in range(9):
        voter, marks = evening.person(number), Degree(3)
        evening.do(answers.answer, ballot.step_id, voter.id, Vote(ballot.id, marks), f"key {number}")

    def lose_a_paper(turn: Turn) -> None:
        turn.db.execute("update roll set paper_id = null")
        turn.db.execute("delete from paper where id = (select min(id) from paper)")

    evening.do(lose_a_paper)
    evening.do(ballots.close_ballot, ballot.id)

    qtbot.waitUntil(panel.differing.isVisible)
    assert "9 attendus, 8 trouvés" in panel.differing.text()
    assert panel.reopen.isVisible()
    assert not panel.reveal.isVisible()
