"""The entrance: a badge, the room's code or a name, then a language, and a phone is somebody's."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping

from cocreation_desk.desk import devices, people
from cocreation_desk.domain.errors import Refused, Trouble
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.server import web
from cocreation_desk.server.asking import LANGUAGE_COOKIE, Asking, language_or_none
from cocreation_desk.server.guard import Guesses, Pace, Tell
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.postbox import Postbox
from cocreation_desk.server.tokens import Badge, Codes, Door, cookie_name, is_guessable, new_token, token_hash
from cocreation_desk.server.web import Answer, Asked, Form
from cocreation_desk.words import sayer

OPEN_TO_BADGES = (SessionState.READY, SessionState.WELCOMING, SessionState.RUNNING, SessionState.SUSPENDED)
REFRESH_SECONDS = 15
# The pages that are shown again once another language was chosen on them; every other one leads to the room.
SPEAK_IN_PLACE = re.compile(r"/(?:draw|mine|j/[A-Za-z0-9-]{1,40})")
_LOST = {404: ("phone_nowhere", "phone_nowhere_words"), 429: ("phone_failed", "phone_too_fast")}

Handler = Callable[[Asked, Form], Awaitable[Answer]]


class Entrance:
    """What those who are not in yet see and send; ``posts`` are the forms it takes, by their address."""

    def __init__(
        self,
        room: Room,
        pages: Pages,
        codes: Codes,
        guesses: Guesses,
        postbox: Postbox,
        asking: Asking,
        tell: Tell,
    ) -> None:
        self._room = room
        self._pages = pages
        self._codes = codes
        self._guesses = guesses
        self._guests = Pace(a_second=20, at_once=200)
        self._postbox = postbox
        self._asking = asking
        self._tell = tell
        self.posts: Mapping[str, Handler] = {
            "join": self._join,
            "guest": self._enter_as_guest,
            "language": self._choose_language,
        }

    def show(self, room: Room) -> None:
        self._room = room

    def before_the_door(self, asked: Asked, alert: str = "", status: int = 200, code: str = "") -> Answer:
        session = self._room.session
        spoken = self._asking.language(asked)
        if session is None or session.state is SessionState.DRAFT:
            words = ("phone_not_open", "phone_not_open_words")
            return Answer(status, self._pages.message_page(self._room, spoken, *words, refresh=REFRESH_SECONDS))
        if session.state not in OPEN_TO_BADGES:
            return Answer(status, self._pages.message_page(self._room, spoken, "phone_over", "phone_over_words"))
        return self.page("join", asked, status, alert, code=code)

    def page(self, name: str, asked: Asked, status: int = 200, alert: str = "", **details: object) -> Answer:
        return Answer(status, self._pages.page(name, self._room, self._asking.language(asked), alert, **details))

    def lost(self, asked: Asked, status: int) -> Answer:
        """For whoever came where there is nothing, or where we failed: what that means, and the way back."""
        title, words = _LOST.get(status, ("phone_failed", "phone_failed_words"))
        say = sayer(self._asking.language(asked))
        return self.page("lost", asked, status, heading=say(title), words=say(words))

    async def _join(self, asked: Asked, form: Form) -> Answer:
        code = _one(form, "code")
        if is_guessable(code) and not await self._guesses.may_try(asked.address):
            return self._refused(asked, Refused("phone_too_fast"), 429, code)
        session = self._room.session
        if session is None or session.state not in OPEN_TO_BADGES:
            return self.before_the_door(asked)
        match self._codes.read(code):
            case None:
                self._guesses.wrong(asked.address)
                return self._refused(asked, Refused("code_unknown"), 404, code)
            case Door():
                if self._asking.participant(asked) is not None:
                    return web.see_other("/")
                return self._door(asked, code)
            case Badge(participant_id):
                already = self._asking.participant(asked)
                try:
                    if already is not None and already.id == participant_id:
                        return await self._is_here(already)
                    return await self._let_in(asked, devices.let_in, participant_id)
                except Trouble as trouble:
                    return self._refused(asked, trouble, web.status_of(trouble), code)

    def _refused(self, asked: Asked, trouble: Trouble, status: int, code: str) -> Answer:
        """The page that asks for a code, with what was typed: one letter may be all that is wrong."""
        return self.page("join", asked, status, self._asking.told(asked, trouble), code=code[:40])

    def _door(
        self, asked: Asked, code: str, status: int = 200, alert: str = "", first: str = "", last: str = ""
    ) -> Answer:
        return self.page(
            "door", asked, status, alert, code=code, first_name=first, last_name=last, back=f"/j/{code.strip()}"
        )

    async def _enter_as_guest(self, asked: Asked, form: Form) -> Answer:
        code, first_name, last_name = (_one(form, name) for name in ("code", "first_name", "last_name"))
        if not await self._guesses.may_try(asked.address) or not self._guests.allows("everybody"):
            return self._refused(asked, Refused("phone_too_fast"), 429, code)
        session = self._room.session
        if self._codes.read(code) != Door() or session is None:
            self._guesses.wrong(asked.address)
            return self._refused(asked, Refused("code_unknown"), 404, code)
        if self._asking.participant(asked) is not None:
            return web.see_other("/")
        try:
            return await self._let_in(asked, devices.let_in_guest, session.id, first_name, last_name)
        except Trouble as trouble:
            told = self._asking.told(asked, trouble)
            return self._door(asked, code, web.status_of(trouble), told, first_name, last_name)

    async def _is_here(self, known: Participant) -> Answer:
        """Their badge again on the phone that knows it: whoever predicted days before comes in with it on the day."""
        session = self._room.session
        if session is not None and session.state.is_live and not known.presence.is_here:
            await self._postbox.do("phone", people.join_by_badge, known.id)
        return web.see_other("/")

    async def _let_in(self, asked: Asked, act: Callable[..., Participant], *who: str) -> Answer:
        """Give the phone a cookie to be known by, once the file knows it too."""
        token = new_token()
        hashed = token_hash(token)
        spoken = language_or_none(asked.cookies.get(LANGUAGE_COOKIE, ""))
        participant = await self._postbox.do("phone", act, *who, hashed, spoken)
        if self._asking.has_come_in(participant, hashed) > 1:
            self._tell("phones_badge_used_twice", {"participant_id": participant.id})
        return web.see_other("/").with_cookie(cookie_name(participant.session_id), token)

    async def _choose_language(self, asked: Asked, form: Form) -> Answer:
        chosen = language_or_none(_one(form, "language"))
        if chosen is None:
            return Answer(400)
        participant = self._asking.participant(asked)
        if participant is not None:
            try:
                await self._postbox.do("phone", people.choose_language, participant.id, chosen)
            except Trouble as trouble:
                return self.page("language", asked, web.status_of(trouble), self._asking.told(asked, trouble))
            self._asking.speaks(participant, chosen)
        back = _one(form, "back")
        place = back if SPEAK_IN_PLACE.fullmatch(back) else "/"
        return web.see_other(place).with_cookie(LANGUAGE_COOKIE, chosen)


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]
