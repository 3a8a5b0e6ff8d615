"""On what the badges are printed, from which label of a sheet, and how far the printer is off."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QWidget

from cocreation_desk.console.forms import HIGHEST, Form, choice, line
from cocreation_desk.console.label_memory import LabelMemory
from cocreation_desk.reports.label_stock import FARTHEST_SHIFT, SHEETS, STOCKS, LabelWishes, stock
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import decimal
from cocreation_desk.widgets.parts import column, holding, label, row
from cocreation_desk.widgets.sheet_picker import SheetPicker
from cocreation_desk.words import Say

STEP = 0.25  # millimetres


class LabelsForm(Form):
    calibration_wanted = Signal()

    def __init__(self, say: Say, memory: LabelMemory, parent: QWidget) -> None:
        super().__init__(say, say("labels_dialog"), say("labels_keep"), parent)
        self._memory = memory
        self.setMinimumWidth(640)
        wishes = memory.wishes
        self.stock = choice([(each, say(f"label_stock_{each}")) for each in STOCKS], wishes.stock)
        self.first = SheetPicker()
        self.first.setToolTip(say("labels_first_tip"))
        printers = QPrinterInfo.availablePrinterNames()
        self.printer = choice([*((name, name) for name in printers), ("", say("labels_printer_other"))], memory.printer)
        self.right, self.down = _millimetres(say), _millimetres(say)
        self.calibrate = button(say("labels_calibrate"), "printer", "quiet", tip=say("documents_calibration_tip"))
        self.calibrate.clicked.connect(self._want_calibration)
        self.marks = QCheckBox(say("labels_marks"))
        self.marks.setChecked(wishes.photo_marks)
        self.wifi = line(wishes.wifi)
        self.ask(say("labels_stock"), self.stock)
        self.ask(say("labels_first"), self.first)
        self.ask(say("labels_printer"), self.printer)
        self.ask(say("labels_right"), self.right)
        self.ask(say("labels_down"), self.down)
        self.fields.addRow("", holding(row(self.calibrate, 1)))
        for long in (self.stock, self.printer):
            long.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.ask(say("labels_wifi"), self.wifi)
        self.fields.addRow("", holding(column(self.marks, label(say("labels_marks_words"), "hint", wrap=True))))
        self.stock.currentIndexChanged.connect(self._show_sheet)
        self.printer.currentIndexChanged.connect(self._show_shift)
        self._show_sheet()
        self.first.pick(wishes.first_cell)
        self._show_shift()
        self.resize(640, HIGHEST)

    @property
    def wishes(self) -> LabelWishes:
        return LabelWishes(
            stock(str(self.stock.currentData())),
            self.first.first,
            (self.right.value(), self.down.value()),
            self.marks.isChecked(),
            self.wifi.text().strip(),
        )

    @Slot()
    def keep(self) -> None:
        self._memory.remember(self.wishes, str(self.printer.currentData()))
        self.done_well()

    @Slot()
    def _show_sheet(self) -> None:
        sheet = SHEETS[stock(str(self.stock.currentData()))]
        self.first.show_cells([(left, top, sheet.wide, sheet.high) for left, top in sheet.cells])

    @Slot()
    def _show_shift(self) -> None:
        for field, moved in zip(
            (self.right, self.down), self._memory.shift(str(self.printer.currentData())), strict=True
        ):
            field.setValue(moved)

    @Slot()
    def _want_calibration(self) -> None:
        self.keep()
        self.calibration_wanted.emit()


def _millimetres(say: Say) -> QDoubleSpinBox:
    field = decimal(-FARTHEST_SHIFT, FARTHEST_SHIFT, STEP)
    field.setLocale(QLocale(say.language))
    return field
