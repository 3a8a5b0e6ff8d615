"""A text in the languages of the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def language(code: str) -> Language:
    """The language of that code; ``ValueError`` for one we do not speak."""
    if code == "fr":
        return "fr"
    if code == "en":
        return "en"
    raise ValueError(f"language {code!r}")


@dataclass(frozen=True)
class Text:
    """The same words in French and in English; a missing one falls back to the other."""

    fr: str = ""
    en: str = ""

    def said_in(self, code: str) -> str:
        return (self.fr or self.en) if code == "fr" else (self.en or self.fr)

    def __bool__(self) -> bool:
        return bool(self.fr or self.en)

    def to_json(self) -> dict[str, str]:
        return {"fr": self.fr, "en": self.en}

    @classmethod
    def from_json(cls, value: object) -> Text:
        """From ``{"fr": …, "en": …}``, or from one string that stands for both."""
        if isinstance(value, str):
            return cls(value, value)
        if isinstance(value, Mapping):
            return cls(str(value.get("fr", "")), str(value.get("en", "")))
        raise ValueError("neither a text nor its two languages")
