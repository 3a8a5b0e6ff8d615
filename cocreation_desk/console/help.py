"""The keys of the console, on one card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import column, holding, label, row, scrolled
from cocreation_desk.words import Say

# Keys that stand in no menu: they belong to the place where they are pressed.
ELSEWHERE = (
    ("help_key_space", "now_next_tip"),
    ("help_key_arrows", "help_reorder"),
    ("help_key_delete", "help_remove"),
    ("help_key_return", "help_return"),
    ("help_key_stage", "help_stage"),
)


class Shortcuts(QDialog):
    """``menus``: the title of each menu, and what each of its keys does."""

    def __init__(self, say: Say, menus: Iterable[tuple[str, list[tuple[str, str]]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("help_title"))
        groups = [*menus, (say("help_elsewhere"), [(say(keys), say(does)) for keys, does in ELSEWHERE])]
        half = (sum(len(lines) + 1 for _, lines in groups) + 1) // 2
        sides = (column(gap=14), column(gap=14))
        told = 0
        for title, lines in groups:
            side = sides[0] if told + len(lines) // 2 < half else sides[1]
            side.addLayout(_group(title, lines))
            told += len(lines) + 1
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(36)
        for side in sides:
            side.addStretch(1)
            both.addLayout(side, 1)
        close = button(say("banner_close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(label(say("help_title"), "heading"))
        layout.addWidget(scrolled(holding(both)), 1)
        layout.addLayout(row(1, close))
        self.resize(1000, 690)


def _group(title: str, lines: list[tuple[str, str]]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 130)
    grid.setColumnStretch(1, 1)
    for number, (keys, does) in enumerate(lines):
        grid.addWidget(label(keys, "caption"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(does, wrap=True), number, 1)
    group = column(label(title, "strong"), gap=6)
    group.addLayout(grid)
    return group
