"""One person among two hundred: by letters, by the number on the badge as any keyboard types it, or by the badge itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from cocreation_desk.console.keying import PaperForm
from cocreation_desk.console.people_picker import PeoplePicker
from cocreation_desk.console.signing import SignForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import people
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.people import NewParticipant, Participant, Side
from tests.console.conftest import Evening, found
from tests.console.test_keying import opened
from tests.console.test_live_panels import press

LIMIT = 120_000
ENTER = Qt.Key.Key_Return


@pytest.fixture
def crowd(evening: Evening) -> Evening:
    """Two hundred people more or less, two of them of one name."""
    letters = "abcdefghijklmn"
    ends = [first + second for first in letters for second in letters]
    named = [NewParticipant("Prénom", f"De La Rochefoucauld-{end.title()}", Side.CUSTOMER) for end in ends]
    named += [NewParticipant("Jean", "Martin", Side.CUSTOMER), NewParticipant("Jean", "Martin", Side.CUSTOMER)]
    evening.do(people.add_many, evening.session_id, named)
    return evening


@pytest.fixture
def form(crowd: Evening, window: Window, qtbot: QtBot) -> PaperForm:
    panel = opened(window, crowd, qtbot, method="yesno")
    press(panel.type_in)
    return found(window, PaperForm)


def look_for(picker: PeoplePicker, typed: str) -> None:
    """Letter by letter; ``QTest`` knows no accents."""
    picker.setFocus()
    for letter in typed:
        QApplication.sendEvent(picker, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def person(crowd: Evening, name: str) -> Participant:
    return next(each for each in crowd.room.participants if each.name == name)


def on_paper(form: PaperForm) -> QComboBox:
    field = form.fields_on_paper[0][1]
    assert isinstance(field, QComboBox)
    return field


def test_a_paper_is_keyed_in_without_the_mouse_and_the_next_name_follows(
    form: PaperForm, crowd: Evening, qtbot: QtBot
) -> None:
    ballot = crowd.room.ballots[0]
    for typed, name in (("roch bk", "Prénom De La Rochefoucauld-Bk"), ("aissa", "Aïssatou Diallo")):
        assert form.focusWidget() is form.who
        look_for(form.who, typed)
        QTest.keyClick(form.who, ENTER)
        assert form.who.person == person(crowd, name).id and form.focusWidget() is on_paper(form)
        QTest.keyClick(on_paper(form), Qt.Key.Key_Down)
        QTest.keyClick(on_paper(form), ENTER)
        assert name in form.told.text() and not form.problem.isVisible(), form.problem.text()
        QTest.keyClick(on_paper(form), ENTER)
        who = person(crowd, name).id
        qtbot.waitUntil(lambda who=who: who in crowd.room.voted[ballot.id], timeout=LIMIT)  # type: ignore[misc]
        qtbot.waitUntil(lambda: form.focusWidget() is form.who and not form.who.currentText(), timeout=LIMIT)


@pytest.mark.parametrize(
    "typed", ["12", "012", "&é"], ids=["typed", "with a zero", "American scanner, French keyboard"]
)
def test_the_number_of_a_badge_is_that_badge_and_no_longer_one(form: PaperForm, crowd: Evening, typed: str) -> None:
    look_for(form.who, typed)
    QTest.keyClick(form.who, ENTER)

    assert form.who.person == next(each.id for each in crowd.room.participants if each.badge_no == 12)


def test_a_badge_that_is_scanned_is_its_wearer_s(form: PaperForm, crowd: Evening) -> None:
    wearer = person(crowd, "Aïssatou Diallo")
    code = badge_code(crowd.desk.file.badge_key, wearer.id, wearer.badge_issue)
    look_for(form.who, f"http://192.168.8.20:8765/b/{code}")
    QTest.keyClick(form.who, ENTER)

    assert form.who.person == wearer.id


def test_two_of_one_name_are_told_apart_by_their_badges(form: PaperForm) -> None:
    look_for(form.who, "jean mart")
    QTest.keyClick(form.who.open_list, Qt.Key.Key_Down)
    QTest.keyClick(form.who.open_list, ENTER)

    assert form.who.currentText().startswith("Jean Martin · badge ")
    assert form.who.currentText() == f"Jean Martin · badge {max(each.badge_no for each in form.by_name)}"


def test_whoever_is_being_typed_is_not_who_was_chosen_before(form: PaperForm, crowd: Evening) -> None:
    look_for(form.who, "aissa")
    QTest.keyClick(form.who, ENTER)
    look_for(form.who, "zz")

    assert form.who.person == ""
    QTest.keyClick(form.who, ENTER)
    assert "«\u00a0zz\u00a0»" in form.problem.text()


def test_who_has_voted_already_is_told_by_name(form: PaperForm, crowd: Evening, qtbot: QtBot) -> None:
    form.who.choose(person(crowd, "Aïssatou Diallo").id)
    on_paper(form).setCurrentIndex(1)
    press(form.save)
    press(form.save)
    qtbot.waitUntil(lambda: not form.who.person, timeout=LIMIT)

    look_for(form.who, "diallo")
    QTest.keyClick(form.who, ENTER)

    assert form.problem.text() == "Aïssatou Diallo a déjà voté\u00a0: ce papier est-il le sien\u00a0?"
    assert form.who.person == ""


def test_a_signature_is_two_returns(crowd: Evening, window: Window, qtbot: QtBot) -> None:
    panel = opened(window, crowd, qtbot, method="yesno")
    press(panel.sign)
    form = found(window, SignForm)
    look_for(form.who, "200")
    QTest.keyClick(form.who, ENTER)
    assert form.focusWidget() is form.save
    QTest.keyClick(form.save, ENTER)

    qtbot.waitUntil(lambda: form.focusWidget() is form.who and form.signed.count() == 2, timeout=LIMIT)
