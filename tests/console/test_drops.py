"""Files dropped onto the console: each finds its place, and what has none is refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console.leaving import Leaving
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.registrations_import import ImportDialog
from cocreation_desk.console.window import Window
from cocreation_desk.desk import running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.programme import Programme
from cocreation_desk.store.file import create
from tests.console.conftest import Evening, found
from tests.console.dropping import drop


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "clients.csv"
    path.write_text("Prénom;Nom;Côté\nNadia;Belkacem;client\n", encoding="utf-8")
    return path


def media_of(window: Window) -> Step:
    return next(each for each in window.bridge.room.steps if each.kind == "media")


def test_a_list_goes_where_the_page_says(window: Window, people: Path, qtbot: QtBot) -> None:
    window.show_page("people")
    page = window.page_named("people")
    assert isinstance(page, PeoplePage)
    assert drop(page.table.viewport(), people)
    assert window.page == "people"
    found(page, ImportDialog).reject()

    window.show_page("registrations")
    assert drop(window.page_named("registrations"), people)
    assert window.page == "registrations"
    found(window.page_named("registrations"), ImportDialog).reject()

    window.show_page("room")
    assert drop(window.capture, people)
    assert window.page == "registrations"
    found(window.page_named("registrations"), ImportDialog).reject()


def test_a_picture_dropped_on_its_step_is_kept_and_taken_back(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "Affiche.PNG"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    agenda = window.agenda
    row = agenda.model.row_of(media_of(window).id)
    agenda.list.scrollTo(agenda.model.index(row))
    where = agenda.list.visualRect(agenda.model.index(row)).center()

    assert drop(agenda.list.viewport(), picture, at=where)
    qtbot.waitUntil(lambda: media_of(window).settings["path"] == str(picture))
    assert media_of(window).settings["kind"] == "image"
    qtbot.waitUntil(window.given.stack.canUndo)
    window.given.stack.undo()
    qtbot.waitUntil(lambda: media_of(window).settings["path"] == "")


def test_a_film_dropped_on_another_step_is_told_where_to_go(window: Window, tmp_path: Path) -> None:
    film = tmp_path / "teaser.mp4"
    film.write_bytes(b"")

    assert drop(
        window.agenda.list.viewport(), film, at=window.agenda.list.visualRect(window.agenda.model.index(0)).center()
    )
    assert window.banner.words == window.bridge.say("drop_onto_media", name="teaser.mp4")


@pytest.mark.parametrize("name", ["photo.heic", "Contrat.docx", "teaser.mp4"])
def test_what_nobody_wants_is_refused_in_words(window: Window, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    window.show_page("people")

    assert drop(window.page_named("people"), tmp_path / name)
    assert window.banner.words == window.bridge.say("drop_refused", name=name)


def test_a_programme_dropped_on_a_live_session_is_asked_about(
    window: Window, evening: Evening, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "autre.cocreation"
    other.write_bytes(b"")
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.current is not None)
    assert drop(window.live, other)
    question = found(window, Leaving)
    with qtbot.waitSignal(window.wants_file) as asked:
        question.save.click()

    assert asked.args == [other]


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    made = App(Memory(tmp_path / "console.ini"), "fr", host="127.0.0.1")
    yield made
    made.quit()
    made.deleteLater()


def test_a_programme_dropped_on_the_window_is_opened_and_a_broken_one_leaves_all_as_it_was(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    one, other, broken = (tmp_path / f"{name}.cocreation" for name in ("un", "deux", "cassé"))
    create(one, Programme("p", "Un", "Maison", "fr"))
    create(other, Programme("q", "Deux", "Maison", "fr"))
    broken.write_bytes(b"not a programme at all" * 100)
    app.show_start()
    assert app.start is not None
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"")
    assert drop(app.start.page, photo)
    assert app.start.banner.words == app.say("drop_no_programme", name="photo.png")

    assert drop(app.start.page.new, one)
    assert app.evening is not None and app.evening.file.path == one and app.window is not None
    assert drop(app.window, broken)
    qtbot.waitUntil(partial(says, app, "cassé.cocreation"))
    assert app.evening.file.path == one
    assert drop(app.window, one)
    assert drop(app.window, other)
    qtbot.waitUntil(lambda: app.evening is not None and app.evening.file.path == other)


def says(app: App, words: str) -> bool:
    return app.window is not None and words in app.window.banner.words
