"""Between the phones' loop and the desk's thread: what lies ready goes over together, either way."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from cocreation_desk.desk.desk import Call, Look
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.room import Room

P = ParamSpec("P")
T = TypeVar("T")


class Postbox:
    """A thousand votes that come in together are handed in together, and what they are answered wakes the loop once.

    ``hand_in`` takes them to the desk; ``carry`` says that the desk has done a turn.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, hand_in: Callable[[Sequence[Call | Look]], None]) -> None:
        self._loop = loop
        self._hand_in = hand_in
        self._going: list[Call | Look] = []
        self._lock = threading.Lock()
        self._letters: list[Callable[[], None]] = []
        self._is_called = False

    def do(
        self, by: str, act: Callable[Concatenate[Turn, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> asyncio.Future[T]:
        """On the loop: hand in an act for somebody. Done once it is on the disk, or holds the trouble."""
        here: asyncio.Future[T] = self._loop.create_future()
        self._send(Call(partial(self._keep, here), by, act, args, kwargs))
        return here

    def look(self) -> asyncio.Future[Room]:
        """On the loop: the room as it is once everything handed in before this has been done."""
        here: asyncio.Future[Room] = self._loop.create_future()
        self._send(Look(partial(self._keep, here)))
        return here

    def post(self, letter: Callable[[], None]) -> None:
        """From any thread: have it called on the loop."""
        with self._lock:
            self._letters.append(letter)
        self.carry()

    def carry(self) -> None:
        """From any thread: bring over what lies here."""
        with self._lock:
            if self._is_called or not self._letters:
                return
            self._is_called = True
        try:
            self._loop.call_soon_threadsafe(self._empty)
        except RuntimeError:  # the loop has closed: nobody waits for letters any more
            pass

    def _send(self, asked: Call | Look) -> None:
        if not self._going:
            self._loop.call_soon(self._go)  # when everybody whose request is here already has asked as well
        self._going.append(asked)

    def _go(self) -> None:
        going, self._going = self._going, []
        self._hand_in(going)
        self.carry()  # what a closed desk has answered at once

    def _keep(self, here: asyncio.Future[Any], result: Any, trouble: BaseException | None) -> None:
        with self._lock:
            self._letters.append(partial(_hand_over, here, result, trouble))

    def _empty(self) -> None:
        with self._lock:
            letters, self._letters, self._is_called = self._letters, [], False
        for letter in letters:
            letter()


def _hand_over(here: asyncio.Future[Any], result: Any, trouble: BaseException | None) -> None:
    if here.done():  # the phone went away meanwhile
        return
    if trouble is not None:
        here.set_exception(trouble)
    else:
        here.set_result(result)
