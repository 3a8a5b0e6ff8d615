"""Films on the stage: they play, and stop when they must."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
from pytestqt.qtbot import QtBot

from cocreation_desk.kinds.scene import scene as said
from cocreation_desk.stage.film import FilmFrame
from cocreation_desk.stage.window import StageWindow, descend
from cocreation_desk.words import sayer
from tests.rooms import with_settings
from tests.stage.sample_views import scene
from tests.stage.test_candidates import PITCH, election, room_with

pytestmark = pytest.mark.qt_log_ignore(r"Could not open media")

FILM = Path(__file__).parent / "sample_film.gif"


def shows_a_frame(stage: StageWindow) -> bool:
    sink = stage.findChild(QVideoSink)
    return sink is not None and sink.videoFrame().isValid()


def runs(stage: StageWindow) -> bool:
    player = stage.findChild(QMediaPlayer)
    return player is not None and player.playbackState() is QMediaPlayer.PlaybackState.PlayingState


def test_a_film_plays_to_its_end_and_the_console_can_follow_it(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()

    with qtbot.waitSignal(stage.film_ended):
        stage.show_scene(scene("media.film", "fr"))
        qtbot.waitUntil(lambda: shows_a_frame(stage))

    assert stage.film_position() >= 0


def test_a_film_that_follows_another_picture_is_seen_on_the_stage(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(scene("media.before", "fr"))
    stage.show_scene(scene("media.film", "fr"))

    qtbot.waitUntil(lambda: isinstance(descend(stage.rootObject(), "film"), FilmFrame))
    dark = stage.picture().pixelColor(480, 270).lightness()
    qtbot.waitUntil(lambda: stage.picture().pixelColor(480, 270).lightness() != dark)


def test_the_panic_key_stops_a_film_where_it_is(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(scene("media.film", "fr"))
    qtbot.waitUntil(lambda: shows_a_frame(stage))

    stage.go_neutral()

    qtbot.waitUntil(lambda: not runs(stage))
    assert stage.is_neutral


def test_a_candidates_film_plays_in_the_place_of_their_card(stage: StageWindow, qtbot: QtBot) -> None:
    held = election(3)
    first = replace(held.candidates[0], film=str(FILM))
    room = replace(room_with(3), election=replace(held, candidates=(first, *held.candidates[1:])))
    called = with_settings(room, PITCH, cue={"candidate": first.id, "film": True})
    stage.show()

    with qtbot.waitSignal(stage.film_ended):
        stage.show_scene(said(called, sayer("fr")))
        qtbot.waitUntil(lambda: shows_a_frame(stage))

    stage.show_scene(said(with_settings(room, PITCH, cue={"candidate": first.id, "film": False}), sayer("fr")))
    assert stage.film_length() == 0
    qtbot.waitUntil(lambda: descend(stage.rootObject(), "name") is not None)


def test_a_film_is_let_go_of_when_the_scene_leaves(stage: StageWindow, qtbot: QtBot) -> None:
    stage.show()
    stage.show_scene(scene("media.film", "fr"))
    qtbot.waitUntil(lambda: shows_a_frame(stage))

    stage.show_scene(scene("talk", "fr"))

    assert stage.film_length() == 0
    assert not runs(stage)
