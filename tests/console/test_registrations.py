"""A list of three hundred comes in, what is odd is decided, and everything can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.registration_rules import RulesForm
from cocreation_desk.console.registrations_import import ImportDialog
from cocreation_desk.console.registrations_page import RegistrationsPage
from cocreation_desk.console.window import Window
from cocreation_desk.domain.columns import Field
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.registrations import Reason, Rules
from cocreation_desk.store import registrations as rows
from tests.console.conftest import Evening, found
from tests.console.dropping import drop
from tests.registrants import COMPANY, ENGLISH_HEAD, HEAD, as_csv, as_workbook, registrants

PATIENT = 120_000
PEOPLE = registrants(300, doubles=4, minors=2, employees=1)


@pytest.fixture
def page(window: Window) -> RegistrationsPage:
    window.show_page("registrations")
    shown = window.page_named("registrations")
    assert isinstance(shown, RegistrationsPage)
    return shown


@pytest.fixture
def inscriptions(tmp_path: Path) -> Path:
    path = tmp_path / "inscriptions.csv"
    path.write_bytes(as_csv(PEOPLE, "cp1252", ";", HEAD))
    return path


def understood(dialog: ImportDialog, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: dialog.understood is not None, timeout=PATIENT)
    return dialog


def come_in(page: RegistrationsPage, path: Path, qtbot: QtBot) -> None:
    dialog = understood(page.read_list(path), qtbot)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=PATIENT)


def counts(page: RegistrationsPage) -> dict[str, int]:
    return page.model.book.counts()


def shown(dialog: ImportDialog, row: int, column: int) -> str:
    item = dialog.columns.item(row, column)
    return item.text() if item else ""


@pytest.mark.parametrize(("window", "head"), [("fr", HEAD), ("en", ENGLISH_HEAD)], indirect=["window"])
def test_a_list_is_dropped_understood_read_decided_and_taken_back(
    window: Window, page: RegistrationsPage, tmp_path: Path, head: tuple[str, ...], qtbot: QtBot
) -> None:
    say = window.bridge.say
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv(PEOPLE, "cp1252", ",", head))
    assert not page.table.isVisible()

    drop(page, path)
    dialog = understood(found(window, ImportDialog), qtbot)
    assert dialog.columns.mapped[head[-1]] is Field.IGNORED
    assert shown(dialog, 1, 1) == PEOPLE[0].first_name
    dialog.columns.choose(head[6], Field.STRATUM)
    understood(dialog, qtbot)
    assert dialog.keep.text() == say("import_keep", n=300)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.model.rowCount() == 300, timeout=PATIENT)
    assert window.banner.words == say("registrations_imported", n=300, name="liste.csv")
    assert page.model.book.registrations[0].strata == {head[6]: PEOPLE[0].region}
    assert (counts(page)["duplicate"], counts(page)["minor"], counts(page)["employee"]) == (4, 2, 1)

    QTest.mouseClick(page.filters["minor"], Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 2
    page.table.selectAll()
    page.set_selected_aside(Reason.MINOR)
    qtbot.waitUntil(lambda: counts(page)["aside"] == 2, timeout=PATIENT)
    page.rule_menu.aboutToShow.emit()
    rules = [action.text() for action in page.rule_menu.actions() if action.text()]
    assert say("rule_set_aside", name=say("filter_employee"), n=1) in rules
    assert say("rule_set_aside", name=say("filter_minor"), n=2) not in rules
    page.rule_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: counts(page)["duplicate"] < 4, timeout=PATIENT)

    for _ in range(3):
        window.given.stack.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 and not page.table.isVisible(), timeout=PATIENT)
    window.given.stack.redo()
    qtbot.waitUntil(lambda: len(page.model.book.registrations) == 300, timeout=PATIENT)


def test_return_imports_a_list_that_is_understood(page: RegistrationsPage, inscriptions: Path, qtbot: QtBot) -> None:
    dialog = understood(page.read_list(inscriptions), qtbot)
    dialog.columns.setFocus()
    assert dialog.keep.isDefault()
    QTest.keyClick(dialog.columns, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=PATIENT)


def test_return_on_cancel_imports_nothing(page: RegistrationsPage, inscriptions: Path, qtbot: QtBot) -> None:
    dialog = understood(page.read_list(inscriptions), qtbot)
    dialog.cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)

    assert page.model.rowCount() == 0


def test_a_double_is_shown_beside_the_one_it_resembles_and_kept(
    page: RegistrationsPage, inscriptions: Path, qtbot: QtBot
) -> None:
    come_in(page, inscriptions, qtbot)
    QTest.mouseClick(page.filters["duplicate"], Qt.MouseButton.LeftButton)
    page.table.selectRow(0)
    (double,) = page.selected
    assert page.card.frame.isVisible()

    QTest.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counts(page)["duplicate"] == 3, timeout=PATIENT)
    kept = page.model.book.get(double.id)
    assert kept is not None and kept.is_eligible and kept.decided_by == "facilitator"


def test_a_few_letters_find_somebody_whatever_their_accents(
    page: RegistrationsPage, inscriptions: Path, qtbot: QtBot
) -> None:
    come_in(page, inscriptions, qtbot)
    sought = PEOPLE[10]
    QTest.keyClicks(page.search, f"{sought.number:05}")

    assert page.model.rowCount() == 1
    first = page.model.at(0)
    assert first is not None and first.last_name == sought.last_name


def test_whoever_is_chosen_becomes_a_participant(
    window: Window, page: RegistrationsPage, inscriptions: Path, qtbot: QtBot
) -> None:
    come_in(page, inscriptions, qtbot)
    page.table.selectRow(0)
    QTest.mouseClick(page.invite, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(window.bridge.room.participants) == 19, timeout=PATIENT)
    assert window.bridge.room.participants[-1].last_name == PEOPLE[0].last_name


def test_the_rules_say_who_cannot_take_part(
    window: Window, page: RegistrationsPage, inscriptions: Path, evening: Evening, qtbot: QtBot
) -> None:
    come_in(page, inscriptions, qtbot)
    QTest.mouseClick(page.rules, Qt.MouseButton.LeftButton)
    form = found(window, RulesForm)
    assert form.organisations.text() == COMPANY
    form.postcodes.setText("35; 44")
    form.minors.setChecked(True)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: counts(page)["out_of_area"] > 0, timeout=PATIENT)
    assert counts(page)["minor"] == 0
    with evening.desk.file.reader() as db:
        assert rows.rules(db) == Rules((COMPANY,), (), ("35", "44"), (), minors_allowed=True)


def test_accents_that_may_be_others_wait_for_somebody_who_knows(
    page: RegistrationsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ancienne.csv"
    path.write_bytes("nom;ville\nHélène;Brest\n".encode("cp850"))
    dialog = page.read_list(path)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENT)
    assert not dialog.keep.isEnabled()

    dialog.spelling.setCurrentIndex(dialog.spelling.findData("cp850"))
    dialog.spelling.activated.emit(dialog.spelling.currentIndex())
    understood(dialog, qtbot)
    assert shown(dialog, 1, 0) == "Hélène"
    assert dialog.keep.isEnabled()
    dialog.reject()


def test_a_broken_list_is_one_sentence_and_nothing_else(
    window: Window, page: RegistrationsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "abimee.xlsx"
    path.write_bytes(b"PK\x03\x04nothing")
    dialog = page.read_list(path)

    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENT)
    assert dialog.problem.text() == window.bridge.say("list_workbook_broken")
    assert not dialog.keep.isVisible()
    dialog.reject()
    assert page.model.rowCount() == 0


def test_whoever_does_not_want_to_wait_gives_up_and_nothing_comes_in(
    page: RegistrationsPage, tmp_path: Path, evening: Evening
) -> None:
    path = tmp_path / "longue.xlsx"
    path.write_bytes(as_workbook(PEOPLE))
    dialog = page.read_list(path)
    assert dialog.progress.isVisible()
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)

    with evening.desk.file.reader() as db:
        assert rows.registrations(db) == []


def test_two_columns_cannot_be_one_thing(
    window: Window, page: RegistrationsPage, inscriptions: Path, qtbot: QtBot
) -> None:
    dialog = understood(page.read_list(inscriptions), qtbot)
    dialog.columns.choose("Remarque", Field.EMAIL)

    assert dialog.problem.text() == window.bridge.say("map_field_twice", column="Courriel", other="Remarque")
    assert not dialog.keep.isEnabled()
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 0


def test_a_list_without_sides_asks_which_side_everybody_is_on(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.show_page("people")
    people = window.page_named("people")
    assert isinstance(people, PeoplePage)
    path = tmp_path / "visiteurs.csv"
    path.write_text("Prénom;Nom;Ville\nAda;Byron;Brest\n", encoding="utf-8")
    drop(people, path)
    dialog = found(window, ImportDialog)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENT)

    dialog.side.setCurrentIndex(dialog.side.findData(Side.CUSTOMER.value))
    dialog.side.activated.emit(dialog.side.currentIndex())
    understood(dialog, qtbot)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(window.bridge.room.participants) == 19, timeout=PATIENT)
    assert window.bridge.room.participants[-1].side is Side.CUSTOMER
