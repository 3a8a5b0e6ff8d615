"""Nothing that was typed is lost by a slip: every form asks before it goes, and only when there is something to lose."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreation_desk.console.candidates_form import CandidateForm
from cocreation_desk.console.groups_wish import WishForm
from cocreation_desk.console.person_form import PersonForm
from cocreation_desk.console.start_window import NewSessionDialog
from cocreation_desk.console.step_form import StepForm
from cocreation_desk.console.window import Window
from cocreation_desk.words import sayer
from tests.console.conftest import Evening

LIMIT = 120_000
ESCAPE, ENTER, TAB = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def form(window: Window, evening: Evening) -> PersonForm:
    made = PersonForm(window.bridge, evening.person(0), window)
    made.open()
    return made


def press(form: PersonForm | StepForm | CandidateForm | NewSessionDialog, key: Qt.Key) -> None:
    QTest.keyClick(form.focusWidget() or form, key)


def test_a_form_nobody_wrote_in_closes_at_once(form: PersonForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.rejected, timeout=LIMIT):
        press(form, ESCAPE)


@pytest.mark.parametrize("way", ["escape", "cancel", "close button"])
def test_what_was_typed_is_asked_about_however_the_form_is_left(form: PersonForm, qtbot: QtBot, way: str) -> None:
    QTest.keyClicks(form.first_name, "a")
    match way:
        case "escape":
            press(form, ESCAPE)
        case "cancel":
            form.cancel.click()
        case _:
            form.close()

    assert form.isVisible() and form.question.isVisible() and not form.save.isVisible()
    with qtbot.waitSignal(form.rejected, timeout=LIMIT):
        form.question.discard.click()


def test_return_and_escape_both_go_on_writing_where_one_was(form: PersonForm) -> None:
    for key in (ENTER, ESCAPE):
        QTest.keyClicks(form.email, "a")
        form.email.setFocus()
        high = form.height()
        press(form, ESCAPE)
        assert form.question.isVisible()
        press(form, key)

        assert form.isVisible() and not form.question.isVisible() and form.save.isVisible()
        assert form.focusWidget() is form.email and form.save.isDefault() and form.height() == high


def test_return_on_a_button_presses_that_button(form: PersonForm, qtbot: QtBot) -> None:
    QTest.keyClicks(form.first_name, "a")
    press(form, ESCAPE)
    form.question.discard.setFocus()

    with qtbot.waitSignal(form.rejected, timeout=LIMIT):
        press(form, ENTER)


def test_a_second_press_on_the_close_button_leaves_the_question_standing(form: PersonForm) -> None:
    QTest.keyClicks(form.first_name, "a")
    form.close()
    form.close()

    assert form.isVisible() and form.question.isVisible()


def test_what_was_typed_and_taken_back_is_nothing_to_lose(form: PersonForm, qtbot: QtBot) -> None:
    QTest.keyClicks(form.role, "a")
    QTest.keyClick(form.role, Qt.Key.Key_Backspace)

    with qtbot.waitSignal(form.rejected, timeout=LIMIT):
        press(form, ESCAPE)


def test_a_form_that_was_saved_closes_without_a_question(form: PersonForm, evening: Evening, qtbot: QtBot) -> None:
    QTest.keyClicks(form.role, "Porte-parole")

    with qtbot.waitSignal(form.accepted, timeout=LIMIT):
        press(form, ENTER)
    assert evening.person(0).role == "Porte-parole"


def test_control_return_keeps_from_a_text_of_several_lines(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = evening.room.steps[1]
    form = StepForm(window.bridge, window._edits, step, window)
    form.open()
    writer = form.prompt.fr
    assert isinstance(writer, QPlainTextEdit)
    writer.setPlainText("Deux lignes")
    writer.setFocus()
    QTest.keyClick(writer, ENTER)
    assert form.isVisible(), "Return is a new line"

    with qtbot.waitSignal(form.accepted, timeout=LIMIT):
        QTest.keyClick(writer, ENTER, Qt.KeyboardModifier.ControlModifier)


def test_a_new_session_is_asked_about_for_its_words_and_not_for_its_template(window: Window, qtbot: QtBot) -> None:
    form = NewSessionDialog(sayer("en"), datetime(2026, 11, 24), window)
    form.open()
    form.new.choose("factory_visit")
    with qtbot.waitSignal(form.rejected, timeout=LIMIT):
        press(form, ESCAPE)
    form = NewSessionDialog(sayer("en"), datetime(2026, 11, 24), window)
    form.open()
    form.new.place.setText("Lyon")
    press(form, ESCAPE)

    assert form.isVisible() and form.question.isVisible()


def test_return_in_a_search_ticks_who_was_found_and_keeps_nothing_yet(window: Window, evening: Evening) -> None:
    kept: list[frozenset[str]] = []
    people = evening.room.participants
    form = WishForm(window.bridge.say, people, lambda _, picked: kept.append(picked), window)
    form.open()
    for letters in ("hug", "aiss", "ade"):
        QTest.keyClicks(form.search, letters)
        QTest.keyClick(form.search, ENTER)

    assert len(form.picked) == 3 and not kept and form.search.text() == ""
    QTest.keyClick(form.list, ESCAPE)
    assert not form.isVisible(), "a search is nothing to lose"
