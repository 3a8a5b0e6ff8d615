"""The menus: every key is told, undo says what it undoes, and what is not done lightly asks why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cocreation_desk.console.help import Shortcuts
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.console.window import Window
from cocreation_desk.desk import ballots, people, running
from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.session import SessionState
from tests.console.conftest import Evening, found


def line(window: Window, menu: str, words: str) -> QAction:
    """The line of that menu that begins so."""
    say = window.bridge.say
    return next(each for each in window.menus.menus[menu].actions() if each.text().startswith(say(words)))


def absent(window: Window) -> int:
    return sum(1 for each in window.bridge.room.participants if each.presence is Presence.ABSENT)


def test_every_key_of_the_menus_is_on_the_card(window: Window) -> None:
    window.show_shortcuts()
    card = found(window, Shortcuts)
    told = {each.text() for each in card.findChildren(QLabel)}

    for title, lines in window.menus.keys():
        assert title in told
        for keys, does in lines:
            assert {keys, does} <= told
    assert {"F1", "F5", "F9", "Ctrl+F", "Ctrl+Z"} <= told


def test_undo_says_what_it_would_undo(window: Window, qtbot: QtBot) -> None:
    title = window.bridge.room.steps[1].title.fr
    window.agenda._edits.duplicate(window.bridge.room.steps[1].id)
    qtbot.waitUntil(lambda: len(window.bridge.room.steps) == 20)
    undo = line(window, "menu_edit", "menu_undo")
    qtbot.waitUntil(lambda: title in undo.text())

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.bridge.room.steps) == 19)
    assert title in line(window, "menu_edit", "menu_redo").text()


def test_the_rules_of_the_game_are_left_out_with_a_reason_only(window: Window, evening: Evening, qtbot: QtBot) -> None:
    for _ in range(2):
        evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.upcoming is not None and window.bridge.room.upcoming.kind == "charter")
    charter = window.bridge.room.upcoming
    assert charter is not None
    window.now.skip_next()
    form = found(window, ReasonForm)
    assert not form.save.isEnabled()

    form.reason.setText("Déjà dites à la séance de mars")
    form.save.click()
    qtbot.waitUntil(lambda: window.bridge.room.step(charter.id).state is StepState.SKIPPED)  # type: ignore[union-attr]  # it is there
    assert window.bridge.room.step(charter.id).skip_reason == "Déjà dites à la séance de mars"  # type: ignore[union-attr]


def test_the_session_is_cancelled_for_a_reason(window: Window, qtbot: QtBot) -> None:
    line(window, "menu_session", "menu_cancel_session").trigger()
    form = found(window, ReasonForm)
    form.reason.setText("Grève des trains")
    form.save.click()

    qtbot.waitUntil(lambda: window.bridge.room.session.state is SessionState.CANCELLED)  # type: ignore[union-attr]  # there is one
    assert not line(window, "menu_session", "menu_cancel_session").isEnabled()
    assert not window.now.next.isEnabled()


def test_a_session_with_an_open_vote_is_not_cancelled_under_it(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = next(each for each in evening.room.steps if each.kind == "ballot")
    evening.do(running.next_step, evening.session_id)
    evening.do(running.open_step, step.id)
    ballot = evening.room.ballots_of(step)[0]
    evening.do(ballots.open_ballot, ballot.id)
    qtbot.waitUntil(lambda: window.bridge.room.ballots_of(step)[0].state is BallotState.OPEN)
    window.cancel_session()
    form = found(window, ReasonForm)
    form.reason.setText("Incendie")
    form.save.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert ballot.code in form.problem.text()
    form.reject()

    window.cancel_ballot()
    form = found(window, ReasonForm)
    form.reason.setText("Mauvaise question")
    form.save.click()
    qtbot.waitUntil(lambda: window.bridge.room.ballots_of(step)[0].state is BallotState.CANCELLED)
    assert window.bridge.room.ballots_of(step)[0].cancel_reason == "Mauvaise question"


def test_all_who_are_still_expected_are_marked_absent_and_taken_back(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    window.people.search.setText("Huguette")
    window.people.mark_found()
    qtbot.waitUntil(lambda: any(each.presence is Presence.PRESENT for each in window.bridge.room.participants))
    line(window, "menu_edit", "menu_mark_missing").trigger()
    qtbot.waitUntil(lambda: absent(window) == 17)

    qtbot.waitUntil(window.given.stack.canUndo)
    window.given.stack.undo()
    qtbot.waitUntil(lambda: absent(window) == 0)
    assert window.given.stack.redoText() == window.bridge.say("undo_mark_missing", n=17)


def test_an_ampersand_in_what_is_taken_back_stays_in_the_menu(window: Window) -> None:
    nothing = Deed(people.mark_presence, ())

    window.given.stack.push(Reversible(window.bridge, "étape « R&D »", nothing, nothing))

    assert line(window, "menu_edit", "menu_undo").text().endswith("« R&&D »")


def test_on_a_narrow_screen_the_last_pages_wait_behind_more(window: Window, qtbot: QtBot) -> None:
    bar = window.header.nav
    bar.resize(bar.sizeHint())
    assert bar.hidden_pages == []

    bar.resize(bar.sizeHint().width() // 2, bar.height())
    assert bar.hidden_pages[-1] == "journal"
    assert "room" not in bar.hidden_pages
    bar.show_page("journal")
    assert bar.more.isChecked()
    assert bar.more.text() == window.bridge.say("page_journal")
