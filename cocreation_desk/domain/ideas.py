"""What participants write: contributions and questions, their moderation, themes and support."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side

LONGEST = 200
QUESTION = "question_asked"  # the label of what is asked in a discussion


class ContributionState(StrEnum):
    """received → approved | hidden; an approved one can be merged; a question goes on the air, then is answered or deferred."""

    RECEIVED = "received"
    APPROVED = "approved"
    HIDDEN = "hidden"
    MERGED = "merged"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    LATER = "later"

    @property
    def may_be_shown(self) -> bool:
        """The facilitator has let it through."""
        return self not in (ContributionState.RECEIVED, ContributionState.HIDDEN, ContributionState.MERGED)


class Quotable(StrEnum):
    NAMED = "named"
    ANONYMOUS = "anonymous"
    NO = "no"


@dataclass(frozen=True)
class Contribution:
    """Somebody's words. ``text`` is what was sent and never changes; ``display`` is what is shown."""

    id: str
    code: str
    step_id: str
    label: str
    text: str
    side: Side
    author_id: str | None = None
    display_text: str = ""
    quotable: Quotable = Quotable.ANONYMOUS
    channel: str = "phone"
    state: ContributionState = ContributionState.RECEIVED
    hidden_reason: str = ""
    merged_into: str | None = None
    theme_id: str | None = None
    supports: int = 0
    answer: str = ""
    created_at: datetime | None = None

    @property
    def display(self) -> str:
        return self.display_text or self.text


@dataclass(frozen=True)
class Theme:
    id: str
    step_id: str
    name: str
    position: int


# Marks that turn the direction of the text around them: one card must not turn the next one over.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def readable(text: str, longest: int = LONGEST) -> str:
    """The words as we keep them: no control characters, no blanks around; refused when empty or too long.

    Line breaks become spaces: a contribution is one thought, shown on one card.
    """
    kept = "".join(" " if ch in "\r\n\t" else ch for ch in text if ch not in _TURNING)
    kept = "".join(ch for ch in kept if unicodedata.category(ch) not in ("Cc", "Cs"))
    kept = unicodedata.normalize("NFC", " ".join(kept.split()))
    if not kept:
        raise Refused("text_is_empty")
    if len(kept) > longest:
        raise Refused("text_too_long", most=longest)
    return kept
