"""The main job without a mouse: every place is reached by keys, in the order in which one reads."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.console.minutes_page import MinutesPage
from cocreation_desk.console.pages import ROOM
from cocreation_desk.console.window import Window
from cocreation_desk.desk import answers
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.kinds.ballot.console import BallotPanel
from tests.console.conftest import Evening
from tests.console.test_live_panels import arrive, kind

LIMIT = 120_000
CTRL = Qt.KeyboardModifier.ControlModifier


def in_front(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LIMIT)


def focused(window: Window) -> QWidget:
    """Where the keys go, once the window is in front."""
    found = window.focusWidget()
    assert isinstance(found, QWidget)
    return found


def after(window: Window, *, tabs: int) -> QWidget:
    for _ in range(tabs):
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
    return focused(window)


def test_a_vote_is_opened_closed_and_announced_by_keys(window: Window, evening: Evening, qtbot: QtBot) -> None:
    in_front(window, qtbot)
    step = arrive(window, evening, qtbot, kind("ballot"))

    def buttons() -> list[QPushButton]:
        panel = window.live.panel
        assert isinstance(panel, BallotPanel)
        return [panel.open, panel.close_vote, panel.reveal]

    def state() -> BallotState:
        return window.bridge.room.ballots_of(step)[0].state

    def go_there() -> QWidget:
        qtbot.waitUntil(lambda: any(each.isVisible() for each in buttons()), timeout=LIMIT)
        QTest.keyClick(window, Qt.Key.Key_J, CTRL)
        return focused(window)

    QTest.keyClick(go_there(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state() is BallotState.OPEN, timeout=LIMIT)
    ballot = evening.room.ballots_of(step)[0]
    vote = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 2)))
    evening.do(answers.answer, step.id, evening.person(0).id, vote, "a key")
    QTest.keyPress(go_there(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state() is BallotState.COUNTED, timeout=LIMIT)
    QTest.keyRelease(window, Qt.Key.Key_Space)
    QTest.keyClick(go_there(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: state() is BallotState.PROCLAIMED, timeout=LIMIT)


def test_the_controls_of_the_step_are_reached_from_another_page(window: Window, evening: Evening, qtbot: QtBot) -> None:
    in_front(window, qtbot)
    arrive(window, evening, qtbot, kind("ballot"))
    panel = window.live.panel
    assert isinstance(panel, BallotPanel)
    qtbot.waitUntil(panel.open.isVisible, timeout=LIMIT)
    window.show_page("people")

    QTest.keyClick(window, Qt.Key.Key_J, CTRL)

    assert window.page == ROOM and focused(window) is panel.open


def test_a_promise_has_its_owner_and_its_day_by_keys_alone(window: Window, qtbot: QtBot) -> None:
    in_front(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    QTest.keyClicks(focused(window), "Rappeler chaque client")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "adele")
    completer = window.capture.who.completer()
    assert completer.currentCompletion() == "Adèle Rochefort", "accents are not needed to find somebody"
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert window.capture.who.text() == "Adèle Rochefort"
    assert after(window, tabs=1) is window.capture.due.edit
    window.capture.due.edit.setDate(QDate(2026, 12, 24))
    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(window.bridge.room.commitments), timeout=LIMIT)
    promise = window.bridge.room.commitments[0]
    assert (promise.owner, promise.due_on) == ("Adèle Rochefort", date(2026, 12, 24))


def test_the_minutes_are_tabbed_through_as_they_are_read(window: Window, qtbot: QtBot) -> None:
    in_front(window, qtbot)
    window.show_page("minutes")
    page = window.page_named("minutes")
    assert isinstance(page, MinutesPage)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.notes.values()), timeout=LIMIT)
    page.watch.setFocus()
    notes = list(page.notes.values())

    assert after(window, tabs=1) is notes[0]
    assert after(window, tabs=len(notes)) is page.distribution


def test_return_presses_the_button_that_was_tabbed_to(window: Window, qtbot: QtBot) -> None:
    in_front(window, qtbot)
    window.now.next.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    qtbot.waitUntil(
        lambda: bool(window.bridge.room.session and window.bridge.room.session.state.is_live), timeout=LIMIT
    )
