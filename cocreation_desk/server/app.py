"""What a phone can ask for: come in, see where the room is, answer, and hear what comes next. Nothing of the facilitator's."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cocreation_desk.desk import answers, devices, people
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.answers import Channel, Payload, Vote
from cocreation_desk.domain.errors import Refused, Trouble, Unavailable
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.domain.text import Language, language
from cocreation_desk.kinds.kind import Kind
from cocreation_desk.server import web
from cocreation_desk.server.draw_door import DrawDoor
from cocreation_desk.server.guard import BODY_BYTES, Guesses, Pace, refusal
from cocreation_desk.server.kiosk import Kiosk
from cocreation_desk.server.live import Live
from cocreation_desk.server.my_data import MyData
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.postbox import Postbox
from cocreation_desk.server.tokens import (
    Badge,
    Codes,
    Door,
    Phones,
    cookie_name,
    is_guessable,
    new_token,
    token_hash,
)
from cocreation_desk.server.watch import Watch
from cocreation_desk.server.web import Answer, Asked, Form
from cocreation_desk.store import elections
from cocreation_desk.words import sayer

log = logging.getLogger(__name__)

LANGUAGE_COOKIE = "cd_language"
OPEN_TO_BADGES = (SessionState.READY, SessionState.WELCOMING, SessionState.RUNNING, SessionState.SUSPENDED)
REFRESH_SECONDS = 15

Tell = Callable[[str, Mapping[str, object]], None]
Handler = Callable[[Asked, Form], Awaitable[Answer]]


class PhoneApp:
    """The phones' side of the session, on the loop's thread. ``show`` gives it each new room."""

    def __init__(
        self, desk: Desk, kinds: Mapping[str, Kind], postbox: Postbox, hosts: Collection[str], tell: Tell
    ) -> None:
        self._desk = desk
        self._kinds = kinds
        self._postbox = postbox
        self._tell = tell
        self.hosts = hosts
        self._pages = Pages(kinds)
        self._codes = Codes(desk.file.badge_key)
        self._phones = Phones(desk.file)
        self._pace = Pace()
        self._guests = Pace(a_second=20, at_once=200)
        self._guesses = Guesses(tell)
        self._kiosk = Kiosk(desk, self._pages, self._codes, self._guesses, postbox, self._write)
        self._mine = MyData(desk.room, self._pages, postbox)
        self._draw = DrawDoor(desk, self._pages, self._guesses, postbox)
        self._watch = Watch(desk, self._pages, self._guesses)
        self._people: dict[str, Participant] = {}
        self.live = Live(self._pages, self._language_of)
        self._photos: dict[str, bytes] = {}
        self.last_seen: dict[str, float] = {}
        self.waiting: dict[str, int] = {}
        self._room = desk.room
        self._posts: Mapping[str, Handler] = {
            "/join": self._join,
            "/guest": self._enter_as_guest,
            "/language": self._choose_language,
        }
        self.show(desk.room)

    def show(self, room: Room) -> None:
        """The room has changed."""
        before, self._room = self._room, room
        if room.participants is not before.participants or not self._people:
            self._people = {each.id: each for each in room.participants}
        self._codes.show_room(room)
        self._kiosk.show(room)
        self._mine.show(room)
        self._draw.show(room)
        self._watch.show(room)
        self._phones.show_room(room)
        self.live.show(room)

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        asked = Asked(scope)
        if status := refusal(asked, self.hosts):
            allow = ((b"allow", b"GET, HEAD, POST"),) if status == 405 else ()
            return await web.send_answer(send, Answer(status, headers=(web.NEVER_KEPT, *allow)), keep_alive=False)
        if asked.path == "/events" and asked.method == "GET":
            return await self._events(asked, receive, send)
        try:
            answer = await self._posted(asked, receive) if asked.method == "POST" else self._shown(asked)
        except Exception:
            log.exception("%s %s failed", asked.method, asked.path.partition("/j/")[0])
            answer = Answer(500)
        if answer.kind == web.HTML and answer.body and asked.takes_gzip:
            answer = web.zipped(answer)
        await web.send_answer(send, answer, head_only=asked.method == "HEAD")

    # What is shown

    def _shown(self, asked: Asked) -> Answer:
        match asked.path.split("/")[1:]:
            case [""]:
                return self._home(asked)
            case ["j", code]:
                return self._page("enter", asked, code=code)
            case ["screen"]:
                return self._screen(asked)
            case ["photo", name]:
                return self._photo(asked, name)
            case ["static", _]:
                return self._static(asked)
            case ["kiosk", *rest]:
                return self._kiosk.shown(asked, tuple(rest))
            case ["draw"]:
                return self._draw.shown(self._spoken_by(asked))
            case ["mine"]:
                return self._my_data(asked)
            case ["watch", *rest]:
                return self._watch.shown(asked, tuple(rest))
            case ["favicon.ico"]:
                return Answer(204)
            case [name] if f"/{name}" in self._posts:
                return web.see_other("/")  # a reload of what a form has answered
            case ["answer", _]:
                return web.see_other("/")
        return Answer(404)

    def _home(self, asked: Asked, alert: str = "", status: int = 200) -> Answer:
        participant = self._participant(asked)
        if participant is None:
            return self._before_the_door(asked, alert, status)
        if participant.language is None:
            return self._page("language", asked)
        mine = self.live.marks_of(participant.id, participant.side)
        spoken = self._language_of(participant)
        return Answer(
            status, self._pages.room_page(self._room, participant, spoken, mine, secrets.token_hex(8), alert=alert)
        )

    def _my_data(self, asked: Asked) -> Answer:
        participant = self._participant(asked)
        if participant is None:
            return web.see_other("/")
        return self._mine.shown(participant, self._language_of(participant))

    def _before_the_door(self, asked: Asked, alert: str = "", status: int = 200) -> Answer:
        session = self._room.session
        spoken = self._spoken_by(asked)
        if session is None or session.state is SessionState.DRAFT:
            words = ("phone_not_open", "phone_not_open_words")
            return Answer(status, self._pages.message_page(self._room, spoken, *words, refresh=REFRESH_SECONDS))
        if session.state not in OPEN_TO_BADGES:
            return Answer(status, self._pages.message_page(self._room, spoken, "phone_over", "phone_over_words"))
        return self._page("join", asked, status, alert)

    def _screen(self, asked: Asked) -> Answer:
        """For pages whose stream does not come through: the screen, if it is not the one they have."""
        participant = self._participant(asked)
        if participant is None:
            return Answer(401)
        self._seen(participant, asked.asked_for("waiting"))
        screen = self.live.screen(self._language_of(participant), participant.side)
        if asked.asked_for("v") == screen.id:
            return Answer(204)
        return Answer(200, screen.html.encode(), headers=(web.NEVER_KEPT, (b"x-screen", screen.id.encode())))

    def _static(self, asked: Asked) -> Answer:
        asset = self._pages.assets.get(asked.path)
        if asset is None:
            return Answer(404)
        for_ever = (b"cache-control", b"public, max-age=31536000, immutable")
        if asked.takes_gzip:
            return Answer(200, asset.zipped, asset.kind, (for_ever, web.ZIPPED))
        return Answer(200, asset.body, asset.kind, (for_ever,))

    def _photo(self, asked: Asked, name: str) -> Answer:
        """A candidate's picture, for those in the room and at the kiosk. Another picture has another name."""
        election, inside = self._room.election, self._participant(asked) is not None or self._kiosk.is_kiosk(asked)
        if not inside or election is None or not name:
            return Answer(404)
        if all(each.photo != name for each in election.candidates):
            return Answer(404)
        if name not in self._photos:
            with self._desk.file.reader() as db:
                self._photos[name] = elections.picture(db, name) or b""
        for_ever = (b"cache-control", b"private, max-age=86400, immutable")
        return Answer(200, self._photos[name], web.JPEG, (for_ever,)) if self._photos[name] else Answer(404)

    async def _events(self, asked: Asked, receive: Any, send: Any) -> None:
        """An open page. Never a 503 here: a browser's EventSource would give up for good."""
        participant = self._participant(asked)
        if participant is None:
            return await web.send_answer(send, Answer(401))
        encoding = (web.ZIPPED,) if asked.takes_gzip else ()
        headers = [(b"content-type", b"text/event-stream"), web.NEVER_KEPT, *encoding, *web.SECURITY]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})  # the rest goes by the transport
        self._seen(participant, asked.asked_for("waiting"))
        stream = self.live.open(participant, asked.transport, asked.asked_for("v"), zipped=asked.takes_gzip)
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self.live.close(stream)

    # What is sent

    async def _posted(self, asked: Asked, receive: Any) -> Answer:
        body = await web.read_body(receive, BODY_BYTES)
        if body is None:
            return Answer(400)
        try:
            form = web.read_form(body)
        except ValueError:
            return Answer(400)
        match asked.path.split("/")[1:]:
            case ["answer", step_id]:
                return await self._answer(asked, form, step_id, body)
            case ["mine"]:
                return await self._change_mind(asked, form)
            case ["kiosk", *rest]:
                return await self._kiosk.posted(asked, tuple(rest), form)
            case ["draw"]:
                return await self._draw.posted(asked, form, self._spoken_by(asked))
            case ["watch", *rest]:
                return await self._watch.posted(asked, tuple(rest), form)
            case [name] if f"/{name}" in self._posts:
                return await self._posts[f"/{name}"](asked, form)
        return Answer(404)

    async def _answer(self, asked: Asked, form: Form, step_id: str, body: bytes) -> Answer:
        participant = self._participant(asked)
        if participant is None:
            return self._no_answer(asked, None, Refused("phone_unknown"), 401)
        self._seen(participant, _one(form, "waiting"))
        if not self._pace.allows(participant.id):
            return self._no_answer(asked, participant, Unavailable("phone_too_fast"), 429)
        fields = {name: values for name, values in form.items() if name not in ("key", "waiting")}
        try:
            receipt = await self._write(participant, step_id, fields, _one(form, "key"))
        except Refused as refused:
            return self._no_answer(asked, participant, refused, 409)
        except Unavailable as trouble:
            return self._no_answer(asked, participant, trouble, 503)
        spoken = self._language_of(participant)
        if not asked.wants_json:
            await self._postbox.look()
            return self._home(asked, _said(spoken, receipt)) if receipt.code else web.see_other("/")
        screen = self.live.screen(spoken, participant.side).id
        if receipt.code:
            return _json(200, _reply(spoken, receipt, screen) | {"code": receipt.code})
        return _saved(spoken, receipt, screen)

    async def _write(
        self, participant: Participant, step_id: str, fields: Form, sent_key: str, channel: Channel = "phone"
    ) -> answers.Receipt:
        step = self._room.step(step_id)
        if step is None or step.kind not in self._kinds:
            raise Refused("step_is_closed")
        try:
            payload = self._kinds[step.kind].read_answer(step, self._room, fields)
        except Refused:
            raise
        except Exception:
            # Whatever was sent, the answer is no; the log keeps what our own code made of it.
            log.exception("an answer to a %s step could not be read", step.kind)
            raise Refused("answer_not_understood") from None
        key = _key(sent_key, step_id, {"ballot": fields["ballot"]} if self._is_secret(payload) else fields)
        return await self._postbox.do(channel, answers.answer, step.id, participant.id, payload, key, channel)

    def _is_secret(self, payload: Payload) -> bool:
        """A paper for a secret vote. Nothing worked out from what it says may reach the file, its key included."""
        ballot = self._room.ballot(payload.ballot_id) if isinstance(payload, Vote) else None
        return ballot is not None and ballot.is_secret

    async def _change_mind(self, asked: Asked, form: Form) -> Answer:
        """Another word about one consent, on the phone of whoever gave it."""
        participant = self._participant(asked)
        if participant is None:
            return web.see_other("/")
        spoken = self._language_of(participant)
        if not self._pace.allows(participant.id):
            return self._mine.shown(participant, spoken, self._told(asked, Unavailable("phone_too_fast")), 429)
        answer, left_pictures = await self._mine.posted(participant, form, spoken)
        if left_pictures:
            self._tell("phones_image_withdrawn", {})
        return answer

    async def _join(self, asked: Asked, form: Form) -> Answer:
        code = _one(form, "code")
        if is_guessable(code) and not await self._guesses.may_try(asked.address):
            return self._page("join", asked, 429, self._told(asked, Refused("phone_too_fast")))
        session = self._room.session
        if session is None or session.state not in OPEN_TO_BADGES:
            return self._before_the_door(asked)
        match self._codes.read(code):
            case None:
                self._guesses.wrong(asked.address)
                return self._page("join", asked, 404, self._told(asked, Refused("code_unknown")))
            case Door():
                if self._participant(asked) is not None:
                    return web.see_other("/")
                return self._page("door", asked, code=code, first_name="", last_name="")
            case Badge(participant_id):
                already = self._participant(asked)
                if already is not None and already.id == participant_id:
                    return web.see_other("/")
                try:
                    return await self._let_in(asked, devices.let_in, participant_id)
                except Refused as refused:
                    return self._page("join", asked, 409, self._told(asked, refused))

    async def _enter_as_guest(self, asked: Asked, form: Form) -> Answer:
        code, first_name, last_name = (_one(form, name) for name in ("code", "first_name", "last_name"))
        if not await self._guesses.may_try(asked.address) or not self._guests.allows("everybody"):
            return self._page("join", asked, 429, self._told(asked, Refused("phone_too_fast")))
        session = self._room.session
        if self._codes.read(code) != Door() or session is None:
            self._guesses.wrong(asked.address)
            return self._page("join", asked, 404, self._told(asked, Refused("code_unknown")))
        if self._participant(asked) is not None:
            return web.see_other("/")
        try:
            return await self._let_in(asked, devices.let_in_guest, session.id, first_name, last_name)
        except Refused as refused:
            again = {"code": code, "first_name": first_name, "last_name": last_name}
            return self._page("door", asked, 409, self._told(asked, refused), **again)

    async def _let_in(self, asked: Asked, act: Callable[..., Participant], *who: str) -> Answer:
        """Give the phone a cookie to be known by, once the file knows it too."""
        token = new_token()
        hashed = token_hash(token)
        spoken = _language_or_none(asked.cookies.get(LANGUAGE_COOKIE, ""))
        participant = await self._postbox.do("phone", act, *who, hashed, spoken)
        self._people[participant.id] = participant  # the next room says so as well
        if self._phones.remember(hashed, participant.id) > 1:
            self._tell("phones_badge_used_twice", {"participant_id": participant.id})
        return web.see_other("/").with_cookie(cookie_name(participant.session_id), token)

    async def _choose_language(self, asked: Asked, form: Form) -> Answer:
        chosen = _language_or_none(_one(form, "language"))
        if chosen is None:
            return Answer(400)
        participant = self._participant(asked)
        if participant is not None:
            await self._postbox.do("phone", people.choose_language, participant.id, chosen)
            self._people[participant.id] = replace(participant, language=chosen)  # the next room says so as well
        return web.see_other("/").with_cookie(LANGUAGE_COOKIE, chosen)

    # Who asks, and in what language

    def _participant(self, asked: Asked) -> Participant | None:
        session = self._room.session
        token = asked.cookies.get(cookie_name(session.id)) if session else None
        owner = self._phones.owner(token_hash(token)) if token else None
        return self._people.get(owner) if owner else None

    def _seen(self, participant: Participant, waiting: str) -> None:
        self.last_seen[participant.id] = time.monotonic()
        if waiting.isascii() and waiting.isdigit():
            self.waiting[participant.id] = min(int(waiting[:4]), 999)

    def _language_of(self, participant: Participant) -> Language:
        session = self._room.session
        return participant.language or (session.language if session else "fr")

    def _spoken_by(self, asked: Asked) -> Language:
        """Their own choice, or what their browser asks for, or the session's."""
        participant = self._participant(asked)
        if participant is not None and participant.language is not None:
            return participant.language
        wished = asked.header("accept-language")[:200].lower().split(",")
        for wish in (asked.cookies.get(LANGUAGE_COOKIE, ""), *wished):
            if (spoken := _language_or_none(wish.strip()[:2])) is not None:
                return spoken
        return self._room.session.language if self._room.session else "fr"

    def _page(self, name: str, asked: Asked, status: int = 200, alert: str = "", **details: object) -> Answer:
        return Answer(status, self._pages.page(name, self._room, self._spoken_by(asked), alert, **details))

    def _no_answer(self, asked: Asked, participant: Participant | None, trouble: Trouble, status: int) -> Answer:
        text = self._told(asked, trouble)
        if asked.wants_json:
            return _json(status, {"saved": False, "text": text})
        return self._home(asked, text, status)

    def _told(self, asked: Asked, trouble: Trouble) -> str:
        say = sayer(self._spoken_by(asked))
        try:
            return say(trouble.key, **trouble.details)
        except KeyError:
            log.exception("nothing to say for %s", trouble.key)
            return say("answer_not_understood")


def _language_or_none(code: str) -> Language | None:
    try:
        return language(code)
    except ValueError:
        return None


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]


def _key(sent: str, step_id: str, fields: Form) -> str:
    """The phone's number for this sending, tied to what is sent: a page that was taken back and changed sends something new."""
    whole = repr((sent, step_id, sorted(fields.items())))
    return hashlib.sha256(whole.encode()).hexdigest()[:40]


def _said(spoken: Language, receipt: answers.Receipt) -> str:
    return sayer(spoken)(receipt.text_key, **({"receipt": receipt.code} if receipt.code else {}))


def _reply(spoken: Language, receipt: answers.Receipt, screen: str) -> dict[str, object]:
    return {"saved": True, "again": receipt.again, "text": _said(spoken, receipt), "screen": screen}


@lru_cache(maxsize=64)  # a burst of votes is answered in the same words
def _saved(spoken: Language, receipt: answers.Receipt, screen: str) -> Answer:
    return _json(200, _reply(spoken, receipt, screen))


def _json(status: int, values: Mapping[str, object]) -> Answer:
    return Answer(status, json.dumps(values).encode(), web.JSON)
