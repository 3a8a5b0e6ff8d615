"""Fields for numbers and for the time of day: air before the first figure, and no change by a wheel that passes over."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QTimeEdit, QWidget

F = TypeVar("F", bound=QAbstractSpinBox)

PASSING = "passing"
AIR = 8  # pixels; Qt ignores the style sheet's own where it also draws the arrows


class _Unmoved(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # whatever scrolls around it gets it
            return True
        return False


def unmoved(field: QWidget) -> None:
    """Let the wheel change it only once somebody is in it: scrolling a form must change nothing in it."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_Unmoved(field))


def passing(field: QWidget) -> None:
    """What is typed in it only looks for something: nothing of it is kept, and nothing lost."""
    field.setProperty(PASSING, True)


def is_passing(field: QWidget) -> bool:
    return bool(field.property(PASSING))


def number(least: int, most: int, now: int = 0) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(now)
    return _settled(made)


def decimal(least: float, most: float, step: float, decimals: int = 2) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setDecimals(decimals)
    made.setRange(least, most)
    made.setSingleStep(step)
    return _settled(made)


def time_of_day() -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    return _settled(made)


def _settled(field: F) -> F:
    field.lineEdit().setTextMargins(AIR, 0, 0, 0)
    unmoved(field)
    return field
