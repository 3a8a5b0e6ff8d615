"""How long counts take: a hundred thousand papers of twelve options, and the thousand papers of a live recount."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Grades, Marks, Paper, Ranking

Draw: TypeAlias = Callable[[Random], Marks]

OPTIONS = tuple("ABCDEFGHIJKL")
MANY, LIVE = 100_000, 1_000
MOST_SECONDS, MOST_LIVE_SECONDS = 5.0, 0.1  # a tenth of a second is not felt


def ranking(chance: Random) -> Marks:
    """One to twelve options in any order: hardly two papers alike, the worst there is."""
    return Ranking(tuple(frozenset(option) for option in chance.sample(OPTIONS, chance.randint(1, len(OPTIONS)))))


def grades(chance: Random) -> Marks:
    return Grades({option: chance.randint(0, 5) for option in OPTIONS})


COUNTED: Sequence[tuple[str, Draw]] = (
    ("instant_runoff", ranking),
    ("schulze", ranking),
    ("stv", ranking),
    ("borda", ranking),
    ("majority_judgment", grades),
)


def papers(draw: Draw, how_many: int) -> list[Paper]:
    chance = Random(1)
    return [Paper(draw(chance)) for _ in range(how_many)]


def seconds(name: str, cast: Sequence[Paper]) -> float:
    method = METHODS[name]
    began = time.perf_counter()
    method.count(OPTIONS, cast, method.defaults)
    return time.perf_counter() - began


def main(words: Sequence[str]) -> int:
    cast: dict[tuple[Draw, int], list[Paper]] = {
        (draw, n): papers(draw, n) for draw in (ranking, grades) for n in (MANY, LIVE)
    }
    slow = 0
    for name, draw in COUNTED:
        many, live = seconds(name, cast[draw, MANY]), min(seconds(name, cast[draw, LIVE]) for _ in range(5))
        slow |= many > MOST_SECONDS or live > MOST_LIVE_SECONDS
        print(f"{name:18} {MANY} papers {many:6.2f} s   {LIVE} papers {1000 * live:6.1f} ms")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
