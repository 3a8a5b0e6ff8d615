"""What a text says once somebody is forgotten: their name, e-mail and telephone give way to « […] »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.registrations import phone_key

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
    also: tuple[str, ...] = ()
    """Whole names that go as well: the person's own as another list writes it, a guardian's."""

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
        pairs = [(self.first_name, self.last_name), *(_parted(name) for name in self.also)]
        forms = [(_loosely(first), _loosely(last)) for first, last in pairs if first and last]
        return [form for one, other in forms for form in (rf"{one}[\s,]+{other}", rf"{other}[\s,]+{one}")]

    def _own_names(self) -> Iterable[str]:
        if self.last_name.casefold() not in {other.last_name.casefold() for other in self.others}:
            yield self.last_name
        if self.first_name.casefold() not in {other.first_name.casefold() for other in self.others}:
            if self.last_name:
                yield f"{self.first_name} {self.last_name[:1]}."
            yield self.first_name


_WORD = re.compile(r"[\w’'‑-]+")
_EMAIL = re.compile(r"[\w.+%’'-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"\+?\(?\d(?:[\s.\-/()]{0,2}\d){5,}")
_LONGEST_PHONE = 15
_CAPITAL = r"[^\W\d_a-zà-öø-ÿœ][\w’'‑-]+"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:de|du|des|la|le|van|von))*(?: {_CAPITAL}){{1,3}}")
_BETWEEN = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class Crowd:
    """What gives many people away in a text: whole names, e-mails and telephones. However many they are, it is read once.

    A first or last name by itself is taken for theirs only where it is among those ``alone``, and written as a name;
    not within a whole name that is ``kept``, which somebody else bears.
    """

    bearers: frozenset[Bearer] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def without(self, text: str) -> str:
        """The text with nothing left of any of them; the same text where nobody is in it."""
        kept, at = [], 0
        for start, end in self._found(text):
            if start >= at:
                kept += [text[at:start], GONE]
                at = end
        return "".join((*kept, text[at:]))

    def are_in(self, text: str) -> bool:
        return next(self._found(text), None) is not None

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        spans = [
            *(each.span() for each in _EMAIL.finditer(text) if each[0].casefold() in self._emails),
            *(self._phones_in(text) if self._phones else ()),
            *self._names_in(text),
            *self._alone_in(text),
        ]
        yield from sorted(spans, key=lambda span: (span[0], -span[1]))

    def _phones_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Anywhere in a row of digits, which may be two numbers one after the other."""
        for row in _DIGITS.finditer(text):
            places = [at for at in range(*row.span()) if text[at].isdigit()]
            for first, start in enumerate(places):
                begin = start - 1 if start > row.start() and text[start - 1] == "+" else start
                for last in places[first + 5 : first + _LONGEST_PHONE]:
                    if phone_key(text[begin : last + 1]) in self._phones:
                        yield begin, last + 1

    def _names_in(self, text: str) -> Iterator[tuple[int, int]]:
        words = [(folded(each[0]), *each.span()) for each in _WORD.finditer(text)]
        for at, (word, start, end) in enumerate(words):
            for length in self._lengths.get(word.partition(" ")[0], ()):
                some, finish = [word], end
                for next_word, next_start, next_end in words[at + 1 :]:
                    if len(" ".join(some)) >= length or not _BETWEEN.fullmatch(text[finish:next_start]):
                        break
                    some.append(next_word)
                    finish = next_end
                if " ".join(some) in self._names:
                    yield start, finish
                    break

    def _alone_in(self, text: str) -> Iterator[tuple[int, int]]:
        if self._by_itself is None:
            return
        others = [found.span() for name in self.kept for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        for each in self._by_itself.finditer(text):
            if not any(start <= each.start() and each.end() <= end for start, end in others):
                yield each.span()

    @cached_property
    def _by_itself(self) -> re.Pattern[str] | None:
        forms = sorted({form for name in self.alone for form in _as_a_name(name)}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if forms else None

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for each in self.bearers for name in whole_names(each))

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """By the first word of a name, how long those are that begin with it; the longest first."""
        found: dict[str, set[int]] = {}
        for name in self._names:
            found.setdefault(name.partition(" ")[0], set()).add(len(name))
        return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}

    @cached_property
    def _emails(self) -> frozenset[str]:
        return frozenset(each.casefold() for each in self.emails if each)

    @cached_property
    def _phones(self) -> frozenset[str]:
        return frozenset(key for each in self.phones if (key := phone_key(each)))


def whole_names(bearer: Bearer) -> tuple[str, ...]:
    """Both ways round, as they compare; somebody with one name alone cannot be told from a word."""
    first, last = folded(bearer.first_name), folded(bearer.last_name)
    return (f"{first} {last}", f"{last} {first}") if first and last else ()


def is_whole_name(text: str) -> bool:
    """Whether that is a first and a last name, and nothing else."""
    return _NAME.fullmatch(text) is not None


def _parted(name: str) -> tuple[str, str]:
    """A whole name as it stands in one field: the first word, and the rest."""
    first, _, last = " ".join(name.split()).partition(" ")
    return first, last


def bearer(name: str) -> Bearer:
    return Bearer(*_parted(name))


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
