"""Before a step that cannot be taken back: what there is to know, and the button that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.widgets.parts import label
from cocreation_desk.words import Say


class Confirming(Form):
    """``key`` begins the keys of the title and of both buttons; ``warnings`` are keys too."""

    def __init__(
        self, say: Say, key: str, warnings: Sequence[str], then: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(say, say(f"{key}_title"), say(f"{key}_do"), parent)
        self._then = then
        self.warnings = [label(say(each), "problem", wrap=True) for each in warnings]
        for each in self.warnings:
            self.fields.addRow(each)
        self.cancel.setText(say(f"{key}_not"))
        self.save.setDefault(False)
        self.cancel.setDefault(True)

    @Slot()
    def keep(self) -> None:
        self.accept()
        self._then()
