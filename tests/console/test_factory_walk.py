"""From a list of registrations to badges, with the mouse alone: each page of the window hands on to the next."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cocreation_desk.console.documents_page import DocumentsPage
from cocreation_desk.console.door_page import DoorPage
from cocreation_desk.console.draw_page import DrawPage
from cocreation_desk.console.groups_page import GroupsPage
from cocreation_desk.console.page import Page
from cocreation_desk.console.reason_form import ReasonForm
from cocreation_desk.console.registrations_import import ImportDialog
from cocreation_desk.console.registrations_page import RegistrationsPage
from cocreation_desk.console.window import Window
from cocreation_desk.desk import people, running
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.draw.held import DrawState, HeldDraw
from cocreation_desk.domain.draw.plan import Rule
from cocreation_desk.domain.people import Presence
from cocreation_desk.store import documents
from tests.console.conftest import Evening, found
from tests.domain.draw.pools import DIGITS
from tests.registrants import ENGLISH_HEAD, HEAD, as_csv, registrants

PATIENT = 120_000
SEATS = 8


class Walk:
    """The window, and whoever sits before it. ``until`` waits for exactly that."""

    def __init__(self, window: Window, evening: Evening, qtbot: QtBot) -> None:
        self.window, self.evening = window, evening
        self.until: Callable[[Callable[[], bool]], None] = lambda true: qtbot.waitUntil(true, timeout=PATIENT)

    def page(self, name: str) -> Page:
        self.window.show_page(name)
        page = self.window.page_named(name)
        assert isinstance(page, Page)
        self.until(page.isVisible)
        return page

    def press(self, button: QPushButton | QToolButton) -> None:
        self.until(lambda: button.isEnabled() and button.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, field: QWidget, words: str) -> None:
        QTest.keyClicks(field, words)

    @property
    def held(self) -> HeldDraw:
        page = self.window.page_named("draw")
        assert isinstance(page, DrawPage) and page.held is not None
        return page.held

    def paper(self, page: DocumentsPage, key: str) -> str:
        """What that paper says, once it is shown and kept."""
        self.press(page.buttons[key])
        self.until(lambda: key in self.kept())
        return " ".join("\n".join(each.extract_text() for each in PdfReader(BytesIO(self.kept()[key])).pages).split())

    def kept(self) -> dict[str, bytes]:
        with self.evening.desk.file.reader() as db:
            made = documents.documents(db, self.evening.session_id)
            return {each.key: documents.pdf_of(db, each.id) or b"" for each in made}


@pytest.fixture
def walk(window: Window, evening: Evening, qtbot: QtBot) -> Walk:
    """Nobody is on the list of the session yet."""
    for each in evening.room.participants:
        evening.do(people.remove_participant, each.id)
    made = Walk(window, evening, qtbot)
    made.until(lambda: not window.bridge.room.participants)
    return made


@pytest.mark.parametrize(("window", "head"), [("fr", HEAD), ("en", ENGLISH_HEAD)], indirect=["window"])
def test_a_list_is_imported_drawn_confirmed_seated_badged_and_greeted(
    walk: Walk, head: tuple[str, ...], tmp_path: Path
) -> None:
    a_list_comes_in(walk, tmp_path, head)
    quotas_are_opened_and_the_plan_is_frozen(walk, tmp_path)
    three_type_the_dice(walk)
    one_declines_and_the_next_is_called(walk)
    all_sit_at_tables(walk)
    papers_are_printed(walk)
    somebody_is_scanned_at_the_door(walk)


def a_list_comes_in(walk: Walk, folder: Path, head: tuple[str, ...]) -> None:
    page = walk.page("registrations")
    assert isinstance(page, RegistrationsPage)
    path = folder / "liste.csv"
    path.write_bytes(as_csv(registrants(200, doubles=0, minors=0, employees=0, seed=4), "cp1252", ";", head))
    page.read_list(path)
    dialog = found(walk.window, ImportDialog)
    walk.until(lambda: dialog.understood is not None)
    walk.press(dialog.keep)
    walk.until(lambda: page.model.rowCount() == 200)


def quotas_are_opened_and_the_plan_is_frozen(walk: Walk, folder: Path) -> None:
    page = walk.page("draw")
    assert isinstance(page, DrawPage)
    path = folder / "quotas.csv"
    path.write_text("critère;valeur;min;max\nSexe;femme;4;4\nSexe;homme;4;4\n", encoding="cp1252")
    walk.until(lambda: "sex" in page.plan.quotas.features)
    page.plan.sites.seats.setValue(SEATS)
    page.plan.card.read(path)
    assert page.plan.rule.choice == Rule.ORDER.value
    walk.until(lambda: page.plan.advice is not None)
    walk.press(page.plan.freeze)
    walk.until(lambda: page.held is not None and page.held.state is DrawState.FROZEN)


def three_type_the_dice(walk: Walk) -> None:
    page = walk.page("draw")
    assert isinstance(page, DrawPage)
    for entry in page.throw.entries:
        walk.write(entry, DIGITS)
    walk.write(page.throw.witnesses[0], "Me Leroi")
    walk.press(page.throw.draw)
    walk.until(lambda: page.held is not None and page.held.state is DrawState.DRAWN)


def one_declines_and_the_next_is_called(walk: Walk) -> None:
    page = walk.page("draw")
    assert isinstance(page, DrawPage)
    result = page.result
    walk.until(lambda: result.table.rowCount() == SEATS)
    result.table.selectRow(0)
    walk.press(result.decline)
    form = found(page, ReasonForm)
    walk.write(form.reason, "Grippe")
    walk.press(form.save)
    walk.until(lambda: len(walk.held.free) == 1)
    walk.press(result.call)
    walk.until(lambda: not walk.held.free)
    walk.until(lambda: result.table.rowCount() == SEATS + 1)
    result.table.selectAll()
    walk.press(result.confirm)
    walk.until(lambda: walk.held.state is DrawState.CONFIRMED)
    walk.until(lambda: len(walk.window.bridge.room.participants) == SEATS)


def all_sit_at_tables(walk: Walk) -> None:
    page = walk.page("groups")
    assert isinstance(page, GroupsPage)
    walk.press(page.plan.by.button("many"))
    page.plan.number.setValue(2)
    walk.press(page.draw)
    walk.until(lambda: len(page.seating.cards) == 2 and [card.list.count() for card in page.seating.cards] == [4, 4])


def papers_are_printed(walk: Walk) -> None:
    page = walk.page("documents")
    assert isinstance(page, DocumentsPage)
    names = [each.first_name for each in walk.window.bridge.room.participants]

    certificate, badges = walk.paper(page, "certificate"), walk.paper(page, "badges")

    assert walk.held.frozen is not None and walk.held.frozen.fingerprint[:8] in certificate.replace(" ", "")
    assert "Me Leroi" in certificate and "Grippe" in certificate
    assert all(name in badges for name in names)


def somebody_is_scanned_at_the_door(walk: Walk) -> None:
    walk.evening.do(running.next_step, walk.evening.session_id)
    page = walk.page("door")
    assert isinstance(page, DoorPage)
    somebody = walk.window.bridge.room.participants[0]
    code = badge_code(walk.evening.desk.file.badge_key, somebody.id, 1)
    walk.write(page.field, f"HTTP://192.168.8.20:8765/J/{code}")
    QTest.keyClick(page.field, Qt.Key.Key_Return)

    def is_here() -> bool:
        person = walk.window.bridge.room.participant(somebody.id)
        return person is not None and person.presence is Presence.PRESENT

    walk.until(is_here)
    walk.until(lambda: page.answer.name.text() == somebody.name)
