"""A whole date or time is typed over what stands there, as people write it in French and English."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDateTime, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreation_desk.widgets.when import When

BEFORE = QDateTime(2026, 11, 24, 8, 30, 0)
WHOLE = "dddd d MMMM yyyy  HH:mm"


def typed(qtbot: QtBot, words: str, language: str, shows: str = WHOLE, over_all: bool = True) -> str:
    field = When(shows, language)
    qtbot.addWidget(field)
    field.setDateTime(BEFORE)
    field.show()
    if over_all:
        field.selectAll()
    else:
        field.setCurrentSectionIndex(0)
    for letter in words:  # QTest itself knows no accents
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field.dateTime().toString("yyyy-MM-dd HH:mm")


@pytest.mark.parametrize(
    ("words", "language", "read"),
    [
        ("3/12/2026 14:15", "fr", "2026-12-03 14:15"),
        ("03.12.26 9h", "fr", "2026-12-03 09:00"),
        ("3 décembre 2026 14 h 15", "fr", "2026-12-03 14:15"),
        ("1er février 2027", "fr", "2027-02-01 08:30"),
        ("3 December 2026 14:15", "en", "2026-12-03 14:15"),
        ("Thursday 3 Dec 2026 14:15", "en", "2026-12-03 14:15"),
        ("2026-12-03 14:15", "en", "2026-12-03 14:15"),
        ("14:15", "en", "2026-11-24 14:15"),
        ("3/12", "fr", "2026-12-03 08:30"),
        ("31/02/2027", "fr", "2026-11-24 08:30"),
        ("demain", "fr", "2026-11-24 08:30"),
    ],
)
def test_what_was_typed_whole_is_read(qtbot: QtBot, words: str, language: str, read: str) -> None:
    assert typed(qtbot, words, language) == read


def test_typing_over_the_name_of_the_day_begins_a_date(qtbot: QtBot) -> None:
    assert typed(qtbot, "3/12/2026 14:15", "fr", over_all=False) == "2026-12-03 14:15"


def test_a_field_for_a_day_alone_reads_a_day(qtbot: QtBot) -> None:
    assert typed(qtbot, "3/12/2026", "fr", "d MMM yyyy") == "2026-12-03 08:30"


def test_a_part_is_still_typed_as_before(qtbot: QtBot) -> None:
    field = When(WHOLE, "fr")
    qtbot.addWidget(field)
    field.setDateTime(BEFORE)
    field.show()
    field.setSelectedSection(When.Section.HourSection)
    QTest.keyClicks(field, "1715")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.dateTime().toString("yyyy-MM-dd HH:mm") == "2026-11-24 17:15"
