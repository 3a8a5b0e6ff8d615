"""Python's rubbish, collected on the Qt thread only."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreation_desk.console.sweeper import Sweeper


class Ring:
    def __init__(self, threads: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: threads.append(threading.get_ident()))


def test_what_another_thread_drops_is_freed_on_ours(qapp: QApplication, qtbot: QtBot) -> None:
    threads: list[int] = []
    sweeper = Sweeper(qapp)
    sweeper.start()
    try:
        dropper = threading.Thread(target=lambda: [Ring(threads) for _ in range(3000)])
        dropper.start()
        dropper.join()
        assert threads == []
        gc.collect(1)
        sweeper.sweep()

        assert set(threads) == {threading.get_ident()}
    finally:
        sweeper.stop()
        gc.disable()  # as every test here wants it
        sweeper.deleteLater()
