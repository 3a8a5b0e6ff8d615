"""The keys of the console, on one card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from cocreation_desk.console.capture_bar import KEYS
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.words import Say

SHORTCUTS = (
    ("help_key_next", "now_next_tip"),
    ("PageUp", "now_back_tip"),
    ("F9", "stage_panic_tip"),
    ("F5", "stage_open_tip"),
    ("F6", "stage_yield"),
    ("Ctrl+.", "help_pause"),
    ("Ctrl++", "now_more_tip"),
    (KEYS["decision"], "capture_decision_tip"),
    (KEYS["commitment"], "capture_commitment_tip"),
    (KEYS["verbatim"], "capture_verbatim_tip"),
    (KEYS["parking"], "capture_parking_tip"),
    ("Ctrl+F", "help_people"),
    ("help_key_arrows", "help_reorder"),
    ("help_key_undo", "help_undo"),
    ("Ctrl+1 … Ctrl+6", "help_pages"),
    ("F1", "help_title"),
)


class Shortcuts(QDialog):
    def __init__(self, say: Say, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("help_title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for number, (keys, does) in enumerate(SHORTCUTS):
            grid.addWidget(label(say(keys) if keys.startswith("help_key") else keys, "caption"), number, 0)
            grid.addWidget(label(say(does)), number, 1)
        close = button(say("banner_close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(label(say("help_title"), "heading"))
        layout.addLayout(grid)
        layout.addLayout(row(1, close))
