"""What takes long before a draw is frozen, worked out beside the desk: the list as it stands, and the thousand panels."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from cocreation_desk.domain.draw.draw import Frozen, freeze
from cocreation_desk.domain.draw.lottery import GoOn, SoFar, lottery
from cocreation_desk.domain.draw.plan import Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical, read_pool
from cocreation_desk.domain.registrations import open_findings
from cocreation_desk.store import draws as rows
from cocreation_desk.store import registrations
from cocreation_desk.store.file import ProgrammeFile


@dataclass(frozen=True)
class Sealed:
    """A draw that only waits to be frozen. ``so_far`` is how good the lottery of an equal-chances draw is."""

    frozen: Frozen
    so_far: SoFar | None = None
    least: int | None = None

    @property
    def reached(self) -> float | None:
        return self.so_far.reached if self.so_far else None

    @property
    def at_most(self) -> float | None:
        return self.so_far.at_most if self.so_far else None


def the_pool(file: ProgrammeFile) -> tuple[PoolMember, ...]:
    """Who is registered and admitted now."""
    with file.reader() as db:
        return read_pool(canonical(rows.pool(db)))


def to_decide(file: ProgrammeFile) -> int:
    """How many of them somebody should look at first: doubles, minors, people of the house …"""
    with file.reader() as db:
        return undecided(db)


def undecided(db: sqlite3.Connection) -> int:
    everybody = registrations.registrations(db)
    admitted = {each.id for each in everybody if each.is_eligible}
    found = open_findings(everybody, registrations.rules(db))
    return len(admitted & {each.registration_id for each in found})


def seal(plan: Plan, file: ProgrammeFile, go_on: GoOn = lambda so_far: True) -> Sealed:
    """Refused where the plan cannot be drawn. For equal chances the search goes on until ``go_on`` says stop."""
    with file.reader() as db:
        frozen, _ = freeze(plan, rows.pool(db))
    if plan.rule is not Rule.EQUAL:
        return Sealed(frozen)
    found = lottery(plan, frozen.members, go_on)
    return Sealed(replace(frozen, panels=found.panels.write()), found.so_far, found.least)
