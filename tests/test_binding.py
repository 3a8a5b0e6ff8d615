"""PySide6 itself: one release loses a reference at every signal, and aborts the program after some hundreds."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(int)


def test_the_binding_does_not_eat_references() -> None:
    bell = Bell()
    held = sys.getrefcount(True)

    for count in range(200):
        bell.rung.emit(count)

    assert sys.version_info >= (3, 12) or sys.getrefcount(True) > held - 20
