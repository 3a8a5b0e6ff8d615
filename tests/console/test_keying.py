"""The secretary types papers in, reads each back, and counts hands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from cocreation_desk.console.keying import PaperForm
from cocreation_desk.console.raised_hands import HandsForm
from cocreation_desk.console.reconciling import ReconcileForm
from cocreation_desk.console.signing import SignForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import agenda, answers, ballots, keying
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
    assert len(form.by_name) == 18
    form.who.setCurrentIndex(1 + len(form.from_urn))
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

    qtbot.waitUntil(lambda: form.who.count() == 1 + len(form.from_urn) + 17)
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


def test_papers_of_the_urn_are_typed_in_void_ones_too_and_the_roll_apart(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    panel = opened(window, evening, qtbot, method="yesno")
    ballot = evening.room.ballots[0]
    press(panel.sign)
    signing = found(window, SignForm)
    for number in range(2):
        signing.who.setCurrentIndex(1)
        press(signing.save)
        qtbot.waitUntil(lambda n=number + 2: signing.signed.count() == n)  # type: ignore[misc]
    press(signing.cancel)
    press(panel.type_in)
    form = found(window, PaperForm)
    form.who.setCurrentIndex(1)
    form.void.setCurrentIndex(1)
    press(form.save)
    press(form.save)
    qtbot.waitUntil(lambda: form.void.currentData() == "")
    assert evening.room.channels[ballot.id].found == {"paper": 1}
    assert form.who.currentText() == "Urne commune, sans nom", "the urn goes on giving papers"
    form.fields_on_paper[0][1].setCurrentIndex(1)  # type: ignore[attr-defined]
    press(form.save)
    press(form.save)
    qtbot.waitUntil(lambda: evening.room.channels[ballot.id].found == {"paper": 2})

    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    count = evening.room.ballots[0].announced["sides"]["all"]  # type: ignore[index]
    assert [count["voters"], count["void"], count["blank"], count["valid"]] == [2, 1, 0, 1]


def test_a_difference_is_settled_from_the_panel_with_a_reason(window: Window, evening: Evening, qtbot: QtBot) -> None:
    panel = opened(window, evening, qtbot, method="yesno")
    ballot = evening.room.ballots[0]
    evening.do(keying.sign_for_paper, ballot.id, evening.person(0).id)
    evening.do(ballots.close_ballot, ballot.id)
    qtbot.waitUntil(panel.reconcile.isVisible)

    press(panel.reconcile)
    form = found(window, ReconcileForm)
    form.way.setCurrentIndex(form.way.findData("mark_struck"))
    press(form.save)
    assert form.problem.text(), "a reason is asked for"
    form.reason.setText("partie avec son bulletin")
    press(form.save)

    qtbot.waitUntil(panel.reveal.isVisible)
    assert not evening.room.voted[ballot.id]
