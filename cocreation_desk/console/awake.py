"""Keeps the computer and its screens awake while people are in the room: asleep, it would answer no phone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Slot
from wakepy import keep

from cocreation_desk.domain.room import Room

Hold = Callable[[threading.Event], object]


def hold_awake(over: threading.Event) -> None:
    """Until it is over; a system that does not let us goes to sleep when it likes, and the check before has said so.

    One that was restarted meanwhile knows nothing of it any more, and that is no trouble either.
    """
    with suppress(RuntimeError), keep.presenting(on_fail="pass"):
        over.wait()


def can_hold_awake() -> bool:
    can = False
    with suppress(RuntimeError), keep.presenting(on_fail="pass") as held:
        can = held.active
    return can


class Awake(QObject):
    """From the opening of the doors to the end, breaks included. ``hold`` is called on a thread of its own."""

    def __init__(self, parent: QObject, hold: Hold = hold_awake) -> None:
        super().__init__(parent)
        self._hold = hold
        self._over: threading.Event | None = None

    @Slot(object)
    def show_room(self, room: Room) -> None:
        if room.session is None or not room.session.state.is_live:
            self.let_go()
        elif self._over is None:
            self._over = threading.Event()
            threading.Thread(target=self._hold, args=(self._over,), name="awake", daemon=True).start()

    def let_go(self) -> None:
        if self._over is not None:
            self._over.set()
            self._over = None
