"""What a browser sends is read as the standard library reads it, and an answer leaves whole."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cocreation_desk.server.guard import Whole
from cocreation_desk.server.web import read_form


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=12))
@example([("word", "à l’épicerie & au marché = 100 %"), ("word", ""), ("", "+")])
def test_a_form_is_read_as_it_was_filled_in(fields: list[tuple[str, str]]) -> None:
    body = urlencode(fields)

    assert read_form(body.encode()) == parse_qs(body, keep_blank_values=True, errors="strict")


@pytest.mark.parametrize("body", ["", "&&", "a", "a=1&a=2&b", "a=%41+b%2B&&c==d", "=x", "%zz=%z"])
def test_odd_forms_are_read_as_the_library_reads_them(body: str) -> None:
    assert read_form(body.encode()) == parse_qs(body, keep_blank_values=True, errors="strict")


@pytest.mark.parametrize("body", [b"a=%ff", "é=1".encode(), b"&".join([b"a=1"] * 401)])
def test_what_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):
        read_form(body)


class Line(asyncio.Transport):
    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent.append(bytes(data))

    def close(self) -> None:
        self.sent.append(b"closed")


def test_head_and_body_leave_together() -> None:
    line = Line()
    whole = Whole(line)

    for body in (b"one", b"two"):
        whole.write(b"head:")
        whole.write(body)
        whole.end()

    assert line.sent == [b"head:one", b"head:two"]


def test_a_head_without_a_body_is_not_kept() -> None:
    line = Line()
    whole = Whole(line)

    whole.write(b"HTTP/1.1 100 Continue")
    whole.write(b"only a head")
    whole.close()

    assert line.sent == [b"HTTP/1.1 100 Continue", b"only a head", b"closed"]
