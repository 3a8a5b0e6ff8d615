"""Whether a plan can be drawn from a pool: what is wrong, which quotas cannot hold together, and the least that would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cocreation_desk.domain.draw.plan import Place, Plan
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.problem import Counts, Problem, problem
from cocreation_desk.domain.draw.quotas import Bound, Quota
from cocreation_desk.domain.draw.solver import Solver, slack
from cocreation_desk.domain.errors import Refused

SCARCE = Fraction(1, 2)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: a key of the catalogue after ``draw_found_``, and its details."""

    key: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One bound that would have to give way, from what to what."""

    place: str
    feature: str
    value: str
    bound: Bound
    was: int
    becomes: int


@dataclass(frozen=True)
class Scarce:
    """More than half of those who answered this are asked for: nearly all of them will be drawn."""

    place: str
    feature: str
    value: str
    least: int
    available: int


@dataclass(frozen=True)
class Advice:
    """``clash`` are quotas that cannot hold together, none to spare; ``changes`` the smallest relaxation."""

    findings: tuple[Finding, ...] = ()
    clash: tuple[Change, ...] = ()
    changes: tuple[Change, ...] = ()
    scarce: tuple[Scarce, ...] = ()

    @property
    def can_be_drawn(self) -> bool:
        return not self.findings and not self.clash


def advise(plan: Plan, members: Sequence[PoolMember]) -> Advice:
    """In this order: answers missing or unknown, too few people, bounds that contradict each other, then all together."""
    findings = tuple(_wrong_answers(plan, members)) or tuple(_too_few(plan, members))
    if findings:
        return Advice(findings)
    counted = problem(plan, members)
    findings = tuple(_contradictions(plan, members))
    scarce = tuple(_scarce(plan, members))
    if not findings and Solver(counted).panel([0] * len(counted.columns)) is not None:
        return Advice(scarce=scarce)
    changes = smallest_relaxation(plan, counted)
    if not changes and not findings:
        return Advice((Finding("no_panel_at_all", {}),), scarce=scarce)
    return Advice(findings, () if findings else tuple(_clash(plan, members)), changes, scarce)


def check(plan: Plan, members: Sequence[PoolMember]) -> Advice:
    """The advice for a plan that can be drawn; refused, with the first thing that is wrong, where it cannot."""
    found = advise(plan, members)
    for finding in found.findings:
        raise Refused(f"draw_found_{finding.key}", **finding.details)
    if found.clash:
        raise Refused("draw_quotas_clash", n=len(found.clash))
    return found


def relaxed(plan: Plan, changes: Sequence[Change]) -> Plan:
    """The plan with these bounds changed."""
    return replace(plan, places=tuple(_relaxed(place, changes) for place in plan.places))


def _relaxed(place: Place, changes: Sequence[Change]) -> Place:
    def of(quota: Quota) -> Quota:
        for each in changes:
            if (each.place, each.feature, each.value) == (place.key, quota.feature, quota.value):
                quota = replace(quota, least=each.becomes) if each.bound == "min" else replace(quota, most=each.becomes)
        return quota

    return replace(place, quotas=tuple(of(quota) for quota in place.quotas))


def _wrong_answers(plan: Plan, members: Sequence[PoolMember]) -> Iterator[Finding]:
    for feature in plan.features:
        known = {quota.value for place in plan.places for quota in place.quotas if quota.feature == feature}
        without = [each.number for each in members if not each.strata.get(feature)]
        if without and "" not in known:
            yield Finding("answer_missing", {"n": len(without), "feature": feature, "numbers": _a_few(without)})
        other = sorted({value for each in members if (value := each.strata.get(feature, "")) and value not in known})
        if other:
            yield Finding("answer_unknown", {"feature": feature, "values": tuple(other[:6])})


def _too_few(plan: Plan, members: Sequence[PoolMember]) -> Iterator[Finding]:
    if len(members) < plan.seats:
        yield Finding("too_few_people", {"n": len(members), "seats": plan.seats})
        return
    wanted: Counter[str] = Counter()
    for place in plan.places:
        wanted[place.chosen_as] += place.seats
    for site, seats in wanted.items():
        here = sum(1 for each in members if each.may_go_to(site))
        if here < seats:
            yield Finding("too_few_at_place", {"n": here, "place": site, "seats": seats})


def _contradictions(plan: Plan, members: Sequence[PoolMember]) -> Iterator[Finding]:
    for place in plan.places:
        here = {"place": place.key} if len(plan.places) > 1 else {}
        for quota in place.quotas:
            if (there := _available(place, quota, members)) < quota.least:
                details = {"feature": quota.feature, "value": quota.value, "least": quota.least, "n": there}
                yield Finding("min_over_available", here | details)
        for feature in plan.features:
            mine = [quota for quota in place.quotas if quota.feature == feature]
            if mine and (least := sum(quota.least for quota in mine)) > place.seats:
                yield Finding("mins_over_seats", here | {"feature": feature, "least": least, "seats": place.seats})
            if mine and (most := sum(quota.most for quota in mine)) < place.seats:
                yield Finding("maxes_under_seats", here | {"feature": feature, "most": most, "seats": place.seats})


def _scarce(plan: Plan, members: Sequence[PoolMember]) -> Iterator[Scarce]:
    for place in plan.places:
        for quota in place.quotas:
            there = _available(place, quota, members)
            if there and Fraction(quota.least, there) > SCARCE:
                yield Scarce(place.key, quota.feature, quota.value, quota.least, there)


def _available(place: Place, quota: Quota, members: Sequence[PoolMember]) -> int:
    answered = (each for each in members if each.strata.get(quota.feature, "") == quota.value)
    return sum(1 for each in answered if each.may_go_to(place.chosen_as))


def smallest_relaxation(plan: Plan, counted: Problem, floor: Counts | None = None) -> tuple[Change, ...]:
    """What must give way for a panel to exist; those bounds that ask for few people give way last."""
    rows = {at: row.quota for at, row in enumerate(counted.rows) if row.quota is not None}
    found = slack(counted, floor, {at: (1 + 2 / max(1, q.least), 1 + 2 / max(1, q.most)) for at, q in rows.items()})
    changes = []
    for at, (below, above) in (found or {}).items():
        quota, place = rows[at], plan.places[counted.rows[at].place].key
        if below:
            changes.append(Change(place, quota.feature, quota.value, "min", quota.least, quota.least - below))
        if above:
            changes.append(Change(place, quota.feature, quota.value, "max", quota.most, quota.most + above))
    return tuple(changes)


def _clash(plan: Plan, members: Sequence[PoolMember]) -> Iterator[Change]:
    """Bounds that cannot hold together; without any one of them the others could. Each is tried, one by one."""
    bounds = [
        (place.key, quota, bound)
        for place in plan.places
        for quota in place.quotas
        for bound in (("min",) if quota.least else ()) + (("max",) if quota.most < place.seats else ())
    ]
    lifted: list[Change] = []
    for key, quota, bound in bounds:
        free = plan.place(key).seats
        lifts = Change(key, quota.feature, quota.value, "min", quota.least, 0)
        if bound == "max":
            lifts = Change(key, quota.feature, quota.value, "max", quota.most, free)
        without = problem(relaxed(plan, (*lifted, lifts)), members)
        if Solver(without).panel([0] * len(without.columns)) is None:
            lifted.append(lifts)
        else:
            yield lifts


def _a_few(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:10]) + (" …" if len(numbers) > 10 else "")
