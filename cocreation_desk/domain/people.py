"""Who is in the room: participants, their side, and whether they are here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.text import Language


class Side(StrEnum):
    CUSTOMER = "customer"
    COMPANY = "company"
    NEUTRAL = "neutral"


class Audience(StrEnum):
    """Whom a step or a vote is for."""

    ALL = "all"
    CUSTOMERS = "customers"
    COMPANY = "company"

    def includes(self, side: Side) -> bool:
        match self:
            case Audience.ALL:
                return True
            case Audience.CUSTOMERS:
                return side is Side.CUSTOMER
            case Audience.COMPANY:
                return side is Side.COMPANY


class Presence(StrEnum):
    EXPECTED = "expected"
    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"
    LEFT = "left_early"

    @property
    def is_here(self) -> bool:
        return self in (Presence.PRESENT, Presence.LATE)


# expected → present | late | excused | absent, present → left early; a slip of the hand can be put right either way.
SEGMENTS = ("none", "loyal", "newcomer", "prospect", "expert", "press")
LONGEST_NAME = 80


@dataclass(frozen=True)
class NewParticipant:
    """One line of a list of people."""

    first_name: str
    last_name: str
    side: Side
    segment: str = "none"
    role: str = ""
    organisation: str = ""
    job_title: str = ""
    email: str = ""
    language: Language | None = None
    is_minor: bool = False
    guardian: str = ""


@dataclass(frozen=True)
class Participant:
    """One person in one session. The name is for the console and the nominative papers, never for the projector."""

    id: str
    person_id: str
    session_id: str
    first_name: str
    last_name: str
    side: Side
    badge_no: int
    organisation: str = ""
    job_title: str = ""
    email: str = ""
    segment: str = "none"
    role: str = ""
    language: Language | None = None
    presence: Presence = Presence.EXPECTED
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    guest: bool = False
    badge_issue: int = 1
    is_minor: bool = False
    guardian: str = ""
    """Who answers for a minor: a parent or guardian, by name."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def register_name(self) -> str:
        """« NOM Prénom », as signature lists are written."""
        return f"{self.last_name.upper()} {self.first_name}".strip()

    @property
    def short_name(self) -> str:
        """« Prénom N. », as public documents are written."""
        return f"{self.first_name} {self.last_name[:1]}." if self.last_name else self.first_name

    @property
    def may_vote(self) -> bool:
        return self.presence not in (Presence.EXCUSED, Presence.ABSENT)
