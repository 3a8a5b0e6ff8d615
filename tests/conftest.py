"""Every test runs without a screen, in a home of its own, and leaves this computer as it found it."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright
from pytestqt.qtbot import QtBot

from cocreation_desk.places import cache_folder

PATIENCE_MS = 120_000  # on the slowest machine: only something that hangs takes longer


def _move_into_a_home_of_our_own() -> None:
    """Before anything imports Qt: it reads these once. What is slow to make again stays shared."""
    shared = cache_folder()
    browsers = Path.home() / "Library/Caches/ms-playwright"
    home = Path(tempfile.mkdtemp(prefix="cocreation-desk-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    (home / "runtime").mkdir(mode=0o700)
    if browsers.is_dir():
        os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(browsers))
    os.environ |= {
        "COCREATION_DESK_CACHE": str(shared),
        "COCREATION_DESK_DATA": str(home / "data"),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "XDG_STATE_HOME": str(home / "state"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QSG_RENDER_LOOP": "basic",
        "LANG": "C.UTF-8",
        "TZ": "Europe/Paris",
    }


def _keep_files_in_memory() -> None:
    """Where there is room: a thousand programmes are made, and each write of each waits for the disk."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**31:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


_move_into_a_home_of_our_own()
_keep_files_in_memory()
expect.set_options(timeout=PATIENCE_MS)
for waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    waiting.__kwdefaults__.update(timeout=PATIENCE_MS)  # type: ignore[union-attr]  # they have that one
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("the same each time", patient, derandomize=True)
settings.register_profile("exploring", patient)  # pytest --hypothesis-profile=exploring
settings.load_profile("the same each time")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest walks set out first, so that no core waits for another at the end."""
    items.sort(key=lambda item: "walks" not in item.path.parts)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser: this computer's own where there is one, else the one Playwright brought.

    One a file, not one for all: while Playwright listens, no other test on this thread can have an event loop.
    """
    asked = os.environ.get("COCREATION_DESK_CHROMIUM")
    names = (asked, "chromium", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        # ``lan.test`` is this computer, by plain http: not a secure context, as a private address is none on a phone.
        lan = "--host-resolver-rules=MAP lan.test 127.0.0.1"
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", lan]
        mac_chrome = Path("/Applications/Google Chrome.app").is_dir() and not found
        channel = "chrome" if mac_chrome else None
        browser = playwright.chromium.launch(executable_path=found, channel=channel, args=arguments)
        yield browser
        browser.close()
