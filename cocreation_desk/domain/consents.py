"""What a participant agrees to, purpose by purpose; nothing is ticked in advance, and nothing once said is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.text import Language, Text


class Purpose(StrEnum):
    NOTICE = "notice"
    CONFIDENTIALITY = "confidentiality"
    IMAGE = "image"
    QUOTES = "quotes"
    RECONTACT = "recontact"
    CONTRIBUTION = "contribution"
    GUARDIAN = "guardian"  # of a minor, for whom a parent or guardian answers


# Purposes that ask for more than yes or no offer their own answers; the last one says no.
CHOICES: dict[Purpose, tuple[str, ...]] = {
    Purpose.NOTICE: ("granted",),
    Purpose.CONFIDENTIALITY: ("granted", "refused"),
    Purpose.IMAGE: ("granted", "refused"),
    Purpose.QUOTES: ("named", "anonymous", "no"),
    Purpose.RECONTACT: ("granted", "refused"),
    Purpose.CONTRIBUTION: ("granted", "refused"),
    Purpose.GUARDIAN: ("granted", "refused"),
}
OF_EVERYBODY = tuple(purpose for purpose in Purpose if purpose is not Purpose.GUARDIAN)
WITHDRAWN = "withdrawn"
YES = frozenset({"granted", "named", "anonymous"})


@dataclass(frozen=True)
class Notice:
    """The text people are shown before they choose, in the version they were shown."""

    version: int
    text: Text
    purpose: Purpose = Purpose.NOTICE
    valid_from: datetime | None = None


@dataclass(frozen=True)
class Given:
    """One choice of one person: when, how, and which version of the notice they had read in which language."""

    participant_id: str
    purpose: Purpose
    choice: str
    at: datetime
    channel: str
    version: int
    language: Language


Choices = Mapping[Purpose, str]


def refuses(choices: Choices, purpose: Purpose) -> bool:
    """Said no, or took a yes back."""
    choice = choices.get(purpose, "")
    return choice == WITHDRAWN or (len(CHOICES[purpose]) > 1 and choice == CHOICES[purpose][-1])


def has_guardian(choices: Choices) -> bool:
    """A parent or guardian agrees, and has not taken it back."""
    return choices.get(Purpose.GUARDIAN) == "granted"


def keeps_out_of_pictures(choices: Choices, is_minor: bool) -> bool:
    """Said no to photos, or is under age and nobody has answered for them."""
    return refuses(choices, Purpose.IMAGE) or (is_minor and not has_guardian(choices))


def may_be_named(choices: Choices) -> bool:
    """A quote bears a name only where that very thing was agreed to and not taken back."""
    return choices.get(Purpose.QUOTES) == "named"


def may_be_quoted(choices: Choices) -> bool:
    return not refuses(choices, Purpose.QUOTES)


def in_order(purposes: Iterable[object]) -> tuple[Purpose, ...]:
    """Those that everybody can be asked about, in the order they are asked in."""
    asked = set(purposes)
    return tuple(purpose for purpose in OF_EVERYBODY if purpose in asked)


def asked_in(steps: Iterable[Step]) -> tuple[Purpose, ...]:
    """What the rules of the game of a template ask for."""
    found: list[object] = []
    for step in steps:
        purposes = step.settings.get("purposes", ()) if step.kind == "charter" else ()
        found += purposes if isinstance(purposes, list | tuple) else ()
    return in_order(found)
