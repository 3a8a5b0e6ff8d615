"""The first lines of a list, and over each column what it is for us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableWidget, QTableWidgetItem

from cocreation_desk.design import PALETTE
from cocreation_desk.domain.columns import Field
from cocreation_desk.domain.sheet import Sheet
from cocreation_desk.widgets.tips import tip
from cocreation_desk.words import Say

PREVIEWED = 12  # lines
NARROWEST, WIDEST, MARGIN, ARROW = 120, 270, 24, 44  # pixels


class ColumnsTable(QTableWidget):
    changed = Signal()

    def __init__(self, say: Say, fields: Sequence[Field]) -> None:
        super().__init__()
        self._say = say
        self._fields = fields
        self.meanings: dict[str, QComboBox] = {}
        self.setAccessibleName(say("import_columns"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(NARROWEST)

    def show_sheet(self, sheet: Sheet, mapped: Mapping[str, Field]) -> None:
        lines = sheet.lines[:PREVIEWED]
        self.meanings.clear()
        self.clear()
        self.setColumnCount(len(sheet.head))
        self.setRowCount(1 + len(lines))
        self.setHorizontalHeaderLabels(list(sheet.head))
        self.setVerticalHeaderLabels(["", *(str(line.number) for line in lines)])
        self.setRowHeight(0, 42)
        for at, column in enumerate(sheet.head):
            self.setCellWidget(0, at, self._meaning(column, mapped[column]))
            for row, line in enumerate(lines, start=1):
                item = QTableWidgetItem(line.cells[at])
                item.setToolTip(tip(line.cells[at]))
                self.setItem(row, at, item)
        metrics = self.fontMetrics()
        for at, (column, meaning) in enumerate(self.meanings.items()):
            words = max(metrics.horizontalAdvance(each) for each in (column, *(line.cells[at] for line in lines)))
            meant = metrics.horizontalAdvance(meaning.currentText()) + ARROW
            self.setColumnWidth(at, min(max(words + MARGIN, meant + MARGIN, NARROWEST), WIDEST))
        self._shade()

    @property
    def mapped(self) -> dict[str, Field]:
        return {column: Field(meaning.currentData()) for column, meaning in self.meanings.items()}

    def choose(self, column: str, field: Field) -> None:
        meaning = self.meanings[column]
        meaning.setCurrentIndex(meaning.findData(field.value))

    def _meaning(self, column: str, field: Field) -> QComboBox:
        meaning = QComboBox()
        meaning.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        meaning.setMinimumContentsLength(8)
        meaning.setAccessibleName(self._say("import_column_is", column=column))
        for each in (Field.IGNORED, *(each for each in self._fields if each is not Field.IGNORED)):
            meaning.addItem(self._say(f"field_{each.value}"), each.value)
        meaning.view().setMinimumWidth(WIDEST)
        meaning.setCurrentIndex(meaning.findData(field.value))
        meaning.currentIndexChanged.connect(self._meant)
        self.meanings[column] = meaning
        return meaning

    @Slot()
    def _meant(self) -> None:
        self._shade()
        self.changed.emit()

    def _shade(self) -> None:
        """What is left out is pale."""
        for at, meaning in enumerate(self.meanings.values()):
            ink = QColor(PALETTE.edge if meaning.currentData() == Field.IGNORED.value else PALETTE.ink)
            for row in range(1, self.rowCount()):
                item = self.item(row, at)
                if item is not None:
                    item.setForeground(ink)
