"""The counters on a scrutineer's own phone: roll, papers received and by which way, never a choice, and nothing to do.

Each scrutineer has an address of their own. It shows the counters for as long as they are named in the election and
their badge has not been renewed; whatever is sent here changes nothing in the session.
"""

from __future__ import annotations

import hmac

from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.badges import as_typed, scrutineer_code
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language, language
from cocreation_desk.kinds.counters import counters
from cocreation_desk.server import web
from cocreation_desk.server.guard import Guesses
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.web import Answer, Asked, Form
from cocreation_desk.words import sayer

WATCHING = "/watch"
LANGUAGE_COOKIE = "cd_watch_language"


class Watch:
    """Answers whatever is under ``/watch``, on the loop's thread. ``show`` gives it each new room."""

    def __init__(self, desk: Desk, pages: Pages, guesses: Guesses) -> None:
        self._desk = desk
        self._pages = pages
        self._guesses = guesses
        self._codes: dict[tuple[str, int], str] = {}
        self._room = desk.room

    def show(self, room: Room) -> None:
        self._room = room

    def shown(self, asked: Asked, path: tuple[str, ...]) -> Answer:
        match path:
            case ():
                return self._counters(asked)
            case ("begin" | "language",):
                return web.see_other(WATCHING)
            case (code,):
                return self._page("enter", asked, code=code)
        return Answer(404)

    async def posted(self, asked: Asked, path: tuple[str, ...], form: Form) -> Answer:
        match path:
            case ("begin",):
                return await self._begin(asked, form.get("code", [""])[0])
            case ("language",):
                return self._speak(form.get("language", [""])[0])
        return Answer(404)

    async def _begin(self, asked: Asked, code: str) -> Answer:
        if self._scrutineer(code) is None:
            if not await self._guesses.may_try(asked.address):
                return Answer(429)
            self._guesses.wrong(asked.address)
            return self._refused(asked)
        return web.see_other(WATCHING).with_cookie(self._cookie, as_typed(code))

    def _counters(self, asked: Asked) -> Answer:
        watcher = self._scrutineer(asked.cookies.get(self._cookie, ""))
        if watcher is None:
            return self._refused(asked)
        spoken = self._spoken(asked, watcher)
        return self._page("counters", asked, spoken=spoken, shown=counters(self._room, sayer(spoken)))

    def _refused(self, asked: Asked) -> Answer:
        return self._page("refused", asked, 403)

    def _scrutineer(self, code: str) -> Participant | None:
        """Whose code that is, among those who are named as scrutineers now."""
        room, given = self._room, as_typed(code).encode()
        if room.session is None or room.election is None or not given:
            return None
        named = (each for each in room.participants if each.id in room.election.scrutineers)
        return next((each for each in named if hmac.compare_digest(given, self._code_of(each).encode())), None)

    def _code_of(self, scrutineer: Participant) -> str:
        session = self._room.session
        issued = (scrutineer.id, scrutineer.badge_issue)
        if issued not in self._codes and session is not None:
            self._codes[issued] = scrutineer_code(self._desk.file.badge_key, session.id, *issued)
        return self._codes[issued]

    @property
    def _cookie(self) -> str:
        return f"cd_watch_{self._room.session.id if self._room.session else ''}"

    def _speak(self, chosen: str) -> Answer:
        try:
            return web.see_other(WATCHING).with_cookie(LANGUAGE_COOKIE, language(chosen))
        except ValueError:
            return Answer(400)

    def _spoken(self, asked: Asked, watcher: Participant | None = None) -> Language:
        session = self._room.session
        own = (watcher.language if watcher else None) or (session.language if session else "fr")
        try:
            return language(asked.cookies.get(LANGUAGE_COOKIE, ""))
        except ValueError:
            return own

    def _page(
        self, name: str, asked: Asked, status: int = 200, *, spoken: Language | None = None, **details: object
    ) -> Answer:
        spoken = spoken or self._spoken(asked)
        speaks = f"{WATCHING}/language"
        page = self._pages.page(f"watch_{name}", self._room, spoken, "", language_at=speaks, **details)
        return Answer(status, page)
