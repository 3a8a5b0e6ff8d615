"""A room with phones in it: an evening, its server on loopback, and people who ask it for things."""

from __future__ import annotations

import http.client
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from cocreation_desk.desk import ballots, running
from cocreation_desk.domain.badges import badge_code
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.server.run import PhoneServer
from tests.evenings import Evening

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def cookie(self) -> str:
        return self.headers.get("set-cookie", "").partition(";")[0]


@dataclass
class Phone:
    """Somebody's browser, without the browser: it keeps its cookies and says where it comes from."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: str | bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        sent = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": FORM} if body is not None else {}
        status, heard, raw = self._exchange(method, path, body, sent | dict(headers or {}))
        reply = Reply(status, heard, raw.decode())
        if reply.cookie:
            name, _, value = reply.cookie.partition("=")
            self.cookies[name] = value
        return reply

    def zipped(self, path: str) -> bytes:
        """The bytes on the wire, as a browser asks for them."""
        return self._exchange("GET", path, None, {"Accept-Encoding": "gzip, deflate"})[2]

    def _exchange(
        self, method: str, path: str, body: str | bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        try:
            connection.request(method, path, body, cookies | dict(headers))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def get(self, path: str = "/") -> Reply:
        return self.ask("GET", path)

    def post(self, path: str, **fields: object) -> Reply:
        """As a form without a script sends it."""
        return self.ask("POST", path, urlencode(fields, doseq=True))

    def send(self, step_id: str, fields: Mapping[str, object], key: str = "") -> Reply:
        """As the page's script sends it."""
        body = urlencode(dict(fields) | {"key": key or secrets.token_hex(16)}, doseq=True)
        return self.ask("POST", f"/answer/{step_id}", body, {"Accept": "application/json"})


class PhoneRoom:
    """A session with nine customers and nine executives, and the door open for their phones; or not yet."""

    def __init__(self, path: Path, *, doors_open: bool = True) -> None:
        self.told: list[tuple[str, Mapping[str, object]]] = []
        self.evening = Evening(path)
        self.evening.hold()
        self.evening.do(running.make_ready, self.evening.session_id)
        if doors_open:
            self.evening.do(running.welcome, self.evening.session_id)
        self.server = self.serve()

    def serve(self, port: int = 0) -> PhoneServer:
        return PhoneServer(self.evening.desk, port=port, names=("lan.test",), tell=self.hear)

    def hear(self, key: str, details: Mapping[str, object]) -> None:
        self.told.append((key, details))

    def close(self) -> None:
        self.server.stop()
        self.evening.desk.close()

    @property
    def room_code(self) -> str:
        session = self.evening.room.session
        assert session is not None
        return session.room_code

    def person(self, side: Side = Side.CUSTOMER, number: int = 0) -> Participant:
        return [each for each in self.evening.room.participants if each.side is side][number]

    def badge(self, participant: Participant) -> str:
        return badge_code(self.evening.desk.file.badge_key, participant.id, participant.badge_issue)

    def stranger(self) -> Phone:
        return Phone(self.server.port)

    def joined(self, participant: Participant, language: str = "fr") -> Phone:
        phone = self.stranger()
        assert phone.post("/join", code=self.badge(participant)).status == 303
        assert phone.post("/language", language=language).status == 303
        return phone

    def open_ballot(self, nth: int = 1) -> Ballot:
        """Go on to that vote and open it: the first is a rating of eight statements, the third a gradient."""
        step_id = self.evening.reach("ballot", nth)
        self.evening.do(ballots.open_ballot, self.evening.ballot(step_id).id)
        return self.evening.ballot(step_id)

    def close_ballot(self, ballot: Ballot) -> None:
        self.evening.do(ballots.close_ballot, ballot.id)


def rating(ballot: Ballot, grade: int = 4) -> dict[str, object]:
    """A paper for the rating: the same grade for every statement."""
    return {"ballot": ballot.id} | {f"grade-{option.mark}": grade for option in ballot.options}
