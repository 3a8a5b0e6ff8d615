"""Down the public order with exact look-ahead: the first panel in that order that keeps every quota.

Somebody is kept if a complete panel exists with everybody kept so far and them; so the result is one and the same for
every solver, machine and version. The panel at the end is the witness for everybody kept; every refusal has its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from cocreation_desk.domain.draw.problem import Problem
from cocreation_desk.domain.draw.proof import proves
from cocreation_desk.domain.draw.solver import Solver
from cocreation_desk.domain.errors import Refused

Why = Literal["full", "owed", "household", "joint", "search"]
Progress: TypeAlias = Callable[[int, int], bool]
"""Told how many are kept, of how many; whether to go on."""


class Stopped(Exception):
    """Somebody no longer wants the answer."""


@dataclass(frozen=True)
class Refusal:
    """Why somebody could not be kept. ``row`` names the quota that is full or the feature that is owed all seats left."""

    number: str
    place: int
    why: Why
    row: int = -1
    weights: Mapping[int, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Walked:
    """By place, those kept in the order in which they were; and the first refusal of each profile at each place."""

    kept: Mapping[int, tuple[str, ...]]
    refusals: tuple[Refusal, ...]


class Walk:
    """Keeps people one by one. ``locked`` have their seat already, by place; ``proofs`` are for whoever wants to check."""

    def __init__(
        self, problem: Problem, locked: Mapping[int, Sequence[str]] | None = None, proofs: bool = True
    ) -> None:
        self.problem = problem
        self._proofs = proofs
        self.kept = [0] * len(problem.columns)
        self.sums = [0] * len(problem.rows)
        self.taken: set[str] = set()
        self.refusals: list[Refusal] = []
        self._refused: set[int] = set()
        self._panel = [0] * len(problem.columns)
        self._panel_sums = [0] * len(problem.rows)
        self._loose: set[int] = set()
        self._solver: Solver | None = None
        for place, numbers in (locked or {}).items():
            for number in numbers:
                self._keep(number, self.problem.column_of[self.problem.profile_of[number], place])
        first = self._easy() or self._asked()
        if first is None:
            raise Refused("draw_no_panel")
        self._witness = first

    @property
    def _witness(self) -> tuple[int, ...]:
        return tuple(self._panel)

    @_witness.setter
    def _witness(self, counts: Sequence[int]) -> None:
        self._panel = list(counts)
        self._panel_sums = self.problem.sums(counts)
        self._loose = {column for column, n in enumerate(counts) if n > self.kept[column]}

    def first(self, order: Sequence[str], places: Sequence[int], on: Progress = lambda kept, of: True) -> Walked:
        """Fill the places one after the other, everyone in the public order."""
        seats = {row.place: at for at, row in enumerate(self.problem.rows) if row.kind == "seats"}
        total, kept = sum(self.problem.rows[at].least for at in seats.values()), dict[int, tuple[str, ...]]()
        for place in places:
            mine: list[str] = []
            for number in order:
                if self.sums[seats[place]] == self.problem.rows[seats[place]].most:
                    break
                if self.takes(number, place):
                    mine.append(number)
                    if not on(len(self.taken), total):
                        raise Stopped
            kept[place] = tuple(mine)
        return Walked(kept, tuple(self.refusals))

    def takes(self, number: str, place: int) -> bool:
        """Keep this person there if a complete panel allows it."""
        profile = self.problem.profile_of.get(number)
        column = self.problem.column_of.get((profile, place)) if profile is not None else None
        if column is None or number in self.taken or column in self._refused:
            return False
        if self._panel[column] == self.kept[column] and not self._makes_room(number, column, place):
            self._refused.add(column)
            return False
        self._keep(number, column)
        return True

    def _makes_room(self, number: str, column: int, place: int) -> bool:
        """Find a panel that has this person as well: by counting, by one exchange, or by asking the solver."""
        if refusal := plain_reason(self.problem, self.sums, number, column, place):
            self.refusals.append(refusal)
            return False
        if self._exchange(column, place):
            return True
        floor = list(self.kept)
        floor[column] += 1
        found = self._asked(floor)
        if found is None:
            weights = self._the_solver().proof(floor) if self._proofs else None
            why: Why = "joint" if weights else "search"
            self.refusals.append(Refusal(number, place, why, weights=weights or {}))
            return False
        self._witness = found
        return True

    def _exchange(self, column: int, place: int) -> bool:
        """Put this profile in the place of somebody of the witness who is not kept yet, if all rows still hold."""
        rows, sums, mine = self.problem.rows, self._panel_sums, self.problem.rows_of[column]
        for other in sorted(self._loose):
            if self.problem.columns[other][1] != place:
                continue
            theirs = self.problem.rows_of[other]
            fits = all(sums[at] < rows[at].most for at in mine if at not in theirs)
            if fits and all(sums[at] > rows[at].least for at in theirs if at not in mine):
                for where, change in ((other, -1), (column, 1)):
                    self._change(where, change)
                return True
        return False

    def _change(self, column: int, by: int) -> None:
        self._panel[column] += by
        for at in self.problem.rows_of[column]:
            self._panel_sums[at] += by
        (self._loose.add if self._panel[column] > self.kept[column] else self._loose.discard)(column)

    def _keep(self, number: str, column: int) -> None:
        self.taken.add(number)
        self.kept[column] += 1
        for at in self.problem.rows_of[column]:
            self.sums[at] += 1
        if self._panel[column] == self.kept[column]:
            self._loose.discard(column)

    def _easy(self) -> tuple[int, ...] | None:
        """Without quotas, anybody will do: no solver for a simple draw."""
        counts, sums = list(self.kept), list(self.sums)
        if any(row.kind == "quota" for row in self.problem.rows):
            return None
        for column in range(len(counts)):
            room = [self.problem.rows[at].most - sums[at] for at in self.problem.rows_of[column]]
            more = max(0, min(*room, self.problem.most(column) - counts[column]) if room else 0)
            counts[column] += more
            for at in self.problem.rows_of[column]:
                sums[at] += more
        return tuple(counts) if self.problem.holds(counts, self.kept) else None

    def _asked(self, floor: Sequence[int] | None = None) -> tuple[int, ...] | None:
        return self._the_solver().panel(floor or self.kept)

    def _the_solver(self) -> Solver:
        if self._solver is None:
            self._solver = Solver(self.problem)
        return self._solver


def plain_reason(problem: Problem, sums: Sequence[int], number: str, column: int, place: int) -> Refusal | None:
    """A reason that one sentence gives: the quota is full, all seats left are owed to others, or the household has its seat."""
    mine = problem.rows_of[column]
    for at in mine:
        row = problem.rows[at]
        if sums[at] >= row.most:
            if row.kind == "household":
                return Refusal(number, place, "household", at)
            if row.kind == "quota":
                return Refusal(number, place, "full", at)
    seats_row = next(at for at in mine if problem.rows[at].kind == "seats")
    left = problem.rows[seats_row].most - sums[seats_row]
    owed: dict[str, int] = {}
    due_to_me: set[str] = set()
    for at in problem.quota_rows[place]:
        quota, short = problem.rows[at].quota, problem.rows[at].least - sums[at]
        if quota is not None and short > 0:
            owed[quota.feature] = owed.get(quota.feature, 0) + short
            due_to_me |= {quota.feature} if at in mine else set()
    for at in problem.quota_rows[place]:
        quota = problem.rows[at].quota
        if quota is not None and quota.feature not in due_to_me and owed.get(quota.feature, 0) >= left:
            return Refusal(number, place, "owed", at)
    return None


def holds_good(problem: Problem, refusal: Refusal, kept: Sequence[int], sums: Sequence[int]) -> bool:
    """Whether a refusal's reason is true, checked without a solver, given who had been kept before it.

    ``search`` is the one reason that only a search can check: it is not good enough here.
    """
    column = problem.column_of[problem.profile_of[refusal.number], refusal.place]
    match refusal.why:
        case "full" | "owed" | "household":
            found = plain_reason(problem, sums, refusal.number, column, refusal.place)
            return found is not None and (found.why, found.row) == (refusal.why, refusal.row)
        case "joint":
            floor = [n + (at == column) for at, n in enumerate(kept)]
            return proves(problem, floor, refusal.weights)
        case "search":
            return False
