"""From the desk's thread to the phones' loop: whatever is done by then is brought over in one go."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")


class Postbox:
    """A thousand answers committed in one turn wake the loop once: ``carry`` says that a turn is over."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._lock = threading.Lock()
        self._letters: list[Callable[[], None]] = []
        self._is_called = False
        self._home = threading.get_ident()

    def post(self, letter: Callable[[], None]) -> None:
        """From any thread: have it called on the loop."""
        with self._lock:
            self._letters.append(letter)
        self.carry()

    async def wait_for(self, done: Future[Result]) -> Result:
        """What the desk answers, once it is on the disk."""
        here: asyncio.Future[Result] = self._loop.create_future()
        done.add_done_callback(lambda finished: self._keep(lambda: _hand_over(finished, here)))
        return await here

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

    def _keep(self, letter: Callable[[], None]) -> None:
        """The desk's thread carries all of a turn at its end; whatever was done before we asked is not of a turn to come."""
        if threading.get_ident() == self._home:
            self.post(letter)
        else:
            with self._lock:
                self._letters.append(letter)

    def _empty(self) -> None:
        with self._lock:
            letters, self._letters, self._is_called = self._letters, [], False
        for letter in letters:
            letter()


def _hand_over(finished: Future[Any], here: asyncio.Future[Any]) -> None:
    if here.done():  # the phone went away meanwhile
        return
    if finished.cancelled():
        here.cancel()
    elif (trouble := finished.exception()) is not None:
        here.set_exception(trouble)
    else:
        here.set_result(finished.result())
