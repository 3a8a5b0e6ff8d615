"""The open pages in the room: each new screen is rendered once a language and side, framed once, and sent to all."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language
from cocreation_desk.kinds.group_words import groups_of
from cocreation_desk.server.guard import BACKLOG_BYTES, STREAMS_EACH
from cocreation_desk.server.marks import marks
from cocreation_desk.server.pages import AGAIN, Pages, Screen, shown_steps

HEARTBEAT_SECONDS = 15.0
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # and never its end: the page is never done

Audience = tuple[Language, Side]


@dataclass(eq=False)
class Stream:
    """One open page."""

    participant_id: str
    badge_issue: int
    language: Language
    transport: asyncio.Transport
    zipped: bool
    screen_id: str = ""
    told: frozenset[str] = field(default_factory=frozenset)


class Live:
    """Everybody's current screen, and the streams it goes to. Lives on the loop's thread."""

    def __init__(self, pages: Pages, language_of: Callable[[Participant], Language]) -> None:
        self._pages = pages
        self._language_of = language_of
        self._room: Room | None = None
        self._people: dict[str, Participant] = {}
        self._screens: dict[Audience, Screen] = {}
        self._steps: dict[Side, tuple[Step, ...]] = {}
        self._streams: dict[str, list[Stream]] = {}

    @property
    def connected(self) -> frozenset[str]:
        """Who has a page open. Safe from any thread."""
        return frozenset(self._streams.copy())

    def show(self, room: Room) -> None:
        """A new room: whoever's screen it changes gets the new one. Votes change nobody's: what they are comes later."""
        if self._room is not None and room.has_only_votes_since(self._room):
            self._room = room
            return
        stayed = True
        if self._room is None or room.participants is not self._room.participants:
            people = {each.id: each for each in room.participants}
            stayed = _shown_by(self._people).items() <= _shown_by(people).items()
            self._people = people
        self._room = room
        before, self._screens = self._screens, {}
        self._steps = {side: shown_steps(room, side) for side in Side}
        if stayed and all(self.screen(*audience).id == screen.id for audience, screen in before.items()):
            return
        chunks: dict[tuple[str, bool], bytes] = {}
        for stream in [stream for streams in self._streams.values() for stream in streams]:
            participant = self._people.get(stream.participant_id)
            if participant is None or participant.badge_issue != stream.badge_issue:
                stream.transport.abort()
                continue
            screen = self.screen(stream.language, participant.side)
            if screen.id != stream.screen_id:
                stream.screen_id = screen.id
                if (screen.id, stream.zipped) not in chunks:
                    chunks[screen.id, stream.zipped] = _chunk(_screen_event(screen), stream.zipped)
                self._write(stream, chunks[screen.id, stream.zipped])
                self._tell_marks(stream)

    def screen(self, language: Language, side: Side) -> Screen:
        """The current screen of that language and side, rendered when first wanted."""
        if self._room is None:
            raise ValueError("no room to show yet")
        if (language, side) not in self._screens:
            self._screens[language, side] = self._pages.screen(self._room, language, side)
        return self._screens[language, side]

    def marks_of(self, participant_id: str, side: Side) -> frozenset[str]:
        """What they have answered of what is on their screen."""
        if self._room is None:
            return frozenset()
        answered = (marks(self._room, step, participant_id) for step in self._steps[side])
        again = {AGAIN} if participant_id in self._room.ask_again else set()
        return groups_of(self._room, participant_id).union(again, *answered)

    def open(self, participant: Participant, transport: asyncio.Transport, seen: str, *, zipped: bool) -> Stream:
        """A page has opened: it gets the current screen unless it shows that already. A third page closes the first."""
        language = self._language_of(participant)
        stream = Stream(participant.id, participant.badge_issue, language, transport, zipped)
        self._people.setdefault(participant.id, participant)  # they may be newer than the room
        mine = self._streams.setdefault(participant.id, [])
        mine.append(stream)
        while len(mine) > STREAMS_EACH:
            oldest = mine.pop(0)
            self._send(oldest, b"event: elsewhere\ndata: .\n\n")
            oldest.transport.close()
        screen = self.screen(language, participant.side)
        stream.screen_id = screen.id
        if zipped:
            self._write(stream, _framed(_GZIP_HEADER))
        self._send(stream, b"retry: 2500\nevent: beat\ndata: .\n\n")
        if seen != screen.id:
            self._send(stream, _screen_event(screen))
        self._tell_marks(stream, always=True)
        return stream

    def close(self, stream: Stream) -> None:
        mine = self._streams.get(stream.participant_id, [])
        if stream in mine:
            mine.remove(stream)
        if not mine:
            self._streams.pop(stream.participant_id, None)

    def close_all(self) -> None:
        for streams in list(self._streams.values()):
            for stream in streams:
                stream.transport.abort()

    async def beat(self) -> None:
        """For ever: a sign of life that scripts can hear, and what somebody may have answered elsewhere."""
        event = b"event: beat\ndata: .\n\n"
        chunks = {zipped: _chunk(event, zipped) for zipped in (False, True)}
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            for stream in [stream for streams in self._streams.values() for stream in streams]:
                self._write(stream, chunks[stream.zipped])
                self._tell_marks(stream)

    def _tell_marks(self, stream: Stream, *, always: bool = False) -> None:
        participant = self._people.get(stream.participant_id)
        if participant is None:
            return
        mine = self.marks_of(participant.id, participant.side)
        if always or mine != stream.told:
            stream.told = mine
            self._send(stream, b"event: mine\ndata: %s\n\n" % json.dumps(sorted(mine)).encode())

    def _send(self, stream: Stream, event: bytes) -> None:
        self._write(stream, _chunk(event, stream.zipped))

    def _write(self, stream: Stream, chunk: bytes) -> None:
        """A page that has stopped reading is cut off; it comes back to the current screen."""
        if stream.transport.get_write_buffer_size() > BACKLOG_BYTES:
            stream.transport.abort()
        elif not stream.transport.is_closing():
            stream.transport.write(chunk)


def _shown_by(people: Mapping[str, Participant]) -> dict[str, tuple[Side, int]]:
    """What decides which screens somebody is shown, on which phones."""
    return {each.id: (each.side, each.badge_issue) for each in people.values()}


def _screen_event(screen: Screen) -> bytes:
    lines = "".join(f"data: {line}\n" for line in screen.html.splitlines())
    return f"event: screen\nid: {screen.id}\n{lines}\n".encode()


def _chunk(event: bytes, zipped: bool) -> bytes:
    """An event as it goes over the wire. Zipped ones look back at nothing, so the same bytes suit every stream."""
    if zipped:
        squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        event = squeezer.compress(event) + squeezer.flush(zlib.Z_FULL_FLUSH)
    return _framed(event)


def _framed(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)
