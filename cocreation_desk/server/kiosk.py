"""The kiosk: one screen at the back of the room where people vote one after the other with the code of their badge.

It is let in by an address of its own. A visit lasts from a code to the thanks, is known by a cookie nobody can guess,
and lives in memory only; whoever goes back, reloads or comes next finds the page that asks for a code.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from cocreation_desk.desk import answers, people
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Channel
from cocreation_desk.domain.badges import as_typed, kiosk_code
from cocreation_desk.domain.errors import Refused, Trouble, Unavailable
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.domain.text import Language, language
from cocreation_desk.kinds.charter.kind import purposes_of
from cocreation_desk.server import web
from cocreation_desk.server.catching_up import has_caught_up
from cocreation_desk.server.guard import Guesses, Pace
from cocreation_desk.server.pages import Pages
from cocreation_desk.server.postbox import Postbox
from cocreation_desk.server.tokens import Badge, Codes, Door, is_guessable, token_hash
from cocreation_desk.server.web import Answer, Asked, Form
from cocreation_desk.words import sayer

ASKING = "/kiosk"
PAPER = "/kiosk/paper"
VISIT_COOKIE = "cd_visit"
LANGUAGE_COOKIE = "cd_kiosk_language"
IDLE_SECONDS = 120  # after which a visit is over, whatever is on the screen
WARNED_SECONDS = 20  # before that the screen asks whether somebody is still there
THANKS_SECONDS = 12
CODE_SECONDS = 40  # the receipt of a secret vote can be noted down
HEARD_AGAIN_SECONDS = 20  # the same tap sent twice is thanked twice

Write = Callable[[Participant, str, Form, str, Channel], Awaitable[answers.Receipt]]


@dataclass(frozen=True)
class Visit:
    participant_id: str
    at: float
    thanks: str = ""  # what was said when it ended
    receipt: bool = False


class Kiosk:
    """Answers whatever is under ``/kiosk``, on the loop's thread. ``show`` gives it each new room."""

    def __init__(
        self,
        desk: Desk,
        pages: Pages,
        codes: Codes,
        guesses: Guesses,
        postbox: Postbox,
        write: Write,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._pages = pages
        self._codes = codes
        self._guesses = guesses
        self._postbox = postbox
        self._write = write
        self._clock = clock
        self._pace = Pace()
        self._visits: dict[str, Visit] = {}
        self._room = desk.room

    def show(self, room: Room) -> None:
        self._room = room

    # What is shown

    def shown(self, asked: Asked, path: tuple[str, ...]) -> Answer:
        match path:
            case ():
                return self._asking(asked)
            case ("paper",):
                return self._paper(asked)
            case ("code" | "leave" | "language" | "begin",) | ("answer", _):
                return web.see_other(ASKING)
            case (code,):
                return self._page("enter", asked, code=code)
        return Answer(404)

    def _asking(self, asked: Asked, alert: str = "", status: int = 200) -> Answer:
        """The page everything comes back to. Whoever was here has left."""
        if not self.is_kiosk(asked):
            return web.see_other("/")
        self._end(asked)
        session = self._room.session
        if session is None or session.state not in _OPEN:
            return _forgetting(self._page("closed", asked, refresh=15))
        return _forgetting(self._page("ask", asked, status, alert))

    def _paper(self, asked: Asked, alert: str = "", status: int = 200) -> Answer:
        """What the visitor has still to do, one thing a page; thanks, or that there is nothing, at the end."""
        participant = self._visitor(asked)
        if participant is None:
            return web.see_other(ASKING)
        left = due(self._room, participant)
        if not left:
            self._end(asked)
            return _forgetting(self._page("thanks", asked, text="", seconds=THANKS_SECONDS))
        spoken = self._spoken(asked, participant)
        key, action = secrets.token_hex(8), "/kiosk/answer"
        fragment = self._pages.step_fragment(self._room, left[0], participant.side, spoken, key, action)
        details = {
            "fragment": fragment,
            "voter": participant.first_name,
            "idle": IDLE_SECONDS,
            "warned": WARNED_SECONDS,
        }
        return self._page("paper", asked, status, alert, spoken, **details)

    # What is sent

    async def posted(self, asked: Asked, path: tuple[str, ...], form: Form) -> Answer:
        match path:
            case ("begin",):
                return await self._begin(asked, _one(form, "code"))
            case _ if not self.is_kiosk(asked):
                return web.see_other("/")
            case ("code",):
                return await self._enter(asked, _one(form, "code"))
            case ("answer", step_id):
                return await self._answer(asked, step_id, form)
            case ("leave",):
                return _forgetting(web.see_other(ASKING), self._end(asked))
            case ("language",):
                return self._speak(_one(form, "language"))
        return Answer(404)

    async def _begin(self, asked: Asked, code: str) -> Answer:
        """This screen becomes a kiosk of the session: its address is as hard to guess as a badge."""
        if not self._is_code(code):
            if not await self._guesses.may_try(asked.address):
                return Answer(429)
            self._guesses.wrong(asked.address)
            return Answer(404)
        return web.see_other(ASKING).with_cookie(self._cookie, as_typed(code))

    async def _enter(self, asked: Asked, typed: str) -> Answer:
        """A code typed by hand, or the whole address of a badge as a scanner types it."""
        code = typed.strip().rstrip("/").rsplit("/", 1)[-1]
        if is_guessable(code) and not await self._guesses.may_try(asked.address):
            return self._asking(asked, self._told(asked, Refused("phone_too_fast")), 429)
        session = self._room.session
        if session is None or session.state not in _OPEN:
            return self._asking(asked)
        match self._codes.read(code):
            case Badge(participant_id):
                try:
                    await self._postbox.do("kiosk", people.join_by_badge, participant_id)
                    await self._postbox.look()
                except Trouble as trouble:
                    return self._asking(asked, self._told(asked, trouble), web.status_of(trouble))
                self._end(asked)
                return self._visiting(participant_id)
            case Door():
                return self._asking(asked, self._told(asked, Refused("kiosk_own_code")), 404)
            case None:
                self._guesses.wrong(asked.address)
                return self._asking(asked, self._told(asked, Refused("kiosk_code_unknown")), 404)

    def _visiting(self, participant_id: str) -> Answer:
        token = secrets.token_hex(16)
        self._visits = {each: visit for each, visit in self._visits.items() if self._is_fresh(visit)}
        self._visits[token_hash(token)] = Visit(participant_id, self._clock())
        cookie = f"{VISIT_COOKIE}={token}; Path=/kiosk; Max-Age={IDLE_SECONDS}; SameSite=Strict; HttpOnly"
        answer = web.see_other(PAPER)
        return replace(answer, headers=(*answer.headers, (b"set-cookie", cookie.encode("ascii"))))

    async def _answer(self, asked: Asked, step_id: str, form: Form) -> Answer:
        ended = self._visit(asked)
        if ended is not None and ended.thanks:
            return self._thanks(asked, ended.thanks, ended.receipt)
        participant = self._visitor(asked)
        if participant is None:
            return web.see_other(ASKING)
        if not self._pace.allows(participant.id):
            return self._paper(asked, self._told(asked, Unavailable("phone_too_fast")), 429)
        fields = {name: values for name, values in form.items() if name not in ("key", "waiting")}
        try:
            if step_id not in {step.id for step in due(self._room, participant)}:
                raise Refused("kiosk_done_before")
            receipt = await self._write(participant, step_id, fields, _one(form, "key"), "kiosk")
        except Trouble as trouble:
            return self._paper(asked, self._told(asked, trouble), web.status_of(trouble))
        caught_up = await has_caught_up(self._postbox)
        told = sayer(self._spoken(asked, participant))(
            receipt.text_key, **({"receipt": receipt.code} if receipt.code else {})
        )
        left = self._visitor(asked)
        if caught_up and not receipt.code and left is not None and due(self._room, left):
            return web.see_other(PAPER)
        hashed = token_hash(asked.cookies.get(VISIT_COOKIE, ""))
        if hashed in self._visits:
            self._visits[hashed] = replace(
                self._visits[hashed], at=self._clock(), thanks=told, receipt=bool(receipt.code)
            )
        return self._thanks(asked, told, bool(receipt.code), self._spoken(asked, participant))

    def _thanks(self, asked: Asked, text: str, receipt: bool, spoken: Language | None = None) -> Answer:
        seconds = CODE_SECONDS if receipt else THANKS_SECONDS
        return _forgetting(self._page("thanks", asked, spoken=spoken, text=text, seconds=seconds))

    def _speak(self, chosen: str) -> Answer:
        try:
            spoken = language(chosen)
        except ValueError:
            return Answer(400)
        return web.see_other(ASKING).with_cookie(LANGUAGE_COOKIE, spoken)

    # Who is here

    def _visit(self, asked: Asked) -> Visit | None:
        token = asked.cookies.get(VISIT_COOKIE)
        visit = self._visits.get(token_hash(token)) if token and self.is_kiosk(asked) else None
        return visit if visit is not None and self._is_fresh(visit) else None

    def _visitor(self, asked: Asked) -> Participant | None:
        visit = self._visit(asked)
        if visit is None or visit.thanks:
            return None
        hashed = token_hash(asked.cookies[VISIT_COOKIE])
        self._visits[hashed] = replace(visit, at=self._clock())
        return self._room.participant(visit.participant_id)

    def _is_fresh(self, visit: Visit) -> bool:
        return self._clock() - visit.at < (HEARD_AGAIN_SECONDS if visit.thanks else IDLE_SECONDS + WARNED_SECONDS)

    def _end(self, asked: Asked) -> bool:
        """Forget the visit of this screen; whether there was one."""
        token = asked.cookies.get(VISIT_COOKIE)
        return bool(token and self._visits.pop(token_hash(token), None))

    def is_kiosk(self, asked: Asked) -> bool:
        """Whether that screen was let in."""
        return self._is_code(asked.cookies.get(self._cookie, ""))

    def _is_code(self, code: str) -> bool:
        session = self._room.session
        if session is None:
            return False
        own = kiosk_code(self._desk.file.badge_key, session.id)
        return hmac.compare_digest(as_typed(code).encode(), own.encode())

    @property
    def _cookie(self) -> str:
        return f"cd_kiosk_{self._room.session.id if self._room.session else ''}"

    def _spoken(self, asked: Asked, participant: Participant | None = None) -> Language:
        if participant is not None and participant.language is not None:
            return participant.language
        try:
            return language(asked.cookies.get(LANGUAGE_COOKIE, ""))
        except ValueError:
            return self._room.session.language if self._room.session else "fr"

    def _page(
        self,
        name: str,
        asked: Asked,
        status: int = 200,
        alert: str = "",
        spoken: Language | None = None,
        **details: object,
    ) -> Answer:
        language = spoken or self._spoken(asked, self._visitor(asked))
        return Answer(status, self._pages.page(f"kiosk_{name}", self._room, language, alert, other=None, **details))

    def _told(self, asked: Asked, trouble: Trouble) -> str:
        return sayer(self._spoken(asked, self._visitor(asked)))(trouble.key, **trouble.details)


_OPEN = (SessionState.READY, SessionState.WELCOMING, SessionState.RUNNING, SessionState.SUSPENDED)


def due(room: Room, participant: Participant) -> tuple[Step, ...]:
    """What somebody can do at the kiosk: first vote where they have not, then agree or refuse where that was asked."""
    asking = [step for step in room.steps if _asks(room, step, participant)]
    return tuple(sorted(asking, key=lambda step: step.kind == "charter"))


def _asks(room: Room, step: Step, participant: Participant) -> bool:
    if step.kind == "charter":
        given = room.consents.get(participant.id, {})
        asked = [purpose for purpose in purposes_of(room) if purpose not in given]
        return bool(asked) and step.state.has_begun and step.audience.includes(participant.side)
    return any(
        ballot.admits(participant.side)
        and participant.may_vote
        and participant.id not in room.voted.get(ballot.id, frozenset())
        for ballot in room.ballots_of(step)
    )


def _forgetting(answer: Answer, _: object = None) -> Answer:
    """The browser forgets the visit too."""
    gone = f"{VISIT_COOKIE}=; Path=/kiosk; Max-Age=0; SameSite=Strict; HttpOnly"
    return replace(answer, headers=(*answer.headers, (b"set-cookie", gone.encode("ascii"))))


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]
