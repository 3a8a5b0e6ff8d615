"""What a phone asked and what it is answered, as plain values between our pages and the web server."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, unquote_plus

from cocreation_desk.domain.errors import Refused, Trouble

Form = Mapping[str, list[str]]

SECURITY = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    # Not "no-referrer": with that browsers post forms with "Origin: null".
    (b"referrer-policy", b"same-origin"),
)
NEVER_KEPT = (b"cache-control", b"no-store")
ZIPPED = (b"content-encoding", b"gzip")
HTML = b"text/html; charset=utf-8"
JSON = b"application/json"
JPEG = b"image/jpeg"
HALF_A_DAY = 43_200
MOST_FIELDS = 400


class Asked:
    """One request, without its body, as ASGI describes it."""

    __slots__ = ("_cookies", "_headers", "address", "method", "path", "query", "transport")

    def __init__(self, scope: Mapping[str, Any]) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: str = scope["query_string"].decode("latin-1")
        client = scope.get("client")
        self.address: str = client[0] if client else ""
        self.transport: Any = scope.get("extensions", {}).get("desk.transport")
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        if len(self._headers) < len(scope["headers"]):
            self._headers = _joined(scope["headers"])
        self._cookies: Mapping[str, str] | None = None

    def header(self, name: str) -> str:
        return self._headers.get(name.encode("ascii"), b"").decode("latin-1")

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}"

    @property
    def wants_json(self) -> bool:
        return "application/json" in self.header("accept")

    @property
    def takes_gzip(self) -> bool:
        return "gzip" in self.header("accept-encoding")

    @property
    def cookies(self) -> Mapping[str, str]:
        if self._cookies is None:
            # Cookies ignore ports, so other programs' live beside ours: each is read on its own, whatever the rest look like.
            pairs = (pair.partition("=") for pair in self.header("cookie").split(";"))
            self._cookies = {name.strip(): value.strip() for name, _, value in pairs}
        return self._cookies

    def asked_for(self, name: str) -> str:
        """A value of the query, or nothing."""
        try:
            return parse_qs(self.query, max_num_fields=20).get(name, [""])[0]
        except ValueError:
            return ""


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Two Host or Origin lines are two opinions: joined they match nothing."""
    joined: dict[bytes, bytes] = {}
    for name, value in headers:
        joined[name] = joined[name] + b"; " + value if name in joined else value
    return joined


@dataclass(frozen=True)
class Answer:
    """What goes back."""

    status: int
    body: bytes = b""
    kind: bytes = HTML
    headers: tuple[tuple[bytes, bytes], ...] = field(default=(NEVER_KEPT,))

    def with_cookie(self, name: str, value: str) -> Answer:
        cookie = f"{name}={value}; Path=/; Max-Age={HALF_A_DAY}; SameSite=Lax; HttpOnly"
        return replace(self, headers=(*self.headers, (b"set-cookie", cookie.encode("ascii"))))


def see_other(place: str) -> Answer:
    return Answer(303, headers=(NEVER_KEPT, (b"location", place.encode("ascii"))))


def status_of(trouble: Trouble) -> int:
    """A rule says no, and trying again will not help; or the surroundings fail us, and it may."""
    return 409 if isinstance(trouble, Refused) else 503


def read_form(body: bytes) -> Form:
    """The fields of a form as a browser sends them; ``ValueError`` when they are not.

    As the standard library's ``parse_qs`` reads them, in a fraction of its time: most forms have nothing to decode.
    """
    sent = body.decode("ascii")
    pairs = [pair.partition("=") for pair in sent.split("&") if pair]
    if len(pairs) > MOST_FIELDS:
        raise ValueError("more fields than any page has")
    form: dict[str, list[str]] = {}
    is_plain = "%" not in sent and "+" not in sent
    for name, _, value in pairs:
        if is_plain:
            form.setdefault(name, []).append(value)
        else:
            form.setdefault(_decoded(name), []).append(_decoded(value))
    return form


def _decoded(text: str) -> str:
    return unquote_plus(text, errors="strict")


async def read_body(receive: Any, most: int) -> bytes | None:
    """The whole body; None when the phone went away or sent more than it said."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += bytes(message["body"])
        if len(body) > most:
            return None
        if not message["more_body"]:
            return body


def zipped(answer: Answer) -> Answer:
    return replace(answer, body=gzip.compress(answer.body, 6, mtime=0), headers=(*answer.headers, ZIPPED))


async def send_answer(send: Any, answer: Answer, *, head_only: bool = False, keep_alive: bool = True) -> None:
    headers = [
        (b"content-length", str(len(answer.body)).encode()),
        *((((b"content-type", answer.kind)),) if answer.body else ()),
        *answer.headers,
        *SECURITY,
        *(() if keep_alive else ((b"connection", b"close"),)),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if head_only else answer.body})
