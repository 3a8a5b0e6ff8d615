"""Lists in columns: whole lines are chosen, striped instead of ruled, each column as wide as what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView


def as_list(table: QTableView, spoken: str, high: int = 34) -> None:
    """Dress the table as a list. ``spoken`` is what a screen reader calls it, ``high`` a line's height in pixels."""
    table.setAccessibleName(spoken)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(high)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)


def share_width(table: QTableView, columns: Sequence[str], widths: Mapping[str, int]) -> None:
    """Give these columns their widths in pixels, and what is left to the others."""
    head = table.horizontalHeader()
    for at, name in enumerate(columns):
        if name in widths:
            head.resizeSection(at, widths[name])
        else:
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
