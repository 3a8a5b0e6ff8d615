"""Equal chances: the fairest lottery the quotas allow, getting better until it is stopped, and how good it is for certain.

Maximin after Flanigan, Gölz, Gupta, Hennig and Procaccia, “Fair algorithms for selecting citizens' assemblies”, Nature
596 (2021): the least likely profile is as likely as can be. Panels are made one by one for whoever has least (column
generation); each gives a bound that no lottery can pass. The lottery becomes a thousand panels as in Flanigan, Kehne and
Procaccia, “Fair sortition made transparent”, NeurIPS 2021.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cocreation_desk.domain.draw.panels import HOW_MANY, Panels, people_in
from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import PoolMember, canonical
from cocreation_desk.domain.draw.problem import Problem, problem
from cocreation_desk.domain.draw.solver import Master, Solver

CLOSE_ENOUGH = 1e-4
_COVERING_GAP = 0.05
_STEADY = 0.7


@dataclass(frozen=True)
class SoFar:
    """The smallest chance of the best lottery yet, what no lottery can pass, and how many panels it mixes."""

    reached: float
    at_most: float
    panels: int

    @property
    def is_best(self) -> bool:
        return self.at_most - self.reached <= CLOSE_ENOUGH * max(self.at_most, CLOSE_ENOUGH)


GoOn: TypeAlias = Callable[[SoFar], bool]


@dataclass(frozen=True)
class Lottery:
    """A thousand panels; ``least`` is the smallest chance out of a thousand, ``never`` are those no panel can hold."""

    panels: Panels
    so_far: SoFar
    least: int
    never: tuple[str, ...]


def lottery(plan: Plan, members: Sequence[PoolMember], go_on: GoOn = lambda so_far: True) -> Lottery:
    """Look for better lotteries until none can be better, or ``go_on`` says stop; then share it out over the panels."""
    counted = problem(plan, members)
    found = _Search(counted)
    found.cover(go_on)
    so_far = found.improve(go_on)
    times = _thousand(found)
    panels = people_in(
        plan, members, [found.counts[at] for at, n in enumerate(times) for _ in range(n)], canonical(members)
    )
    chances = panels.chances()
    never = tuple(number for at in sorted(found.never) for number in counted.profiles[at].members)
    can_be = (member.number for member in members if member.number not in set(never))
    return Lottery(panels, so_far, min(chances.get(number, 0) for number in can_be), never)


def for_seconds(seconds: float, tell: Callable[[SoFar], bool] = lambda so_far: True) -> GoOn:
    """Go on for so long at most, as long as ``tell`` agrees."""
    until = time.monotonic() + seconds
    return lambda so_far: tell(so_far) and time.monotonic() < until


class _Search:
    def __init__(self, counted: Problem) -> None:
        self.counted = counted
        self.sizes = [len(profile.members) for profile in counted.profiles]
        self.counts: list[tuple[int, ...]] = []
        self.shares: list[float] = []
        self.never: set[int] = set()
        self._solver = Solver(counted)
        self._seen: set[tuple[int, ...]] = set()

    def cover(self, go_on: GoOn) -> None:
        """Panels until everybody who can be in one is, each with as many as it can hold who have been in none."""
        missing = {at for at, profile in enumerate(self.counted.profiles) if profile.places}
        self.never = set(range(len(self.sizes))) - missing
        new = True
        while missing and new:
            prices = [float(profile in missing) for profile, _ in self.counted.columns]
            counts = self._solver.priced(prices, _COVERING_GAP).counts
            new = not missing.isdisjoint(self.of_profiles(counts))
            missing -= self.of_profiles(counts).keys()
            self._take(counts)
            go_on(SoFar(0.0, 1.0, len(self.counts)))
        for profile in sorted(missing):
            self._ask_for(profile)

    def _ask_for(self, profile: int) -> None:
        """A panel with somebody of this profile, by asking for it; without one at any place, they can never be drawn."""
        asked = Solver(self.counted)
        for place in self.counted.profiles[profile].places:
            floor = [0] * len(self.counted.columns)
            floor[self.counted.column_of[profile, place]] = 1
            counts = asked.panel(floor)
            if counts is not None:
                self._take(counts)
                return
        self.never.add(profile)

    def improve(self, go_on: GoOn) -> SoFar:
        likely = [at for at in range(len(self.sizes)) if at not in self.never]
        where = {profile: row for row, profile in enumerate(likely)}
        master = Master([self.sizes[profile] for profile in likely])
        added, at_most, steady, lean = 0, 1.0, None, _STEADY
        while True:
            for counts in self.counts[added:]:
                master.add({where[profile]: n for profile, n in self.of_profiles(counts).items()})
            added = len(self.counts)
            reached, self.shares, values = master.solve()
            so_far = SoFar(reached, at_most, added)
            if so_far.is_best or not go_on(so_far):
                return so_far
            whole = math.fsum(values) or 1.0
            worth = [value / whole for value in values]
            if steady is not None:
                worth = [lean * before + (1 - lean) * now for before, now in zip(steady, worth, strict=True)]
            gap = min(_COVERING_GAP, max(CLOSE_ENOUGH / 2, (at_most - reached) / at_most / 20))
            spread = [0.0] * len(self.sizes)
            for row, profile in enumerate(likely):
                spread[profile] = worth[row]
            priced = self._solver.priced(self._prices(spread), gap)
            if priced.at_most < at_most:
                at_most, steady = priced.at_most, worth
            if self._take(priced.counts):
                lean = _STEADY
            elif lean:
                lean = 0.0  # what was steady has nothing new to say: once without it
            else:
                return SoFar(reached, at_most, added)

    def of_profiles(self, counts: Sequence[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for column, n in enumerate(counts):
            if n:
                profile = self.counted.columns[column][0]
                found[profile] = found.get(profile, 0) + n
        return found

    def _prices(self, worth: Sequence[float]) -> list[float]:
        return [worth[profile] / self.sizes[profile] for profile, _ in self.counted.columns]

    def _take(self, counts: tuple[int, ...]) -> bool:
        if counts in self._seen:
            return False
        self._seen.add(counts)
        self.counts.append(counts)
        return True


def _thousand(found: _Search) -> list[int]:
    """How often each panel stands among the thousand: whole shares first; the rest one by one, for those who lack most."""
    exact = [share * HOW_MANY for share in found.shares]
    panels = [found.of_profiles(counts) for counts in found.counts[: len(exact)]]
    likely = [at for at in range(len(found.sizes)) if at not in found.never]
    best: tuple[int, list[int]] = (-1, [])
    reached = min(
        sum(n * panel.get(at, 0) for n, panel in zip(exact, panels, strict=True)) / found.sizes[at] for at in likely
    )
    for aim in (round(reached), round(reached) - 1):
        times = _filled(exact, panels, {at: aim * found.sizes[at] for at in likely})
        seats = Counter[int]()
        for n, panel in zip(times, panels, strict=True):
            for at, people in panel.items() if n else ():
                seats[at] += n * people
        best = max(best, (min(seats[at] // found.sizes[at] for at in likely), times), key=lambda each: each[0])
    return best[1]


def _filled(exact: Sequence[float], panels: Sequence[Mapping[int, int]], wanted: Mapping[int, int]) -> list[int]:
    times = [int(share + 1e-9) for share in exact]
    lacking = Counter(wanted)
    for n, panel in zip(times, panels, strict=True):
        for at, people in panel.items() if n else ():
            lacking[at] -= n * people
    for _ in range(HOW_MANY - sum(times)):
        helps = [sum(min(n, max(0, lacking[at])) for at, n in panel.items()) for panel in panels]
        chosen = max(range(len(panels)), key=lambda at: (helps[at], exact[at] - times[at]))
        times[chosen] += 1
        for at, people in panels[chosen].items():
            lacking[at] -= people
    return times
