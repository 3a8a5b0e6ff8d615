"""While people are in the room the computer is kept awake; before and after, it may sleep."""

from __future__ import annotations

import threading
from queue import Queue

import pytest
from pytestqt.qtbot import QtBot
from wakepy import keep

from cocreation_desk.console.awake import Awake, can_hold_awake, hold_awake
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.desk import running
from cocreation_desk.domain.session import SessionState
from tests.console.conftest import Evening


def test_it_is_held_awake_from_the_opening_of_the_doors_to_the_end(
    bridge: Bridge, evening: Evening, qtbot: QtBot
) -> None:
    held: Queue[threading.Event] = Queue()
    awake = Awake(bridge, held.put)
    bridge.changed.connect(awake.show_room)
    awake.show_room(evening.room)
    assert held.empty()

    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: not held.empty())
    over = held.get()
    evening.do(running.next_step, evening.session_id)
    qtbot.waitUntil(lambda: bridge.room.session is not None and bridge.room.session.state is SessionState.RUNNING)
    assert held.empty() and not over.is_set()  # once, for as long as it takes

    awake.let_go()
    assert over.is_set()


def test_a_system_that_does_not_let_us_is_no_trouble() -> None:
    over = threading.Event()
    over.set()

    hold_awake(over)

    assert can_hold_awake() in (True, False)


class Forgotten:
    """The system's own service was restarted while we held on to it."""

    active = True

    def __enter__(self) -> Forgotten:
        return self

    def __exit__(self, *_: object) -> None:
        raise RuntimeError("cannot be let go of")


def test_a_system_that_has_forgotten_of_it_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the stage would go neutral at the end of the session, as after a bug."""
    monkeypatch.setattr(keep, "presenting", lambda **_: Forgotten())
    over = threading.Event()
    over.set()

    hold_awake(over)

    assert can_hold_awake()
