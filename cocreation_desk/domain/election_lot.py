"""An order by lot, of the candidates or of options that are level: a draw of all of them, by the rule and with the certificate of any other.

The list is that of their numbers, frozen before any digit is thrown; everybody is drawn, so the public order is the result.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cocreation_desk.domain.draw.certificate import Certificate
from cocreation_desk.domain.draw.draw import Frozen, draw
from cocreation_desk.domain.draw.plan import LEAST_DIGITS, Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical, in_groups

DIGITS = LEAST_DIGITS
CANDIDATES = "candidates"

# Dice or a published lottery result typed in, digits this computer drew, or slips of paper drawn by hand.
Source = Literal["public", "computer", "slips"]


@dataclass(frozen=True)
class Lot:
    """How an order came about. Where slips of paper were drawn only the order is kept: there is nothing to draw again."""

    source: Source
    drawn_at: datetime
    digits: str = ""
    fingerprint: str = ""
    certificate: str = ""


def frozen_list(numbers: Collection[int], key: str = CANDIDATES) -> Frozen:
    """The candidates by the numbers of their candidacies, or options by their places on the paper, before a digit is thrown."""
    plan = Plan(Rule.SIMPLE, (Place(key, len(numbers)),), digits=DIGITS)
    return Frozen(canonical(PoolMember(str(number)) for number in numbers), plan)


def read_aloud(numbers: Collection[int], key: str = CANDIDATES) -> str:
    """The fingerprint of that list as it is noted down before the dice."""
    return in_groups(frozen_list(numbers, key).fingerprint)


def draw_lot(
    numbers: Collection[int],
    thrown: str,
    source: Source,
    at: datetime,
    about: Mapping[str, str],
    key: str = CANDIDATES,
) -> tuple[Lot, tuple[int, ...]]:
    """The lot as it is kept, and the numbers in its order. Refused where the digits are too few or none."""
    frozen = frozen_list(numbers, key)
    drawn = draw(frozen, thrown)
    certificate = Certificate(frozen, drawn, about=about).write()
    return Lot(source, at, drawn.digits, frozen.fingerprint, certificate), tuple(map(int, drawn.order))
