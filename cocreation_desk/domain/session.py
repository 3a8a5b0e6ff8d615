"""One meeting with a start and an end, and the states it goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.quorum import NO_QUORUM, Quorum
from cocreation_desk.domain.text import Language, Text


class SessionState(StrEnum):
    DRAFT = "draft"
    READY = "ready"
    WELCOMING = "welcoming"
    RUNNING = "running"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    REPORTED = "reported"
    FOLLOW_UP = "follow_up"
    ARCHIVED = "archived"
    PURGED = "purged"
    CANCELLED = "cancelled"

    @property
    def is_live(self) -> bool:
        """The room is in: phones may join and answer."""
        return self in (SessionState.WELCOMING, SessionState.RUNNING, SessionState.SUSPENDED)


BEFORE_CLOSE = (
    SessionState.DRAFT,
    SessionState.READY,
    SessionState.WELCOMING,
    SessionState.RUNNING,
    SessionState.SUSPENDED,
)
MOVES: dict[SessionState, frozenset[SessionState]] = {
    SessionState.DRAFT: frozenset({SessionState.READY}),
    SessionState.READY: frozenset({SessionState.WELCOMING, SessionState.DRAFT}),
    SessionState.WELCOMING: frozenset({SessionState.RUNNING}),
    SessionState.RUNNING: frozenset({SessionState.SUSPENDED, SessionState.CLOSED}),
    SessionState.SUSPENDED: frozenset({SessionState.RUNNING}),
    SessionState.CLOSED: frozenset({SessionState.REPORTED}),
    SessionState.REPORTED: frozenset({SessionState.FOLLOW_UP, SessionState.ARCHIVED}),
    SessionState.FOLLOW_UP: frozenset({SessionState.ARCHIVED}),
    SessionState.ARCHIVED: frozenset({SessionState.PURGED}),
    SessionState.PURGED: frozenset(),
    SessionState.CANCELLED: frozenset(),
}


def check_move(old: SessionState, new: SessionState) -> None:
    """Refuse a change of state that the life of a session does not know."""
    if new is SessionState.CANCELLED and old in BEFORE_CLOSE:
        return
    if new not in MOVES[old]:
        raise Refused("session_cannot_move", old=old.value, new=new.value)


class Scene(StrEnum):
    """What the facilitator asks the stage to show: the step, or something else for a while."""

    STEP = "step"
    WELCOME = "welcome"
    JOIN = "join"
    TIMER = "timer"
    COMMITMENTS = "commitments"
    CANDIDATES = "candidates"
    PROCLAMATION = "proclamation"
    DRAW = "draw"
    GROUPS = "groups"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Session:
    id: str
    code: str
    title: Text
    template: str
    starts_at: datetime
    ends_at: datetime
    state: SessionState = SessionState.DRAFT
    objective: str = ""
    promise: str = ""
    place: str = ""
    facilitator: str = ""
    secretary: str = ""
    chair: str = ""
    language: Language = "fr"
    stage_language: Language = "fr"
    confidentiality: str = "C1"
    min_breakdown: int = 5
    guest_side: Side = Side.NEUTRAL
    room_code: str = ""
    scene: Scene = Scene.STEP
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    suspended_at: datetime | None = None
    cancel_reason: str = ""
    next_session: str = ""
    key_sentences: tuple[str, ...] = ()
    watch_point: str = ""
    quorum: Quorum = NO_QUORUM
    purposes: tuple[Purpose, ...] = ()
    """What each person is asked to agree to, one by one."""
