"""What the draw page has worked out beside the window: advice, the freeze, the result, who comes next."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from cocreation_desk.desk import sealing
from cocreation_desk.desk.sealing import Sealed
from cocreation_desk.domain.draw.advice import Advice, advise
from cocreation_desk.domain.draw.chances import Chances, estimate
from cocreation_desk.domain.draw.draw import Drawn, Frozen, draw
from cocreation_desk.domain.draw.held import HeldDraw, Seat, next_for, what_would_help
from cocreation_desk.domain.draw.lottery import SoFar
from cocreation_desk.domain.draw.plan import Plan
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.store.file import ProgrammeFile

MILLIONTHS = 1_000_000
SIMULATED = 200  # draws


@dataclass(frozen=True)
class Next:
    """Who comes next at a free seat; nobody, and then what would help."""

    seat: Seat
    events: int
    number: str = ""
    advice: Advice | None = None


@dataclass(frozen=True)
class Listed:
    """Who can be drawn, and how many of them somebody should look at first."""

    members: tuple[PoolMember, ...]
    to_decide: int


def the_list(file: ProgrammeFile) -> Callable[[Progress], Listed]:
    return lambda progress: Listed(sealing.the_pool(file), sealing.to_decide(file))


def the_advice(plan: Plan, members: tuple[PoolMember, ...]) -> Callable[[Progress], Advice]:
    return lambda progress: advise(plan, members)


def to_freeze(plan: Plan, file: ProgrammeFile, enough: threading.Event) -> Callable[[Progress], Sealed]:
    """For equal chances, the search goes on until nothing better can be found or ``enough`` is set; its progress is the
    smallest chance and what no lottery can pass, in millionths.
    """

    def work(progress: Progress) -> Sealed:
        def tell(so_far: SoFar) -> bool:
            progress(round(so_far.reached * MILLIONTHS), round(so_far.at_most * MILLIONTHS))
            return not enough.is_set()

        return sealing.seal(plan, file, tell)

    return work


def the_result(frozen: Frozen, digits: str) -> Callable[[Progress], Drawn]:
    def work(progress: Progress) -> Drawn:
        def tell(kept: int, of: int) -> bool:
            progress(kept, of)
            return True

        return draw(frozen, digits, tell)

    return work


def the_chances(held: HeldDraw) -> Callable[[Progress], Chances]:
    """A few hundred draws with digits nobody threw."""

    def work(progress: Progress) -> Chances:
        def tell(done: int, of: int) -> bool:
            progress(done, of)
            return True

        members = held.frozen.members if held.frozen else ()
        return estimate(held.plan, members, SIMULATED, tell)

    return work


def the_next(held: HeldDraw, seat: Seat) -> Callable[[Progress], Next]:
    def work(progress: Progress) -> Next:
        try:
            return Next(seat, len(held.events), next_for(held, seat))
        except Refused as refused:
            if refused.key != "draw_nobody_left":
                raise
            return Next(seat, len(held.events), advice=what_would_help(held))

    return work
