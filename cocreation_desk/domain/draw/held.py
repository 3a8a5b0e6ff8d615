"""A draw as it is held: prepared, frozen, thrown, then a seat at a time confirmed, given up or passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.draw.advice import Advice
from cocreation_desk.domain.draw.certificate import Certificate, Event, Seats
from cocreation_desk.domain.draw.chances import Chances
from cocreation_desk.domain.draw.draw import Drawn, Frozen, relaxation, replacement
from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.slots import Attendance


class DrawState(StrEnum):
    OPEN = "open"
    FROZEN = "frozen"
    DRAWN = "drawn"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def has_result(self) -> bool:
        return self in (DrawState.DRAWN, DrawState.CONFIRMED, DrawState.CLOSED)


class Confirmation(StrEnum):
    TO_CONFIRM = "to_confirm"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    REPLACED = "replaced"

    @property
    def holds_the_seat(self) -> bool:
        return self in (Confirmation.TO_CONFIRM, Confirmation.CONFIRMED)

    @property
    def leaves_it_free(self) -> bool:
        return self in (Confirmation.DECLINED, Confirmation.NO_ANSWER)


class KnownBy(StrEnum):
    """How somebody who confirms their seat is on the list already."""

    NOBODY = ""
    INVITATION = "invitation"
    LIST = "list"
    """Put there by hand: by e-mail or name."""


@dataclass(frozen=True)
class Stood:
    """How a seat and its person stood before the last thing that happened to it, so that it can be taken back."""

    known_by: KnownBy = KnownBy.NOBODY
    confirmation: Confirmation = Confirmation.TO_CONFIRM
    answered_at: datetime | None = None
    half_day_id: str = ""
    attendance: Attendance = field(default_factory=Attendance)


@dataclass(frozen=True)
class Seat:
    """One person's turn at a seat: ``replaces`` is the turn before theirs, ``rank`` their place in the public order."""

    id: str
    place: str
    number: str
    rank: int
    confirmation: Confirmation = Confirmation.TO_CONFIRM
    replaces: str | None = None
    reason: str = ""
    called_at: datetime | None = None
    answered_at: datetime | None = None
    participant_id: str | None = None
    first_name: str = ""
    last_name: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    registration_id: str = ""
    stood: Stood = Stood()
    needs_guardian: bool = False
    """Under age, and nobody has answered for them yet."""

    @property
    def name(self) -> str:
        """First name and initial, as read out; empty once the person is forgotten."""
        return f"{self.first_name} {self.last_name[:1]}." if self.last_name else self.first_name

    @property
    def full_name(self) -> str:
        """For the console and the named certificate alone."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class HeldDraw:
    """``sessions`` says to which session the people of each place go. Nothing of ``plan`` changes once it is frozen."""

    id: str
    code: str
    title: str
    state: DrawState
    plan: Plan
    sessions: Mapping[str, str]
    frozen: Frozen | None = None
    frozen_at: datetime | None = None
    drawn: Drawn | None = None
    drawn_at: datetime | None = None
    where: str = ""
    operator: str = ""
    witnesses: tuple[str, ...] = ()
    typed_by: int = 1
    reached: float | None = None
    at_most: float | None = None
    cancel_reason: str = ""
    typing: str = ""
    """The digits as they are being typed, for the projector alone."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """The digits that witnesses typed on their phones, by witness."""
    chances: Chances | None = None
    turns: tuple[Seat, ...] = ()
    events: tuple[Event, ...] = ()
    received: Mapping[str, int] = field(default_factory=dict)
    """How many registrations there were at the freeze, and how many were set aside for which reason."""

    @property
    def seated(self) -> tuple[Seat, ...]:
        """Whose turn it is now, seat by seat; a seat that is free is not among them."""
        return tuple(each for each in self.turns if each.confirmation.holds_the_seat)

    @property
    def free(self) -> tuple[Seat, ...]:
        """The last turns at the seats that nobody holds."""
        passed_on = {each.replaces for each in self.turns}
        return tuple(each for each in self.turns if each.confirmation.leaves_it_free and each.id not in passed_on)

    def turn(self, turn_id: str) -> Seat | None:
        return next((each for each in self.turns if each.id == turn_id), None)

    def history(self, seat: Seat) -> tuple[Seat, ...]:
        """Everybody who has had this seat before, the first one first."""
        earlier = self.turn(seat.replaces) if seat.replaces else None
        return (*self.history(earlier), earlier) if earlier else ()

    @property
    def certificate(self) -> Certificate | None:
        """Everything to check the draw with, and what is only said of it: when, where, before whom."""
        if self.frozen is None or self.drawn is None:
            return None
        about = {
            "code": self.code,
            "frozen_at": self.frozen_at.isoformat() if self.frozen_at else "",
            "drawn_at": self.drawn_at.isoformat() if self.drawn_at else "",
            "where": self.where,
            "operator": self.operator,
            "witnesses": list(self.witnesses),
            "typed_by": self.typed_by,
            "received": dict(self.received),
        }
        return Certificate(self.frozen, self.drawn, self.events, about)


def next_for(held: HeldDraw, seat: Seat) -> str:
    """Who is next at a seat that is free; refused with ``draw_nobody_left`` when nobody is. It may take a second."""
    frozen, drawn, seats = _as_it_stands(held)
    return replacement(frozen, seats.plan, drawn, seat.place, seats.seated, seats.gone)


def what_would_help(held: HeldDraw) -> Advice:
    """The smallest change of quotas with which the free seats could be filled."""
    frozen, _, seats = _as_it_stands(held)
    return relaxation(frozen, seats.plan, seats.seated, seats.gone)


def _as_it_stands(held: HeldDraw) -> tuple[Frozen, Drawn, Seats]:
    if held.frozen is None or held.drawn is None:
        raise Refused("draw_not_in_that_state", state=held.state.value)
    return held.frozen, held.drawn, Seats.after(held.frozen, held.drawn, held.events)
