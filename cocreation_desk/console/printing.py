"""A finished PDF to the printer, page by page; saving is always a copy of the file itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

MOST_DPI = 300


def has_printer() -> bool:
    """Without one Qt would quietly write a PDF instead: we say so rather."""
    return bool(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """Keeps its printer for as long as its dialog lives."""

    def __init__(self, document: QPdfDocument, title: str, printer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if printer in QPrinterInfo.availablePrinterNames():
            self._printer.setPrinterName(printer)
        self._printer.setDocName(title)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        size = document.pagePointSize(0)
        if size.width() > size.height():
            self._printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._printer.setFullPage(True)
        self._dialog = QPrintDialog(self._printer, parent)
        self._dialog.accepted.connect(self._print)
        self._dialog.finished.connect(self.deleteLater)

    def open(self) -> None:
        QDialog.open(self._dialog)

    @Slot()
    def _print(self) -> None:
        paint(self._document, self._printer)


def paint(document: QPdfDocument, printer: QPrinter) -> None:
    painter = QPainter(printer)
    dpi = min(MOST_DPI, printer.resolution())
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        size = document.pagePointSize(number)
        pixels = QSize(round(size.width() / 72 * dpi), round(size.height() / 72 * dpi))
        page = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        fitted = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(0, 0, fitted.width(), fitted.height())
        painter.drawImage(at, document.render(number, pixels))
    painter.end()
