"""A film that went away with its stick is noticed, and nobody waits for the stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cocreation_desk.console.files_there import FilesThere

LIMIT = 120_000


def test_a_file_that_is_gone_is_told_and_one_that_is_back_too(qapp: QObject, tmp_path: Path, qtbot: QtBot) -> None:
    files, film = FilesThere(qapp), tmp_path / "film.mp4"
    assert not files.has("") and files.has(str(film)), "there, until somebody has looked"
    qtbot.waitUntil(lambda: not files.has(str(film)), timeout=LIMIT)

    film.write_bytes(b"film")

    qtbot.waitUntil(lambda: files.has(str(film)), timeout=LIMIT)
    files.deleteLater()


def test_a_file_that_is_asked_for_while_another_is_looked_for_has_its_turn(
    qapp: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    files, film = FilesThere(qapp), tmp_path / "film.mp4"
    film.write_bytes(b"film")

    with qtbot.waitSignal(files.changed, timeout=LIMIT):
        assert files.has(str(film)) and files.has(str(tmp_path / "gone.mp4"))

    assert not files.has(str(tmp_path / "gone.mp4")) and files.has(str(film))
    files.deleteLater()
