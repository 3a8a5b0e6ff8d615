"""Open pages hear what the room is at: the same bytes for all, and never what one person did."""

from __future__ import annotations

import json
import socket
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cocreation_desk.desk import ballots, people
from cocreation_desk.domain.people import Side
from cocreation_desk.server import live
from tests.phones import Phone, PhoneRoom, rating


class Page:
    """The stream of an open page, read from its socket."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.received = 0
        self._raw = b""
        self._text = b""
        self._unzip = zlib.decompressobj(wbits=31)
        self.head = self._until(b"\r\n\r\n").decode()
        self.zipped = "content-encoding: gzip" in self.head

    def next(self, name: str) -> str:
        """The data of the next event of that name."""
        while True:
            event, _, self._text = self._whole_event()
            lines = event.decode().split("\n")
            if f"event: {name}" in lines:
                return "\n".join(line[6:] for line in lines if line.startswith("data: "))

    def _whole_event(self) -> tuple[bytes, bytes, bytes]:
        while b"\n\n" not in self._text:
            size = int(self._until(b"\r\n"), 16)
            while len(self._raw) < size + 2:
                self._more()
            chunk, self._raw = self._raw[:size], self._raw[size + 2 :]
            self.received += size
            self._text += self._unzip.decompress(chunk) if self.zipped else chunk
        return self._text.partition(b"\n\n")

    def _until(self, end: bytes) -> bytes:
        while end not in self._raw:
            self._more()
        found, _, self._raw = self._raw.partition(end)
        return found

    def _more(self) -> None:
        heard = self.connection.recv(65536)
        if not heard:
            raise EOFError("the server hung up")
        self._raw += heard


@contextmanager
def opened(phone: Phone, query: str = "", encoding: str = "identity") -> Iterator[Page]:
    cookies = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    lines = [
        f"GET /events{query} HTTP/1.1",
        f"Host: 127.0.0.1:{phone.port}",
        f"Cookie: {cookies}",
        f"Accept-Encoding: {encoding}",
        "",
        "",
    ]
    with socket.create_connection(("127.0.0.1", phone.port), timeout=120) as connection:
        connection.sendall("\r\n".join(lines).encode())
        yield Page(connection)


def test_an_open_page_gets_the_screen_at_once_and_each_new_one(room: PhoneRoom) -> None:
    with opened(room.joined(room.person())) as page:
        first = page.next("screen")
        ballot = room.open_ballot()
        screens = [page.next("screen")]
        while ballot.id not in screens[-1]:
            screens.append(page.next("screen"))

    assert "text/event-stream" in page.head
    assert "Vous êtes bien arrivé·e" in first


def test_a_page_that_has_the_screen_already_is_spared_it(room: PhoneRoom) -> None:
    phone = room.joined(room.person())
    screen = phone.get("/screen?v=").headers["x-screen"]
    with opened(phone, f"?v={screen}") as page:
        assert json.loads(page.next("mine")) == []

        room.open_ballot()
        assert "<h1" in page.next("screen")


def test_one_side_gets_the_same_bytes_and_the_other_its_own(room: PhoneRoom) -> None:
    phones = [room.joined(room.person(Side.CUSTOMER, 0)), room.joined(room.person(Side.CUSTOMER, 1))]
    ballot = room.open_ballot()
    with opened(phones[0]) as one, opened(phones[1]) as two, opened(room.joined(room.person(Side.COMPANY))) as other:
        screens = [page.next("screen") for page in (one, two, other)]

    assert screens[0] == screens[1]
    assert ballot.id in screens[2] and screens[2] != screens[0]


def test_a_question_weighs_two_kilobytes_at_most(room: PhoneRoom) -> None:
    """The longest of the agenda: eight statements to rate, and three words."""
    room.open_ballot()
    phone = room.joined(room.person())
    with opened(phone, encoding="gzip") as page:
        screen = page.next("screen")

    assert page.zipped and screen.count("<legend>") == 8
    assert page.received < 2048


def test_zipped_pages_hear_every_screen_too(room: PhoneRoom) -> None:
    with opened(room.joined(room.person()), encoding="gzip, deflate") as page:
        first = page.next("screen")
        room.open_ballot()

        assert page.next("screen") != first


def test_a_vote_elsewhere_reaches_ones_page_as_done_and_never_as_what(
    room: PhoneRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballot, phone = room.open_ballot(), room.joined(room.person())
    phone.send(ballot.step_id, rating(ballot))
    room.evening.desk.look().result(120)
    with opened(phone) as page:
        mine = page.next("mine")

    assert json.loads(mine) == [ballot.id]


def test_what_somebody_votes_changes_nobodys_screen(room: PhoneRoom) -> None:
    ballot = room.open_ballot()
    voter, watcher = room.joined(room.person()), room.joined(room.person(number=1))
    before = watcher.get("/screen?v=").text

    voter.send(ballot.step_id, rating(ballot))
    room.evening.desk.look().result(120)

    assert watcher.get("/screen?v=").text == before


def test_the_screen_that_comes_after_votes_reaches_every_page(room: PhoneRoom) -> None:
    ballot = room.open_ballot()
    voter = room.joined(room.person())
    with opened(room.joined(room.person(number=1))) as page:
        assert ballot.id in page.next("screen")
        voter.send(ballot.step_id, rating(ballot))
        room.evening.desk.look().result(120)

        room.evening.do(ballots.close_ballot, ballot.id)

        assert f'data-form="{ballot.id}"' not in page.next("screen")


def test_a_renewed_badge_ends_the_pages_that_the_old_one_opened(room: PhoneRoom) -> None:
    lost, other = room.person(), room.person(number=1)
    with opened(room.joined(lost)) as page, opened(room.joined(other)) as another:
        assert page.next("screen") and another.next("screen")
        room.evening.do(people.new_badge, lost.id)
        room.evening.desk.look().result(120)
        room.open_ballot()

        assert another.next("screen")
        with pytest.raises((EOFError, ConnectionResetError)):
            while True:
                page.next("screen")


def test_a_third_page_of_one_person_closes_the_first(room: PhoneRoom) -> None:
    phone = room.joined(room.person())
    with opened(phone) as first, opened(phone) as second, opened(phone) as third:
        assert third.next("screen")
        assert first.next("elsewhere") == "."
        with pytest.raises(EOFError):
            first.next("screen")
        assert second.next("screen")


def test_a_stranger_has_no_stream(room: PhoneRoom) -> None:
    assert room.stranger().get("/events").status == 401


def test_the_console_sees_who_is_connected(room: PhoneRoom) -> None:
    camille = room.person()
    phone = room.joined(camille)
    with opened(phone, "?waiting=3") as page:
        page.next("screen")

        assert room.server.connected() == {camille.id}
        assert room.server.waiting == {camille.id: 3}
        assert room.server.last_seen[camille.id] < 5


def test_an_open_page_gets_a_sign_of_life(room: PhoneRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.server.stop()
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.05)
    room.server = room.serve()
    with opened(room.joined(room.person())) as page:
        page.next("screen")
        page.next("mine")

        assert page.next("beat") == "."


def test_a_page_that_never_reads_is_cut_and_the_others_hear_on(
    room: PhoneRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BACKLOG_BYTES", -1)
    phone = room.joined(room.person())

    with opened(phone) as page, pytest.raises((EOFError, ConnectionResetError)):
        page.next("screen")

    monkeypatch.undo()
    with opened(phone) as page:
        assert page.next("screen")


def test_stopping_with_open_pages_is_quick(room: PhoneRoom) -> None:
    with opened(room.joined(room.person())) as page:
        page.next("screen")
        room.server.stop()

        with pytest.raises((EOFError, ConnectionResetError)):
            page.next("screen")
