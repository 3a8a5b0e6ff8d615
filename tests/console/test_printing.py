"""A PDF goes to the printer page by page, on the paper it was made for; a printer that takes nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.console.printing import Printing


@pytest.fixture
def around() -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


@pytest.fixture
def printing(around: QWidget, tmp_path: Path) -> Printing:
    sheet = Canvas(str(tmp_path / "kit.pdf"))
    for size in (A4, landscape(A4), A4):
        sheet.setPageSize(size)
        sheet.rect(50, 50, 100, 100, fill=1)
        sheet.showPage()
    sheet.save()
    made = Printing((tmp_path / "kit.pdf").read_bytes(), "Kit", "", around)
    made.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    return made


def test_every_page_is_sent_as_it_lies(printing: Printing, tmp_path: Path, qtbot: QtBot) -> None:
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(printing.printed) as told:
        printing.run()

    assert told.args == ["Kit", 3]
    read = QPdfDocument()
    read.load(str(tmp_path / "printed.pdf"))
    lies = [read.pagePointSize(at).width() > read.pagePointSize(at).height() for at in range(read.pageCount())]
    assert lies == [False, True, False]


def test_only_the_pages_that_were_asked_for_are_sent(printing: Printing, tmp_path: Path, qtbot: QtBot) -> None:
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printing.printer.setFromTo(2, 2)
    with qtbot.waitSignal(printing.printed) as told:
        printing.run()

    assert told.args == ["Kit", 1]
    read = QPdfDocument()
    read.load(str(tmp_path / "printed.pdf"))
    assert read.pageCount() == 1
    assert read.pagePointSize(0).width() > read.pagePointSize(0).height()


def test_a_poster_goes_onto_paper_of_its_own_size(around: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    poster = Canvas(str(tmp_path / "poster.pdf"), pagesize=A3)
    poster.rect(50, 50, 100, 100, fill=1)
    poster.save()
    printing = Printing((tmp_path / "poster.pdf").read_bytes(), "Poster", "", around)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(printing.printed):
        printing.run()

    read = QPdfDocument()
    read.load(str(tmp_path / "printed.pdf"))
    size = read.pagePointSize(0)
    assert (size.width(), size.height()) == pytest.approx(A3, abs=2)


@pytest.mark.qt_log_ignore(r"QPainter::begin", r"QPdf")
def test_a_printer_that_takes_nothing_is_said(printing: Printing, tmp_path: Path, qtbot: QtBot) -> None:
    printing.printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    with qtbot.waitSignal(printing.failed) as told:
        printing.run()

    assert told.args == ["Kit"]
