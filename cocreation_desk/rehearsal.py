"""Simulated phones: each one a badge, a cookie and an open page, over real HTTP, reading its forms and filling them in."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

PATIENCE_SECONDS = 30.0

Fields = dict[str, list[str]]


# The page as somebody reads it


@dataclass
class Choice:
    """One thing to tick or to tap in a group, or one number to fill in."""

    value: str
    label: str = ""


@dataclass
class Question:
    """What one name in a form asks for. ``sort``: radio, checkbox, number or text."""

    name: str
    sort: str
    legend: str = ""
    choices: list[Choice] = field(default_factory=list)
    most: int = 0


@dataclass
class Sheet:
    """One form of the page: what it is remembered by, where it goes, and what it asks."""

    form_id: str
    action: str
    manner: str
    hidden: dict[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    budget: int = 0

    def question(self, name: str) -> Question:
        return next(each for each in self.questions if each.name == name)


class _Reader(HTMLParser):
    """Collects the forms of a page, with the words that stand beside their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self._sheet: Sheet | None = None
        self._legend = ""
        self._most = 0
        self._words: list[str] | None = None
        self._open_choice: Choice | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._sheet = Sheet(said.get("data-form", ""), said.get("action", ""), said.get("class", ""))
            self.sheets.append(self._sheet)
        if self._sheet is None:
            return
        match tag:
            case "fieldset":
                self._legend, self._most = "", int(said.get("data-most", "0"))
                self._sheet.budget = int(said.get("data-budget", "0")) or self._sheet.budget
            case "legend" | "label":
                self._words = []
            case "input" | "textarea":
                self._field(self._sheet, said.get("type", "text") if tag == "input" else "text", said)

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._words or ()).split())
        if tag == "form":
            self._sheet = None
        elif tag == "legend":
            self._legend, self._words = words, None
        elif tag == "label":
            if self._open_choice is not None:
                self._open_choice.label = words
            self._open_choice, self._words = None, None

    def _field(self, sheet: Sheet, sort: str, said: Mapping[str, str]) -> None:
        name, value = said.get("name", ""), said.get("value", "")
        if sort == "hidden":
            sheet.hidden[name] = value
            return
        sort = sort if sort in ("radio", "checkbox", "number") else "text"
        known = next((each for each in sheet.questions if each.name == name and sort in ("radio", "checkbox")), None)
        question = known or Question(name, sort, self._legend, most=self._most)
        if known is None:
            sheet.questions.append(question)
        if sort == "number":
            question.most = int(said.get("max") or 0)
        if sort == "text":
            question.most = int(said.get("maxlength") or 200)
            question.legend = " ".join("".join(self._words or ()).split())
            return
        self._open_choice = Choice(value)
        question.choices.append(self._open_choice)


def read_page(html: str) -> list[Sheet]:
    reader = _Reader()
    reader.feed(html)
    return reader.sheets


# The connection


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """One HTTP/1.1 connection to the server, kept alive."""

    def __init__(self, url: str) -> None:
        there = urlsplit(url)
        self._host, self._port = there.hostname or "127.0.0.1", there.port or 80
        self.origin = f"http://{there.netloc}"
        self._netloc = there.netloc
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, headers: Mapping[str, str], form: Fields | None = None) -> Reply:
        """One request; once more on a new connection when the kept one had been closed meanwhile."""
        request = self._request(method, path, headers, form)
        fresh = self._writer is None
        try:
            return await self._exchange(request)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            if fresh:
                raise
        return await self._exchange(request)

    async def listen(self, path: str, headers: Mapping[str, str]) -> AsyncIterator[tuple[str, str]]:
        """The events of a stream, each by its name and its data."""
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            writer.write(self._request("GET", path, headers, None))
            status, _ = await _head(reader)
            if status != 200:
                raise ConnectionError(f"the stream was answered {status}")
            waiting = b""
            while chunk := await _chunk(reader):
                waiting += chunk
                while b"\n\n" in waiting:
                    event, _, waiting = waiting.partition(b"\n\n")
                    yield _event(event.decode())
        finally:
            writer.close()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _exchange(self, request: bytes) -> Reply:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        self._writer.write(request)
        status, headers = await _head(self._reader)
        body = await self._reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Reply(status, headers, body)

    def _request(self, method: str, path: str, headers: Mapping[str, str], form: Fields | None) -> bytes:
        body = urlencode(form, doseq=True).encode() if form is not None else b""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._netloc}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if form is not None:
            lines += [
                f"Origin: {self.origin}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join((*lines, "", "")).encode() + body


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers: dict[str, str] = {}
    for name, _, value in pairs:
        kept = headers.get(name.lower())
        headers[name.lower()] = f"{kept}\n{value.strip()}" if kept else value.strip()
    return int(head[0].split()[1]), headers


async def _chunk(reader: asyncio.StreamReader) -> bytes:
    try:
        size = int(await reader.readuntil(b"\r\n"), 16)
        return (await reader.readexactly(size + 2))[:-2]
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def _event(event: str) -> tuple[str, str]:
    name, data = "message", []
    for line in event.split("\n"):
        kind, _, value = line.partition(": ")
        if kind == "event":
            name = value
        elif kind == "data":
            data.append(value)
    return name, "\n".join(data)


# The phone


class NotSaved(Exception):
    """The server said no, or something we do not understand."""


class Phone:
    """One person's phone. ``acks`` keeps how long each "saved" took, in seconds; ``heard`` when its screens came."""

    def __init__(self, url: str, path: str, participant_id: str = "", language: str = "fr") -> None:
        self.participant_id = participant_id
        self.language = language
        self.acks: list[float] = []
        self.heard: list[float] = []
        self.bytes_heard = 0
        self.html = ""
        self._path = path
        self._line = Line(url)
        self._cookies: dict[str, str] = {}
        self._news = asyncio.Event()
        self._stream: asyncio.Task[None] | None = None

    async def join(self) -> float:
        """Scan the badge, choose the language, open the page; how many seconds it took."""
        began = time.perf_counter()
        page = await self._ask("GET", self._path)
        entrance = read_page(page.body.decode())[-1]
        await self._follow(await self._ask("POST", entrance.action, {k: [v] for k, v in entrance.hidden.items()}))
        await self._follow(await self._ask("POST", "/language", {"language": [self.language]}))
        self._stream = asyncio.create_task(self._listen())
        return time.perf_counter() - began

    async def look(self) -> list[Sheet]:
        """What the screen asks at this moment."""
        reply = await self._ask("GET", "/screen")
        if reply.status == 200:
            self.html = reply.body.decode()
        return read_page(self.html)

    async def sheet(self, form_id: str) -> Sheet:
        """That form, as soon as the screen brings it by itself."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                self._news.clear()
                for each in read_page(self.html):
                    if each.form_id == form_id:
                        return each
                await self._news.wait()

    async def send(self, sheet: Sheet, values: Mapping[str, Sequence[str]], key: str = "") -> dict[str, object]:
        """Send a form filled in; ``NotSaved`` unless the answer is "saved"."""
        fields: Fields = {name: [value] for name, value in sheet.hidden.items()}
        fields |= {name: list(value) for name, value in values.items()}
        fields["key"] = [key or secrets.token_hex(8)]
        began = time.perf_counter()
        reply = await self._ask("POST", sheet.action, fields, {"Accept": "application/json"})
        try:
            answer = json.loads(reply.body)
        except ValueError:
            answer = {}
        if reply.status != 200 or not answer.get("saved"):
            raise NotSaved(f"{reply.status} {answer.get('text', '')}")
        self.acks.append(time.perf_counter() - began)
        return dict(answer)

    async def hang_up(self) -> None:
        if self._stream is not None:
            self._stream.cancel()
            with suppress(asyncio.CancelledError):
                await self._stream
        self._line.close()

    async def _listen(self) -> None:
        while True:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                async for name, data in self._line.listen("/events", self._headers({})):
                    self.bytes_heard += len(data)
                    if name == "screen":
                        self.html = data
                        self.heard.append(time.perf_counter())
                        self._news.set()
            await asyncio.sleep(0.2)  # as the page does when its stream breaks: a moment, then again

    async def _follow(self, reply: Reply) -> None:
        if reply.status != 303:
            raise NotSaved(f"joining was answered {reply.status}")
        page = await self._ask("GET", reply.headers["location"])
        self.html = page.body.decode()

    async def _ask(
        self, method: str, path: str, form: Fields | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        reply = await self._line.ask(method, path, self._headers(headers or {}), form)
        for cookie in reply.headers.get("set-cookie", "").split("\n"):
            name, _, value = cookie.partition(";")[0].partition("=")
            if name:
                self._cookies[name] = value
        return reply

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return {"Accept-Language": self.language, **({"Cookie": cookies} if cookies else {}), **more}


@asynccontextmanager
async def joined(phones: Sequence[Phone], at_once: int = 50) -> AsyncIterator[list[float]]:
    """All of them in the room, ``at_once`` at a time; gives how long each took."""
    gate = asyncio.Semaphore(at_once)

    async def join(phone: Phone) -> float:
        async with gate:
            return await phone.join()

    try:
        yield list(await asyncio.gather(*(join(phone) for phone in phones)))
    finally:
        await asyncio.gather(*(phone.hang_up() for phone in phones))


def spread(values: Sequence[float]) -> dict[str, float]:
    """The middle, the slow and the slowest, in milliseconds."""
    ordered = sorted(values)
    if not ordered:
        return {"n": 0, "p50": 0.0, "p95": 0.0, "p99": 0.0, "max": 0.0}

    def at(share: float) -> float:
        return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)] * 1000, 1)

    return {"n": len(ordered), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": at(1.0)}
