"""The load: a process of its own that is a thousand phones. Orders come in as lines of JSON, what was measured goes out the same way."""

from __future__ import annotations

import asyncio
import json
import random
import socket
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from benchmarks.calls import opened, send_all
from cocreation_desk.server.network import raise_open_files

JOINING_AT_ONCE = 50


class Call(asyncio.Protocol):
    """One request on a connection of its own. ``seconds`` is until the whole answer is here."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self._heard = b""
        self.done: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        end = self._heard.find(b"\r\n\r\n")
        if end < 0 or self.done.done():
            return
        at = self._heard.lower().find(b"content-length: ")
        length = int(self._heard[at + 16 : self._heard.find(b"\r\n", at)]) if 0 <= at < end else 0
        if len(self._heard) >= end + 4 + length:
            self.done.set_result(self._heard)
            self._transport.close()

    def connection_lost(self, trouble: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(trouble or ConnectionError("cut off"))


class Stream(asyncio.Protocol):
    """One open page: counts its bytes, and notes when a screen came that holds ``wanted``."""

    def __init__(self, request: bytes, opened: asyncio.Future[None]) -> None:
        self._request = request
        self._opened = opened
        self._raw = b""
        self._headed = False
        self._unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._tail = b""
        self.wanted = b""
        self.seen_at = 0.0
        self.bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self.bytes += len(data)
        events = self._unzip.decompress(self._unchunked(data))
        if not self._opened.done() and b"event:" in events:
            self._opened.set_result(None)
        if self.wanted and not self.seen_at:
            self._tail = (self._tail + events)[-100_000:]
            if self.wanted in self._tail:
                self.seen_at = time.monotonic()
                self._tail = b""

    def _unchunked(self, data: bytes) -> bytes:
        """What the whole chunks so far hold; a browser's stream is zipped, and so is this one."""
        self._raw += data
        if not self._headed:
            _, ends, rest = self._raw.partition(b"\r\n\r\n")
            if not ends:
                return b""
            self._headed, self._raw = True, rest
        whole = b""
        while (end := self._raw.find(b"\r\n")) > 0:
            length = int(self._raw[:end], 16)
            if len(self._raw) < end + 2 + length + 2:
                break
            whole += self._raw[end + 2 : end + 2 + length]
            self._raw = self._raw[end + 2 + length + 2 :]
        return whole


@dataclass
class Caller:
    """One phone."""

    path: str
    cookie: str = ""
    stream: Stream | None = None


@dataclass
class Load:
    url: str
    phones: list[Caller] = field(default_factory=list)
    kept: dict[str, list[socket.socket]] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, int]:
        return _place(self.url)

    def request(self, method: str, path: str, phone: Caller, form: Mapping[str, str] | None = None) -> bytes:
        host = f"{self.place[0]}:{self.place[1]}"
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Accept: application/json"]
        if method == "GET":
            lines.append("Accept-Encoding: gzip")
        if phone.cookie:
            lines.append(f"Cookie: {phone.cookie}")
        if form is not None:
            lines += [f"Origin: http://{host}", "Content-Type: application/x-www-form-urlencoded"]
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join((*lines, "", "")).encode() + body

    async def call(self, request: bytes) -> bytes:
        _, call = await asyncio.get_running_loop().create_connection(lambda: Call(request), *self.place)
        return await call.done

    async def join(self, paths: Sequence[str]) -> dict[str, Any]:
        """Fifty at a time, as a room does: badge, language, page, open page."""
        self.phones = [Caller(path) for path in paths]
        gate = asyncio.Semaphore(JOINING_AT_ONCE)
        took: list[float] = []

        async def one(phone: Caller) -> None:
            async with gate:
                began = time.monotonic()
                code = phone.path.rpartition("/")[2]
                answer = await self.call(self.request("POST", "/join", phone, {"code": code}))
                phone.cookie = _cookie(answer)
                await self.call(self.request("POST", "/language", phone, {"language": "fr"}))
                await self.call(self.request("GET", "/", phone))
                opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                request = self.request("GET", "/events", phone)
                _, phone.stream = await asyncio.get_running_loop().create_connection(
                    lambda: Stream(request, opened), *self.place
                )
                await opened
                took.append(time.monotonic() - began)

        began = time.monotonic()
        await asyncio.gather(*(one(phone) for phone in self.phones))
        return {"took": took, "seconds": time.monotonic() - began}

    def expect(self, wanted: str) -> dict[str, Any]:
        for phone in self.phones:
            if phone.stream is not None:
                phone.stream.wanted, phone.stream.seen_at, phone.stream.bytes = wanted.encode(), 0.0, 0
        return {}

    async def seen(self) -> dict[str, Any]:
        """When each phone had the screen that was expected, and what it weighed."""
        streams = [phone.stream for phone in self.phones if phone.stream is not None]
        async with asyncio.timeout(20):
            while not all(stream.seen_at for stream in streams):
                await asyncio.sleep(0.01)
        return {"seen_at": [stream.seen_at for stream in streams], "bytes": [stream.bytes for stream in streams]}

    def hold(self, url: str) -> dict[str, Any]:
        """Each phone gets a page, and keeps the line it came by for what it sends there."""
        if url not in self.kept:
            self.kept[url] = opened(_place(url), [self.request("GET", "/", phone) for phone in self.phones])
        return {}

    def vote(self, step: str, fields: Mapping[str, str], over: float, keep: bool) -> dict[str, Any]:
        """Everybody sends, at once or spread over some seconds, on the line their page came by or each on a new one."""
        chance = random.Random(7)
        requests = [
            self.request("POST", f"/answer/{step}", phone, {**fields, "key": f"{chance.getrandbits(64):x}"})
            for phone in self.phones
        ]
        waits = [chance.uniform(0, over) for _ in requests]
        return self._all_send(self.url, requests, waits, keep, _saved)

    def echo(self, url: str, n: int, keep: bool) -> dict[str, Any]:
        """The requests a vote would be, to a server that does nothing with them."""
        phone = Caller("/", "cd_0123456789abcdef=0123456789abcdef0123456789abcdef")
        fields = {"ballot": "0" * 20, **{f"grade-{mark}": "4" for mark in "ABCDEFGH"}, "key": "0" * 16}
        requests = [self.request("POST", "/answer/0", phone, fields)] * n
        return self._all_send(url, requests, [0.0] * n, keep)

    def _all_send(
        self,
        url: str,
        requests: Sequence[bytes],
        waits: Sequence[float],
        keep: bool,
        good: Callable[[bytes], bool] = lambda answer: True,
    ) -> dict[str, Any]:
        if not keep:
            for line in self.kept.pop(url, ()):
                line.close()
        calls = send_all(_place(url), requests, waits, self.kept.get(url, ()))
        failed = [call.trouble or call.answer[:60].decode("latin-1") for call in calls if not good(call.answer)]
        return {
            "sent_at": [call.sent_at for call in calls],
            "acked_at": [call.acked_at for call in calls],
            "failed": len(failed),
            "first_failure": failed[0] if failed else "",
        }


def _place(url: str) -> tuple[str, int]:
    there = urlsplit(url)
    return there.hostname or "127.0.0.1", there.port or 80


def _cookie(answer: bytes) -> str:
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1")
    line = next(line for line in head.split("\r\n") if line.lower().startswith("set-cookie: cd_"))
    return line.partition(": ")[2].partition(";")[0]


def _saved(answer: bytes) -> bool:
    return answer.startswith(b"HTTP/1.1 200") and b'"saved": true' in answer


async def obey() -> None:
    raise_open_files()
    load = Load("")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        asked = json.loads(line)
        match asked.pop("do"):
            case "go_to":
                load.url = asked["url"]
                answer: dict[str, Any] = {}
            case "join":
                answer = await load.join(**asked)
            case "expect":
                answer = load.expect(**asked)
            case "seen":
                answer = await load.seen()
            case "hold":
                answer = load.hold(**asked)
            case "vote":
                answer = load.vote(**asked)
            case "echo":
                answer = load.echo(**asked)
            case unknown:
                raise ValueError(unknown)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(obey())
