"""The page a facilitator opens with their own phone before the day: it shows that phones get through, and how fast."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.domain.room import Room
from cocreation_desk.server.asking import Asking
from cocreation_desk.server.network import Visit
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.web import Answer, Asked

TRYING = "/try"
LONGEST_MS = 60_000


class Trying:
    """Answers what is under ``/try``, on the loop's thread; nothing here concerns the session."""

    def __init__(self, room: Room, pages: Pages, asking: Asking) -> None:
        self._room = room
        self._pages = pages
        self._asking = asking
        self._round_trips: dict[str, int] = {}

    def show(self, room: Room) -> None:
        self._room = room

    def shown(self, asked: Asked, path: tuple[str, ...]) -> Answer:
        match path:
            case ():
                return Answer(200, self._pages.page("try", self._room, self._asking.language(asked), other=None))
            case ("ping",):
                took = asked.asked_for("took")
                if took.isascii() and took.isdigit():
                    self._round_trips[asked.address] = min(int(took[:6]), LONGEST_MS)
                return Answer(204)
        return Answer(404)

    def visits(self, heard: Mapping[str, float], now: float) -> tuple[Visit, ...]:
        """Each address that asked for a page, with what it measured here, if it did."""
        return tuple(Visit(who, now - then, self._round_trips.get(who)) for who, then in heard.items())
