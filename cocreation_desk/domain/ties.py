"""Options that came out level, and how the room settled it: by a lot drawn in public, or by the chair."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.errors import Refused

LOT_OF_TIE = "tie"  # what such a draw is called in its certificate
ENTERED = ("draw", "chair")  # tie rules by which somebody says who comes first


@dataclass(frozen=True)
class Settled:
    """The order that was drawn or decided, best first, by whom and when."""

    rule: str
    order: tuple[str, ...]
    said_by: str
    at: datetime
    certificates: tuple[str, ...] = ()  # of each draw from digits, first things first: with it anybody draws it again

    @property
    def digits(self) -> tuple[str, ...]:
        return tuple(str(json.loads(each)["digits"]) for each in self.certificates)


def level_in(count: Count) -> tuple[str, ...]:
    """The options a count waits for somebody to put in order, in the order of the paper; empty where it waits for nobody."""
    needed = count.moment("lot_needed")
    if needed is not None and isinstance(options := needed["options"], tuple):
        return tuple(tally.option for tally in count.tallies if tally.option in options)
    return count.tied if count.outcome == "tie" else ()


def places_on_paper(options: Sequence[str], level: Collection[str]) -> dict[int, str]:
    """Options that are level by the number of their place on the paper: what a lot between them is drawn from."""
    return {at: option for at, option in enumerate(options, start=1) if option in level}


def drawn_again(earlier: Sequence[str], drawn: Sequence[str]) -> tuple[str, ...]:
    """A later draw, in which those who were drawn before keep their order: they share out the places they drew now."""
    before = iter([option for option in earlier if option in drawn])
    return tuple(next(before) if option in earlier else option for option in drawn)


def with_order(earlier: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """The order drawn before with the new one worked in; what was drawn once stands.

    Refused when the two contradict each other.
    """
    merged = list(earlier)
    place = 0
    for option in order:
        if option in merged:
            found = merged.index(option)
            if found < place:
                raise Refused("lot_contradicts")
            place = found + 1
        else:
            merged.insert(place, option)
            place += 1
    return tuple(merged)


def check_order(count: Count, order: Sequence[str]) -> None:
    """An order names each of those level once, and nobody else."""
    level = level_in(count)
    if not level:
        raise Refused("tie_is_not_there")
    if len(order) != len(set(order)) or set(order) != set(level):
        raise Refused("lot_names_others")
    if count.rules.tie_rule not in ENTERED:
        raise Refused("tie_is_not_settled_so")
