"""What a text says once somebody is forgotten: their name, e-mail and telephone give way to « […] »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

GONE = "[…]"
SHORTEST_NAME = 3  # a lone initial says nothing of anybody


@dataclass(frozen=True)
class Bearer:
    """A name somebody in the programme bears."""

    first_name: str
    last_name: str


@dataclass(frozen=True)
class Traces:
    """What gives one person away in a text.

    A first or last name alone is theirs only where nobody else in the programme bears it, and only written as a name,
    with a capital: the word « rose » in a sentence is no Rose.
    """

    first_name: str
    last_name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    others: frozenset[Bearer] = frozenset()

    def without(self, text: str) -> str:
        """The text with nothing left of the person; the same text where they are not in it."""
        for pattern in self._patterns:
            text = pattern.sub(GONE, text)
        return text

    def are_in(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._patterns)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        anywhere = [*self._whole_names(), *(re.escape(email) for email in self.emails if email)]
        phones = (_phone(phone) for phone in self.phones)
        alone = [re.escape(written) for name in self._own_names() for written in _as_a_name(name)]
        return tuple(
            re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", flags)
            for forms, flags in (
                (anywhere, re.IGNORECASE),
                ([phone for phone in phones if phone], re.NOFLAG),
                (alone, re.NOFLAG),
            )
            if forms
        )

    def _whole_names(self) -> list[str]:
        first, last = _loosely(self.first_name), _loosely(self.last_name)
        return [rf"{first}[\s,]+{last}", rf"{last}[\s,]+{first}"] if first and last else []

    def _own_names(self) -> Iterable[str]:
        if self.last_name.casefold() not in {other.last_name.casefold() for other in self.others}:
            yield self.last_name
        if self.first_name.casefold() not in {other.first_name.casefold() for other in self.others}:
            if self.last_name:
                yield f"{self.first_name} {self.last_name[:1]}."
            yield self.first_name


def _loosely(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _as_a_name(name: str) -> tuple[str, ...]:
    """« Léa Martin », « LÉA MARTIN »; nothing for a name too short to mean anybody. Longest first."""
    name = " ".join(name.split())
    if len(name) < SHORTEST_NAME:
        return ()
    capital = name[:1].upper() + name[1:]
    return tuple(dict.fromkeys((capital, capital.title(), capital.upper())))


def _phone(phone: str) -> str:
    """The same number however it is spaced, with or without the prefix of its country."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) < 6:
        return ""
    national = re.sub(r"^(?:00)?33|^0", "", digits)
    spaced = r"[\s.\-/()]*".join(national)
    return rf"(?:(?:\+|00)\d{{1,3}}[\s.\-/()]*)?(?:\(?0\)?[\s.\-/]*)?{spaced}"
