"""What this machine can do at all: how often its disk makes a write durable, how fast loopback answers, and a web server with nothing behind it."""

from __future__ import annotations

import asyncio
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from cocreation_desk.server.guard import connections_for
from cocreation_desk.server.run import web_server

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


def durable_writes_a_second(folder: Path | None = None, seconds: float = 1.0) -> float:
    """4 kB appended and flushed to the disk, over and over."""
    page = os.urandom(4096)
    with tempfile.TemporaryFile(dir=folder) as file:
        began, writes = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
            writes += 1
        return writes / (time.perf_counter() - began)


class _Echo(asyncio.Protocol):
    """Answers every request with two bytes, and looks at nothing."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._transport.write(ANSWER)


@contextmanager
def bare_server() -> Iterator[str]:
    """The least a server can do, in a thread of this process; gives its address."""
    door = socket.create_server(("127.0.0.1", 0), backlog=2048)
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(_Echo, sock=door, backlog=2048))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@contextmanager
def idle_web_server(phones: int) -> Iterator[str]:
    """The very web server of the phones, in a thread of this process, with nothing to do but say two bytes; gives its address."""
    door = socket.create_server(("127.0.0.1", 0), backlog=2048)
    server = uvicorn.Server(web_server(_two_bytes, connections_for(phones)))
    thread = threading.Thread(target=asyncio.run, args=(server.serve(sockets=[door]),), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


async def _two_bytes(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
