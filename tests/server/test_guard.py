"""One broken or hostile phone is answered cleanly, or cut off, and the others do not notice."""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cocreation_desk.server import guard
from cocreation_desk.server.guard import GuardedProtocol, Guesses, Pace
from tests.phones import FORM, PhoneRoom, rating


class Clock:
    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@contextmanager
def wire(room: PhoneRoom) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", room.server.port), timeout=120) as connection:
        yield connection


def said(connection: socket.socket) -> bytes:
    """Everything until the other side hangs up."""
    heard = b""
    try:
        while more := connection.recv(65536):
            heard += more
    except ConnectionResetError:
        pass
    return heard


def head(room: PhoneRoom, line: str = "GET / HTTP/1.1", *more: str) -> bytes:
    return "\r\n".join((line, f"Host: 127.0.0.1:{room.server.port}", *more, "", "")).encode()


SLOW = {
    "says nothing": b"",
    "half a line": b"GET / HT",
    "headers that do not end": b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
    "a body that never comes": b"POST /join HTTP/1.1\r\nHost: x\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://x\r\nContent-Length: 8\r\n\r\n",
}


@pytest.mark.parametrize("start", SLOW.values(), ids=SLOW)
def test_a_slow_phone_is_cut_off_and_the_others_go_on(
    room: PhoneRoom, start: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GuardedProtocol, "receive_seconds", 0.3)
    ours = f"127.0.0.1:{room.server.port}".encode()
    start = start.replace(b"Host: x", b"Host: " + ours).replace(b"http://x", b"http://" + ours)
    with wire(room) as slow:
        began = time.monotonic()
        slow.sendall(start)

        assert room.stranger().get().status == 200
        assert said(slow) == b""
        assert time.monotonic() - began < 5


def test_one_byte_at_a_time_does_not_win_time(room: PhoneRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuardedProtocol, "receive_seconds", 0.3)
    with wire(room) as slow:
        slow.settimeout(0.05)
        began = time.monotonic()
        heard: bytes | None = None
        letters = itertools.chain(b"GET / HTTP/1.1\r\nX-A: ", itertools.repeat(97))
        while heard is None and time.monotonic() - began < 5:
            try:
                slow.sendall(bytes([next(letters)]))
                heard = slow.recv(1)
            except TimeoutError:
                continue
            except (ConnectionResetError, BrokenPipeError):
                heard = b""

        assert heard == b""


def test_a_second_request_on_the_same_line_has_its_own_deadline(
    room: PhoneRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GuardedProtocol, "receive_seconds", 0.3)
    with wire(room) as phone:
        phone.sendall(head(room, "GET /favicon.ico HTTP/1.1"))
        assert b" 204 " in phone.recv(65536)
        phone.sendall(b"GET / HT")

        assert said(phone) == b""


MALFORMED = {
    "not http": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "http/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "http/0.9": b"GET /\r\n\r\n",
    "no version": b"GET / XYZ\r\n\r\n",
    "two lengths": b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\ncode",
    "negative length": b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: -4\r\n\r\n",
    "length and chunks": b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "folded header": b"GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\n\r\n",
    "bad header name": b"GET / HTTP/1.1\r\nHost: x\r\nX A: b\r\n\r\n",
    "star": b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "connect": b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n",
    "not ascii": b"GET /\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("bytes_", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_request_is_refused_or_dropped(room: PhoneRoom, bytes_: bytes) -> None:
    with wire(room) as phone:
        phone.sendall(bytes_.replace(b"Host: x", f"Host: 127.0.0.1:{room.server.port}\r\nConnection: close".encode()))
        phone.shutdown(socket.SHUT_WR)
        heard = said(phone)

    assert heard == b"" or heard.split(b" ")[1][:1] == b"4", heard
    assert b"Traceback" not in heard
    assert room.stranger().get().status == 200


def test_headers_have_a_limit(room: PhoneRoom) -> None:
    with wire(room) as phone:
        phone.sendall(head(room)[:-2] + b"X-Long: " + b"a" * 20_000)

        assert said(phone).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {"Host": "evil.example"}, 421),
        ("GET", "/", {"Host": "evil.example:80"}, 421),
        ("GET", "/", {"Host": ""}, 421),
        ("GET", "/?" + "a" * 3000, {}, 414),
        ("PUT", "/", {}, 405),
        ("DELETE", "/answer/x", {}, 405),
        ("POST", "/join", {"Origin": "http://evil.example"}, 403),
        ("POST", "/join", {"Origin": "null"}, 403),
        ("POST", "/join", {"Origin": ""}, 403),
        ("POST", "/join", {"Content-Type": "text/plain"}, 415),
        ("POST", "/join", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ("POST", "/join", {"Content-Length": "9000"}, 413),
        ("POST", "/join", {"Content-Length": "9" * 15}, 413),
        ("POST", "/join", {"Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_what_is_not_for_us_or_too_large_is_refused_at_the_door(
    room: PhoneRoom, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    ours = f"127.0.0.1:{room.server.port}"
    body = {"Origin": f"http://{ours}", "Content-Type": FORM, "Content-Length": "0"} if method != "GET" else {}
    sent = {"Host": ours} | body | headers
    if "Transfer-Encoding" in sent:
        del sent["Content-Length"]
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items()), "", ""]
    with wire(room) as phone:
        phone.sendall("\r\n".join(lines).encode())
        heard = said(phone)

    assert heard.startswith(f"HTTP/1.1 {status} ".encode()), heard[:60]
    assert heard.partition(b"\r\n\r\n")[2] == b""


@pytest.mark.parametrize(
    "body", ["code=%ff%fe", "code=é".encode(), b"\x00\xff", "&".join(f"a{n}=1" for n in range(500))]
)
def test_a_body_that_is_no_form_is_refused(room: PhoneRoom, body: str | bytes) -> None:
    assert room.stranger().ask("POST", "/join", body).status == 400


def test_our_own_name_is_welcome_in_any_case(room: PhoneRoom) -> None:
    assert room.stranger().ask("GET", "/", headers={"Host": f"LOCALHOST:{room.server.port}"}).status == 200


def test_every_answer_carries_the_security_headers_and_no_banner(room: PhoneRoom) -> None:
    phone = room.stranger()

    for reply in (phone.get(), phone.get("/nowhere"), phone.ask("PUT", "/"), phone.post("/join", code="x")):
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["cache-control"] == "no-store"
        assert "server" not in reply.headers
        assert "access-control-allow-origin" not in reply.headers


def test_a_phone_that_posts_without_end_is_slowed_and_the_others_are_not(room: PhoneRoom) -> None:
    eager, calm = room.joined(room.person()), room.joined(room.person(number=1))
    ballot = room.open_ballot()

    statuses = [eager.send(ballot.step_id, rating(ballot)).status for _ in range(60)]

    assert 429 in statuses
    assert calm.send(ballot.step_id, rating(ballot)).status == 200


def test_posts_are_paced_by_phone() -> None:
    clock = Clock()
    pace = Pace(clock=clock)

    assert [pace.allows("a") for _ in range(21)] == [True] * 20 + [False]
    assert pace.allows("b")
    clock.at = 0.2
    assert pace.allows("a") and not pace.allows("a")


def test_whoever_guesses_codes_waits_and_the_facilitator_hears() -> None:
    clock, told = Clock(), list[str]()
    guesses = Guesses(lambda key, details: told.append(key), clock, delay=0.001)

    async def guess() -> list[bool]:
        for _ in range(guard.WRONG_CODES_A_MINUTE):
            assert await guesses.may_try("10.0.0.7")
            guesses.wrong("10.0.0.7")
        return list(await asyncio.gather(*(guesses.may_try("10.0.0.7") for _ in range(30))))

    allowed = asyncio.run(guess())

    assert allowed.count(True) == guard.WAITING_GUESSES
    assert told == ["phones_wrong_codes"]


def test_guesses_are_forgotten_after_a_minute() -> None:
    clock, told = Clock(), list[str]()
    guesses = Guesses(lambda key, details: told.append(key), clock, delay=0)
    for _ in range(guard.WRONG_CODES_IN_ALL):
        guesses.wrong("10.0.0.7")

    clock.at = 61
    asyncio.run(guesses.may_try("10.0.0.7"))

    assert told == []


def test_a_badge_cannot_be_guessed_so_it_never_waits(room: PhoneRoom) -> None:
    for _ in range(guard.WRONG_CODES_A_MINUTE):
        room.stranger().post("/join", code="ZZZZZZ")
    began = time.monotonic()

    room.joined(room.person())

    assert time.monotonic() - began < guard.WRONG_CODE_DELAY


def test_too_many_connections_are_dropped_at_once(room: PhoneRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.server.stop()
    monkeypatch.setattr("cocreation_desk.server.run.connections_for", lambda phones: 5)
    room.server = room.serve()
    with wire(room), wire(room), wire(room), wire(room), wire(room), wire(room) as sixth:
        assert said(sixth) == b""


def asked(connection: socket.socket, room: PhoneRoom) -> bytes:
    """The head of the answer to one more request on that connection."""
    connection.sendall(head(room, "GET /favicon.ico HTTP/1.1"))
    heard = b""
    while b"\r\n\r\n" not in heard:
        more = connection.recv(65536)
        if not more:
            break
        heard += more
    return heard.partition(b"\r\n")[0]


def test_when_all_places_are_taken_whoever_was_silent_longest_makes_room(
    room: PhoneRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.server.stop()
    monkeypatch.setattr("cocreation_desk.server.run.connections_for", lambda phones: 3)
    room.server = room.serve()
    with wire(room) as first, wire(room) as second, wire(room) as third:
        for each in (first, second, third, first):
            assert asked(each, room) == b"HTTP/1.1 204 No Content"

        with wire(room) as fourth:
            assert asked(fourth, room) == b"HTTP/1.1 204 No Content"

        assert said(second) == b""
        assert asked(first, room) == asked(third, room) == b"HTTP/1.1 204 No Content"


def test_when_files_run_out_the_door_opens_again(room: PhoneRoom) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    crowd = [socket.socket() for _ in range(8)]
    try:
        used = max(int(name) for name in os.listdir("/dev/fd"))
        resource.setrlimit(resource.RLIMIT_NOFILE, (used + 2, hard))
        for each in crowd:
            each.connect(("127.0.0.1", room.server.port))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        for each in crowd:
            each.close()

    assert room.stranger().get().status == 200
