"""Chance: the digits thrown in the room, and the public order of all registrations that they make (CD-ORDRE-1).

After RFC 3797 and draft-thomson-elegy-vrs-00: everybody's code depends on the digits and on their own number alone, so
that taking one person away shifts nobody else.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from cocreation_desk.domain.draw.plan import ORDER_VERSION
from cocreation_desk.domain.errors import Refused


def digits(typed: str, least: int) -> str:
    """The digits of what was typed: spaces, commas and dashes between them do not matter, anything else is refused."""
    kept = "".join(letter for letter in typed if not (letter.isspace() or letter in ",;.-–—·"))
    if not all(letter.isdecimal() for letter in kept):
        raise Refused("draw_not_digits")
    plain = "".join(str(unicodedata.decimal(letter)) for letter in kept)
    if len(plain) < least:
        raise Refused("draw_too_few_digits", n=len(plain), least=least)
    return plain


def agreed(entries: Mapping[str, str], least: int) -> str:
    """The digits when all who typed them typed the same; ``entries`` is by who typed. Refused at the first difference."""
    read = {who: digits(typed, least) for who, typed in entries.items()}
    if not read:
        raise Refused("draw_too_few_digits", n=0, least=least)
    if len(set(read.values())) > 1:
        raise Refused("draw_entries_differ", at=_first_difference(list(read.values())))
    return next(iter(read.values()))


def seed(manifest_fingerprint: str, thrown: str) -> bytes:
    """SHA-256 of ``CD-ORDRE-1|fingerprint|digits``: no digits, no seed; another list or rule, another seed."""
    return hashlib.sha256(f"{ORDER_VERSION}|{manifest_fingerprint}|{thrown}".encode()).digest()


def code(key: bytes, number: str) -> str:
    """What puts a registration in its place: HMAC-SHA256 of its number, in hexadecimal."""
    return hmac.new(key, number.encode(), hashlib.sha256).hexdigest()


def public_order(key: bytes, numbers: Iterable[str]) -> tuple[str, ...]:
    """All of them, the smallest code first."""
    return tuple(sorted(numbers, key=lambda number: (code(key, number), number)))


def order_of_places(key: bytes, places: Sequence[str]) -> tuple[str, ...]:
    """In which order several places are filled: drawn in the same way, from ``place|key``."""
    return tuple(sorted(places, key=lambda place: code(key, f"place|{place}")))


def _first_difference(typed: Sequence[str]) -> int:
    return next(
        (at for at, seen in enumerate(zip(*typed, strict=False), start=1) if len(set(seen)) > 1),
        min(map(len, typed)) + 1,
    )
