"""Number fields: figures keep off the border, and a wheel that passes over changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication
from pytestqt.qtbot import QtBot

import cocreation_desk
from cocreation_desk.console.look import wear
from cocreation_desk.widgets import fields

MADE: dict[str, Callable[[], QAbstractSpinBox]] = {
    "number": lambda: fields.number(0, 600, 12),
    "decimal": lambda: fields.decimal(-5, 5, 0.25),
    "time of day": fields.time_of_day,
}


@pytest.fixture(params=list(MADE))
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> QAbstractSpinBox:
    made = MADE[request.param]()
    qtbot.addWidget(made)
    wear(made)
    made.show()
    return made


def roll_over(field: QAbstractSpinBox) -> None:
    middle = QPointF(field.rect().center())
    rolled = QWheelEvent(
        middle, field.mapToGlobal(middle), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, rolled)


def test_the_first_figure_stands_off_the_border(field: QAbstractSpinBox) -> None:
    ground = field.grab().toImage()
    paper = ground.pixel(3, field.height() // 2)
    air = [ground.pixel(x, y) for x in range(3, 8) for y in range(8, field.height() - 8)]

    assert set(air) == {paper}


def test_the_wheel_changes_only_a_field_one_is_in(field: QAbstractSpinBox, qtbot: QtBot) -> None:
    field.clearFocus()
    before = field.text()
    roll_over(field)
    assert field.text() == before

    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    roll_over(field)
    assert field.text() != before


def test_number_fields_are_made_in_one_place() -> None:
    root = Path(cocreation_desk.__file__).parent
    makers = {
        str(each.relative_to(root)) for each in root.rglob("*.py")
        if re.search(r"Q(Double)?SpinBox\(\)\s*$|QTimeEdit\(\)\s*$", each.read_text("utf-8"), re.MULTILINE)
    }  # fmt: skip

    assert {each.replace("\\", "/") for each in makers} == {"widgets/fields.py"}
