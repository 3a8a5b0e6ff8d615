"""A film run from the console: played, paused, moved, made quieter on the stage, and its end offers what comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console.memory import Memory
from cocreation_desk.demo import film
from cocreation_desk.desk import programme, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.media.console import MediaPanel
from cocreation_desk.store.file import create
from tests.console.dropping import drop
from tests.rooms import MORNING, templates


def done(app: App, act: Callable[..., Any], *args: Any, **named: Any) -> Any:
    assert app.evening is not None
    return app.evening.desk.do(act, *args, **named).result(30)


def step_of(app: App) -> Step:
    assert app.bridge is not None
    return next(each for each in app.bridge.room.steps if each.kind == "media")


def test_a_film_is_played_from_the_console_to_its_end(tmp_path: Path, qtbot: QtBot) -> None:
    file, picture = tmp_path / "soirée.cocreation", tmp_path / "le film.avi"
    create(file, Programme("p", "Film", "Maison", "fr"))
    film.write(picture)
    app = App(Memory(tmp_path / "console.ini"), "fr", host="127.0.0.1")
    try:
        assert app._open(file)
        assert app.evening is not None and app.bridge is not None and app.window is not None
        desk, bridge = app.evening.desk, app.bridge
        session_id = desk.do(
            programme.create_session, templates()["open_codir"], MORNING, "fr", Text("Film", "Film"), ""
        ).result(30)
        desk.enter(session_id).result(30)
        done(app, programme.edit_session, session_id, facilitator="Élodie")
        desk.do(running.next_step, session_id).result(30)
        qtbot.waitUntil(lambda: bridge.room.current is not None)
        desk.do(running.open_step, step_of(app).id).result(30)
        qtbot.waitUntil(lambda: isinstance(app.window.live.panel, MediaPanel))  # type: ignore[union-attr]  # it is there
        panel = app.window.live.panel
        assert isinstance(panel, MediaPanel)

        assert drop(panel, picture)
        qtbot.waitUntil(panel.play.isEnabled)
        panel.volume.setValue(40)
        panel.play.click()
        assert app.projection is not None
        stage = app.projection.stage
        qtbot.waitUntil(lambda: stage.film_length() > 0 and panel.pause.isVisibleTo(panel))
        assert stage.film_volume() == 40

        panel.pause.click()
        qtbot.waitUntil(lambda: cue(step_of(app), "playing", True) is False)
        panel.place.sliderMoved.emit(stage.film_length() - 300)
        panel.play.click()
        qtbot.waitUntil(lambda: cue(step_of(app), "shown", 0) == 1)
        assert cue(step_of(app), "phase", "") == "after"
        assert not panel.on.isVisibleTo(panel), "the template shows it twice"

        panel.play.click()
        qtbot.waitUntil(lambda: stage.film_length() > 0)
        panel.place.sliderMoved.emit(stage.film_length() - 300)
        qtbot.waitUntil(lambda: panel.on.isVisibleTo(panel))
        panel.on.click()
        qtbot.waitUntil(lambda: step_of(app).ended_at is not None)
    finally:
        app.quit()
        app.deleteLater()


def test_a_film_that_cannot_be_played_is_said_and_the_stage_stays_black(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "soirée.cocreation"
    create(file, Programme("p", "Film", "Maison", "fr"))
    app = App(Memory(tmp_path / "console.ini"), "fr", host="127.0.0.1")
    try:
        assert app._open(file)
        assert app.evening is not None and app.window is not None and app.projection is not None
        desk = app.evening.desk
        session_id = desk.do(
            programme.create_session, templates()["open_codir"], MORNING, "fr", Text("Film", "Film"), ""
        ).result(30)
        desk.enter(session_id).result(30)
        done(app, programme.edit_session, session_id, facilitator="Élodie")
        desk.do(running.next_step, session_id).result(30)
        qtbot.waitUntil(lambda: bool(app.bridge and app.bridge.room.current))
        desk.do(running.open_step, step_of(app).id).result(30)
        done(app, running.cue, step_of(app).id, phase="showing", playing=True)
        qtbot.waitUntil(lambda: cue(step_of(app), "playing", False) is True)
        app.projection.stage.film_failed.emit()

        qtbot.waitUntil(lambda: cue(step_of(app), "phase", "") == "before")
        assert "H.264" in app.window.banner.words
    finally:
        app.quit()
        app.deleteLater()
