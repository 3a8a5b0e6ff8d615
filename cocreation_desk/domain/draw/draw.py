"""A draw from beginning to end: freeze, throw, fill the places, replace whoever cannot come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cocreation_desk.domain.draw import order
from cocreation_desk.domain.draw.advice import Advice, check, smallest_relaxation
from cocreation_desk.domain.draw.panels import Panels, check_panels
from cocreation_desk.domain.draw.plan import PANEL_DIGITS, Plan, Rule, manifest, manifest_fingerprint
from cocreation_desk.domain.draw.pool import PoolMember, canonical, fingerprint, read_pool
from cocreation_desk.domain.draw.problem import problem
from cocreation_desk.domain.draw.walk import Progress, Refusal, Walk, Walked
from cocreation_desk.domain.errors import Refused


@dataclass(frozen=True)
class Frozen:
    """What is sealed before the dice: the pool, the plan and, for equal chances, the thousand panels."""

    pool: str
    plan: Plan
    panels: str = ""

    @property
    def pool_fingerprint(self) -> str:
        return fingerprint(self.pool)

    @property
    def manifest(self) -> str:
        return manifest(self.plan, self.pool_fingerprint, fingerprint(self.panels) if self.panels else "")

    @property
    def fingerprint(self) -> str:
        """The one to show on the wall: it changes with the list, the seats, the quotas, the rule or the panels."""
        return manifest_fingerprint(self.manifest)

    @property
    def members(self) -> tuple[PoolMember, ...]:
        return read_pool(self.pool)


@dataclass(frozen=True)
class Drawn:
    """``chosen`` and ``substitutes`` by place, places in the order in which they were filled; ``order`` is everybody's."""

    digits: str
    seed: str
    order: tuple[str, ...]
    chosen: Mapping[str, tuple[str, ...]]
    substitutes: Mapping[str, tuple[str, ...]]
    refusals: tuple[Refusal, ...] = ()
    panel: int | None = None

    @property
    def all_chosen(self) -> tuple[str, ...]:
        return tuple(number for chosen in self.chosen.values() for number in chosen)


def freeze(plan: Plan, members: Sequence[PoolMember]) -> tuple[Frozen, Advice]:
    """Seal a plan that can be drawn from these people. For equal chances, the panels are added by ``with_panels``."""
    pool = canonical(members)
    return Frozen(pool, plan), check(plan, read_pool(pool))


def draw(frozen: Frozen, thrown: str, on: Progress = lambda kept, of: True) -> Drawn:
    """The result: a pure function of what was frozen and of the digits."""
    thrown = order.digits(thrown, frozen.plan.digits)
    seed = order.seed(frozen.fingerprint, thrown)
    members = frozen.members
    everybody = order.public_order(seed, (member.number for member in members))
    if frozen.plan.rule is Rule.EQUAL:
        panels = Panels.read(frozen.panels)
        check_panels(frozen.plan, members, panels)
        panel = int(thrown[:PANEL_DIGITS])
        seated = panels.panel(panel, frozen.plan)
        place_of = {number: at for at, number in enumerate(everybody)}
        chosen = {key: tuple(sorted(numbers, key=place_of.__getitem__)) for key, numbers in seated.items()}
        walked, refusals = chosen, tuple[Refusal, ...]()
    else:
        panel = None
        found = walk(frozen.plan, members, everybody, seed, on)
        walked = {frozen.plan.places[at].key: numbers for at, numbers in found.kept.items()}
        refusals = found.refusals
    return Drawn(
        thrown, seed.hex(), everybody, walked, substitutes(frozen.plan, members, everybody, walked), refusals, panel
    )


def walk(
    plan: Plan,
    members: Sequence[PoolMember],
    everybody: Sequence[str],
    seed: bytes,
    on: Progress = lambda kept, of: True,
) -> Walked:
    """The first panel in the order; several places are filled in an order that is drawn as well."""
    keys = [place.key for place in plan.places]
    filled = [keys.index(key) for key in order.order_of_places(seed, keys)]
    return Walk(problem(plan, members)).first(everybody, filled, on)


def replacement(
    frozen: Frozen,
    plan: Plan,
    drawn: Drawn,
    place: str,
    seated: Mapping[str, Sequence[str]],
    gone: frozenset[str],
) -> str:
    """Who comes next at that place: the next person of the same order with whom all quotas of ``plan`` still hold.

    ``seated`` keep their seats, ``gone`` have had theirs or said no. ``plan`` is the frozen one, unless people have
    decided on other bounds since. Refused with ``draw_nobody_left`` when nobody is left: ``relaxation`` says what would help.
    """
    keys = [each.key for each in plan.places]
    locked = {keys.index(key): tuple(numbers) for key, numbers in seated.items()}
    try:
        walking = Walk(problem(plan, frozen.members, gone), locked)
    except Refused as refused:
        raise Refused("draw_nobody_left", place=place) from refused
    at = keys.index(place)
    for number in calling_order(drawn, place):
        if walking.takes(number, at):
            return number
    raise Refused("draw_nobody_left", place=place)


def calling_order(drawn: Drawn, place: str) -> tuple[str, ...]:
    """In which order people are called for a place: its announced substitutes, the rest, then those announced elsewhere."""
    own = drawn.substitutes.get(place, ())
    elsewhere = {number for key, numbers in drawn.substitutes.items() if key != place for number in numbers}
    rank = dict.fromkeys(elsewhere, 2) | dict.fromkeys(own, 0)
    return tuple(sorted(drawn.order, key=lambda number: rank.get(number, 1)))


def relaxation(frozen: Frozen, plan: Plan, seated: Mapping[str, Sequence[str]], gone: frozenset[str]) -> Advice:
    """The smallest change of quotas with which the seats that are free could be filled."""
    counted = problem(plan, frozen.members, gone)
    floor = [0] * len(counted.columns)
    keys = [each.key for each in plan.places]
    for key, numbers in seated.items():
        for number in numbers:
            floor[counted.column_of[counted.profile_of[number], keys.index(key)]] += 1
    return Advice(changes=smallest_relaxation(plan, counted, floor))


def substitutes(
    plan: Plan, members: Sequence[PoolMember], everybody: Sequence[str], chosen: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Those who come next in the order at each place, as many as were announced, nobody at two places."""
    by_number = {member.number: member for member in members}
    taken = {number for numbers in chosen.values() for number in numbers}
    found: dict[str, tuple[str, ...]] = {}
    for key in chosen:
        site = plan.place(key).chosen_as
        free = (number for number in everybody if number not in taken and by_number[number].may_go_to(site))
        found[key] = tuple(number for number, _ in zip(free, range(plan.substitutes), strict=False))
        taken |= set(found[key])
    return found
