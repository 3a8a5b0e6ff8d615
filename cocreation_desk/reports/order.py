"""What is to be printed: the room as it stands, for whom, in which language; and what every paper says around its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cocreation_desk.domain.badges import SPARE_BADGES, badge_code, short_code, spare_badge
from cocreation_desk.domain.clock import days_of
from cocreation_desk.domain.consents import Given, Notice
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.pieces import Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session
from cocreation_desk.domain.slots import Register
from cocreation_desk.domain.text import Language
from cocreation_desk.reports.label_stock import AS_USUAL, LabelWishes
from cocreation_desk.reports.record import Record
from cocreation_desk.store.documents import MinutesVersion
from cocreation_desk.words import Say, sayer

LONGEST_PROGRAMME = 60  # beside it in the header stand the place and the date


@dataclass(frozen=True)
class Door:
    """How one participant gets in: the address in the badge's QR code, and the code to type."""

    url: str
    code: str


def doors(room: Room, key: bytes, address: str) -> dict[str, Door]:
    """How everybody on the list gets in at that address, and whoever will be given a spare badge."""
    session_id = room.session.id if room.session else ""
    issued = [(each.id, each.badge_issue) for each in room.participants]
    issued += [(spare_badge(session_id, number), 1) for number in range(1, SPARE_BADGES + 1)]
    return {
        who: Door(f"{address}/j/{badge_code(key, who, issue)}", short_code(key, who, issue)) for who, issue in issued
    }


@dataclass(frozen=True)
class Order:
    """``named`` prints customers by first name and initial; otherwise they are only counted.

    Of the ballots to be printed, ``only`` one by its code; ``numbered`` from 1 to that number, where they are not secret.
    """

    room: Room
    language: Language
    made_at: datetime
    named: bool = False
    version: MinutesVersion | None = None
    doors: Mapping[str, Door] = field(default_factory=dict)
    only: str = ""
    numbered: int = 0
    photos: Mapping[str, bytes] = field(default_factory=dict)
    """The candidates' pictures, by name."""
    labels: LabelWishes = AS_USUAL
    register: Register = field(default_factory=dict)
    """Who was there, by half-day."""
    said: tuple[Given, ...] = ()
    """Every choice about consents, the first ones first."""
    texts: tuple[Notice, ...] = ()
    """What they read before, in every version."""

    @property
    def say(self) -> Say:
        return sayer(self.language)

    @property
    def session(self) -> Session:
        if self.room.session is None:
            raise ValueError("a paper is about a session")
        return self.room.session

    @property
    def is_approved(self) -> bool:
        return self.version is not None and self.version.approved_at is not None

    @property
    def has_begun(self) -> bool:
        """Was the session opened, or a step of it?"""
        return self.session.actual_start is not None or any(step.started_at for step in self.room.steps)

    @property
    def join_url(self) -> str:
        """Where the session is joined, at the address that the badges lead to; empty while there is none."""
        door = next(iter(self.doors.values()), None)
        address = door.url.rsplit("/", 2)[0] if door else ""
        return f"{address}/j/{self.session.room_code}" if address else ""

    @property
    def has_address(self) -> bool:
        """Do the codes on papers lead somewhere a phone can go?"""
        return bool(self.join_url) and "//127." not in self.join_url

    def span(self, start: datetime, end: datetime) -> str:
        """« 9 h 55 – 10 h 05 »"""
        return f"{self.say.time(start)} – {self.say.time(end)}"

    def when(self, start: datetime, end: datetime) -> str:
        """« jeudi 12 mars 2026, 8 h 30 – 12 h 35 »; the last day is said too where it is another."""
        if not days_of(start, end):
            return self.say("paper_date_and_times", date=self.say.weekday(start.date()), times=self.span(start, end))
        moments = ((self.say.weekday(each.date()), self.say.time(each)) for each in (start, end))
        return " – ".join(self.say("paper_date_and_times", date=day, times=time) for day, time in moments)

    def shown_name(self, person: Participant) -> str:
        """The company's people stand by their name; customers by first name and initial."""
        return person.name if person.side is Side.COMPANY else person.short_name


def record(
    order: Order,
    paper: str,
    pieces: Sequence[Piece],
    *,
    number: str,
    title: str = "",
    draft: bool = False,
    landscape: bool = False,
    compact: bool = False,
    named: bool | None = None,
    qr: str = "",
) -> Record:
    """The pieces with the title, header and footer that this paper of this session has."""
    say, session = order.say, order.session
    programme = shortened(order.room.programme.name, LONGEST_PROGRAMME)
    last = [session.ends_at] if days_of(session.starts_at, session.ends_at) else []
    dates = " – ".join(say.date(each.date()) for each in (session.starts_at, *last))
    context = (programme, session.place, dates)
    return Record(
        title=title or say(f"paper_{paper}_title"),
        language=order.language,
        pieces=tuple(pieces),
        made_at=order.made_at,
        document_id="-".join(part for part in (number, session.code) if part),
        day=session.starts_at.date(),
        name=say(f"paper_{paper}_file"),
        subject=session.title.said_in(order.language),
        organisation=order.room.programme.organisation,
        context=" · ".join(part for part in context if part),
        session_code=session.code,
        confidentiality=say(f"paper_level_{session.confidentiality.lower()}"),
        variant=say("paper_named" if (order.named if named is None else named) else "paper_anonymous"),
        qr=qr,
        draft=draft,
        landscape=landscape,
        compact=compact,
    )


def shortened(text: str, longest: int) -> str:
    """The text, or its beginning up to a whole word."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rsplit(None, 1)[0][:longest].rstrip(" ,;:") + "…"
