"""What only a lot can settle: the lot drawn in public if there is one, and if not, who might win by any lot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cocreation_desk.domain.counting.papers import Pile
from cocreation_desk.domain.counting.result import Count, Moment, Places, Tally, in_order
from cocreation_desk.domain.counting.rules import Rules

MOST_WAYS = 256


@dataclass(frozen=True)
class Found:
    """How far a count in rounds has come: who has a seat, who still may, the order of all, and how it went."""

    winners: tuple[str, ...]
    ranking: Places
    story: tuple[Moment, ...]
    tied: tuple[str, ...] = ()


class Undrawn(Exception):
    """A lot is needed between options that are level, and none was drawn."""

    def __init__(self, level: Sequence[str], so_far: Found) -> None:
        super().__init__(level)
        self.level = tuple(level)
        self.so_far = so_far


@dataclass
class Lots:
    """The lots of one run of a count. One order of all the options is drawn, and used wherever a lot is needed.

    ``tried`` are the lots being tried out; what they imply about the order holds for the rest of the run.
    """

    order: Sequence[str]
    tried: Sequence[str] = ()
    used: int = 0
    before: set[tuple[str, str]] = field(default_factory=set)

    def first(self, level: Sequence[str], so_far: Callable[[], Found]) -> str:
        """The one of them that the lot names first."""
        may = [a for a in level if not any((b, a) in self.before for b in level)]
        drawn = self._drawn(may, so_far, min)
        self._remember((drawn, other) for other in level if other != drawn)
        return drawn

    def last(self, level: Sequence[str], so_far: Callable[[], Found]) -> str:
        """The one of them that the lot names last: who leaves when several are level at the bottom."""
        may = [a for a in level if not any((a, b) in self.before for b in level)]
        drawn = self._drawn(may, so_far, max)
        self._remember((other, drawn) for other in level if other != drawn)
        return drawn

    def _drawn(self, may: Sequence[str], so_far: Callable[[], Found], which: Callable[..., str]) -> str:
        if len(may) == 1:
            return may[0]
        if set(may) <= set(self.order):
            return which(may, key=self.order.index)
        if self.used < len(self.tried):
            self.used += 1
            return self.tried[self.used - 1]
        raise Undrawn(may, so_far())

    def _remember(self, pairs: Iterable[tuple[str, str]]) -> None:
        for a, b in pairs:
            ahead = {a} | {x for x, y in self.before if y == a}
            behind = {b} | {y for x, y in self.before if x == b}
            self.before |= {(x, y) for x in ahead for y in behind}


def by_lot(
    options: Sequence[str], order: Sequence[str], run: Callable[[Lots], Found], most_ways: int = MOST_WAYS
) -> Found:
    """The count with the lot that was drawn, or else what all possible lots have in common.

    Without a lot, those who win by every lot are winners, those who win by some are named as tied, and the story stops
    where the lot is needed. Where the lots could fall in more than ``most_ways``, all options still in the race are tied.
    """
    stop: Undrawn | None = None
    ends: list[Found] = []
    ways: list[tuple[str, ...]] = [()]
    while ways:
        tried = ways.pop()
        try:
            ends.append(run(Lots(order, tried)))
        except Undrawn as undrawn:
            stop = stop or undrawn
            ways += [(*tried, option) for option in undrawn.level]
        if stop and len(ends) + len(ways) > most_ways:
            return _waiting(options, stop, stop.so_far)
    return _waiting(options, stop, _in_common(ends)) if stop else ends[0]


def _in_common(ends: Sequence[Found]) -> Found:
    certain = frozenset.intersection(*(frozenset(end.winners) for end in ends))
    possible = frozenset.union(*(frozenset(end.winners) for end in ends))
    ahead = _shared(end.ranking for end in ends)
    rest = [end.ranking[len(ahead) :] for end in ends]
    behind = _shared(ranking[::-1] for ranking in rest)[::-1]
    middle = {option for group in rest[0][: len(rest[0]) - len(behind)] for option in group}
    between = (middle & certain, middle & (possible - certain), middle - possible)
    ranking = (*ahead, *(tuple(group) for group in between if group), *behind)
    return Found(tuple(certain), ranking, (), tuple(possible - certain))


def _shared(rankings: Iterable[Places]) -> Places:
    """The places that all these rankings begin with."""
    shared: Places = ()
    for groups in zip(*rankings, strict=False):
        if any(frozenset(group) != frozenset(groups[0]) for group in groups):
            break
        shared = (*shared, groups[0])
    return shared


def _waiting(options: Sequence[str], stop: Undrawn, common: Found) -> Found:
    """Put in the order of the paper, so that no name comes first by chance."""
    needed = Moment("lot_needed", {"options": stop.level, "changes_winners": bool(common.tied)})
    ranking = tuple(tuple(sorted(group, key=options.index)) for group in common.ranking)
    places = [option for group in ranking for option in group]
    return Found(
        tuple(sorted(common.winners, key=places.index)),
        ranking,
        (*stop.so_far.story, needed),
        tuple(sorted(common.tied, key=options.index)),
    )


def found(
    method: str, papers: Pile[Any], tallies: Sequence[Tally], rules: Rules, end: Found, *, by_seats: bool = True
) -> Count:
    """The count of a method that goes in rounds. An option nobody supported takes no seat, by lot or otherwise."""
    supported = {tally.option for tally in tallies if tally.people}
    winners = tuple(option for option in end.winners if option in supported)
    tied = tuple(option for option in end.tied if option in supported)
    if by_seats and len(winners) + len(tied) <= rules.seats:
        winners, tied = (*winners, *tied), ()
    return in_order(
        Count(
            method,
            papers.voters,
            papers.blank,
            tuple(tallies),
            end.ranking,
            "tie" if tied else "chosen",
            rules,
            winners,
            tied,
            end.story,
            papers.void,
        )
    )
