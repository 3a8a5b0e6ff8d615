"""The whole app: from the start page into an evening, its stage and its phones, and out again."""

from __future__ import annotations

import hashlib
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk import app as module
from cocreation_desk.app import App
from cocreation_desk.console.memory import Memory
from cocreation_desk.desk import running
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.session import Scene
from cocreation_desk.stage.screens import Screens
from cocreation_desk.stage.window import StageWindow
from cocreation_desk.store.file import create, open_programme


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setattr(module, "_documents", lambda: tmp_path / "documents")
    made = App(Memory(tmp_path / "console.ini"), "fr", host="127.0.0.1")
    yield made
    made.quit()
    made.deleteLater()


def new_programme(app: App, qtbot: QtBot, template: str = "open_codir") -> None:
    """Through the start page, as a facilitator would."""
    app.show_start()
    assert app.start is not None
    form = app.start.page.new
    form.buttons[template].click()
    form.programme.setText("Les Rencontres")
    form.organisation.setText("Maison Lavigne")
    form.facilitator.setText("Élodie Marchand")
    form.make.click()
    qtbot.waitUntil(lambda: app.bridge is not None and app.bridge.room.session is not None)
    qtbot.waitUntil(lambda: app.bridge.room.session.facilitator != "")  # type: ignore[union-attr]  # it is there


def test_the_first_start_says_what_to_do_next(app: App) -> None:
    app.show_start()

    assert app.start is not None
    assert app.start.page.recent.count() == 0
    assert len(app.start.page.new.buttons) == 12


def test_a_programme_without_a_name_is_asked_for_one(app: App) -> None:
    app.show_start()
    assert app.start is not None
    app.start.page.new.make.click()

    assert app.start.page.new.problem.isVisible()
    assert app.evening is None


def test_a_new_programme_opens_with_its_session(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    new_programme(app, qtbot)

    assert app.window is not None and app.bridge is not None
    assert (tmp_path / "documents" / "Les Rencontres.cocreation").is_file()
    assert len(app.bridge.room.steps) == 19
    assert app.start is None
    assert app.memory.recent() == [tmp_path / "documents" / "Les Rencontres.cocreation"]


def test_one_programme_after_another_is_made_and_opens_its_doors(app: App, qtbot: QtBot) -> None:
    for key in ("blank", "open_codir"):
        new_programme(app, qtbot, key)
        assert app.window is not None and app.bridge is not None
        app.window.now._pressed.invalidate()
        app.window.now.next.click()
        qtbot.waitUntil(lambda: app.bridge.room.current is not None)  # type: ignore[union-attr]  # it is there
        assert app.window.live.panel is not None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not ours", b"SQLite format 3\x00" + b"\x01" * 200])
def test_a_foreign_file_is_refused_in_a_sentence_and_untouched(app: App, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "autre.cocreation"
    file.write_bytes(content)
    before = hashlib.sha256(content).hexdigest()
    app.show_start()

    assert not app.open(file)
    assert app.start is not None and app.start.banner.isVisible()
    assert len(app.start.banner.words) > 20
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_a_file_that_is_open_elsewhere_says_so(app: App, tmp_path: Path) -> None:
    file = tmp_path / "tenu.cocreation"
    create(file, Programme("p", "Tenu", "Maison", "fr"))
    held = open_programme(file)
    try:
        assert not app.open(file)
        assert app.start is not None and app.start.banner.isVisible()
    finally:
        held.close()


def test_the_console_changes_its_language_and_loses_nothing(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None
    app.window.capture.begin("commitment")
    app.window.capture.text.setText("Une promesse commencée")
    app.window.show_page("people")
    QTest.mouseClick(app.window.header.language, Qt.MouseButton.LeftButton)

    assert app.window.header.nav.buttons["people"].text() == "People"
    assert app.window.page == "people"
    assert app.window.capture.text.text() == "Une promesse commencée"
    assert app.window.capture.kinds.choice == "commitment"
    assert app.memory.language == "en"


def test_the_stage_follows_the_room_and_panic_is_at_once(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None and app.evening is not None
    stage = app.projection.stage
    app.window.now.next.click()
    qtbot.waitUntil(lambda: app.bridge.room.current is not None)  # type: ignore[union-attr]  # it is there
    assert not app.projection.picture().isNull()

    QTest.keyClick(app.window, Qt.Key.Key_F9)
    assert stage.is_neutral, "before the desk has answered"
    qtbot.waitUntil(lambda: app.bridge.room.session.scene is Scene.NEUTRAL)  # type: ignore[union-attr]  # it is there
    app.window.stage.toggle_neutral()
    qtbot.waitUntil(lambda: not stage.is_neutral)


def test_the_projector_is_left_to_other_slides_and_taken_back(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None
    stage = app.projection.stage
    app.projection.show()
    assert stage.isVisible()
    QTest.keyClick(app.window, Qt.Key.Key_F6)
    assert not stage.isVisible()

    QTest.keyClick(stage, Qt.Key.Key_F6)
    assert stage.isVisible()


def test_the_stage_fills_the_screen_again_after_the_console_looked_at_it_meanwhile(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None
    stage = app.projection.stage
    app.projection.show()
    stage.full_screen_asked.emit(True)
    qtbot.waitUntil(lambda: stage.rootObject().size().toSize() == stage.size())
    app.window.stage.give_up.click()
    assert not app.projection.picture().isNull()

    app.window.stage.give_up.click()

    assert stage.visibility() is StageWindow.Visibility.FullScreen
    qtbot.waitUntil(lambda: stage.rootObject().size().toSize() == stage.size())


def test_a_stage_that_was_closed_stays_so_when_the_console_speaks_another_language(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_programme(app, qtbot)
    assert app.bridge is not None and app.bridge.room.session is not None
    app.bridge.do(running.next_step, app.bridge.room.session.id)
    qtbot.waitUntil(lambda: app.bridge.room.session.state.is_live)  # type: ignore[union-attr]  # it is there
    back = Mock()
    monkeypatch.setattr(Screens, "come_back", back)

    app.speak("en")

    assert not back.called


def test_the_console_says_when_the_room_does_not_see_the_stage(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None
    panel = app.window.stage
    assert panel.absent.isVisibleTo(panel)

    app.projection.show()
    assert not panel.absent.isVisibleTo(panel)

    app.projection.stage.close()
    assert panel.absent.isVisibleTo(panel)


def test_the_panic_key_on_the_stage_itself_is_known_to_the_console(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None
    app.projection.stage.go_neutral()

    qtbot.waitUntil(lambda: app.window.stage.panic.isChecked())  # type: ignore[union-attr]  # it is there


def test_a_room_change_during_panic_does_not_bring_the_stage_back(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None and app.bridge is not None and app.evening is not None
    app.window.stage.toggle_neutral()
    qtbot.waitUntil(lambda: app.bridge.room.session.scene is Scene.NEUTRAL)  # type: ignore[union-attr]  # it is there
    version = app.bridge.room.version
    session = app.bridge.room.session
    assert session is not None
    app.evening.desk.do(running.make_ready, session.id).result(120)
    qtbot.waitUntil(lambda: app.bridge.room.version > version)  # type: ignore[union-attr]  # it is there

    assert app.projection.stage.is_neutral


def test_phones_are_served_while_the_programme_is_open_and_not_after(app: App, qtbot: QtBot) -> None:
    new_programme(app, qtbot)
    assert app.evening is not None
    url = app.evening.phones.url
    with urllib.request.urlopen(url, timeout=5) as page:
        assert page.status == 200
    app.show_start()

    with pytest.raises(OSError):
        urllib.request.urlopen(url, timeout=2)


def test_a_bug_leaves_the_room_looking_at_the_neutral_scene(
    app: App, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    new_programme(app, qtbot)
    assert app.window is not None and app.projection is not None
    trouble = ZeroDivisionError("a bug")
    app.rescue._hooked(ZeroDivisionError, trouble, None)

    qtbot.waitUntil(lambda: app.projection.stage.is_neutral)  # type: ignore[union-attr]  # it is there
    assert app.window.banner.words == app.say("console_broke")
    assert "a bug" in caplog.text


def test_the_demo_opens_ready_to_run(app: App, qtbot: QtBot) -> None:
    app.show_start()
    assert app.start is not None
    app.start.page.try_demo.click()

    assert app.bridge is not None
    assert len(app.bridge.room.participants) == 18
    assert len(app.bridge.room.steps) == 19
