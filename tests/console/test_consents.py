"""Consents in the console: what is asked, the texts, a paper keyed in, an agreement taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.consent_form import ConsentForm, NoticeForm
from cocreation_desk.console.consents_page import ConsentsPage
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.page import Given
from cocreation_desk.desk import consents
from cocreation_desk.domain.consents import WITHDRAWN, Purpose
from tests.console.conftest import Evening, found

pytestmark = pytest.mark.parametrize("bridge", ["fr", "en"], indirect=True)


@pytest.fixture
def page(bridge: Bridge, evening: Evening, memory: Memory, qtbot: QtBot) -> ConsentsPage:
    given = Given(bridge, evening.desk.file, memory, QUndoStack(), lambda: frozenset(), lambda: "")
    made = ConsentsPage(given)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_paper_is_keyed_in_with_nothing_chosen_in_advance_and_taken_back(
    page: ConsentsPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    person = evening.person(2)
    page.search.insert("dial")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    form = found(page, ConsentForm)
    assert {field.currentData() for field in form.choices.values()} == {""}
    field = form.choices[Purpose.IMAGE]
    field.setCurrentIndex(field.findData("granted"))
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bridge.room.consents.get(person.id) == {Purpose.IMAGE: "granted"})

    page.table.selectRow(0)
    QTest.mouseClick(page.paper, Qt.MouseButton.LeftButton)
    form = found(page, ConsentForm)
    assert form.withdrawals[Purpose.IMAGE].isEnabled() and not form.withdrawals[Purpose.QUOTES].isEnabled()
    form.withdraw(Purpose.IMAGE)
    qtbot.waitUntil(lambda: bridge.room.consents[person.id] == {Purpose.IMAGE: WITHDRAWN})
    column = page._columns.index(Purpose.IMAGE) + 1
    cell = page.table.item(0, column)
    assert cell is not None and cell.text() == f"✕ {bridge.say('consent_withdrawn_short')}"


def test_a_question_is_asked_once_its_box_is_ticked(page: ConsentsPage, bridge: Bridge, qtbot: QtBot) -> None:
    assert not page.asked[Purpose.RECONTACT].isChecked()
    page.asked[Purpose.RECONTACT].click()

    qtbot.waitUntil(lambda: bool(bridge.room.session and Purpose.RECONTACT in bridge.room.session.purposes))


def test_a_text_that_was_answered_gets_a_new_version(
    page: ConsentsPage, bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    evening.do(consents.key_in_consents, evening.person(0).id, {Purpose.IMAGE: "refused"})
    page.write(Purpose.IMAGE)
    form = found(page, NoticeForm)
    form.text.fr.setPlainText("Un autre texte")  # type: ignore[union-attr]  # several lines
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bridge.room.notices[Purpose.IMAGE].version == 2)
    assert bridge.room.notices[Purpose.IMAGE].text.fr == "Un autre texte"
