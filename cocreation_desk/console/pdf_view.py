"""A PDF on the screen, crisp, with what one does with it: look, print, save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from cocreation_desk.console.memory import Memory
from cocreation_desk.console.printing import Printing, has_printer
from cocreation_desk.design import PALETTE
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.saving import save
from cocreation_desk.widgets.buttons import button, icon_button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.words import Say

ZOOM = 1.25


class PdfView(QWidget):
    told = Signal(str)
    troubled = Signal(str)

    def __init__(self, say: Say, memory: Memory, empty_title: str, empty_words: str) -> None:
        super().__init__()
        self._say = say
        self._memory = memory
        self._name = ""
        self._bytes = b""
        self._printer = ""
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(say("documents_preview"))
        around = self.view.palette()
        around.setColor(QPalette.ColorRole.Dark, QColor(PALETTE.sunken))
        self.view.setPalette(around)
        self.title = label(name="strong")
        self.print = button(say("documents_print"), "printer", "primary")
        self.print.setEnabled(False)
        self.save = button(say("documents_save"), "save")
        self.save.setEnabled(False)
        self.larger = icon_button(say("documents_larger"), "plus")
        self.smaller = icon_button(say("documents_smaller"), "minus")
        self.print.clicked.connect(self.to_printer)
        self.save.clicked.connect(self._ask_where)
        self.larger.clicked.connect(lambda: self._zoom(ZOOM))
        self.smaller.clicked.connect(lambda: self._zoom(1 / ZOOM))
        self._stack = QStackedWidget()
        self._stack.addWidget(Empty(empty_title, empty_words, large("note")))
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.title, 1, self.smaller, self.larger, self.save, self.print))
        layout.addWidget(self._stack, 1)

    def show_pdf(self, title: str, file_name: str, pdf: bytes, printer: str = "") -> None:
        """``printer`` is the one it was made for; any other can still be chosen."""
        self._printer = printer
        self.document.close()
        self._buffer.close()
        self._bytes = pdf
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._name = file_name
        self.title.setText(title)
        self.save.setEnabled(True)
        self.print.setEnabled(has_printer())
        self.print.setToolTip("" if has_printer() else self._say("documents_no_printer"))
        self._stack.setCurrentIndex(1)

    def put_away(self) -> None:
        """Before the window goes: the view must not outlive its document."""
        for printing in self.findChildren(Printing):
            printing.stop()
        self.document.close()
        self._buffer.close()

    @Slot()
    def to_printer(self) -> None:
        printing = Printing(self._bytes, self.title.text(), self._printer, self)
        printing.printed.connect(self._tell_printed)
        printing.failed.connect(self._tell_not_printed)
        printing.open()

    @Slot(str, int)
    def _tell_printed(self, title: str, pages: int) -> None:
        self.told.emit(self._say("documents_printing", title=title, n=pages))

    @Slot(str)
    def _tell_not_printed(self, title: str) -> None:
        self.troubled.emit(self._say("documents_not_printed", title=title))

    @Slot()
    def _ask_where(self) -> None:
        folder = self._memory.kept("folder", str(Path.home()))
        dialog = QFileDialog(self, self._say("documents_save"), folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._name)
        dialog.fileSelected.connect(lambda name: self.save_as(Path(name)))
        dialog.open()

    def save_as(self, file: Path) -> None:
        """The very bytes that were shown."""
        try:
            save(file, self._bytes)
        except Unavailable as trouble:
            self.troubled.emit(self._say(trouble.key, **trouble.details))
            return
        self._memory.keep("folder", str(file.parent))
        self.told.emit(self._say("documents_saved", name=file.name))

    def _zoom(self, by: float) -> None:
        now = self.view.zoomFactor()
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            width = self.document.pagePointSize(0).width() * self.view.logicalDpiX() / 72
            now = self.view.viewport().width() / max(1.0, width)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.3, min(4.0, now * by)))
