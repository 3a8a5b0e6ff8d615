"""Many requests, each on a line of its own, new or kept, with as little work for each as can be: it is the server that is measured."""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

PATIENCE_SECONDS = 60.0
SENT_TOGETHER = 16  # then whoever has been answered meanwhile is looked after


@dataclass(eq=False)
class Call:
    """One request and what came back. Times are those of the monotonic clock; 0 for what has not happened."""

    request: bytes
    answer: bytes = b""
    trouble: str = ""
    sent_at: float = 0.0
    acked_at: float = 0.0
    line: socket.socket = field(default_factory=socket.socket, repr=False)
    is_open: bool = False

    def send(self, place: tuple[str, int]) -> None:
        self.sent_at = time.monotonic()
        if not self.is_open:
            self.line.connect(place)
        self.line.sendall(self.request)
        self.line.setblocking(False)

    def read(self, now: float) -> bool:
        """Take what has come; whether that ends the call."""
        try:
            heard = self.line.recv(65_536)
        except OSError as trouble:
            self.trouble = repr(trouble)
            return True
        self.answer += heard
        if self._is_whole():
            self.acked_at = now
            return True
        if not heard:
            self.trouble = "cut off"
        return not heard

    def _is_whole(self) -> bool:
        end = self.answer.find(b"\r\n\r\n")
        if end < 0:
            return False
        at = self.answer.find(b"content-length: ")
        length = int(self.answer[at + 16 : self.answer.find(b"\r\n", at)]) if 0 <= at < end else 0
        return len(self.answer) >= end + 4 + length


def send_all(
    place: tuple[str, int], requests: Sequence[bytes], waits: Sequence[float], kept: Sequence[socket.socket] = ()
) -> list[Call]:
    """Send each after its wait in seconds, and come back when all are answered or have failed.

    Each opens a line and closes it after, unless there are ``kept`` ones to speak on.
    """
    lines = zip(requests, kept, strict=True) if kept else ((request, None) for request in requests)
    calls = [Call(request, line=line, is_open=True) if line else Call(request) for request, line in lines]
    began = time.monotonic()
    due = deque(sorted(((began + wait, call) for wait, call in zip(waits, calls, strict=True)), key=lambda it: it[0]))
    under_way = 0
    with selectors.DefaultSelector() as watched:
        while due or under_way:
            for _ in range(SENT_TOGETHER):
                if not due or due[0][0] > time.monotonic():
                    break
                _, call = due.popleft()
                call.send(place)
                watched.register(call.line, selectors.EVENT_READ, call)
                under_way += 1
            ready = watched.select(max(0.0, due[0][0] - time.monotonic()) if due else PATIENCE_SECONDS)
            if not ready and not due:
                raise TimeoutError(f"{under_way} calls were not answered")
            now = time.monotonic()
            for key, _ in ready:
                if key.data.read(now):
                    watched.unregister(key.fileobj)
                    if not kept:
                        key.data.line.close()
                    under_way -= 1
    return calls


def opened(place: tuple[str, int], requests: Sequence[bytes]) -> list[socket.socket]:
    """A line for each, on which its request has been answered."""
    lines = [socket.create_connection(place) for _ in requests]
    for call in send_all(place, requests, [0.0] * len(requests), lines):
        if call.trouble:
            raise ConnectionError(call.trouble)
    return lines
