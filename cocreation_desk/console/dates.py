"""Dates people promise: a click for the usual ones, a calendar for the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton, QWidget

from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import row
from cocreation_desk.widgets.when import When
from cocreation_desk.words import Say


def _in_months(day: date, months: int) -> date:
    moved = QDate(day.year, day.month, day.day).addMonths(months)
    return date(moved.year(), moved.month(), moved.day())


USUAL: dict[str, Callable[[date], date]] = {
    "due_8_days": lambda today: today + timedelta(days=8),
    "due_15_days": lambda today: today + timedelta(days=15),
    "due_1_month": lambda today: _in_months(today, 1),
    "due_3_months": lambda today: _in_months(today, 3),
}


class DueDate(QWidget):
    """A date, and chips for a week, a fortnight, a month, a quarter."""

    def __init__(self, say: Say, today: date) -> None:
        super().__init__()
        self._today = today
        self.edit = When("d MMM yyyy", say.language)
        self.edit.setAccessibleName(say("due_on"))
        self.edit.setMinimumDate(QDate(today.year, today.month, today.day))
        self.chips: dict[str, QPushButton] = {}
        for key, after in USUAL.items():
            chip = button(say(key))
            chip.setProperty("chip", True)
            chip.clicked.connect(partial(self.choose, after(today)))
            self.chips[key] = chip
        self.setLayout(row(self.edit, *self.chips.values(), gap=5))
        self.choose(USUAL["due_1_month"](today))

    @property
    def day(self) -> date:
        chosen = self.edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def choose(self, day: date, _: bool = False) -> None:
        self.edit.setDate(QDate(day.year, day.month, day.day))
