"""The one hidden window that paints pictures goes before the application does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cocreation_desk.stage.window import StageWindow, put_painter_away


@pytest.fixture(scope="session", autouse=True)
def painter(qapp: QApplication) -> Iterator[None]:
    yield
    put_painter_away()


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[StageWindow]:
    window = StageWindow("Open CoDir", "Maison Lavigne")
    window.resize(960, 540)
    yield window
    window.put_away()
    window.deleteLater()
