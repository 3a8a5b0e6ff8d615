"""Who is here: found by a few letters, marked with one key, read from a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.person_form import PersonForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import people
from cocreation_desk.domain.people import Presence, Side
from tests.console.conftest import Evening, found


@pytest.mark.parametrize("letters", ["aïs", "ais", "AIS", "dial", "3"])
def test_three_letters_and_return_mark_somebody_present(window: Window, qtbot: QtBot, letters: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.people.search.insert(letters)
    assert window.people.model.rowCount() == 1
    QTest.keyClick(window.people.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.bridge.room.participants[2].presence is Presence.PRESENT)
    assert window.bridge.room.participants[2].name == "Aïssatou Diallo"
    qtbot.waitUntil(lambda: window.people.model.rowCount() == 18)


def test_return_marks_nobody_while_several_are_found(window: Window, evening: Evening, qtbot: QtBot) -> None:
    QTest.keyClicks(window.people.search, "e")
    assert window.people.model.rowCount() > 1
    QTest.keyClick(window.people.search, Qt.Key.Key_Return)

    assert not any(each.presence.is_here for each in evening.room.participants)


def test_somebody_who_walks_in_is_on_the_list(window: Window, qtbot: QtBot) -> None:
    QTest.mouseClick(window.people.add, Qt.MouseButton.LeftButton)
    form = found(window, PersonForm)
    form.first_name.insert("Zoé")
    form.side.setCurrentIndex(form.side.findData(Side.COMPANY.value))
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(window.bridge.room.participants) == 19)
    newcomer = window.bridge.room.participants[-1]
    assert (newcomer.first_name, newcomer.side, newcomer.badge_no) == ("Zoé", Side.COMPANY, 19)


def test_a_form_without_a_name_says_so_and_stays(window: Window, qtbot: QtBot) -> None:
    window.people.add_person()
    form = found(window, PersonForm)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(form.problem.isVisible)
    assert form.problem.text() == window.bridge.say("name_is_empty")


def page(window: Window) -> PeoplePage:
    window.show_page("people")
    shown = window.page_named("people")
    assert isinstance(shown, PeoplePage)
    return shown


def test_a_list_is_read_whole(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("prénom;nom;groupe\nPaul;Durand;client\nLéa;Simon;codir\n", encoding="utf-8")
    dialog = page(window).read_list(file)
    assert dialog is not None
    qtbot.waitUntil(dialog.keep.isEnabled)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(window.bridge.room.participants) == 20)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words == window.bridge.say("people_imported", n=2)


def test_a_list_with_one_bad_line_changes_nothing(
    window: Window, evening: Evening, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("prénom;nom;groupe\nPaul;Durand;client\nLéa;Simon;martien\n", encoding="utf-8")
    dialog = page(window).read_list(file)
    assert dialog is not None

    qtbot.waitUntil(dialog.problem.isVisible)
    assert not dialog.keep.isEnabled()
    assert len(evening.room.participants) == 18


def test_several_are_marked_at_once(window: Window, qtbot: QtBot) -> None:
    people = page(window)
    people.table.selectAll()
    QTest.mouseClick(people.marks[Presence.PRESENT], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: all(each.presence.is_here for each in window.bridge.room.participants))


def test_a_new_badge_is_told(window: Window, qtbot: QtBot) -> None:
    people = page(window)
    people.table.selectRow(0)
    QTest.mouseClick(people.badge, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: window.bridge.room.participants[0].badge_issue == 2)
    qtbot.waitUntil(window.banner.isVisible)
    assert "Huguette Marchand" in window.banner.words


def test_people_taken_off_the_list_come_back_with_their_badges(window: Window, evening: Evening, qtbot: QtBot) -> None:
    before = evening.room.participants
    evening.do(people.new_badge, before[1].id)
    shown = page(window)
    qtbot.waitUntil(lambda: window.bridge.room.participants[1].badge_issue == before[1].badge_issue + 1)
    renewed = window.bridge.room.participants
    shown.table.selectAll()
    shown.remove.click()
    qtbot.waitUntil(lambda: not window.bridge.room.participants)

    qtbot.waitUntil(window.given.stack.canUndo)
    window.given.stack.undo()
    qtbot.waitUntil(lambda: window.bridge.room.participants == renewed)


def test_an_empty_list_says_why(window: Window, qtbot: QtBot) -> None:
    assert not window.people.nobody.isVisible()
    window.people.search.setText("zzz")

    assert window.people.nobody.text() == window.bridge.say("people_nobody_found")
    assert window.people.nobody.isVisible()
