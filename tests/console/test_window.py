"""The window as a whole: every control has a name, every word is in both languages, nothing is read as markup."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.console.documents_page import DocumentsPage
from cocreation_desk.console.journal_page import JournalPage
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.minutes_page import MinutesPage
from cocreation_desk.console.pages import PAGES, ROOM
from cocreation_desk.console.session_page import SessionPage
from cocreation_desk.console.window import Window
from cocreation_desk.desk import running
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.store import documents
from cocreation_desk.words import sayer
from tests.console.conftest import Evening

BOTH = pytest.mark.parametrize("window", ["fr", "en"], indirect=True)


def shows(window: Window, step_id: str) -> bool:
    current = window.bridge.room.current
    return current is not None and current.id == step_id


def unnamed(root: QWidget) -> list[str]:
    """What can be reached and has no name for those who listen."""
    found = []
    for widget in root.findChildren(QWidget):
        reachable = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisibleTo(root)
        inside = widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QComboBox)
        interface = QAccessible.queryAccessibleInterface(widget)
        if reachable and not inside and interface is not None:
            name = interface.text(QAccessible.Text.Name)
            if not any(ch.isalnum() for ch in name):
                found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


@BOTH
def test_everything_one_can_reach_has_a_name(window: Window) -> None:
    for page in (ROOM, *PAGES):
        window.show_page(page)
        assert unnamed(window) == [], page


def test_every_live_panel_names_its_controls(window: Window, evening: Evening, qtbot: QtBot) -> None:
    for _ in range(18):
        evening.do(running.next_step, evening.session_id)
        step = evening.room.current
        assert step is not None
        qtbot.waitUntil(partial(shows, window, step.id))
        assert unnamed(window.live) == [], step.kind


def test_the_whole_agenda_runs_to_the_end_and_the_console_says_so(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    for _ in range(20):
        evening.do(running.next_step, evening.session_id)

    qtbot.waitUntil(lambda: not window.now.next.isEnabled())
    assert window.now.kind.text() == window.bridge.say("session_state_closed")
    assert window.now.prompt.text() == window.bridge.say("now_hint_closed")


def test_no_label_reads_what_people_wrote_as_markup(window: Window) -> None:
    for label in window.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText
        if label.textFormat() is Qt.TextFormat.AutoText:
            assert "<" not in label.text()


def test_the_first_nine_pages_are_a_key_away(window: Window) -> None:
    for number, page in enumerate((ROOM, *PAGES)[:9], start=1):
        QTest.keyClick(window, Qt.Key(ord(str(number))), Qt.KeyboardModifier.ControlModifier)
        assert window.page == page
        assert window.header.nav.buttons[page].isChecked()


def test_the_keys_are_told(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)

    assert any(dialog.isVisible() for dialog in window.findChildren(QDialog))


def test_a_document_is_made_shown_and_kept(window: Window, evening: Evening, tmp_path: Path, qtbot: QtBot) -> None:
    window.show_page("documents")
    page = window.page_named("documents")
    assert isinstance(page, DocumentsPage)
    page.buttons["attendance"].click()
    qtbot.waitUntil(lambda: page.view.document.pageCount() > 0)
    assert page.view.view.pageMode() is QPdfView.PageMode.MultiPage

    page.view.save_as(tmp_path / "feuille.pdf")
    with evening.desk.file.reader() as db:
        kept = documents.documents(db, evening.session_id)
        assert documents.pdf_of(db, kept[0].id) == (tmp_path / "feuille.pdf").read_bytes()
    assert page.kept.count() == 1


def test_every_paper_can_be_asked_for(window: Window, qtbot: QtBot) -> None:
    page = window.page_named("documents")
    assert isinstance(page, DocumentsPage)
    for key in DOCUMENTS:
        with qtbot.waitSignal(page.view.document.statusChanged, timeout=120_000):
            page.make(key)

        qtbot.waitUntil(lambda: page.view.document.pageCount() > 0, timeout=120_000)


def test_without_a_printer_one_saves(window: Window, qtbot: QtBot) -> None:
    page = window.page_named("documents")
    assert isinstance(page, DocumentsPage)
    page.make("badges")
    qtbot.waitUntil(lambda: page.view.document.pageCount() > 0)

    assert not page.view.print.isEnabled()
    assert page.view.print.toolTip() == window.bridge.say("documents_no_printer")


def test_minutes_save_themselves_and_are_approved(window: Window, evening: Evening, qtbot: QtBot) -> None:
    window.show_page("minutes")
    page = window.page_named("minutes")
    assert isinstance(page, MinutesPage)
    first = evening.room.steps[0]
    page.notes[first.id].setPlainText("Tout le monde est arrivé à l’heure.")
    page.save_if_waiting()
    qtbot.waitUntil(lambda: "arrivé à l’heure" in page.preview.toPlainText())

    page.approver.setText("Adèle Rochefort")
    qtbot.waitUntil(page.approve.isEnabled)
    page.approve.click()
    qtbot.waitUntil(lambda: not page.approve.isEnabled())
    with evening.desk.file.reader() as db:
        newest = documents.minutes_versions(db, evening.session_id)[0]
    assert (newest.state, newest.approved_by) == ("approved", "Adèle Rochefort")


def test_the_journal_is_read_and_names_nobody(window: Window) -> None:
    window.show_page("journal")
    page = window.page_named("journal")
    assert isinstance(page, JournalPage)
    model = page.model
    said = " ".join(
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    )

    assert "personne ajoutée" in said
    assert not re.search("Huguette|Rochefort", said)


def test_a_session_is_edited_as_a_whole(window: Window, qtbot: QtBot) -> None:
    window.show_page("session")
    page = window.page_named("session")
    assert isinstance(page, SessionPage)
    assert not page.save.isEnabled()
    page.lines["objective"].setText("Comprendre")
    page.save.click()

    qtbot.waitUntil(lambda: window.bridge.room.session.objective == "Comprendre")  # type: ignore[union-attr]  # there is one
    qtbot.waitUntil(lambda: not page.save.isEnabled())


def test_the_programme_is_renamed_from_the_same_page(window: Window, qtbot: QtBot) -> None:
    page = window.page_named("session")
    assert isinstance(page, SessionPage)
    page.programme["contact"].setText("dpo@lavigne.example")
    page.save.click()

    qtbot.waitUntil(lambda: window.bridge.room.programme.contact == "dpo@lavigne.example")


def test_a_room_that_arrives_does_not_overwrite_what_is_being_typed(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    page = window.page_named("session")
    assert isinstance(page, SessionPage)
    page.lines["objective"].setText("Je tape enc")
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.current is not None)

    assert page.lines["objective"].text() == "Je tape enc"


def test_a_session_that_begins_later_ends_as_much_later(window: Window) -> None:
    page = window.page_named("session")
    assert isinstance(page, SessionPage)
    lasts = page.starts.dateTime().secsTo(page.ends.dateTime())
    page.starts.setDateTime(page.starts.dateTime().addDays(9).addSecs(1800))

    assert page.starts.dateTime().secsTo(page.ends.dateTime()) == lasts


def test_an_end_that_was_typed_stays_when_the_start_moves(window: Window) -> None:
    page = window.page_named("session")
    assert isinstance(page, SessionPage)
    typed = page.ends.dateTime().addSecs(3600)
    page.ends.setDateTime(typed)
    page.starts.setDateTime(page.starts.dateTime().addSecs(1800))
    assert page.ends.dateTime() == typed

    page.take_back.click()
    before = page.ends.dateTime()
    page.starts.setDateTime(page.starts.dateTime().addSecs(1800))
    assert page.ends.dateTime() == before.addSecs(1800)


def test_a_whole_day_is_typed_over_the_start_and_kept(window: Window, qtbot: QtBot) -> None:
    window.show_page("session")
    page = window.page_named("session")
    assert isinstance(page, SessionPage)
    page.starts.selectAll()
    QTest.keyClicks(page.starts, "3/12/2026 14:00")
    QTest.keyClick(page.starts, Qt.Key.Key_Return)
    page.save.click()

    qtbot.waitUntil(lambda: f"{window.bridge.room.session.starts_at:%d/%m %H:%M}" == "03/12 14:00")  # type: ignore[union-attr]  # there is one
    session = window.bridge.room.session
    assert session is not None and f"{session.ends_at:%d/%m/%Y}" == "03/12/2026"


def test_places_of_windows_and_recent_files_are_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    memory = Memory(tmp_path / "console.ini")
    first, second = tmp_path / "a.cocreation", tmp_path / "b.cocreation"
    for file in (first, second, first):
        file.touch()
        memory.opened(file)
    assert Memory(tmp_path / "console.ini").recent() == [first, second]
    second.unlink()
    assert memory.recent() == [first]

    memory.speak("en")
    assert Memory(tmp_path / "console.ini").language == "en"


def test_the_header_speaks_the_other_language(window: Window) -> None:
    header = window.header

    assert header.language.text() == "EN"
    assert header.language.accessibleName() == sayer("fr")("header_speak_en")
