"""What a phone, a kiosk or a keyed-in paper can send: a closed set, checked again by the act that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.counting.papers import Marks
from cocreation_desk.domain.ideas import Quotable

Channel = Literal["phone", "kiosk", "paper", "hands"]


@dataclass(frozen=True)
class Vote:
    """A paper for a ballot, and the free words that came with it."""

    ballot_id: str
    marks: Marks
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    label: str
    text: str
    quotable: Quotable = Quotable.ANONYMOUS


@dataclass(frozen=True)
class Contributed:
    """One or several labelled texts for a collection, or a question for a discussion."""

    items: tuple[Said, ...]


@dataclass(frozen=True)
class Supported:
    """An up-vote for a question, given or taken back."""

    contribution_id: str
    on: bool


@dataclass(frozen=True)
class Signalled:
    """« I did not get that »: counted, and tied to nobody."""


@dataclass(frozen=True)
class Replied:
    """Answers to the questions of a survey, by question."""

    values: Mapping[str, int | str | None]


@dataclass(frozen=True)
class Consented:
    """One choice a purpose, and the versions of the texts that stood above them."""

    choices: Mapping[Purpose, str]
    read: Mapping[Purpose, int] = field(default_factory=dict)


Payload = Vote | Contributed | Supported | Signalled | Replied | Consented


@dataclass(frozen=True)
class Reply:
    """What somebody answered to a survey-like step, without the somebody."""

    side: str
    values: Mapping[str, int | str | None]
