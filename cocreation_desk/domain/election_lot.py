"""A lot drawn in public: an order that anyone can work out again from a number everybody saw.

The rule is that of `domain/MODEL.md` §3.5, after RFC 3797: for each line of a list that was frozen before, the SHA-256 of
``rule|seed|fingerprint|line`` is taken, and the lines are put in the order of these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cocreation_desk.domain.errors import Refused

RULE = "v1"
LONGEST_SEED = 80

# Dice or a published lottery result typed in, a number this computer drew, or slips of paper drawn by hand.
Source = Literal["public", "computer", "slips"]


@dataclass(frozen=True)
class Lot:
    """How an order came about. ``seed`` is empty where slips of paper were drawn; then only the order is kept."""

    source: Source
    drawn_at: datetime
    seed: str = ""
    fingerprint: str = ""
    rule: str = RULE


def fingerprint_of(lines: Iterable[str]) -> str:
    """What a list is recognised by once it is frozen: the SHA-256 of its lines, each with its line feed."""
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def lot_order(lines: Sequence[str], seed: str, fingerprint: str) -> tuple[str, ...]:
    """The lines in the order of the lot."""
    return tuple(
        sorted(lines, key=lambda line: hashlib.sha256(f"{RULE}|{seed}|{fingerprint}|{line}".encode()).digest())
    )


def checked_seed(seed: str) -> str:
    """The number as it is kept: what was typed, without spaces around or between."""
    kept = "".join(seed.split())
    if not kept:
        raise Refused("lot_needs_seed")
    if len(kept) > LONGEST_SEED or not kept.isprintable():
        raise Refused("lot_seed_too_long", most=LONGEST_SEED)
    return kept
