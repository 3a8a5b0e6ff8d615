"""The frozen pool: who may be drawn, written the one way that gives everybody the same fingerprint."""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

from cocreation_desk.domain.errors import Refused

FIXED_COLUMNS = ("number", "site_choices", "household")
_BETWEEN_CHOICES = "|"


@dataclass(frozen=True)
class PoolMember:
    """One registration that may be drawn, without a name. ``household`` is any key that people of one household share."""

    number: str
    strata: Mapping[str, str] = field(default_factory=dict)
    site_choices: tuple[str, ...] = ()
    household: str = ""

    def may_go_to(self, place: str) -> bool:
        """No choice is any choice, and the place without a name is open to everybody."""
        return not self.site_choices or not place or place in self.site_choices


def canonical(members: Iterable[PoolMember]) -> str:
    """The pool as CSV: sorted by number, semicolons, LF, composed letters, no spaces to spare; no name, no address.

    A household goes by the first number in it, and only where it holds more than one registration.
    """
    tidied = sorted((_tidy(member) for member in members), key=lambda each: by_number(each.number))
    if twice := sorted(number for number, n in Counter(each.number for each in tidied).items() if n > 1):
        raise Refused("draw_number_twice", n=len(twice), numbers=_a_few(twice))
    if any(not each.number for each in tidied):
        raise Refused("draw_number_missing")
    features = sorted({feature for each in tidied for feature in each.strata})
    head_of: dict[str, str] = {}
    size = Counter(each.household for each in tidied)
    for each in tidied:
        head_of.setdefault(each.household, each.number)
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow((*FIXED_COLUMNS, *features))
    for each in tidied:
        shared = each.household and size[each.household] > 1
        choices = _BETWEEN_CHOICES.join(sorted(each.site_choices))
        answers = (each.strata.get(feature, "") for feature in features)
        writer.writerow((each.number, choices, head_of[each.household] if shared else "", *answers))
    return written.getvalue()


def read_pool(text: str) -> tuple[PoolMember, ...]:
    """The members of a canonical CSV; refused when anything in it is not as ``canonical`` writes it."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error as broken:
        raise Refused("draw_pool_unreadable") from broken
    if not rows or tuple(rows[0][:3]) != FIXED_COLUMNS or any(len(row) != len(rows[0]) for row in rows):
        raise Refused("draw_pool_unreadable")
    features = rows[0][3:]
    members = tuple(
        PoolMember(
            number=row[0],
            strata=dict(zip(features, row[3:], strict=True)),
            site_choices=tuple(row[1].split(_BETWEEN_CHOICES)) if row[1] else (),
            household=row[2],
        )
        for row in rows[1:]
    )
    if canonical(members) != text:
        raise Refused("draw_pool_not_canonical")
    return members


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def by_number(number: str) -> tuple[int, str]:
    """Shorter numbers first, so that 9 comes before 10."""
    return len(number), number


def in_groups(digest: str) -> str:
    """A fingerprint as it is read aloud: its first half in eight groups of four."""
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def values_of(members: Sequence[PoolMember], feature: str) -> Counter[str]:
    """How many members gave each answer; the empty answer stands for none."""
    return Counter(member.strata.get(feature, "") for member in members)


def features_of(members: Sequence[PoolMember]) -> tuple[str, ...]:
    return tuple(sorted({feature for member in members for feature in member.strata}))


def _tidy(member: PoolMember) -> PoolMember:
    return replace(
        member,
        number=composed(member.number),
        strata={composed(feature): composed(value) for feature, value in member.strata.items()},
        site_choices=tuple(sorted({composed(each).replace(_BETWEEN_CHOICES, "/") for each in member.site_choices})),
        household=member.household.strip(),
    )


def composed(given: str) -> str:
    """A text the one way it is written: composed letters, no space to spare."""
    return " ".join(unicodedata.normalize("NFC", given).split())


def _a_few(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:10]) + (" …" if len(numbers) > 10 else "")
