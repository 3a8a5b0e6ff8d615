"""How much work counts are: a hundred thousand papers of twelve options, and the thousand papers of a live recount.

Papers are as different as they can be, the worst there is: piles of the same paper cost no more than one. The seconds are
those of the processor, so that whatever else the machine does is not measured.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import (
    STANCES,
    Degree,
    Duels,
    Grades,
    Marks,
    Paper,
    PaperKind,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
)

Draw: TypeAlias = Callable[[Random, Sequence[str]], Marks]

OPTIONS = tuple("ABCDEFGHIJKL")
MANY, LIVE = 100_000, 1_000
MOST_SECONDS, MOST_LIVE_SECONDS = 10.0, 0.1  # a tenth of a second is not felt


def ticks(chance: Random, options: Sequence[str]) -> Marks:
    return Ticks(frozenset(chance.sample(options, chance.randint(1, len(options)))))


def points(chance: Random, options: Sequence[str]) -> Marks:
    return Points({option: chance.randint(0, 3) for option in options})


def credits(chance: Random, options: Sequence[str]) -> Marks:
    return Points({option: chance.randint(-2, 2) for option in options})


def grades(chance: Random, options: Sequence[str]) -> Marks:
    return Grades({option: chance.randint(1, 5) for option in options})


def ranking(chance: Random, options: Sequence[str]) -> Marks:
    """One to twelve options in any order: hardly two papers alike."""
    return Ranking(tuple(frozenset(option) for option in chance.sample(options, chance.randint(1, len(options)))))


def duels(chance: Random, options: Sequence[str]) -> Marks:
    pairs = {frozenset(chance.sample(options, 2)) for _ in range(15)}
    return Duels(frozenset((a, b) for a, b in (chance.sample(sorted(pair), 2) for pair in pairs)))


def spots(chance: Random, options: Sequence[str]) -> Marks:
    return Spots({option: (chance.randint(1, 5), chance.randint(1, 5)) for option in options})


def degree(chance: Random, options: Sequence[str]) -> Marks:
    return Degree(chance.randint(1, 7))


def stance(chance: Random, options: Sequence[str]) -> Marks:
    return Stance(chance.choice(STANCES), "Words of one's own.")


DRAWN: Mapping[PaperKind, Draw] = {
    "ticks": ticks,
    "points": points,
    "credits": credits,
    "grades": grades,
    "ranks": ranking,
    "duels": duels,
    "spots": spots,
    "degree": degree,
    "stance": stance,
}
MONEY = {"budget": Fraction(50_000), "costs": {option: Fraction(3_000 + 1_000 * n) for n, option in enumerate(OPTIONS)}}


def counted(name: str, how_many: int) -> Callable[[], object]:
    """The count of that many papers, ready to go."""
    method, chance = METHODS[name], Random(1)
    options = OPTIONS[: method.most_options]
    draw = one_tick if method.defaults.max_choices == 1 and method.paper == "ticks" else DRAWN[method.paper]
    cast = [Paper(draw(chance, options)) for _ in range(how_many)]
    asked: Mapping[str, Any] = {name: value for name, value in {"seats": 5, **MONEY}.items() if name in method.asks}
    rules = method.rules(asked)
    return lambda: method.count(options, cast, rules)


def one_tick(chance: Random, options: Sequence[str]) -> Marks:
    return Ticks(frozenset(chance.choice(options)))


def seconds(count: Callable[[], object]) -> float:
    began = time.process_time()
    count()
    return time.process_time() - began


def main(words: Sequence[str]) -> int:
    slow = 0
    for name in words or METHODS:
        live = counted(name, LIVE)
        many, once = seconds(counted(name, MANY)), min(seconds(live) for _ in range(5))
        slow |= many > MOST_SECONDS or once > MOST_LIVE_SECONDS
        print(f"{name:18} {MANY} papers {many:6.2f} s   {LIVE} papers {1000 * once:6.1f} ms", flush=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
