"""The story of a count is turned with a key, as far as it goes and only while it is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.desk import answers, ballots
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Ranking
from cocreation_desk.kinds.ballot.wording import story_at
from tests.console.conftest import Evening
from tests.console.test_ballot_panel import at_vote, ballot_of
from tests.console.test_menus import line


def at(window: Window) -> int:
    step = window.bridge.room.current
    return story_at(step) if step is not None else -1


def test_the_chapters_of_a_count_are_turned_with_alt_and_an_arrow(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    at_vote(window, evening, qtbot, method="instant_runoff")
    on, back = (line(window, "menu_stage", f"menu_story_{way}") for way in ("on", "back"))
    assert not on.isEnabled()
    ballot = ballot_of(evening)
    evening.do(ballots.open_ballot, ballot.id)
    for number, order in enumerate(("ABC", "ABC", "BCA", "BCA", "CAB")):
        ids = {option.mark: option.id for option in ballot.options}
        paper = Vote(ballot.id, Ranking(tuple(frozenset({ids[mark]}) for mark in order)))
        evening.do(answers.answer, ballot.step_id, evening.person(number).id, paper, f"key-{number}")
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)
    qtbot.waitUntil(on.isEnabled)
    assert not back.isEnabled()

    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: at(window) == 1)
    assert back.isEnabled()

    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: at(window) == 0)
    assert not back.isEnabled()
