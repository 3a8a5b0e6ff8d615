"""A decision, a promise, a quote, something parked: caught with few keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.domain.commitments import Answer, CommitmentStatus, NoteKind

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_decision_takes_two_returns(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    QTest.keyClicks(window.capture.text, "Ouvrir le samedi")
    QTest.keyClick(window.capture.text, Qt.Key.Key_Return)
    assert window.capture.who.hasFocus()
    QTest.keyClicks(window.capture.who, "Le Codir")
    QTest.keyClick(window.capture.who, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(window.bridge.room.decisions))
    decision = window.bridge.room.decisions[0]
    assert (decision.code, decision.text, decision.decided_by) == ("D-01", "Ouvrir le samedi", "Le Codir")
    qtbot.waitUntil(lambda: window.capture.text.text() == "")


def test_a_promise_has_an_owner_of_the_company_and_a_date_in_one_click(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    QTest.keyClicks(window.capture.text, "Rappeler chaque client")
    QTest.keyClick(window.capture.text, Qt.Key.Key_Return)
    completer = window.capture.who.completer()
    completer.setCompletionPrefix("adè")
    assert [completer.currentCompletion(), completer.completionCount()] == ["Adèle Rochefort", 1]
    completer.setCompletionPrefix("Huguette")
    assert completer.completionCount() == 0, "customers promise nothing"

    window.capture.who.insert("Adèle Rochefort")
    QTest.mouseClick(window.capture.due.chips["due_15_days"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.capture.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(window.bridge.room.commitments))
    promise = window.bridge.room.commitments[0]
    assert (promise.owner, promise.due_on) == ("Adèle Rochefort", date(2026, 12, 9))
    assert promise.status is CommitmentStatus.TO_DO
    assert not promise.shown, "nobody sees a wording that was not agreed"


def test_a_refusal_wants_its_reason(window: Window, qtbot: QtBot) -> None:
    window.capture.begin("commitment")
    window.capture.text.setText("Baisser les prix")
    window.capture.who.setText("Adèle Rochefort")
    window.capture.answer.setCurrentIndex(window.capture.answer.findData(Answer.REFUSE.value))
    window.capture.save.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words == window.bridge.say("refusal_needs_reason")
    assert window.capture.text.text() == "Baisser les prix"

    window.capture.reason.setText("Les coûts du lait ont doublé")
    window.capture.save.click()
    qtbot.waitUntil(lambda: bool(window.bridge.room.commitments))
    assert window.bridge.room.commitments[0].answer is Answer.REFUSE


def test_quotes_and_parked_subjects_are_notes(window: Window, qtbot: QtBot) -> None:
    for key, kind in ((Qt.Key.Key_B, NoteKind.VERBATIM), (Qt.Key.Key_P, NoteKind.PARKING)):
        QTest.keyClick(window, key, CTRL)
        QTest.keyClicks(window.capture.text, f"note {kind}")
        QTest.keyClick(window.capture.text, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.capture.text.text() == "")

    qtbot.waitUntil(lambda: len(window.bridge.room.notes) == 2)
    assert {note.kind for note in window.bridge.room.notes} == {NoteKind.VERBATIM, NoteKind.PARKING}


def test_escape_empties_the_bar(window: Window, qtbot: QtBot) -> None:
    window.capture.begin("decision")
    window.capture.text.setText("non, rien")
    QTest.keyClick(window.capture.text, Qt.Key.Key_Escape)

    assert window.capture.text.text() == ""


def test_a_slip_is_taken_back(window: Window, qtbot: QtBot) -> None:
    window.capture.begin("parking")
    window.capture.text.setText("Erreur")
    window.capture.save.click()
    qtbot.waitUntil(lambda: len(window.bridge.room.notes) == 1)
    window.capture.take_back.click()

    qtbot.waitUntil(lambda: not window.bridge.room.notes)
    assert not window.capture.take_back.isEnabled()
