"""What the network may do to us, and no more: the times, sizes and rates that one stuck or hostile phone is held to."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from cocreation_desk.server.web import Asked

RECEIVE_SECONDS = 10.0
LOOK_AROUND_SECONDS = 0.5
KEPT_SECONDS = 300  # as long as browsers keep a connection they may need again
CONTINUE = b"HTTP/1.1 100 "
HEADER_BYTES = 16 * 1024
URL_BYTES = 2 * 1024
BODY_BYTES = 8 * 1024
BACKLOG_BYTES = 128 * 1024
STREAMS_EACH = 2
POSTS_A_SECOND = 5.0
POSTS_AT_ONCE = 20
WRONG_CODES_A_MINUTE = 10
WRONG_CODES_IN_ALL = 60
WRONG_CODE_DELAY = 2.0
WAITING_GUESSES = 20

# What the facilitator should hear: a key of the catalogue and its details.
Tell = Callable[[str, Mapping[str, object]], None]


def connections_for(phones: int) -> int:
    """A stream and a post each, some tabs and some strangers."""
    return int(2.2 * phones) + 200


class Whole:
    """A transport that holds the head of an answer back until its body comes: both leave in one packet, by one call.

    An answer whose body comes later, and by another way, sends an empty first part of it.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""
        self._at_head = True
        self.abort = transport.abort
        self.get_extra_info = transport.get_extra_info
        self.is_closing = transport.is_closing
        self.pause_reading = transport.pause_reading
        self.resume_reading = transport.resume_reading

    def write(self, data: bytes) -> None:
        if data.startswith(CONTINUE):
            self._transport.write(data)
        elif self._at_head:
            self._head, self._at_head = data, False
        else:
            self._transport.write(self._head + data)
            self._head = b""

    def end(self) -> None:
        """The answer is over; what comes next is the head of another."""
        if self._head:
            self.write(b"")
        self._at_head = True

    def close(self) -> None:
        self.end()
        self._transport.close()


class GuardedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with the limits it lacks: a whole request within ten seconds or so, its headers within 16 kB.

    A phone's connection is kept for its next vote, which then need not knock again; when all places are taken, whoever
    has been silent longest makes room.
    ``cut_the_slow`` is the clock of them all: one timer for each of a thousand votes is dearer than a look around.
    """

    most_connections = connections_for(1000)
    receive_seconds = RECEIVE_SECONDS
    silent: ClassVar[dict[GuardedProtocol, None]] = {}  # those of one server that wait for nothing, the longest first

    _line: asyncio.Transport
    _whole: Whole
    _began: float | None = None
    _in_headers = True
    _header_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._line = transport
        self._whole = Whole(transport)
        self._began = self.loop.time()
        super().connection_made(cast(asyncio.Transport, self._whole))
        if len(self.connections) > self.most_connections:
            next(iter(self.silent), self).give_way()

    def give_way(self) -> None:
        self.silent.pop(self, None)
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self.silent.pop(self, None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self.silent.pop(self, None)
        if self._began is None:
            self._began = self.loop.time()
        if self._in_headers:
            end = data.find(b"\r\n\r\n")
            self._header_bytes += len(data) if end < 0 else end
            if self._header_bytes > HEADER_BYTES:
                self._refuse_headers()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._in_headers = False
        cast(dict[str, Any], self.scope)["extensions"] = {"desk.transport": self._line}
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_headers, self._header_bytes = True, 0
        self._began = None

    def on_response_complete(self) -> None:
        self._whole.end()
        super().on_response_complete()
        if self.timeout_keep_alive_task is not None:
            self.silent[self] = None

    def cut_if_slow(self, now: float) -> None:
        """Hang up when the request that has begun should have been here by now."""
        if self._began is not None and now - self._began > self.receive_seconds:
            self.transport.abort()

    def _refuse_headers(self) -> None:
        self.transport.write(
            b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        )
        self.transport.close()


async def cut_the_slow(connections: Collection[Any]) -> None:
    """For ever: look around for requests that do not end."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(LOOK_AROUND_SECONDS)
        now = loop.time()
        for each in tuple(connections):
            each.cut_if_slow(now)


def refusal(asked: Asked, hosts: Collection[str]) -> int | None:
    """The status for a request that is not for us, from elsewhere, or too large; None when it may come in.

    Our own pages always send ``Origin`` with what they post; the ``Host`` must be one we are known by,
    so that no name somebody else controls can be made to point at us.
    """
    if asked.header("host").lower() not in hosts:
        return 421
    if len(asked.target) > URL_BYTES:
        return 414
    if asked.method in ("GET", "HEAD"):
        return None
    if asked.method != "POST":
        return 405
    if asked.header("origin").removeprefix("http://").lower() not in hosts:
        return 403
    if asked.header("transfer-encoding"):
        return 411
    length = asked.header("content-length")
    if not length.isdecimal():
        return 411
    if len(length) > 9 or int(length) > BODY_BYTES:
        return 413
    if asked.header("content-type").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return 415
    return None


class Pace:
    """How fast each phone may post: so many a second, and a few more at once."""

    def __init__(
        self,
        a_second: float = POSTS_A_SECOND,
        at_once: int = POSTS_AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._a_second = a_second
        self._at_once = float(at_once)
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}

    def allows(self, who: str) -> bool:
        now = self._clock()
        left, since = self._left.get(who, (self._at_once, now))
        left = min(self._at_once, left + (now - since) * self._a_second)
        allowed = left >= 1
        self._left[who] = (left - 1 if allowed else left, now)
        return allowed


class Guesses:
    """Wrong codes, counted a minute back. Past the limit whoever types one waits, and the facilitator hears of it."""

    def __init__(
        self,
        tell: Tell,
        clock: Callable[[], float] = time.monotonic,
        delay: float = WRONG_CODE_DELAY,
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._delay = delay
        self._wrong: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._told = float("-inf")

    def wrong(self, address: str) -> None:
        now = self._clock()
        self._wrong.setdefault(address, deque()).append(now)
        self._all.append(now)

    async def may_try(self, address: str) -> bool:
        """True at once for almost everyone; after a pause past the limit; False when too many wait already."""
        if not self._is_too_fast(address):
            return True
        if self._waiting >= WAITING_GUESSES:
            return False
        self._waiting += 1
        try:
            async with self._turn:
                await asyncio.sleep(self._delay)
        finally:
            self._waiting -= 1
        return True

    def _is_too_fast(self, address: str) -> bool:
        minute_ago = self._clock() - 60
        for seen in (self._all, self._wrong.get(address, deque())):
            while seen and seen[0] < minute_ago:
                seen.popleft()
        here = self._wrong.get(address)
        if here is not None and not here:
            del self._wrong[address]
        too_fast = len(here or ()) >= WRONG_CODES_A_MINUTE or len(self._all) >= WRONG_CODES_IN_ALL
        if too_fast and self._clock() - self._told > 60:
            self._told = self._clock()
            self._tell("phones_wrong_codes", {"n": len(self._all)})
        return too_fast
