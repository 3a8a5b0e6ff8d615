"""How likely each profile is to be drawn: estimated by drawing again and again, with digits nobody threw."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cocreation_desk.domain.draw import order
from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.problem import problem
from cocreation_desk.domain.draw.walk import Progress, Stopped, Walk


@dataclass(frozen=True)
class Chance:
    """One profile: its answers, how many people gave them, and the share of them that the simulated draws seated."""

    answers: tuple[str, ...]
    people: int
    share: float


def estimate(
    plan: Plan, members: Sequence[PoolMember], times: int, on: Progress = lambda done, of: True
) -> tuple[Chance, ...]:
    """Rare profiles first. Two people of one profile, without a shared household, have exactly the same chance."""
    counted = problem(plan, members)
    keys = [place.key for place in plan.places]
    drawn: Counter[str] = Counter()
    for at in range(times):
        seed = hashlib.sha256(f"simulation|{at}".encode()).digest()
        everybody = order.public_order(seed, (member.number for member in members))
        filled = [keys.index(key) for key in order.order_of_places(seed, keys)]
        for numbers in Walk(counted, proofs=False).first(everybody, filled).kept.values():
            drawn.update(numbers)
        if not on(at + 1, times):
            raise Stopped
    return tuple(sorted(_by_profile(plan, members, drawn, times), key=lambda each: (each.share, each.answers)))


def _by_profile(plan: Plan, members: Sequence[PoolMember], drawn: Counter[str], times: int) -> list[Chance]:
    people: Counter[tuple[str, ...]] = Counter()
    seats: Counter[tuple[str, ...]] = Counter()
    for member in members:
        answers = tuple(member.strata.get(feature, "") for feature in plan.features)
        people[answers] += 1
        seats[answers] += drawn[member.number]
    return [Chance(answers, n, seats[answers] / n / times) for answers, n in people.items()]
