"""Ways out of the console, and what happens when the network changes under it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cocreation_desk.app import App
from cocreation_desk.console.address_watch import AddressWatch
from cocreation_desk.console.interrupted import Interrupted
from cocreation_desk.console.leaving import Leaving
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.window import Window
from cocreation_desk.desk import running
from cocreation_desk.domain.programme import Programme
from cocreation_desk.server.network import Address
from cocreation_desk.store.file import create, open_programme
from tests.console.conftest import Evening, found

LONG = 120_000


def at(*ips: str) -> list[Address]:
    return [Address(ip, "wlan0", is_virtual=False, has_route=True) for ip in ips]


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    create(tmp_path / "soir.cocreation", Programme("p", "Soir", "Maison", "fr"))
    made = App(Memory(tmp_path / "console.ini"), "fr", host="127.0.0.1")
    assert made._open(tmp_path / "soir.cocreation")
    yield made
    made.quit()
    made.deleteLater()


def test_closing_on_a_live_session_is_asked_about_and_remembers_the_places(
    window: Window, evening: Evening, memory: Memory, qtbot: QtBot
) -> None:
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: window.bridge.room.current is not None)
    window.close()
    assert window.isVisible()
    question = found(window, Leaving)
    question.cancel.click()
    assert window.isVisible()

    window.close()
    with qtbot.waitSignal(window.closed):
        found(window, Leaving).save.click()
    assert not window.isVisible()
    assert memory.kept("split")


def test_before_the_doors_open_closing_just_closes(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals to itself")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_signals_are_heard_while_qt_waits(number: signal.Signals, qtbot: QtBot) -> None:
    interrupted = Interrupted()
    try:
        with qtbot.waitSignal(interrupted.asked):
            os.kill(os.getpid(), number)
    finally:
        interrupted.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals to itself")
def test_ctrl_c_in_a_terminal_closes_the_file_without_a_trace(tmp_path: Path) -> None:
    file = tmp_path / "soir.cocreation"
    create(file, Programme("p", "Soir", "Maison", "fr"))
    code = (
        "from pathlib import Path; from PySide6.QtCore import QTimer; from cocreation_desk import app\n"
        f"whole = app.App._show_window\n"
        f"def shown(self, *a, **k):\n    whole(self, *a, **k)\n    QTimer.singleShot(0, lambda: print('ready', flush=True))\n"
        f"app.App._show_window = shown\nraise SystemExit(app.run_console(Path({str(file)!r})))"
    )
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "COCREATION_DESK_DATA": str(tmp_path / "data")}
    console = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
    )
    hurry = threading.Timer(LONG / 1000, console.kill)  # a console that hangs fails here, and does not hang the tests
    hurry.start()
    try:
        assert console.stdout is not None
        assert console.stdout.readline().strip() == "ready"
        console.send_signal(signal.SIGINT)
        _, told = console.communicate()
        assert console.returncode == 0
        assert "Traceback" not in told
    finally:
        hurry.cancel()
        console.kill()
        console.wait()

    open_programme(file).close()
    assert not file.with_name(f"{file.name}-wal").exists()
    assert "console" in (tmp_path / "data" / "console.ini").read_text("utf-8")


def test_another_network_is_followed_and_a_second_one_is_not(qtbot: QtBot) -> None:
    ours, in_use = at("192.168.1.20"), ["192.168.1.20"]
    watch = AddressWatch(lambda: in_use[0], lambda: ours)
    moved: list[str] = []
    lost: list[bool] = []
    watch.moved.connect(moved.append)
    watch.lost.connect(lambda: lost.append(True))

    def look() -> None:
        with qtbot.waitSignal(watch.looked):
            watch.look()

    ours = at("10.0.0.7", "192.168.1.20")
    look()
    assert (moved, lost) == ([], [])

    ours = at()
    look()
    look()
    assert (moved, lost) == ([], [True])
    ours = at("10.0.0.7")
    look()
    assert moved == ["10.0.0.7"]
    watch.stop()


def test_the_phones_are_served_at_the_new_address_and_the_console_says_so(app: App, qtbot: QtBot) -> None:
    assert app.evening is not None and app.window is not None and app.moving is not None
    before = app.evening.phones
    app.moving.watch(lambda: at("127.0.0.1"))
    app.moving.follow("localhost")

    qtbot.waitUntil(lambda: "localhost" in app.window.banner.words)  # type: ignore[union-attr]  # it is there
    after = app.evening.phones
    assert after is not before and after.port == before.port
    with urllib.request.urlopen(after.url, timeout=30) as page:
        assert page.status == 200
    assert app.window.given.address() == after.url
