"""Rubbish is collected on the Qt thread only: a widget that Python frees on another thread takes the program with it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


class Sweeper(QObject):
    """Does what Python does by itself, with the same thresholds, but always here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()

    @Slot()
    def sweep(self) -> None:
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if young <= most_young:
            return
        gc.collect(2 if old > most_old else 1 if middle > most_middle else 0)
