"""Two hundred pools for every rule: quotas, households and sites hold when drawn, and after each seat that is passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from cocreation_desk.domain.draw.advice import advise, relaxed
from cocreation_desk.domain.draw.draw import Drawn, Frozen, draw, relaxation, replacement
from cocreation_desk.domain.draw.lottery import lottery
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical, read_pool
from cocreation_desk.domain.errors import Refused
from tests.domain.draw.pools import DIGITS, halves, holds, pool

POOLS = 200
SEATS = 5


def wished(rule: Rule, seed: int, members: Sequence[PoolMember]) -> Plan:
    """One place or two, with households or without; what cannot be drawn is relaxed as it is advised."""
    sites = ("Rosay", "Lyon") if seed % 2 else ("",)
    quotas = () if rule is Rule.SIMPLE else halves(SEATS)
    digits = 3 if rule is Rule.EQUAL else 30
    plan = Plan(rule, tuple(Place(site, SEATS, quotas) for site in sites), 2, seed % 3 == 0, digits)
    return relaxed(plan, advise(plan, members).changes)


def kept(plan: Plan, seated: Mapping[str, Sequence[str]], members: Sequence[PoolMember]) -> bool:
    """Counted the plain way: quotas at each place, everybody where they chose, nobody twice, no household twice."""
    by_number = {member.number: member for member in members}
    everybody = [by_number[number] for numbers in seated.values() for number in numbers]
    homes = [each.household for each in everybody if each.household]
    return (
        all(holds(plan, place, tuple(numbers), tuple(members)) for place, numbers in seated.items())
        and all(by_number[number].may_go_to(place) for place, numbers in seated.items() for number in numbers)
        and len(everybody) == len({each.number for each in everybody})
        and (not plan.one_per_household or len(homes) == len(set(homes)))
    )


def passed_on(frozen: Frozen, drawn: Drawn, seed: int) -> tuple[Plan, dict[str, list[str]]]:
    """Somebody leaves at every place, and the next comes; bounds give way only where nobody is left."""
    seated = {place: list(numbers) for place, numbers in drawn.chosen.items()}
    plan, gone = frozen.plan, frozenset[str]()
    for place, numbers in seated.items():
        gone |= {numbers.pop(seed % SEATS)}
        try:
            number = replacement(frozen, plan, drawn, place, seated, gone)
        except Refused as refused:
            assert refused.key == "draw_nobody_left"
            plan = relaxed(plan, relaxation(frozen, plan, seated, gone).changes)
            number = replacement(frozen, plan, drawn, place, seated, gone)
        numbers.append(number)
        assert number not in gone
    return plan, seated


@pytest.mark.parametrize("rule", Rule)
def test_everything_holds_in_two_hundred_pools_and_after_replacements(rule: Rule) -> None:
    for seed in range(POOLS):
        ids = ("Rosay", "Lyon") if seed % 2 else ()
        members = read_pool(canonical(pool(40, seed, ids, sharing=0.3)))
        plan = wished(rule, seed, members)
        # The lottery is stopped at once: whatever it has by then must hold as well.
        panels = lottery(plan, members, lambda so_far: False).panels.write() if rule is Rule.EQUAL else ""
        frozen = Frozen(canonical(members), plan, panels)

        drawn = draw(frozen, DIGITS)
        in_force, seated = passed_on(frozen, drawn, seed)

        assert kept(plan, drawn.chosen, members), seed
        assert kept(in_force, seated, members), seed
