"""Posts over several rounds: who was where, and which group goes where so that nobody comes back to a post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from cocreation_desk.domain.grouping import Round

Places = Sequence[int | None]  # by group, the number of its post in that round; None for a pause
Been = Mapping[str, Counter[int | None]]


def spread(rounds: Sequence[Round], places: Sequence[Places], fixed: Collection[str]) -> tuple[Round, ...]:
    """The same groups in each round, told off to other posts: as few people as can be return to one.

    Groups change places two by two as long as that helps. Those with somebody ``fixed`` stay where they are.
    """
    been: dict[str, Counter[int | None]] = {}
    found = []
    for tables, at in zip(rounds, places, strict=True):
        seated = list(tables)
        free = [n for n, table in enumerate(seated) if not any(each in fixed for each in table)]
        while swap := next(
            (pair for pair in combinations(free, 2) if len(seated[pair[0]]) == len(seated[pair[1]])
             and _gain(seated, at, been, *pair) > 0),
            None,
        ):  # fmt: skip
            one, other = swap
            seated[one], seated[other] = seated[other], seated[one]
        for n, table in enumerate(seated):
            for each in table:
                been.setdefault(each, Counter())[at[n]] += 1
        found.append(tuple(seated))
    return tuple(found)


def returns(rounds: Sequence[Round], places: Sequence[Places]) -> int:
    """How many times somebody comes back to a post where they have been."""
    been: Counter[tuple[str, int]] = Counter(
        (each, post)
        for tables, at in zip(rounds, places, strict=True)
        for table, post in zip(tables, at, strict=True)
        if post is not None
        for each in table
    )
    return sum(times - 1 for times in been.values())


def _gain(seated: Sequence[Sequence[str]], at: Places, been: Been, one: int, other: int) -> int:
    """How many fewer have been there before when these two groups change places."""

    def known(table: int, place: int) -> int:
        return sum(been[each][at[place]] for each in seated[table] if each in been)

    return known(one, one) + known(other, other) - known(one, other) - known(other, one)
