"""A copy of the programme is made while the session goes on, and says where it lies or why it cannot be."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cocreation_desk.console.window import Window
from cocreation_desk.store.file import check


def test_a_copy_opens_by_itself_and_says_where_it_is(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    copy = tmp_path / window.copies.proposed
    window.copies.copy_to(copy)

    qtbot.waitUntil(lambda: str(copy) in window.banner.words)
    assert check(copy).is_sound


def test_a_copy_that_cannot_be_written_says_so(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.copies.copy_to(tmp_path / "no such stick" / "copie.cocreation")
    qtbot.waitUntil(lambda: window.banner.words == window.bridge.say("copy_failed", name="copie.cocreation"))

    own = window.given.file.path
    window.copies.copy_to(own)
    qtbot.waitUntil(lambda: window.banner.words == window.bridge.say("copy_onto_itself", name=own.name))
    assert check(own).is_sound
