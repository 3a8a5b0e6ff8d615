"""Before the doors open the console says what is missing, and takes one there; afterwards it says nothing of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.film_check import FilmCheck
from cocreation_desk.console.preflight_panel import WAYS, PreflightPanel
from cocreation_desk.console.step_form import StepForm
from cocreation_desk.console.window import Window
from cocreation_desk.desk import agenda, ideas, programme, running
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.computer import Computer, Power
from cocreation_desk.kinds.readiness import Surroundings, concerns, ready
from cocreation_desk.store import journal
from tests.console.conftest import Evening, found

COMPUTER = Computer(10**10, 4.0, power=Power(True, 90), printers=1, printer="HP LaserJet", way="route", adapter="Wi-Fi")
WELL = Surroundings("http://192.168.8.20", COMPUTER, "Epson, 1920 × 1080", heard_at=time(12, 41))
FILM = Path(__file__).parents[1] / "stage" / "sample_film.gif"


def keys(evening: Evening, around: Surroundings = WELL) -> list[str]:
    return [each.key for each in concerns(evening.room, around)]


def panel(window: Window) -> PreflightPanel:
    assert isinstance(window.live.panel, PreflightPanel)
    return window.live.panel


def test_a_film_that_is_not_there_is_said_before_the_doors_open(window: Window, evening: Evening, qtbot: QtBot) -> None:
    media = next(each for each in evening.room.steps if each.kind == "media")
    assert "preflight_no_media" in keys(evening)
    evening.do(agenda.edit_step, media.id, settings={**media.settings, "path": "/nowhere/film.mp4"})

    assert "preflight_media_gone" in keys(evening)
    qtbot.waitUntil(lambda: any(each.key == "preflight_media_gone" for each in panel(window).shown or ()))


def test_what_stops_the_doors_comes_first(window: Window, evening: Evening, qtbot: QtBot) -> None:
    evening.do(programme.edit_session, evening.session_id, facilitator="")

    first = concerns(evening.room, WELL)[0]
    assert (first.key, first.stops) == ("preflight_facilitator", True)
    qtbot.waitUntil(lambda: bool(panel(window).shown) and panel(window).shown[0].stops)  # type: ignore[index]  # there is one


def test_no_network_and_a_full_disk_are_said(evening: Evening) -> None:
    assert {"preflight_network", "preflight_disk"} <= set(
        keys(evening, Surroundings("http://127.0.0.1:8080", replace(COMPUTER, free_bytes=10**7)))
    )
    assert not {"preflight_network", "preflight_disk", "preflight_projector"} & set(keys(evening))


def test_a_day_that_is_over_is_to_be_seen_to_and_one_to_come_is_good_to_know(evening: Evening) -> None:
    day = evening.room.session.starts_at.date()  # type: ignore[union-attr]  # there is one
    before, after = (replace(WELL, today=day + timedelta(days=days)) for days in (-1, 1))

    assert "preflight_past" in keys(evening, after)
    assert not {"preflight_past", "preflight_to_come"} & {
        *keys(evening, replace(WELL, today=day)),
        *keys(evening, before),
    }
    said = {each.key: each for each in ready(evening.room, before)}
    assert said["preflight_to_come"].details == {"day": day} and said["preflight_to_come"].sign == "known"


def test_what_is_well_is_said_too(evening: Evening) -> None:
    media = next(each for each in evening.room.steps if each.kind == "media")
    evening.do(agenda.edit_step, media.id, settings={**media.settings, "path": str(FILM)})
    room = evening.room

    said = {each.key: each.details for each in ready(room, replace(WELL, films={str(FILM): True}))}
    assert said["preflight_ready_network"] == {"address": "192.168.8.20"}
    assert said["preflight_ready_people"] == {"n": 18}
    assert "preflight_ready_film" in said
    assert concerns(room, replace(WELL, films={str(FILM): True})) == ()


def test_when_nothing_is_missing_the_card_says_so_and_what_comes_next(
    bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    media = next(each for each in evening.room.steps if each.kind == "media")
    evening.do(agenda.edit_step, media.id, settings={**media.settings, "path": str(FILM)})
    made = PreflightPanel(bridge, lambda: replace(WELL, films={str(FILM): True}))
    qtbot.addWidget(made)

    made.show_room(evening.room)

    assert made.state.text() == bridge.say("preflight_well")
    assert made.words.text() == bridge.say("preflight_well_words")
    assert evening.room.steps[0].title.fr in made.next.text()


def test_all_is_ready_only_once_all_has_been_looked_at(bridge: Bridge, evening: Evening, qtbot: QtBot) -> None:
    media = next(each for each in evening.room.steps if each.kind == "media")
    evening.do(agenda.edit_step, media.id, settings={**media.settings, "path": str(FILM)})
    around = [replace(WELL, computer=None, films={str(FILM): True})]
    made = PreflightPanel(bridge, lambda: around[0])
    qtbot.addWidget(made)

    made.show_room(evening.room)
    assert made.shown == () and made.state.text() == bridge.say("preflight_checking")

    around[0] = replace(around[0], computer=COMPUTER)
    made.show_room(evening.room)
    assert made.state.text() == bridge.say("preflight_well")


def test_what_is_well_makes_room_for_what_is_not(bridge: Bridge, evening: Evening, qtbot: QtBot) -> None:
    made = PreflightPanel(bridge, lambda: WELL)
    qtbot.addWidget(made)
    made.show_room(evening.room)
    made.show()
    told = [each for each in made.findChildren(QLabel) if "HP LaserJet" in each.text()]
    assert made.shown and not any(each.isVisible() for each in told)

    made.unfold.click()
    assert all(each.isVisible() for each in told)
    made.unfold.click()
    assert not any(each.isVisible() for each in told)


@pytest.mark.qt_log_ignore(r"Could not open media")
def test_each_film_is_tried_before_the_room_sees_it(tmp_path: Path, qtbot: QtBot) -> None:
    check = FilmCheck()
    picture, broken = tmp_path / "affiche.png", tmp_path / "faux.mp4"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    broken.write_text("pas un film", encoding="utf-8")
    files = [str(FILM), str(picture), str(broken)]

    assert [check.verdict(each) for each in files] == [None, None, None]
    qtbot.waitUntil(lambda: None not in [check.verdict(each) for each in files])
    assert [check.verdict(each) for each in files] == [True, True, False]
    assert check.verdict(str(tmp_path / "parti.mp4")) is False
    check.close()


@pytest.mark.qt_log_ignore(r"Could not open media")
def test_a_late_frame_of_one_film_says_nothing_of_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    check = FilmCheck()
    broken = tmp_path / "faux.mp4"
    broken.write_text("pas un film", encoding="utf-8")
    frame = QVideoFrame(QImage(8, 8, QImage.Format.Format_RGB32))
    late: list[QVideoSink] = []

    def show_late() -> None:
        if not late:
            late.extend(check.findChildren(QVideoSink))
            late[0].setVideoFrame(frame)

    check.judged.connect(show_late)
    assert [check.verdict(each) for each in (str(FILM), str(broken))] == [None, None]

    qtbot.waitUntil(lambda: check.verdict(str(broken)) is not None)
    assert check.verdict(str(FILM)) is True
    assert check.verdict(str(broken)) is False
    check.close()


def test_what_was_still_to_see_to_when_the_doors_opened_is_in_the_journal(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "no_media" in panel(window).to_see)
    window.now.next.click()

    qtbot.waitUntil(lambda: window.bridge.room.current is not None)
    with evening.desk.file.reader() as db:
        noted = [each for each in journal.entries(db, 50) if each.action == "preflight_seen"]
    assert len(noted) == 1
    assert "no_media" in json.loads(noted[0].summary)["to_see"]


def test_a_step_written_in_one_language_only_is_a_click_away(window: Window, evening: Evening, qtbot: QtBot) -> None:
    step = evening.room.steps[1]
    assert "preflight_language" not in keys(evening)
    evening.do(agenda.edit_step, step.id, title=Text("Ouverture", ""))
    qtbot.waitUntil(lambda: any(each.step_id == step.id for each in panel(window).shown or ()))
    seen = [each for each in panel(window).shown or () if each.step_id or each.key in WAYS]

    def buttons() -> list[QPushButton]:
        own = (panel(window).again, panel(window).unfold)
        there = panel(window).findChildren(QPushButton)
        return [each for each in there if each not in own and each.isVisibleTo(panel(window))]

    qtbot.waitUntil(lambda: len(buttons()) == len(seen))
    buttons()[[each.step_id for each in seen].index(step.id)].click()

    assert found(window, StepForm).title.fr.text() == "Ouverture"  # type: ignore[union-attr]  # one line


def test_once_the_doors_are_open_it_is_gone(window: Window, evening: Evening, qtbot: QtBot) -> None:
    assert panel(window)
    evening.do(running.next_step, evening.session_id)

    qtbot.waitUntil(lambda: not isinstance(window.live.panel, PreflightPanel))


def test_two_themes_become_one(evening: Evening) -> None:
    step = next(each for each in evening.room.steps if each.kind == "cluster")
    collect = next(each for each in evening.room.steps if each.kind == "collect")
    one, other = (evening.do(ideas.add_theme, step.id, name) for name in ("Prix", "Tarifs"))
    card = evening.do(ideas.write_down, collect.id, "plus", "C’est cher", evening.person(0).side)
    evening.do(ideas.sort_into, card, one)
    evening.do(ideas.merge_themes, step.id, one, other)

    assert [each.name for each in evening.room.themes] == ["Tarifs"]
    assert [each.theme_id for each in evening.room.contributions] == [other]


def test_rows_that_qt_asks_to_move_at_the_end_of_a_drag_change_place(window: Window, qtbot: QtBot) -> None:
    """The list only drops what its own drag holds, and that takes a window system: here, what its drop ends in."""
    first, second = (each.id for each in window.bridge.room.steps[:2])
    root = window.agenda.list.rootIndex()
    assert window.agenda.model.moveRows(root, 0, 1, root, 2)

    qtbot.waitUntil(lambda: [each.id for each in window.bridge.room.steps[:2]] == [second, first])
    qtbot.waitUntil(window.given.stack.canUndo)
