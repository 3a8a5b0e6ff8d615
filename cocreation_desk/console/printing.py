"""A finished PDF to the printer, a page at a time while the console goes on; saving is always a copy of the file itself."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

MOST_DPI = 300
SPARE = 36  # points


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
        self._left: list[int] = []
        self._sent = 0
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if printer in QPrinterInfo.availablePrinterNames():
            self.printer.setPrinterName(printer)
        self.printer.setDocName(title)
        self.printer.setPageSize(self._paper())
        self.printer.setFullPage(True)
        self._turn_paper(0)
        self._between = QTimer(self)
        self._between.setInterval(0)
        self._between.timeout.connect(self._send_page)

    def open(self) -> None:
        dialog = QPrintDialog(self.printer, self._window)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.run)
        dialog.rejected.connect(self.stop)
        QDialog.open(dialog)

    @Slot()
    def run(self) -> None:
        self._left = list(self._chosen())
        if self._left:
            self._turn_paper(self._left[0])
        painter = QPainter()
        if not self._left or not painter.begin(self.printer):
            self.failed.emit(self._title)
            self.stop()
            return
        self._painter = painter
        self._between.start()

    @Slot()
    def _send_page(self) -> None:
        assert self._painter is not None
        page = self._left.pop(0)
        self._turn_paper(page)
        if self._sent and not self.printer.newPage():
            self.stop()
            self.failed.emit(self._title)
            return
        _paint(self._document, page, self._painter, self.printer)
        self._sent += 1
        if not self._left:
            self.stop()
            self.printed.emit(self._title, self._sent)

    def _chosen(self) -> range:
        """All pages, or those asked for in the printer's dialog, which leaves it to us."""
        first, last = 1, self._document.pageCount()
        if self.printer.printRange() is QPrinter.PrintRange.PageRange:
            first, last = max(first, self.printer.fromPage()), min(last, self.printer.toPage() or last)
        return range(first - 1, last)

    def _paper(self) -> QPageSize:
        """What the dialog begins with: A3 for what was drawn for it, else A4."""
        size, small = self._document.pagePointSize(0), QPageSize(QPageSize.PageSizeId.A4)
        is_large = max(size.width(), size.height()) > small.size(QPageSize.Unit.Point).height() + SPARE
        return QPageSize(QPageSize.PageSizeId.A3) if is_large else small

    def _turn_paper(self, page: int) -> None:
        """As that page lies: a kit has both kinds."""
        size = self._document.pagePointSize(page)
        lies = size.width() > size.height()
        orientation = QPageLayout.Orientation
        self.printer.setPageOrientation(orientation.Landscape if lies else orientation.Portrait)

    @Slot()
    def stop(self) -> None:
        """What is sent is sent; nothing is left half open."""
        self._between.stop()
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self._document.close()  # before what it reads from
        self._buffer.close()
        self.deleteLater()


def _paint(document: QPdfDocument, number: int, painter: QPainter, printer: QPrinter) -> None:
    dpi = min(MOST_DPI, printer.resolution())
    size = document.pagePointSize(number)
    pixels = QSize(round(size.width() / 72 * dpi), round(size.height() / 72 * dpi))
    page = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    fitted = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRectF(0, 0, fitted.width(), fitted.height())
    painter.drawImage(at, document.render(number, pixels))
