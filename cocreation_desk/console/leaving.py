"""Before the console closes on a room full of people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.widgets.parts import label
from cocreation_desk.words import Say


class Leaving(Form):
    """``then`` is what was asked for, once it is confirmed."""

    def __init__(self, say: Say, then: Callable[[], object], parent: QWidget) -> None:
        super().__init__(say, say("leaving_title"), say("leaving_do"), parent)
        self._then = then
        self.fields.addRow(label(say("leaving_words"), "hint", wrap=True))
        self.cancel.setText(say("leaving_stay"))
        self.cancel.setDefault(True)

    @Slot()
    def keep(self) -> None:
        self.accept()
        self._then()
