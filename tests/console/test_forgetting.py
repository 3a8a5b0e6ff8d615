"""What is due is told in one line, shown with what goes and what stays, and erased once a button was held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand
from pytestqt.qtbot import QtBot

from cocreation_desk.console import renewing
from cocreation_desk.console.consents_page import ConsentsPage
from cocreation_desk.console.due_strip import DueStrip
from cocreation_desk.console.forgetting_form import ForgettingForm
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.person_data import PersonData
from cocreation_desk.console.window import Window
from cocreation_desk.desk import captures, consents, devices, documents, purging, running
from cocreation_desk.domain.commitments import NoteKind
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.retention import Matter
from cocreation_desk.domain.session import SessionState
from tests.console.conftest import Evening, found

LIMIT = 120_000
A_DAY = 24 * 60


@pytest.fixture
def over(evening: Evening) -> Iterator[Evening]:
    """A session that was held yesterday, with a phone in it."""
    for act in (running.make_ready, running.welcome):
        evening.do(act, evening.session_id)
    evening.do(devices.let_in, evening.person(0).id, "token", None)
    evening.do(running.start, evening.session_id)
    evening.do(running.close_session, evening.session_id)
    evening.clock.pass_by(A_DAY)
    yield evening


def strip(window: Window) -> DueStrip:
    return found(window, DueStrip)


def the_form(window: Window, qtbot: QtBot) -> ForgettingForm:
    strip(window).do_it.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ForgettingForm)), timeout=LIMIT)
    return found(window, ForgettingForm)


def test_nothing_is_said_while_nothing_is_due(window: Window) -> None:
    assert strip(window).isHidden()


@pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
def test_what_is_due_is_erased_only_once_the_button_was_held(over: Evening, window: Window, qtbot: QtBot) -> None:
    assert not strip(window).isHidden() and "1 " in strip(window).words.text()
    form = the_form(window, qtbot)
    card = form.cards[Matter.DAY_AFTER]
    card.ask.click()
    assert not card.sure.isHidden()
    card.sure.click()  # too short to mean it
    with over.desk.file.reader() as db:
        assert purging.dues(db, over.clock.now().date())[0].n == 1

    card.sure.held.emit()

    qtbot.waitUntil(lambda: strip(window).isHidden(), timeout=LIMIT)
    with over.desk.file.reader() as db:
        assert purging.dues(db, over.clock.now().date())[0].is_empty
    assert card.ask.isHidden() and card.sure.isHidden()


def test_papers_are_made_again_without_those_who_were_forgotten(over: Evening, window: Window, qtbot: QtBot) -> None:
    person = over.person(3)
    old = f"%PDF {person.name}".encode()
    over.do(documents.keep_document, over.session_id, "attendance", "fr", "anonyme", "Émargement", old)
    form = the_form(window, qtbot)
    form.cards[Matter.PEOPLE].sure.held.emit()

    def made_again() -> bool:
        with over.desk.file.reader() as db:
            kept = [bytes(row["pdf"]) for row in db.execute("select pdf from document")]
        return len(kept) == 1 and kept[0] != old

    qtbot.waitUntil(made_again, timeout=LIMIT)
    assert over.room.session is not None and over.room.session.state is SessionState.PURGED
    assert person.name.encode() not in Path(over.desk.file.path).read_bytes()


def kept_papers(over: Evening) -> list[bytes]:
    with over.desk.file.reader() as db:
        return [bytes(row["pdf"]) for row in db.execute("select pdf from document")]


def keep_three(over: Evening) -> bytes:
    old = f"%PDF {over.person(3).name}".encode()
    for key in ("attendance", "summary", "decisions"):
        over.do(documents.keep_document, over.session_id, key, "fr", "anonyme", key, old)
    return old


def test_papers_go_on_being_made_again_once_the_dialog_is_closed(over: Evening, window: Window, qtbot: QtBot) -> None:
    old = keep_three(over)
    form = the_form(window, qtbot)
    window.renewing.told.connect(lambda _: form.accept(), Qt.ConnectionType.SingleShotConnection)
    with qtbot.waitSignal(window.renewing.finished, timeout=LIMIT):
        form.cards[Matter.PEOPLE].sure.held.emit()

    qtbot.waitUntil(lambda: len(kept_papers(over)) == 3 and old not in kept_papers(over), timeout=LIMIT)
    assert window.banner.words.startswith("3 papiers gardés ont été refaits")


def test_the_console_closes_once_the_last_paper_is_made_again(over: Evening, window: Window, qtbot: QtBot) -> None:
    old = keep_three(over)
    form = the_form(window, qtbot)
    told: list[str] = []

    def close_both(_: str) -> None:
        form.accept()
        window.close()
        told.append(window.banner.words)

    window.renewing.told.connect(close_both, Qt.ConnectionType.SingleShotConnection)
    with qtbot.waitSignal(window.closed, timeout=LIMIT):
        form.cards[Matter.PEOPLE].sure.held.emit()

    assert told == [window.bridge.say("forgetting_closes_after")]
    qtbot.waitUntil(lambda: len(kept_papers(over)) == 3 and old not in kept_papers(over), timeout=LIMIT)


def test_a_paper_that_cannot_be_made_again_keeps_no_window_open(
    over: Evening, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_three(over)
    form = the_form(window, qtbot)
    monkeypatch.setattr(renewing, "made_again", Mock(side_effect=ValueError("a bug")))
    window.renewing.told.connect(lambda _: window.renewing.close(), Qt.ConnectionType.SingleShotConnection)

    with qtbot.waitSignal(window.renewing.told, timeout=LIMIT):
        form.cards[Matter.PEOPLE].sure.held.emit()

    assert not window.renewing.is_busy


def test_a_window_that_must_go_makes_what_still_waits_first(over: Evening, window: Window, qtbot: QtBot) -> None:
    old = keep_three(over)
    form = the_form(window, qtbot)
    window.renewing.told.connect(lambda _: window.renewing.close(), Qt.ConnectionType.SingleShotConnection)

    form.cards[Matter.PEOPLE].sure.held.emit()

    qtbot.waitUntil(lambda: len(kept_papers(over)) == 3 and old not in kept_papers(over), timeout=LIMIT)


def test_nobody_comes_back_by_the_undo_once_everybody_was_forgotten(
    over: Evening, window: Window, qtbot: QtBot
) -> None:
    window.show_page("people")
    people = window.page_named("people")
    assert isinstance(people, PeoplePage)
    people.table.selectRow(1)
    people.remove.click()
    stack = window.given.stack
    qtbot.waitUntil(stack.canUndo, timeout=LIMIT)

    the_form(window, qtbot).cards[Matter.PEOPLE].sure.held.emit()

    qtbot.waitUntil(lambda: not stack.canUndo(), timeout=LIMIT)
    assert {each.name for each in over.room.participants} == {"[…]"}


def test_what_went_some_other_way_is_no_longer_proposed(over: Evening, window: Window, qtbot: QtBot) -> None:
    assert not strip(window).isHidden()

    over.do(purging.purge, Matter.DAY_AFTER)

    qtbot.waitUntil(lambda: strip(window).isHidden(), timeout=LIMIT)


def test_who_asks_to_be_reminded_is_left_alone_for_a_week(
    over: Evening, window: Window, memory: Memory, qtbot: QtBot
) -> None:
    strip(window).later.click()
    assert strip(window).isHidden()

    over.clock.pass_by(6 * A_DAY)
    strip(window).read()
    assert strip(window).isHidden()
    over.clock.pass_by(A_DAY)
    strip(window).read()
    assert not strip(window).isHidden()


def test_a_period_that_was_promised_is_shortened_and_not_lengthened(
    over: Evening, window: Window, qtbot: QtBot
) -> None:
    over.do(consents.key_in_consents, over.person(0).id, {Purpose.NOTICE: "granted"})
    form = the_form(window, qtbot)
    form.months.setValue(12)
    form.save.click()
    qtbot.waitUntil(lambda: not form.problem.isHidden(), timeout=LIMIT)
    form.months.setValue(3)
    form.save.click()

    qtbot.waitUntil(lambda: over.room.programme.retention_months == 3, timeout=LIMIT)


def test_somebody_s_data_are_handed_over_then_forgotten(
    over: Evening, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    person = over.person(2)
    over.do(consents.key_in_consents, person.id, {Purpose.IMAGE: "granted"})
    over.do(captures.note_down, over.session_id, NoteKind.VERBATIM, f"{person.name} l’a dit.", person.name, "named")
    window.show_page("consents")
    page = window.page_named("consents")
    assert isinstance(page, ConsentsPage)
    page.table.selectRow(2)
    page.theirs.click()
    shown = found(window, PersonData)
    window.given.stack.push(QUndoCommand())
    assert "consent: " in shown.text.toPlainText() and person.last_name in shown.text.toPlainText()
    shown.save(tmp_path / "donnees.json")
    assert (
        json.loads((tmp_path / "donnees.json").read_text("utf-8"))["rows"]["person"][0]["last_name"] == person.last_name
    )

    shown.forget.held.emit()

    qtbot.waitUntil(lambda: not shown.forget.isEnabled(), timeout=LIMIT)
    assert not window.given.stack.canUndo()
    assert all(each.last_name != person.last_name for each in over.room.participants)
    qtbot.waitUntil(lambda: person.last_name.encode() not in over.desk.file.path.read_bytes(), timeout=LIMIT)
    shown.accept()
