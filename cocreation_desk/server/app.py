"""What a phone can ask for: come in, see where the room is, answer, and hear what comes next. Nothing of the facilitator's."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import time
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from cocreation_desk.desk import answers
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.answers import Channel, Payload, Vote
from cocreation_desk.domain.errors import Refused, Trouble, Unavailable
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Language
from cocreation_desk.kinds.kind import Kind
from cocreation_desk.server import web
from cocreation_desk.server.asking import Asking
from cocreation_desk.server.catching_up import has_caught_up
from cocreation_desk.server.draw_door import HEARD, DrawDoor
from cocreation_desk.server.entrance import Entrance
from cocreation_desk.server.guard import BODY_BYTES, Guesses, Pace, Tell, refusal
from cocreation_desk.server.kiosk import Kiosk
from cocreation_desk.server.live import Live
from cocreation_desk.server.my_data import MyData
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.postbox import Postbox
from cocreation_desk.server.tokens import Codes
from cocreation_desk.server.trying import Trying
from cocreation_desk.server.watch import Watch
from cocreation_desk.server.web import Answer, Asked, Form
from cocreation_desk.store import elections
from cocreation_desk.words import sayer

log = logging.getLogger(__name__)


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
        self._pace = Pace()
        self._guesses = Guesses(tell)
        self.asking = Asking(desk.file, desk.room)
        self._entrance = Entrance(desk.room, self._pages, self._codes, self._guesses, postbox, self.asking, tell)
        self._kiosk = Kiosk(desk, self._pages, self._codes, self._guesses, postbox, self._write)
        self._mine = MyData(desk.room, self._pages, postbox)
        self._draw = DrawDoor(desk, self._pages, self._guesses, postbox)
        self._watch = Watch(desk, self._pages, self._guesses)
        self.trying = Trying(desk.room, self._pages, self.asking)
        self.live = Live(self._pages, self.asking.language_of)
        self._photos: dict[str, bytes] = {}
        self.heard: dict[str, float] = {}  # when each address last asked for a page
        self._room = desk.room
        self.show(desk.room)

    def show(self, room: Room) -> None:
        """The room has changed."""
        self._room = room
        self.asking.show(room)
        self._codes.show_room(room)
        self._entrance.show(room)
        self._kiosk.show(room)
        self._mine.show(room)
        self._draw.show(room)
        self._watch.show(room)
        self.trying.show(room)
        self.live.show(room)

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        asked = Asked(scope)
        if status := refusal(asked, self.hosts):
            allow = ((b"allow", b"GET, HEAD, POST"),) if status == 405 else ()
            return await web.send_answer(send, Answer(status, headers=(web.NEVER_KEPT, *allow)), keep_alive=False)
        if asked.method == "GET":
            self.heard[asked.address] = time.monotonic()
        if asked.path == "/events" and asked.method == "GET":
            return await self._events(asked, receive, send)
        try:
            answer = await self._posted(asked, receive) if asked.method == "POST" else self._shown(asked)
        except Exception:
            log.exception("%s /%s failed", asked.method, asked.path.split("/")[1])  # what follows may be a code
            answer = Answer(500)
        if answer.status >= 400 and not answer.body and "text/html" in asked.header("accept"):
            answer = self._entrance.lost(asked, answer.status)
        if answer.kind == web.HTML and answer.body and asked.takes_gzip:
            answer = web.zipped(answer)
        await web.send_answer(send, answer, head_only=asked.method == "HEAD")

    # What is shown

    def _shown(self, asked: Asked) -> Answer:
        match asked.path.split("/")[1:]:
            case [""]:
                return self._home(asked)
            case ["j", code]:
                return self._entrance.page("enter", asked, code=code)
            case ["screen"]:
                return self._screen(asked)
            case ["photo", name]:
                return self._photo(asked, name)
            case ["static", _]:
                return self._static(asked)
            case ["kiosk", *rest]:
                return self._kiosk.shown(asked, tuple(rest))
            case ["draw"]:
                return self._draw.shown(self.asking.language(asked), is_heard=bool(asked.asked_for(HEARD)))
            case ["mine"]:
                return self._my_data(asked)
            case ["watch", *rest]:
                return self._watch.shown(asked, tuple(rest))
            case ["try", *rest]:
                return self.trying.shown(asked, tuple(rest))
            case ["favicon.ico"]:
                return Answer(204)
            case [name] if name in self._entrance.posts:
                return web.see_other("/")  # a reload of what a form has answered
            case ["answer", _]:
                return web.see_other("/")
        return Answer(404)

    def _home(self, asked: Asked, alert: str = "", status: int = 200, saved: str = "") -> Answer:
        participant = self.asking.participant(asked)
        if participant is None:
            return self._entrance.before_the_door(asked, alert, status)
        if participant.language is None:
            return self._entrance.page("language", asked)
        mine = self.live.marks_of(participant.id, participant.side)
        spoken = self.asking.language_of(participant)
        return Answer(
            status, self._pages.room_page(self._room, participant, spoken, mine, secrets.token_hex(8), alert, saved)
        )

    def _my_data(self, asked: Asked) -> Answer:
        participant = self.asking.participant(asked)
        if participant is None:
            return web.see_other("/")
        return self._mine.shown(participant, self.asking.language_of(participant))

    def _screen(self, asked: Asked) -> Answer:
        """For pages whose stream does not come through: the screen, if it is not the one they have."""
        participant = self.asking.participant(asked)
        if participant is None:
            return Answer(401)
        self.asking.seen(participant, asked.asked_for("waiting"))
        screen = self.live.screen(self.asking.language_of(participant), participant.side)
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
        election, inside = (
            self._room.election,
            self.asking.participant(asked) is not None or self._kiosk.is_kiosk(asked),
        )
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
        participant = self.asking.participant(asked)
        if participant is None:
            return await web.send_answer(send, Answer(401))
        encoding = (web.ZIPPED,) if asked.takes_gzip else ()
        headers = [(b"content-type", b"text/event-stream"), web.NEVER_KEPT, *encoding, *web.SECURITY]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})  # the rest goes by the transport
        self.asking.seen(participant, asked.asked_for("waiting"))
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
                return await self._answer(asked, form, step_id)
            case ["mine"]:
                return await self._change_mind(asked, form)
            case ["kiosk", *rest]:
                return await self._kiosk.posted(asked, tuple(rest), form)
            case ["draw"]:
                return await self._draw.posted(asked, form, self.asking.language(asked))
            case ["watch", *rest]:
                return await self._watch.posted(asked, tuple(rest), form)
            case [name] if name in self._entrance.posts:
                return await self._entrance.posts[name](asked, form)
        return Answer(404)

    async def _answer(self, asked: Asked, form: Form, step_id: str) -> Answer:
        participant = self.asking.participant(asked)
        if participant is None:
            return self._no_answer(asked, Refused("phone_unknown"), 401)
        self.asking.seen(participant, _one(form, "waiting"))
        if not self._pace.allows(participant.id):
            return self._no_answer(asked, Unavailable("phone_too_fast"), 429)
        fields = {name: values for name, values in form.items() if name not in ("key", "waiting")}
        try:
            receipt = await self._write(participant, step_id, fields, _one(form, "key"))
        except Trouble as trouble:
            return self._no_answer(asked, trouble, web.status_of(trouble))
        spoken = self.asking.language_of(participant)
        if not asked.wants_json:
            if await has_caught_up(self._postbox) and not receipt.code:
                return web.see_other("/")
            return self._home(asked, saved=_said(spoken, receipt))
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
        participant = self.asking.participant(asked)
        if participant is None:
            return web.see_other("/")
        spoken = self.asking.language_of(participant)
        if not self._pace.allows(participant.id):
            return self._mine.shown(participant, spoken, self.asking.told(asked, Unavailable("phone_too_fast")), 429)
        answer, left_pictures = await self._mine.posted(participant, form, spoken)
        if left_pictures:
            self._tell("phones_image_withdrawn", {})
        return answer

    def _no_answer(self, asked: Asked, trouble: Trouble, status: int) -> Answer:
        text = self.asking.told(asked, trouble)
        if asked.wants_json:
            return _json(status, {"saved": False, "text": text})
        return self._home(asked, text, status)


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]


def _key(sent: str, step_id: str, fields: Form) -> str:
    """The phone's number for this sending, tied to what is sent: a page that was taken back and changed sends something new."""
    whole = [sent, step_id]
    for name in sorted(fields):
        whole += (name, *fields[name], "")
    return hashlib.sha256("\0".join(whole).encode()).hexdigest()[:40]


def _said(spoken: Language, receipt: answers.Receipt) -> str:
    return sayer(spoken)(receipt.text_key, **({"receipt": receipt.code} if receipt.code else {}))


def _reply(spoken: Language, receipt: answers.Receipt, screen: str) -> dict[str, object]:
    return {"saved": True, "again": receipt.again, "text": _said(spoken, receipt), "screen": screen}


@lru_cache(maxsize=64)  # a burst of votes is answered in the same words
def _saved(spoken: Language, receipt: answers.Receipt, screen: str) -> Answer:
    return _json(200, _reply(spoken, receipt, screen))


def _json(status: int, values: Mapping[str, object]) -> Answer:
    return Answer(status, json.dumps(values).encode(), web.JSON)
