"""A draw as whole numbers: how many people of each profile sit at each place, and the rows that must hold.

People who answered the same and may go to the same places are one *profile*; somebody who shares a household stays a
profile of one. A column is a profile at a place; a panel is a whole number for each column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.quotas import Quota

RowKind = Literal["seats", "quota", "people", "household"]
Counts: TypeAlias = Sequence[int]


@dataclass(frozen=True)
class Profile:
    members: tuple[str, ...]
    strata: tuple[str, ...]
    places: tuple[int, ...]
    household: str = ""


@dataclass(frozen=True)
class Row:
    """From ``least`` to ``most`` people in these columns."""

    kind: RowKind
    columns: tuple[int, ...]
    least: int
    most: int
    place: int = -1
    quota: Quota | None = None


@dataclass(frozen=True)
class Problem:
    profiles: tuple[Profile, ...]
    columns: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    profile_of: dict[str, int]
    column_of: dict[tuple[int, int], int]
    rows_of: tuple[tuple[int, ...], ...]
    quota_rows: tuple[tuple[int, ...], ...]
    """By place."""

    def most(self, column: int) -> int:
        return len(self.profiles[self.columns[column][0]].members)

    def sums(self, counts: Counts) -> list[int]:
        """How many people each row counts in a panel."""
        return [sum(counts[at] for at in row.columns) for row in self.rows]

    def holds(self, counts: Counts, at_least: Counts | None = None) -> bool:
        """Whether a panel keeps every row, and is no less than ``at_least`` in any column: counted, never believed."""
        floor = at_least or [0] * len(counts)
        within = all(floor[at] <= n <= self.most(at) for at, n in enumerate(counts))
        return within and all(row.least <= sum(counts[at] for at in row.columns) <= row.most for row in self.rows)


def problem(plan: Plan, members: Iterable[PoolMember], gone: frozenset[str] = frozenset()) -> Problem:
    """The rows and columns of a plan for these people, without those who are gone."""
    here = [member for member in members if member.number not in gone]
    profiles = _profiles(plan, here)
    columns = tuple((at, place) for at, profile in enumerate(profiles) for place in profile.places)
    column_of = {column: at for at, column in enumerate(columns)}
    rows = tuple(_rows(plan, profiles, columns, column_of))
    of: list[list[int]] = [[] for _ in columns]
    for at, row in enumerate(rows):
        for column in row.columns:
            of[column].append(at)
    return Problem(
        profiles,
        columns,
        rows,
        {number: at for at, profile in enumerate(profiles) for number in profile.members},
        column_of,
        tuple(tuple(each) for each in of),
        tuple(
            tuple(at for at, row in enumerate(rows) if row.kind == "quota" and row.place == place)
            for place in range(len(plan.places))
        ),
    )


def _profiles(plan: Plan, members: Sequence[PoolMember]) -> tuple[Profile, ...]:
    sites = [place.chosen_as for place in plan.places]
    sharing: dict[str, int] = {}
    for member in members:
        if member.household:
            sharing[member.household] = sharing.get(member.household, 0) + 1
    found: dict[tuple[tuple[str, ...], tuple[int, ...], str, str], list[str]] = {}
    for member in members:
        shared = plan.one_per_household and sharing.get(member.household, 0) > 1
        key = (
            tuple(member.strata.get(feature, "") for feature in plan.features),
            tuple(at for at, site in enumerate(sites) if member.may_go_to(site)),
            member.household if shared else "",
            member.number if shared else "",
        )
        found.setdefault(key, []).append(member.number)
    return tuple(
        Profile(tuple(numbers), strata, places, household)
        for (strata, places, household, _), numbers in sorted(found.items())
    )


def _rows(
    plan: Plan,
    profiles: Sequence[Profile],
    columns: Sequence[tuple[int, int]],
    column_of: dict[tuple[int, int], int],
) -> Iterable[Row]:
    at_feature = {feature: at for at, feature in enumerate(plan.features)}
    for at, place in enumerate(plan.places):
        here = tuple(column for column, (_, where) in enumerate(columns) if where == at)
        yield Row("seats", here, place.seats, place.seats, at)
        for quota in place.quotas:
            answer = at_feature[quota.feature]
            counted = tuple(c for c in here if profiles[columns[c][0]].strata[answer] == quota.value)
            yield Row("quota", counted, quota.least, quota.most, at, quota)
    homes: dict[str, list[int]] = {}
    for at, profile in enumerate(profiles):
        its = tuple(column_of[at, place] for place in profile.places)
        if len(its) > 1:
            yield Row("people", its, 0, len(profile.members))
        if profile.household:
            homes.setdefault(profile.household, []).extend(its)
    for _, its_columns in sorted(homes.items()):
        yield Row("household", tuple(its_columns), 0, 1)
