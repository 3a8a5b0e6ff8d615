"""The stage finds the projector, comes back when the cable goes, and never covers the console."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreation_desk.stage.screens import SETTLE, Facts, Place, Screens, place
from cocreation_desk.stage.window import StageWindow

LAPTOP = Facts("eDP-1", "L1", QRect(0, 0, 1366, 768))
PROJECTOR = Facts("HDMI-1", "P7", QRect(1366, 0, 1920, 1080))
MONITOR = Facts("DP-2", "M3", QRect(3286, 0, 2560, 1440))
MIRROR = Facts("HDMI-1", "P7", QRect(0, 0, 1366, 768))

TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from cocreation_desk.stage.screens import Screens
from cocreation_desk.stage.window import StageWindow
stage = StageWindow("x", "y")
screens = Screens(stage, Path(sys.argv[1]))
screens.show()
print(stage.screen().name(), stage.visibility().name)
screens.yield_or_take_back()
screens.come_back()
print(stage.isVisible())
screens.yield_or_take_back()
print(stage.screen().name(), stage.visibility().name)
screens.full_screen(False)
print(stage.screen().name(), stage.visibility().name)
stage.close()
again = Screens(stage, Path(sys.argv[1]))
again.come_back()
print(stage.screen().name(), stage.visibility().name)
stage.close()
Path(sys.argv[1]).unlink()
again.come_back()
print(stage.isVisible())
again.show()
again.yield_or_take_back()
from cocreation_desk.stage import screens as module
module._screens = lambda: app.screens()[:1]  # nothing else pulls a cable out of a test
again.yield_or_take_back()
print(stage.screen().name(), stage.visibility().name)
stage.put_away()
"""


def test_with_one_screen_the_stage_is_a_window() -> None:
    assert place([LAPTOP], 0) == Place(None, mirrored=False)


def test_the_second_screen_is_for_the_room() -> None:
    assert place([LAPTOP, PROJECTOR], 0) == Place(1, mirrored=False)
    assert place([LAPTOP, PROJECTOR], 1) == Place(0, mirrored=False)


def test_the_projector_of_last_time_wins_over_a_larger_screen() -> None:
    assert place([LAPTOP, PROJECTOR, MONITOR], 0).screen == 2
    assert place([LAPTOP, PROJECTOR, MONITOR], 0, remembered=PROJECTOR.key).screen == 1


def test_a_mirrored_projector_keeps_the_stage_in_a_window() -> None:
    assert place([LAPTOP, MIRROR], 0) == Place(None, mirrored=True)


def test_f11_fills_the_only_screen_and_esc_gives_it_back(stage: StageWindow, qtbot: QtBot, tmp_path: Path) -> None:
    screens = Screens(stage, tmp_path / "screens.json")
    screens.show()
    assert stage.visibility() is StageWindow.Visibility.Windowed

    stage.full_screen_asked.emit(True)
    assert stage.visibility() is StageWindow.Visibility.FullScreen

    with qtbot.waitSignal(screens.placed):
        stage.full_screen_asked.emit(False)
    assert stage.visibility() is StageWindow.Visibility.Windowed


def test_when_the_cable_goes_the_stage_does_not_stand_over_the_console(
    stage: StageWindow, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    screens = Screens(stage, tmp_path / "screens.json")
    stage.full_screen_asked.emit(True)
    assert stage.visibility() is StageWindow.Visibility.FullScreen

    with qtbot.waitSignal(screens.lost):
        qapp.screenRemoved.emit(qapp.primaryScreen())

    assert not stage.isVisible()
    screens.show()
    assert stage.visibility() is StageWindow.Visibility.Windowed


def test_a_window_somebody_asked_for_stays_when_screens_come_and_go(
    stage: StageWindow, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    screens = Screens(stage, tmp_path / "screens.json")
    screens.show()

    with qtbot.assertNotEmitted(screens.lost, wait=2 * SETTLE):
        qapp.screenRemoved.emit(qapp.primaryScreen())

    assert stage.isVisible()


def test_on_two_screens_the_stage_fills_the_second_leaves_it_when_asked_and_comes_back_to_the_one_it_had(
    tmp_path: Path,
) -> None:
    config = tmp_path / "two.json"
    common = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config.write_text(
        json.dumps(
            {
                "screens": [
                    {"name": "LAPTOP", "x": 0, "y": 0, "width": 1366, "height": 768, **common},
                    {"name": "PROJECTOR", "x": 1366, "y": 0, "width": 1920, "height": 1080, **common},
                ]
            }
        )
    )
    memory = tmp_path / "memory.json"

    ran = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(memory)],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    shown = [
        "PROJECTOR FullScreen",
        "False",
        "PROJECTOR FullScreen",
        "LAPTOP Windowed",
        "PROJECTOR FullScreen",
        "False",
        "LAPTOP Windowed",
    ]
    assert ran.stdout.splitlines() == shown, ran.stderr
