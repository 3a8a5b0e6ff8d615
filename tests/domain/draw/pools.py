"""Pools to draw from in tests: made of chance, but the same every time."""

from __future__ import annotations

import random
from collections.abc import Sequence

from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.quotas import Quota

DIGITS = "407159382640715938264071593826"


def pool(people: int, seed: int = 1, sites: Sequence[str] = (), sharing: float = 0.0) -> tuple[PoolMember, ...]:
    """Two thirds women, one in ten under thirty; some share a household."""
    chance = random.Random(seed)
    return tuple(
        PoolMember(
            f"R{number:04}",
            {
                "age": chance.choices(("18-29", "30-59", "60+"), (1, 6, 3))[0],
                "sex": chance.choices(("woman", "man"), (2, 1))[0],
            },
            site_choices=tuple(chance.sample(sorted(sites), chance.randint(1, len(sites)))) if sites else (),
            household=f"h{number // 2}" if chance.random() < sharing else "",
        )
        for number in range(1, people + 1)
    )


def halves(seats: int) -> tuple[Quota, ...]:
    """As many women as men, give or take one; a fifth at least of each age."""
    return (
        Quota("sex", "woman", seats // 2, seats // 2 + 1),
        Quota("sex", "man", seats // 2, seats // 2 + 1),
        *(Quota("age", age, seats // 5, seats) for age in ("18-29", "30-59", "60+")),
    )


def plan(seats: int = 10, rule: Rule = Rule.ORDER, **more: object) -> Plan:
    quotas = () if rule is Rule.SIMPLE else halves(seats)
    digits = 3 if rule is Rule.EQUAL else 30
    return Plan(rule, (Place("", seats, quotas),), **{"digits": digits, "substitutes": 5} | more)  # type: ignore[arg-type]


def holds(counted: Plan, key: str, numbers: tuple[str, ...], members: Sequence[PoolMember]) -> bool:
    """Every quota of a place, counted the plain way."""
    here = [member for member in members if member.number in numbers]
    return len(here) == counted.place(key).seats and all(
        quota.least <= sum(1 for each in here if each.strata[quota.feature] == quota.value) <= quota.most
        for quota in counted.place(key).quotas
    )
