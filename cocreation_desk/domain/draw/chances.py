"""How likely each profile is to be drawn: estimated by drawing again and again, with digits nobody threw."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cocreation_desk.domain.draw import order
from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.problem import problem
from cocreation_desk.domain.draw.walk import Progress, Stopped, Walk


@dataclass(frozen=True)
class Chance:
    """One profile: its answers, how many people gave them, and how many seats they had over all simulated draws."""

    answers: tuple[str, ...]
    people: int
    seats: int


@dataclass(frozen=True)
class Chances:
    """What so many simulated draws came to, the least likely profile first."""

    times: int
    profiles: tuple[Chance, ...]

    def share(self, profile: Chance) -> Fraction:
        """How likely each of these people is to be drawn, as far as the simulation tells."""
        return Fraction(profile.seats, profile.people * self.times)

    def to_json(self) -> dict[str, Any]:
        return {"times": self.times, "profiles": [[list(p.answers), p.people, p.seats] for p in self.profiles]}

    @staticmethod
    def from_json(given: Any) -> Chances:
        profiles = (Chance(tuple(answers), people, seats) for answers, people, seats in given["profiles"])
        return Chances(given["times"], tuple(profiles))


def estimate(plan: Plan, members: Sequence[PoolMember], times: int, on: Progress = lambda done, of: True) -> Chances:
    """Two people of one profile, without a shared household, have exactly the same chance: profiles are what is counted."""
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
    found = Chances(times, tuple(_by_profile(plan, members, drawn)))
    return Chances(times, tuple(sorted(found.profiles, key=lambda each: (found.share(each), each.answers))))


def _by_profile(plan: Plan, members: Sequence[PoolMember], drawn: Counter[str]) -> list[Chance]:
    people: Counter[tuple[str, ...]] = Counter()
    seats: Counter[tuple[str, ...]] = Counter()
    for member in members:
        answers = tuple(member.strata.get(feature, "") for feature in plan.features)
        people[answers] += 1
        seats[answers] += drawn[member.number]
    return [Chance(answers, n, seats[answers]) for answers, n in people.items()]
