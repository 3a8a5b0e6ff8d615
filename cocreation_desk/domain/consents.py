"""What a participant agrees to, purpose by purpose; nothing is ticked in advance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cocreation_desk.domain.text import Text


class Purpose(StrEnum):
    NOTICE = "notice"
    CONFIDENTIALITY = "confidentiality"
    IMAGE = "image"
    QUOTES = "quotes"


# Purposes that ask for more than yes or no offer their own answers.
CHOICES: dict[Purpose, tuple[str, ...]] = {
    Purpose.NOTICE: ("granted",),
    Purpose.CONFIDENTIALITY: ("granted", "refused"),
    Purpose.IMAGE: ("granted", "refused"),
    Purpose.QUOTES: ("named", "anonymous", "no"),
}


@dataclass(frozen=True)
class Notice:
    """The text people are shown before they choose, in the version they were shown."""

    version: int
    text: Text
