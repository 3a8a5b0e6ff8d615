"""Turns to speak are timed: on the console with the name, on the stage without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from cocreation_desk.console.speaking_turns import SpeakingTurns
from cocreation_desk.console.window import Window
from cocreation_desk.domain.agenda import Step
from cocreation_desk.kinds.commit.console import CommitPanel
from cocreation_desk.kinds.discuss.console import DiscussPanel
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.scene import chrome
from cocreation_desk.kinds.turns import turn_began
from tests.console.conftest import Evening
from tests.console.test_live_panels import arrive, press


def turns_of(window: Window) -> SpeakingTurns:
    match window.live.panel:
        case DiscussPanel() as panel:
            return panel.round
        case CommitPanel() as panel:
            return panel.turns
        case panel:
            raise AssertionError(panel)


def on_stage(window: Window, step: Step, seconds: int) -> View:
    """The stage's clock so many seconds after whoever speaks began."""
    shown = window.bridge.room.step(step.id)
    assert shown is not None
    began = turn_began(shown)
    assert began is not None
    timer: View = chrome(replace(window.bridge.room, now=began + timedelta(seconds=seconds)), window.bridge.say)[
        "timer"
    ]
    return timer


def is_timed(step: Step) -> bool:
    return bool(step.settings.get("round_seconds")) or (step.kind == "commit" and bool(step.settings["seconds"]))


@pytest.mark.parametrize(("kind", "length"), [("discuss", 60), ("commit", 120)])
def test_the_stage_counts_the_turn_that_was_started_and_names_nobody(
    window: Window, evening: Evening, qtbot: QtBot, kind: str, length: int
) -> None:
    step = arrive(window, evening, qtbot, lambda each: each.kind == kind and is_timed(each))
    turns = turns_of(window)
    press(turns.start)
    qtbot.waitUntil(lambda: turn_began(window.bridge.room.step(step.id) or step) is not None)

    assert on_stage(window, step, 20)["text"] == {60: "0:40", 120: "1:40"}[length]
    assert on_stage(window, step, length + 5)["tone"] == "calm"
    assert on_stage(window, step, length * 2)["tone"] == "over"
    assert turns.who.text() not in str(chrome(window.bridge.room, window.bridge.say))


def test_a_turn_that_is_stopped_leaves_the_stage_to_the_time_of_the_step(
    window: Window, evening: Evening, qtbot: QtBot
) -> None:
    step = arrive(window, evening, qtbot, is_timed)
    turns = turns_of(window)
    first = turns.who.text()
    press(turns.forth)
    assert turns.who.text() != first
    press(turns.stop)

    qtbot.waitUntil(
        lambda: (window.bridge.room.step(step.id) or step).settings.get("cue") == {"speaker": 1, "speaker_began": ""}
    )
    assert turns.start.isEnabled() and not turns.stop.isEnabled()
