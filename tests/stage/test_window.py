"""The stage window: scenes come and go, the panic key works at once, a clicker is heard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cocreation_desk import design
from cocreation_desk.stage import state
from cocreation_desk.stage.window import StageWindow, descend, picture
from tests.stage.sample_views import scene


def shown(stage: StageWindow) -> str:
    loader = descend(stage.rootObject(), "scene")
    assert loader is not None
    return Path(loader.property("source").toLocalFile()).parent.name + "/" + str(loader.property("source").fileName())


def test_a_new_scene_takes_the_place_of_the_old_one(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(scene("welcome", "fr"))
    qtbot.waitUntil(lambda: shown(stage) == "stage/Welcome.qml")

    stage.show_scene(scene("talk", "fr"))

    qtbot.waitUntil(lambda: shown(stage) == "talk/stage.qml")


def test_scenes_that_follow_fast_end_with_the_last(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()

    for name in ("welcome", "talk", "ballot.open", "ballot.scale", "commit", "close"):
        stage.show_scene(scene(name, "fr"))

    qtbot.waitUntil(lambda: shown(stage) == "close/stage.qml")


def test_the_panic_key_hides_everything_until_it_is_pressed_again(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(scene("collect.wall", "fr"))
    qtbot.waitUntil(lambda: shown(stage) == "collect/stage.qml")

    QTest.keyClick(stage, Qt.Key.Key_Period)
    stage.show_scene(scene("talk", "fr"))

    qtbot.waitUntil(lambda: shown(stage) == "stage/Neutral.qml")
    assert stage.is_neutral

    QTest.keyClick(stage, Qt.Key.Key_Period)

    qtbot.waitUntil(lambda: shown(stage) == "talk/stage.qml")


def test_the_consoles_keys_for_the_stage_work_on_it_too(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()

    with qtbot.waitSignal(stage.neutral_changed, check_params_cb=lambda neutral: neutral):
        QTest.keyClick(stage, Qt.Key.Key_F9)
    with qtbot.waitSignal(stage.neutral_changed, check_params_cb=lambda neutral: not neutral):
        QTest.keyClick(stage, Qt.Key.Key_F9)
    with qtbot.waitSignal(stage.yield_asked):
        QTest.keyClick(stage, Qt.Key.Key_F6)
    with qtbot.waitSignal(stage.move_asked):
        QTest.keyClick(stage, Qt.Key.Key_F5)


def test_a_clicker_pointed_at_the_stage_is_heard(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()

    with qtbot.waitSignal(stage.next_asked):
        QTest.keyClick(stage, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(stage.back_asked):
        QTest.keyClick(stage, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(stage.full_screen_asked, check_params_cb=lambda wanted: not wanted):
        QTest.keyClick(stage, Qt.Key.Key_Escape)


def test_arrows_turn_the_chapters_of_a_count_and_are_a_clickers_otherwise(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(scene("ballot.runoff", "fr"))

    with qtbot.waitSignal(stage.story_asked, check_params_cb=lambda by: by == 1):
        QTest.keyClick(stage, Qt.Key.Key_Right)
    with qtbot.waitSignal(stage.story_asked, check_params_cb=lambda by: by == -1):
        QTest.keyClick(stage, Qt.Key.Key_Left)
    with qtbot.waitSignal(stage.next_asked):
        QTest.keyClick(stage, Qt.Key.Key_PageDown)
    stage.show_scene(scene("talk", "fr"))
    with qtbot.waitSignal(stage.next_asked):
        QTest.keyClick(stage, Qt.Key.Key_Right)


def test_a_kind_without_a_page_shows_its_title(stage: StageWindow) -> None:
    stage.show_scene(scene("title", "fr") | {"scene": "briefing", "kind": "briefing"})

    assert stage.state.scene["kind"] == "briefing"
    assert stage.state.property("page").fileName() == "Title.qml"


def test_an_unknown_scene_is_a_bug(stage: StageWindow) -> None:
    with pytest.raises(ValueError, match="no scene called"):
        stage.show_scene({"scene": "fireworks", "kind": None, "view": {}, "chrome": None})


def test_a_picture_has_the_size_and_the_ground_it_was_asked_for() -> None:
    image = picture(scene("neutral", "en"), 640, 360)

    assert (image.width(), image.height()) == (640, 360)
    assert image.pixelColor(2, 2).name() == design.PALETTE.paper.lower()


def test_before_a_film_the_screen_is_black() -> None:
    image = picture(scene("media.before", "fr"), 320, 180)

    assert {image.pixelColor(x, y).name() for x in range(0, 320, 8) for y in range(0, 180, 8)} == {"#000000"}


def test_a_picture_on_the_stage_is_the_file_that_was_named() -> None:
    image = picture(scene("media.image", "fr"), 320, 180)

    assert image.pixelColor(160, 90).name() == "#c4572a"


def test_a_film_in_the_preview_is_the_frame_the_room_sees() -> None:
    frame = QImage(16, 9, QImage.Format.Format_RGB32)
    frame.fill(Qt.GlobalColor.green)

    image = picture(scene("media.film", "fr"), 320, 180, film=frame)

    assert image.pixelColor(160, 90).name() == "#00ff00"


def test_a_scene_that_cannot_be_drawn_leaves_the_neutral_one_and_says_so(
    stage: StageWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken.qml"
    broken.write_text("import QtQuick\nItem { property var view; property var theme; Nonsense {} }", "utf-8")
    stage.name_session("Open CoDir", "Maison Lavigne")
    whole = state.page_of
    monkeypatch.setattr(state, "page_of", lambda shown: broken if shown.get("kind") == "talk" else whole(shown))

    with qtbot.waitSignal(stage.scene_failed):
        stage.show_scene(scene("talk", "fr"))
    assert shown(stage) == "stage/Neutral.qml"

    stage.show_scene(scene("welcome", "fr"))
    qtbot.waitUntil(lambda: shown(stage) == "stage/Welcome.qml")
