"""A finished PDF to the printer, a page at a time while the console goes on; saving is always a copy of the file itself."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

MOST_DPI = 300


def has_printer() -> bool:
    """Without one Qt would quietly write a PDF instead: we say so rather."""
    return bool(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """Asks for the printer, then ``run`` sends the pages; it keeps all it needs until the last one is sent.

    ``printed`` tells the title and how many pages, ``failed`` that the printer took nothing.
    """

    printed = Signal(str, int)
    failed = Signal(str)

    def __init__(self, pdf: bytes, title: str, printer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._title = title
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._painter: QPainter | None = None
        self._page = 0
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if printer in QPrinterInfo.availablePrinterNames():
            self.printer.setPrinterName(printer)
        self.printer.setDocName(title)
        self.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.printer.setFullPage(True)
        self._turn_paper()
        self._between = QTimer(self)
        self._between.setInterval(0)
        self._between.timeout.connect(self._send_page)

    def open(self) -> None:
        dialog = QPrintDialog(self.printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.run)
        dialog.rejected.connect(self.deleteLater)
        QDialog.open(dialog)

    @Slot()
    def run(self) -> None:
        painter = QPainter()
        if not painter.begin(self.printer):
            self.failed.emit(self._title)
            self.deleteLater()
            return
        self._painter = painter
        self._between.start()

    @Slot()
    def _send_page(self) -> None:
        assert self._painter is not None
        self._turn_paper()
        if self._page and not self.printer.newPage():
            self.stop()
            self.failed.emit(self._title)
            return
        _paint(self._document, self._page, self._painter, self.printer)
        self._page += 1
        if self._page == self._document.pageCount():
            self.stop()
            self.printed.emit(self._title, self._page)

    def _turn_paper(self) -> None:
        """As the next page lies: a kit has both kinds."""
        size = self._document.pagePointSize(self._page)
        lies = size.width() > size.height()
        orientation = QPageLayout.Orientation
        self.printer.setPageOrientation(orientation.Landscape if lies else orientation.Portrait)

    def stop(self) -> None:
        """What is sent is sent; nothing is left half open."""
        self._between.stop()
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self.deleteLater()


def _paint(document: QPdfDocument, number: int, painter: QPainter, printer: QPrinter) -> None:
    dpi = min(MOST_DPI, printer.resolution())
    size = document.pagePointSize(number)
    pixels = QSize(round(size.width() / 72 * dpi), round(size.height() / 72 * dpi))
    page = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    fitted = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRectF(0, 0, fitted.width(), fitted.height())
    painter.drawImage(at, document.render(number, pixels))
