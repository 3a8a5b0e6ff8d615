"""Without a graphics card everything is painted by the processor, films too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ON_A_DESKTOP = """
from types import SimpleNamespace
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["test", "-platform", "offscreen"])
from cocreation_desk.stage import graphics
graphics.QGuiApplication = SimpleNamespace(platformName=lambda: "xcb")  # nothing else says a desktop from a test
before = graphics.is_software()
graphics.choose_graphics("software")
print(before, graphics.is_software())
"""


def test_a_desktop_without_a_card_is_known_as_one_so_that_films_are_painted() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ON_A_DESKTOP],
        env={name: value for name, value in os.environ.items() if name != "QT_QUICK_BACKEND"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert ran.stdout.split() == ["False", "True"], ran.stderr
