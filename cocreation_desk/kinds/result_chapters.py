"""One round of a count as the room is told it, and what every such story needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.kinds.wording import named
from cocreation_desk.words import Say

Amounts = Mapping[str, Fraction]
Line = tuple[Fraction, str]  # where a threshold stands, and what it is called


@dataclass(frozen=True)
class Chapter:
    """One round of a count. ``amounts`` leave out the options that are out of the race."""

    told: str
    amounts: Amounts
    texts: Mapping[str, str]
    badges: Mapping[str, str] = field(default_factory=dict)
    seated: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    line: Line | None = None
    spans: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    longest: Fraction = Fraction(0)
    unit: str = ""  # what is counted, where it is not what the method counts


@dataclass(frozen=True)
class Teller:
    """What every story needs: the vote, its count, and words for both."""

    ballot: Ballot
    count: Count
    say: Say

    def name(self, option: str) -> str:
        return named(self.ballot, (option,), self.say)

    def names(self, options: Sequence[str]) -> str:
        return named(self.ballot, options, self.say)

    def details(self, key: str) -> list[Mapping[str, Any]]:
        return [moment.details for moment in self.count.story if moment.key == key]

    def lot(self) -> str:
        """The sentence that stops a count: only a lot drawn in public can go on."""
        needed = self.count.moment("lot_needed")
        return self.say("count_lot_needed", names=self.names(options_in(needed["options"]))) if needed else ""

    def level(self) -> dict[str, str]:
        """A badge for each of those between whom only a lot can choose."""
        needed = self.count.moment("lot_needed")
        return dict.fromkeys(options_in(needed["options"]), self.say("count_badge_level")) if needed else {}

    def numbers(self, amounts: Amounts, places: int = 2) -> dict[str, str]:
        return {option: self.say.number(n, places) for option, n in amounts.items()}


def options_in(detail: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in detail) if isinstance(detail, tuple) else ()


def amounts_in(detail: Mapping[str, Any]) -> dict[str, Fraction]:
    return {option: Fraction(n) for option, n in detail.items()}
