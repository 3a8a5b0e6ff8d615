"""Predictions on the console: counted apart from the votes, sealed by the obvious button, taken before the day too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.desk import answers, ballots
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.people import Audience
from cocreation_desk.domain.session import SessionState
from cocreation_desk.kinds.ballot.console import BallotPanel
from tests.console.conftest import Evening
from tests.console.test_live_panels import arrive, kind, press

COMMITTEE = range(9, 18)  # the nine who come after the nine customers


def rate(evening: Evening, ballot: Ballot, numbers: range) -> None:
    for number in numbers:
        paper = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 4)))
        evening.do(answers.answer, ballot.step_id, evening.person(number).id, paper, f"key-{number}")


def test_the_turnout_is_of_those_who_predict_and_then_of_those_who_vote(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    step = arrive(window, evening, qtbot, kind("ballot"))
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    ballot = evening.room.ballots_of(step)[0]
    evening.do(ballots.open_ballot, ballot.id, Audience.COMPANY)
    rate(evening, ballot, COMMITTEE[:6])
    qtbot.waitUntil(lambda: panel.turnout.text() == "6 sur 9")
    assert panel.done.text() == "ont prédit"
    assert panel.channels.text() == "6 par téléphone"
    assert panel.seal.property("voice") == "primary"

    press(panel.seal)
    qtbot.waitUntil(lambda: panel.turnout.text() == "0 sur 9")
    evening.do(ballots.open_ballot, ballot.id)
    rate(evening, ballot, range(5))
    qtbot.waitUntil(lambda: panel.turnout.text() == "5 sur 9")
    assert panel.done.text() == "ont voté"
    assert panel.channels.text() == "5 par téléphone"


def test_predictions_are_taken_and_sealed_before_the_day(window: Window, evening: Evening, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.live.ahead))
    (strip,) = window.live.ahead.values()
    check = window.live.panel
    assert check is not None
    qtbot.waitUntil(lambda: strip.y() > check.y())  # what can wait leaves the room to the check
    press(strip.open_first)
    qtbot.waitUntil(strip.seal.isVisible)
    qtbot.waitUntil(lambda: strip.y() < check.y())
    room = evening.room
    assert room.session is not None and room.session.state is SessionState.READY
    rate(evening, next(each for each in room.ballots if each.is_predicting), COMMITTEE)
    qtbot.waitUntil(lambda: strip.turnout.text() == "9 sur 9 membres du Codir ont prédit")
    press(strip.seal)

    qtbot.waitUntil(lambda: "Scellées" in strip.words.text())
    assert strip.turnout.text() == "9 sur 9 membres du Codir ont prédit"


def test_tab_goes_from_next_to_the_panel(window: Window, evening: Evening, qtbot: QtBot) -> None:
    arrive(window, evening, qtbot, kind("ballot"))
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    qtbot.waitUntil(panel.open.isVisible)
    window.activateWindow()
    window.now.next.setFocus()
    QTest.keyClick(window.now.next, Qt.Key.Key_Tab)

    assert panel.isAncestorOf(window.focusWidget())
