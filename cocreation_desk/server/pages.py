"""The phones' pages: the shell around them, and the fragment that says what the room is at."""

from __future__ import annotations

import gzip
import hashlib
import logging
import secrets
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from cocreation_desk import design
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.kinds.group_words import phone_view
from cocreation_desk.kinds.kind import Kind, View
from cocreation_desk.places import resource
from cocreation_desk.words import Say, sayer, sayers, unbroken

log = logging.getLogger(__name__)

MOST_PATTERNS = 200
# What stands in a pattern where each page has its own; drawn anew at each start, so that nobody can write it.
_WHO, _KEY, _NAME = (secrets.token_hex(12) for _ in range(3))
LOOKS_AGAIN_SECONDS = 20  # how often a phone without a script sees whether there is something to answer
AGAIN = "again"  # the mark of somebody whose consent was to words that have been replaced
SHAPES = {Side.CUSTOMER: design.CUSTOMERS.shape, Side.COMPANY: design.COMPANY.shape, Side.NEUTRAL: "▲"}
_NOT_YET = (SessionState.DRAFT, SessionState.READY)
_SCRIPT_WORDS = ("sending", "will_send", "one_waits", "lost", "back", "moved_on_after", "elsewhere")


@dataclass(frozen=True)
class Asset:
    kind: bytes
    body: bytes
    zipped: bytes


@dataclass(frozen=True)
class Screen:
    """One fragment as everybody of a side and language gets it, and the name it is known by."""

    id: str
    html: str


@dataclass(frozen=True)
class Part:
    """What is to be drawn for one step, or the one thing there is to say; ``title`` when drawing it fails."""

    template: str
    view: View
    step_id: str = ""
    title: View = field(default_factory=dict)


class Pages:
    """Every page a phone can be given."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self._templates = _templates()
        sayers()  # the first phone does not wait for the catalogues either
        self._with_page = {name for name, kind in kinds.items() if (kind.folder / "phone.html").is_file()}
        self.assets: dict[str, Asset] = {}
        self._drawn: dict[tuple[Language, Side], tuple[list[Part], Screen]] = {}
        self._room: Room | None = None
        self._said: dict[tuple[Language, Side], list[Part]] = {}  # of that room
        self._patterns: dict[Hashable, bytes] = {}
        self._static = {
            "css": self._keep("css", b"text/css; charset=utf-8", _style_sheet()),
            "script": self._keep("js", b"text/javascript; charset=utf-8", _script()),
            "kiosk": self._keep("js", b"text/javascript; charset=utf-8", resource("phone", "kiosk.js").read_bytes()),
            "draw": self._keep("js", b"text/javascript; charset=utf-8", resource("phone", "draw.js").read_bytes()),
            "try": self._keep("js", b"text/javascript; charset=utf-8", resource("phone", "try.js").read_bytes()),
            "watch": self._keep("js", b"text/javascript; charset=utf-8", resource("phone", "watch.js").read_bytes()),
            "mark": self._keep("svg", b"image/svg+xml", resource("phone", "mark.svg").read_bytes()),
        }

    def screen(self, room: Room, language: Language, side: Side) -> Screen:
        """What everybody of that side and language sees."""
        parts = self._parts(room, language, side)
        drawn = self._drawn.get((language, side))
        if drawn is not None and drawn[0] == parts:  # a burst of answers changes what few pages say
            return drawn[1]
        html = self._fragment(parts, language, frozenset(), "")
        screen = Screen(hashlib.sha256(html.encode()).hexdigest()[:12], html)
        self._drawn[language, side] = parts, screen
        return screen

    def fragment(
        self, room: Room, language: Language, side: Side, mine: frozenset[str] = frozenset(), key: str = ""
    ) -> str:
        """The middle of somebody's page: the steps their side is asked something in, or what there is to wait for."""
        return self._fragment(self._parts(room, language, side), language, mine, key)

    def _parts(self, room: Room, language: Language, side: Side) -> list[Part]:
        if room is not self._room:
            self._room, self._said = room, {}
        if (language, side) not in self._said:
            self._said[language, side] = self._parts_of(room, language, side)
        return self._said[language, side]

    def _parts_of(self, room: Room, language: Language, side: Side) -> list[Part]:
        say = sayer(language)
        own = [*_asked_again(room), *_groups(room, say)]
        if message := _message(room, side):
            title, words = message
            return [*own, Part("message.html", {"title": say(title), "words": say(words)})]
        return [*own, *(self._part(step, room, side, say) for step in shown_steps(room, side))]

    def _fragment(self, parts: Sequence[Part], language: Language, mine: frozenset[str], key: str) -> str:
        say = sayer(language)
        return "\n".join(self._drawn_part(part, say, mine, key) for part in parts)

    def step_fragment(self, room: Room, step: Step, side: Side, language: Language, key: str, action: str) -> Markup:
        """The part of one step, whose forms are sent under another address."""
        say = sayer(language)
        return Markup(self._drawn_part(self._part(step, room, side, say), say, frozenset(), key, action))

    def room_page(
        self,
        room: Room,
        participant: Participant,
        language: Language,
        mine: frozenset[str],
        key: str,
        alert: str = "",
        saved: str = "",
    ) -> bytes:
        """The whole page of somebody who is in: one for all who have the same to do, with their own marks put in."""
        screen = self.screen(room, language, participant.side)
        alike = (screen.id, language, participant.side, room.session, mine, alert, saved)
        if alike not in self._patterns:
            if len(self._patterns) >= MOST_PATTERNS:
                self._patterns.clear()
            fragment = self.fragment(room, language, participant.side, mine, _KEY)
            self._patterns[alike] = self._page(
                "page.html",
                room.session,
                sayer(language),
                participant=participant,
                screen=screen.id,
                fragment=Markup(fragment),
                alert=alert,
                saved=saved,
                refresh=0 if "<form" in fragment else LOOKS_AGAIN_SECONDS,
                who=_WHO,
                name=_NAME,
            )
        own = {_WHO: known_as(participant.id), _KEY: key, _NAME: escape(_unbroken(participant.first_name))}
        page = self._patterns[alike]
        for mark, said in own.items():
            page = page.replace(mark.encode(), said.encode())
        return page

    def page(self, name: str, room: Room, language: Language, alert: str = "", /, **details: object) -> bytes:
        """A page beside the room's: ``join``, ``door``, ``mine``, ``draw`` …; ``back``: it speaks another language in place."""
        return self._page(f"{name}.html", room.session, sayer(language), None, alert=alert, **details)

    def message_page(
        self, room: Room, language: Language, title: str, words: str, refresh: int = 0, at: str = "", back: str = ""
    ) -> bytes:
        """One thing to know, and nothing to do; after ``refresh`` seconds there may be something else, there or at ``at``."""
        say = sayer(language)
        fragment = self._render("message.html", say=say, title=say(title), words=say(words))
        return self._page(
            "page.html", room.session, say, fragment=Markup(fragment), refresh=refresh, refresh_at=at, back=back
        )

    def _part(self, step: Step, room: Room, side: Side, say: Say) -> Part:
        """A kind that fails takes nobody else's page with it: the step's title is shown instead."""
        kind = self._kinds.get(step.kind)
        title = {"title": step.title.said_in(say.language), "prompt": step.prompt.said_in(say.language)}
        if kind is not None and step.kind in self._with_page:
            try:
                return Part(f"{kind.folder.name}/phone.html", kind.phone(step, room, side, say), step.id, title)
            except Exception:
                log.exception("the phone page of a %s step failed", step.kind)
        return Part("title.html", title, step.id, title)

    def _drawn_part(self, part: Part, say: Say, mine: frozenset[str], key: str, action: str = "/answer") -> str:
        if not part.step_id:
            return self._render(part.template, say=say, mine=mine, **part.view)
        given = {"say": say, "action": f"{action}/{part.step_id}", "mine": mine, "key": key}
        try:
            return self._render(part.template, view=part.view, **given)
        except Exception:
            log.exception("%s failed", part.template)
            return self._render("title.html", view=part.title, **given)

    def _page(
        self,
        template: str,
        session: Session | None,
        say: Say,
        participant: Participant | None = None,
        **details: object,
    ) -> bytes:
        other = next(language for language in LANGUAGES if language != say.language)
        given: dict[str, Any] = {
            "say": say,
            "other": sayer(other),
            "title": session.title.said_in(say.language) if session else say("phone_title"),
            "session_id": session.id if session else "",
            "who": known_as(participant.id) if participant else "",
            "side": participant.side if participant else "none",
            "shape": SHAPES[participant.side] if participant else "",
            "name": participant.first_name if participant else "",
            "side_name": say(f"phone_side_{participant.side}") if participant else "",
            "words": _script_words(say) if participant else {},
            "static": self._static,
            "paper": design.PALETTE.paper,
            "paper_at_night": design.NIGHT.paper,
            "screen": "",
            "alert": "",
            "saved": "",
            "fragment": "",
            "refresh": 0,
            "refresh_at": "",
            "language_at": "/language",
            "back": "",
            **details,
        }
        return self._render(template, **given).encode()

    def _render(self, name: str, /, **given: Any) -> str:
        template: Template = self._templates.get_template(name)
        return "\n".join(line for line in template.render(**given).splitlines() if line.strip())

    def _keep(self, ending: str, kind: bytes, body: bytes) -> str:
        place = f"/static/{hashlib.sha256(body).hexdigest()[:16]}.{ending}"
        self.assets[place] = Asset(kind, body, gzip.compress(body, mtime=0))
        return place


@cache
def _templates() -> Environment:
    """Every page, read and compiled before the first phone asks for one."""
    environment = Environment(
        loader=FileSystemLoader((resource("phone"), Path(__file__).parent.parent / "kinds")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_unbroken,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
    return environment


def _unbroken(shown: object) -> object:
    """A value as it is written into a page; what is markup already was written so before."""
    return unbroken(shown) if isinstance(shown, str) and not isinstance(shown, Markup) else shown


def shown_steps(room: Room, side: Side) -> tuple[Step, ...]:
    """The current step if it is for that side, and those whose vote is open to it ahead of time."""
    current = room.current
    return tuple(
        step
        for step in room.steps
        if (step is current and step.audience.includes(side))
        or any(ballot.admits(side) for ballot in room.ballots_of(step))
    )


def _asked_again(room: Room) -> list[Part]:
    """That a text was replaced since somebody said yes to it: on everybody's page, shown to those concerned by their marks."""
    return [Part("again.html", {"mark": AGAIN})] if room.ask_again and room.session else []


def _groups(room: Room, say: Say) -> list[Part]:
    """Which table or group one is at, once the room was told: all of them, of which each phone shows its own."""
    view = phone_view(room, say) if room.session and room.session.state.is_live else None
    return [Part("groups.html", view)] if view else []


def known_as(participant_id: str) -> str:
    """Keeps one person's waiting answers apart from another's on a shared phone, without saying who it is."""
    return hashlib.sha256(f"outbox|{participant_id}".encode()).hexdigest()[:12]


def _message(room: Room, side: Side) -> tuple[str, str] | None:
    """What there is to wait for, as keys of a title and a sentence; None when there is something to show."""
    session = room.session
    if session is None or session.state in _NOT_YET:
        if session is not None and shown_steps(room, side):  # a prediction is taken before the day
            return None
        return ("phone_arrived", "phone_not_yet")
    if session.state is SessionState.SUSPENDED:
        return ("phone_suspended", "phone_suspended_words")
    if not session.state.is_live:
        return ("phone_over", "phone_over_words")
    if shown_steps(room, side):
        return None
    if room.current is not None:
        return ("phone_for_others", "phone_for_others_words")
    if session.state is SessionState.WELCOMING:
        return ("phone_arrived", "phone_starts_soon")
    return ("phone_between", "phone_between_words")


def _script_words(say: Say) -> dict[str, str]:
    return {word: say(f"phone_{word}") for word in _SCRIPT_WORDS} | {"some_wait": say("phone_some_wait", n="#")}


def _script() -> bytes:
    """One file for the phones, two for those who read them."""
    return b"".join(resource("phone", name).read_bytes() for name in ("inputs.js", "phone.js"))


def _style_sheet() -> bytes:
    night = f"@media (prefers-color-scheme: dark) {{ :root {{\n{design.night_css_variables()}\n}} }}"
    sheet = resource("phone", "phone.css").read_text(encoding="utf-8")
    return f":root {{\n{design.css_variables()}\n}}\n{night}\n{sheet}".encode()
