"""The run-of-show: reorder, add, change, remove; every change can be taken back."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cocreation_desk.console.agenda_model import DAY
from cocreation_desk.console.step_form import StepForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import agenda, programme
from cocreation_desk.kinds import KINDS
from tests.console.conftest import Evening, found
from tests.rooms import MORNING


def titles(window: Window) -> list[str]:
    return [step.title.fr for step in window.bridge.room.steps]


def select(window: Window, row: int) -> None:
    window.agenda.list.setCurrentIndex(window.agenda.model.index(row))


def test_alt_and_the_arrows_move_a_step_and_undo_puts_it_back(window: Window, qtbot: QtBot) -> None:
    before = titles(window)
    select(window, 4)
    QTest.keyClick(window.agenda.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(window)[3] == before[4])

    assert window.agenda.list.currentIndex().row() == 3
    QTest.mouseClick(window.agenda.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == before)

    QTest.mouseClick(window.agenda.redo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window)[3] == before[4])


def test_dragging_a_step_goes_through_the_same_door(window: Window, qtbot: QtBot) -> None:
    """Qt's lists end a drag in ``moveRows``: the model must ask for the move, not make it."""
    before = titles(window)
    root = QModelIndex()
    window.agenda.model.moveRows(root, 2, 1, root, 6)
    assert window.agenda.model.rowCount() == len(before)
    qtbot.waitUntil(lambda: titles(window)[5] == before[2])

    assert window.agenda.undo.isEnabled()
    window.agenda.undo.click()
    qtbot.waitUntil(lambda: titles(window) == before)


def test_the_model_keeps_its_promises_while_steps_come_and_go(window: Window, evening: Evening, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(window.agenda.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    step = window.bridge.room.steps[5]
    evening.do(agenda.move_step, step.id, 1)
    evening.do(agenda.remove_step, step.id)

    qtbot.waitUntil(lambda: len(window.bridge.room.steps) == 18)
    assert tester.model() is window.agenda.model


@pytest.mark.parametrize("kind", ["ballot", "break"])
def test_a_new_step_comes_after_the_chosen_one_and_opens_its_form(window: Window, qtbot: QtBot, kind: str) -> None:
    select(window, 1)
    window.agenda.add_kind(kind)
    qtbot.waitUntil(lambda: window.findChild(StepForm) is not None)

    assert window.bridge.room.steps[2].kind == kind
    form = found(window, StepForm)
    assert isinstance(form.title.fr, QLineEdit)
    form.title.fr.setText("Une pause café")
    form.minutes.setValue(12)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bridge.room.steps[2].title.fr == "Une pause café")
    assert window.bridge.room.steps[2].minutes == 12

    window.agenda.undo.click()
    qtbot.waitUntil(lambda: window.bridge.room.steps[2].minutes == 10)
    window.agenda.undo.click()
    qtbot.waitUntil(lambda: len(window.bridge.room.steps) == 19)


def test_duplicate_and_remove_are_taken_back_one_after_the_other(window: Window, qtbot: QtBot) -> None:
    before = titles(window)
    select(window, 3)
    QTest.mouseClick(window.agenda.duplicate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window).count(before[3]) == 2)
    QTest.mouseClick(window.agenda.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == before)

    window.agenda.undo.click()
    qtbot.waitUntil(lambda: titles(window).count(before[3]) == 2)
    window.agenda.undo.click()
    qtbot.waitUntil(lambda: titles(window) == before)


def test_saving_forms_untouched_changes_nothing(window: Window, qtbot: QtBot) -> None:
    """No-break spaces included: a form must give back what it was given."""
    for before in window.bridge.room.steps:
        window.edit_step(before)
        form = found(window, StepForm)
        with qtbot.waitSignal(form.accepted):
            QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

        assert window.bridge.room.step(before.id) == before
    assert not window.agenda.undo.isEnabled()


def test_a_form_that_is_refused_says_why_and_stays_open(window: Window, qtbot: QtBot) -> None:
    window.edit_step(window.bridge.room.steps[1])
    form = found(window, StepForm)
    form.min_minutes.setValue(90)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(form.problem.isVisible)
    assert form.problem.text() == window.bridge.say("min_minutes_over_minutes")
    assert form.isVisible()


def test_the_menu_offers_every_kind(window: Window) -> None:
    offered = [str(action.data()) for action in window.agenda.add.menu().actions()]

    assert offered == list(KINDS)


def test_what_runs_past_the_announced_end_is_said(window: Window, evening: Evening, qtbot: QtBot) -> None:
    session = window.bridge.room.session
    assert session is not None
    evening.do(programme.edit_session, session.id, ends_at=session.ends_at - timedelta(minutes=30))

    qtbot.waitUntil(window.agenda._over.isVisible)
    assert window.agenda._over.text() == "30\u00a0min de trop"


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
def test_each_of_two_days_has_its_name_in_the_agenda(window: Window, evening: Evening, qtbot: QtBot) -> None:
    model = window.agenda.model
    plain = window.agenda.list.sizeHintForRow(12)
    assert [model.index(row).data(DAY) for row in range(19)] == [""] * 19
    evening.do(agenda.edit_step, evening.room.steps[12].id, fixed_start=time(8, 30))
    evening.do(programme.edit_session, evening.session_id, ends_at=MORNING + timedelta(days=1, hours=4))
    names = {"fr": ["Mardi 24 novembre 2026", "Mercredi 25 novembre 2026"]}
    names["en"] = ["Tuesday 24 November 2026", "Wednesday 25 November 2026"]
    wanted = names[window.bridge.say.language]

    qtbot.waitUntil(lambda: [day for row in range(19) if (day := model.index(row).data(DAY))] == wanted)
    assert [model.index(row).data(DAY) for row in (0, 12)] == wanted
    assert window.agenda.list.sizeHintForRow(12) > plain
    assert model.index(12).data(Qt.ItemDataRole.AccessibleTextRole).startswith(wanted[1])
