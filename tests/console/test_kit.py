"""Printing for the day: the kit in one go, the labels it goes on, the printer that is off."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.documents_page import DocumentsPage
from cocreation_desk.console.kit_dialog import KitDialog
from cocreation_desk.console.label_memory import LabelMemory
from cocreation_desk.console.labels_form import LabelsForm
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.window import Window
from cocreation_desk.reports.documents import PAPERS
from cocreation_desk.reports.label_stock import LabelWishes
from cocreation_desk.store import documents
from tests.console.conftest import Evening, found


@pytest.fixture
def page(window: Window) -> DocumentsPage:
    window.show_page("documents")
    page = window.page_named("documents")
    assert isinstance(page, DocumentsPage)
    return page


def kept(evening: Evening) -> list[tuple[str, bytes]]:
    with evening.desk.file.reader() as db:
        return [
            (each.key, documents.pdf_of(db, each.id) or b"") for each in documents.documents(db, evening.session_id)
        ]


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
def test_the_kit_is_one_pdf_shown_and_kept(page: DocumentsPage, evening: Evening, qtbot: QtBot) -> None:
    page.kit.click()
    dialog = found(page, KitDialog)
    assert set(dialog.ticks) == {each.key for each in PAPERS if each.kit}
    for key in dialog.ticks.keys() - {"badges", "spare_badges", "row_cards"}:
        dialog.ticks[key].setChecked(False)

    dialog.one_pdf.click()

    qtbot.waitUntil(lambda: page.view.document.pageCount() > 0)
    ((key, pdf),) = kept(evening)
    assert key == "kit"
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.outline) == 4  # the list, and three papers
    assert page.view.document.pageCount() == len(reader.pages) == 1 + 3 + 2 + 2


def test_the_kit_goes_into_a_folder_a_file_for_each_paper(
    page: DocumentsPage, evening: Evening, tmp_path: Path, qtbot: QtBot
) -> None:
    page.kit.click()
    dialog = found(page, KitDialog)
    for key in dialog.ticks.keys() - {"spare_badges", "row_cards"}:
        dialog.ticks[key].setChecked(False)

    with qtbot.waitSignal(page.told):
        dialog.write_into(tmp_path / "kit")

    names = sorted(each.name for each in (tmp_path / "kit").iterdir())
    assert [name.split("_")[2] for name in names] == ["badges-de-reserve", "cartes-de-rangee"]
    qtbot.waitUntil(lambda: len(kept(evening)) == 2)


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    page: DocumentsPage, evening: Evening, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "kit").write_text("a file is in the way")
    page.kit.click()
    dialog = found(page, KitDialog)
    for key in dialog.ticks.keys() - {"row_cards"}:
        dialog.ticks[key].setChecked(False)

    dialog.write_into(tmp_path / "kit")

    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.problem.text() == page.window().bridge.say("save_folder_closed", folder="kit")  # type: ignore[attr-defined]
    assert dialog.one_pdf.isEnabled()
    assert kept(evening) == []


def test_a_kit_that_is_stopped_keeps_nothing(page: DocumentsPage, evening: Evening, qtbot: QtBot) -> None:
    page.kit.click()
    dialog = found(page, KitDialog)

    dialog.one_pdf.click()
    assert not dialog.one_pdf.isEnabled()
    dialog.stop.click()

    assert dialog.problem.text() and dialog.one_pdf.isEnabled()
    dialog.reject()
    assert kept(evening) == []


def test_what_is_missing_is_said_before_anything_is_printed(page: DocumentsPage) -> None:
    page.kit.click()

    dialog = found(page, KitDialog)
    assert not dialog.ticks["tables"].isEnabled() and not dialog.ticks["tables"].isChecked()
    assert dialog.hints["tables"].text()
    assert "L7418" in dialog.hints["badges"].text()


def test_each_printer_keeps_how_far_it_is_off(tmp_path: Path) -> None:
    labels = LabelMemory(Memory(tmp_path / "console.ini"))
    labels.remember(LabelWishes("L4785", 4, (1.25, -0.5), True, "Salle"), "HP / étage 2")
    labels.remember(LabelWishes("L7165", 1, (-3.0, 0.0)), "")

    again = LabelMemory(Memory(tmp_path / "console.ini"))

    assert again.shift("HP / étage 2") == (1.25, -0.5)
    assert again.wishes == LabelWishes("L7165", 1, (-3.0, 0.0))


def test_a_memory_somebody_has_meddled_with_is_not_believed(memory: Memory) -> None:
    for name, value in (("labels/stock", "L1"), ("printers/other/right", "far"), ("printers/other/down", "40")):
        memory.keep(name, value)

    assert LabelMemory(memory).wishes == LabelWishes()


def test_badges_start_at_the_label_one_clicks(page: DocumentsPage, evening: Evening, qtbot: QtBot) -> None:
    page.labels.click()
    form = found(page, LabelsForm)
    form.stock.setCurrentIndex(form.stock.findData("L4785"))
    QTest.mouseClick(form.first, Qt.MouseButton.LeftButton, pos=QPoint(90, 160))
    assert form.first.first == 10
    QTest.keyClick(form.first, Qt.Key.Key_Left)
    assert form.first.first == 9
    form.save.click()

    page.buttons["badges"].click()

    qtbot.waitUntil(lambda: page.view.document.pageCount() > 0)
    assert page.view.document.pageCount() == 3  # two on the sheet already begun, then ten, then six


def test_the_calibration_page_is_a_click_away_from_the_offset(page: DocumentsPage, qtbot: QtBot) -> None:
    page.labels.click()
    form = found(page, LabelsForm)

    form.calibrate.click()

    qtbot.waitUntil(lambda: page.view.document.pageCount() == 1)
    assert page.view.title.text() == page.window().bridge.say("paper_calibration")  # type: ignore[attr-defined]


def test_a_paper_is_found_by_a_few_letters_without_accents(page: DocumentsPage) -> None:
    page.search.setText("etonn")

    assert [key for key, offered in page.buttons.items() if not offered.isHidden()] == ["notebook"]

    page.search.clear()

    assert not any(offered.isHidden() for offered in page.buttons.values())
