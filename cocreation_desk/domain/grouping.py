"""Who sits with whom: tables or visit groups of even size, well mixed, over one or several rounds.

A local search with annealing swaps people between tables; it does a fixed number of steps with a seeded chance, so that the same
wishes, list and seed give the same tables on any machine. What is weighed, by round and table:

* for each value of each feature, (count − fair share)²: a table of customers alone is a bad table;
* 3 for each time a pair has sat together before: people should meet new people (the « social golfer » problem);
* 6 for each time somebody comes back to a post where they have been, where groups go to posts;
* 50 for each pair that asked to be kept apart.

People to be kept together move as one; people who are locked do not move.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from cocreation_desk.domain.errors import Refused

MEETING_AGAIN, RETURNING, APART = 3.0, 6.0, 50.0
STEPS_PER_SEAT = 400
FIRST_HEAT, LAST_HEAT = 6.0, 0.05
TELL_EVERY = 2000

Progress = Callable[
    [float], bool
]  # told how much is done, from 0 to 1; False stops the search and keeps the best so far
Table = tuple[str, ...]
Round = tuple[Table, ...]
Places = Sequence[int | None]  # by table, the post it is at in that round; None for a pause


@dataclass(frozen=True)
class Guest:
    """Somebody to be seated; ``features`` are what the tables should be mixed by (side, segment, site …)."""

    id: str
    features: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wishes:
    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Quality:
    """How good a seating is, in words that can be checked by hand."""

    worst_gap: float  # people, between a table's count of some value and its fair share
    meetings_again: int  # pairs that sit together more than once, each time counted after the first
    pairs_met: int
    pairs: int
    kept_apart: bool
    returns: int  # how many times somebody comes back to a post where they have been


def even_sizes(people: int, tables: int, capacity: int = 0) -> tuple[int, ...]:
    """Sizes that differ by one at most. Refused when there are no tables, more tables than people, or too few seats."""
    if tables < 1 or tables > people:
        raise Refused("grouping_tables", tables=tables, people=people)
    if capacity and people > tables * capacity:
        raise Refused("grouping_too_few_seats", seats=tables * capacity, people=people)
    least, more = divmod(people, tables)
    return tuple(least + (at < more) for at in range(tables))


def pairs(people: int) -> tuple[int, ...]:
    """Twos, and one three where the number is odd. Nobody is left alone but who is alone."""
    return even_sizes(people, max(1, people // 2))


def seat(
    guests: Sequence[Guest],
    sizes: Sequence[int],
    rounds: int = 1,
    wishes: Wishes = Wishes(),
    locked: Sequence[Round] = (),
    seed: int = 0,
    progress: Progress = lambda done: True,
    places: Sequence[Places] = (),
) -> tuple[Round, ...]:
    """Tables for each round, in the order of ``sizes``; ``locked`` has, by round and table, who stays there; ``places``, by
    round, at which post each table is.

    Refused where the sizes do not hold the people, or a wish cannot hold: a group to be kept together that is larger than
    every table, or one kept apart within it.
    """
    if sum(sizes) != len(guests):
        raise Refused("grouping_sizes", seats=sum(sizes), people=len(guests))
    search = _Search(guests, sizes, rounds, wishes, locked, random.Random(seed), places)
    return search.run(progress)


def quality(
    guests: Sequence[Guest], rounds: Sequence[Round], wishes: Wishes = Wishes(), places: Sequence[Places] = ()
) -> Quality:
    """Judged from the tables alone, whoever made them."""
    features = {guest.id: guest.features for guest in guests}
    values = Counter(value for guest in guests for value in guest.features.items())
    met = Counter(frozenset(pair) for tables in rounds for table in tables for pair in combinations(table, 2))
    gaps = [
        abs(sum(features[each].get(name) == value for each in table) - many * len(table) / len(guests))
        for tables in rounds
        for table in tables
        for (name, value), many in values.items()
    ]
    return Quality(
        worst_gap=max(gaps, default=0.0),
        meetings_again=sum(times - 1 for times in met.values()),
        pairs_met=len(met),
        pairs=math.comb(len(guests), 2),
        kept_apart=not any(
            pair <= set(table) for pair in _pairs(wishes.apart) for tables in rounds for table in tables
        ),
        returns=_returns(rounds, places),
    )


def _returns(rounds: Sequence[Round], places: Sequence[Places]) -> int:
    been = Counter(
        (each, post)
        for tables, posts in zip(rounds, places, strict=False)
        for table, post in zip(tables, posts, strict=True)
        if post is not None
        for each in table
    )
    return sum(times - 1 for times in been.values())


def without(rounds: Sequence[Round], gone: Iterable[str]) -> tuple[Round, ...]:
    """The same tables when some do not come: everybody else stays, and the fewest move so that no table is two short."""
    missing = frozenset(gone)
    return tuple(_levelled([[each for each in table if each not in missing] for table in tables]) for tables in rounds)


def with_newcomer(rounds: Sequence[Round], newcomer: str) -> tuple[Round, ...]:
    """One more at the smallest table of each round, where they meet most new people; nobody else moves."""
    met: set[str] = set()
    seated: list[Round] = []
    for tables in rounds:
        at = min(range(len(tables)), key=lambda at: (len(tables[at]), len(met & set(tables[at])), at))
        met |= set(tables[at])
        seated.append(tuple((*table, newcomer) if here == at else table for here, table in enumerate(tables)))
    return tuple(seated)


def _levelled(tables: list[list[str]]) -> Round:
    while True:
        largest, smallest = max(tables, key=len), min(tables, key=len)
        if len(largest) - len(smallest) < 2:
            return tuple(map(tuple, tables))
        smallest.append(largest.pop())


def _pairs(groups: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


class _Search:
    def __init__(
        self,
        guests: Sequence[Guest],
        sizes: Sequence[int],
        rounds: int,
        wishes: Wishes,
        locked: Sequence[Round],
        chance: random.Random,
        places: Sequence[Places],
    ) -> None:
        self._ids = [guest.id for guest in guests]
        number = {guest.id: at for at, guest in enumerate(guests)}
        self._sizes, self._chance = tuple(sizes), chance
        self._blocks = _blocks(len(guests), [[number[i] for i in group if i in number] for group in wishes.together])
        self._apart = {tuple(sorted(number[i] for i in pair)) for pair in _pairs(wishes.apart) if pair <= number.keys()}
        for block in self._blocks:
            if len(block) > max(sizes):
                raise Refused("grouping_together_too_many", n=len(block), most=max(sizes))
            if any(pair in self._apart for pair in combinations(sorted(block), 2)):
                raise Refused("grouping_together_and_apart")
        self._values = [tuple(guest.features.items()) for guest in guests]
        self._shares = {
            value: many / len(guests) for value, many in Counter(v for own in self._values for v in own).items()
        }
        self._met = [[0] * len(guests) for _ in guests]
        self._places = places
        self._been: list[Counter[int | None]] = [Counter() for _ in guests]
        self._locked = [
            {number[each]: at for at, table in enumerate(tables) for each in table if each in number}
            for tables in locked
        ]
        self._counts: list[list[Counter[tuple[str, str]]]] = []
        self._tables: list[list[set[int]]] = []
        self._units: list[list[tuple[int, ...]]] = []  # by round, who may move, as one
        for at in range(rounds):
            self._lay(self._locked[at] if at < len(self._locked) else {})

    def _lay(self, locked: Mapping[int, int]) -> None:
        """One round by chance: the locked first, then the largest blocks, where there is most room."""
        tables: list[set[int]] = [set() for _ in self._sizes]
        free: list[tuple[int, ...]] = []
        for block in self._blocks:
            held = {locked[each] for each in block if each in locked}
            if held:
                tables[min(held)].update(block)
            else:
                free.append(block)
        self._chance.shuffle(free)
        for block in sorted(free, key=len, reverse=True):
            at = max(range(len(tables)), key=lambda at: self._sizes[at] - len(tables[at]))
            tables[at].update(block)
        if any(len(table) > size for table, size in zip(tables, self._sizes, strict=True)):
            raise Refused("grouping_does_not_fit")
        self._tables.append(tables)
        self._counts.append([Counter(value for each in table for value in self._values[each]) for table in tables])
        self._units.append(free)
        for place, table in enumerate(tables if self._places else ()):
            for each in table:
                self._been[each][self._places[len(self._tables) - 1][place]] += 1
        for table in tables:
            for one, other in combinations(table, 2):
                self._met[one][other] += 1
                self._met[other][one] += 1

    def run(self, progress: Progress) -> tuple[Round, ...]:
        movable = [at for at, units in enumerate(self._units) if len(units) > 1 and len(self._sizes) > 1]
        steps = STEPS_PER_SEAT * sum(len(self._units[at]) for at in movable)
        cost, best = 0.0, 0.0
        kept = self._picture()
        for step in range(steps):
            if step % TELL_EVERY == 0 and not progress(step / steps):
                break
            heat = FIRST_HEAT * (LAST_HEAT / FIRST_HEAT) ** (step / steps)
            change = self._try(self._chance.choice(movable), heat)
            cost += change
            if cost < best - 1e-9:
                best, kept = cost, self._picture()
        progress(1.0)
        return kept

    def _try(self, at: int, heat: float) -> float:
        """Swap two units of one round if that is better, or by chance while it is hot; what it changed."""
        tables, units = self._tables[at], self._units[at]
        one = self._chance.choice(units)
        here = next(place for place, table in enumerate(tables) if one[0] in table)
        other = self._chance.choice(units)
        there = next(place for place, table in enumerate(tables) if other[0] in table)
        if here == there:
            return 0.0
        out, back = list(one), list(other)
        if len(out) != len(back):  # the smaller one takes single neighbours along
            short, place = (out, here) if len(out) < len(back) else (back, there)
            singles = [
                unit[0] for unit in units if len(unit) == 1 and unit[0] in tables[place] and unit[0] not in short
            ]
            missing = abs(len(out) - len(back))
            if len(singles) < missing:
                return 0.0
            short += self._chance.sample(singles, missing)
        change = self._move(at, here, there, out, back)
        if change <= 0 or self._chance.random() < math.exp(-change / heat):
            return change
        self._move(at, there, here, out, back)
        return 0.0

    def _move(self, at: int, here: int, there: int, out: Sequence[int], back: Sequence[int]) -> float:
        """``out`` goes from here to there and ``back`` the other way; the change of the cost."""
        leaving = ((here, out), (there, back))
        entering = ((there, out), (here, back))
        change = sum(self._leave(at, place, each) for place, people in leaving for each in people)
        return change + sum(self._enter(at, place, each) for place, people in entering for each in people)

    def _leave(self, at: int, place: int, guest: int) -> float:
        table, counts = self._tables[at][place], self._counts[at][place]
        table.discard(guest)
        change = 0.0
        for value in self._values[guest]:
            gap = counts[value] - self._shares[value] * self._sizes[place]
            change += (gap - 1) ** 2 - gap**2
            counts[value] -= 1
        row = self._met[guest]
        for other in table:
            row[other] -= 1
            self._met[other][guest] -= 1
            change -= MEETING_AGAIN * row[other]
            if self._are_apart(guest, other):
                change -= APART
        if self._places and (post := self._places[at][place]) is not None:
            self._been[guest][post] -= 1
            change -= RETURNING * self._been[guest][post]
        return change

    def _enter(self, at: int, place: int, guest: int) -> float:
        table, counts = self._tables[at][place], self._counts[at][place]
        change = 0.0
        for value in self._values[guest]:
            gap = counts[value] - self._shares[value] * self._sizes[place]
            change += (gap + 1) ** 2 - gap**2
            counts[value] += 1
        row = self._met[guest]
        for other in table:
            change += MEETING_AGAIN * row[other]
            row[other] += 1
            self._met[other][guest] += 1
            if self._are_apart(guest, other):
                change += APART
        if self._places and (post := self._places[at][place]) is not None:
            change += RETURNING * self._been[guest][post]
            self._been[guest][post] += 1
        table.add(guest)
        return change

    def _are_apart(self, one: int, other: int) -> bool:
        return bool(self._apart) and (min(one, other), max(one, other)) in self._apart

    def _picture(self) -> tuple[Round, ...]:
        return tuple(
            tuple(tuple(self._ids[each] for each in sorted(table)) for table in tables) for tables in self._tables
        )


def _blocks(people: int, groups: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Everybody once: wishes that share somebody make one block, and who has none is a block alone."""
    block_of = list(range(people))
    for group in groups:
        joined = {block_of[each] for each in group}
        if joined:
            block_of = [min(joined) if block in joined else block for block in block_of]
    return [tuple(each for each in range(people) if block_of[each] == block) for block in sorted(set(block_of))]
