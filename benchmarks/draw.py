"""How long a draw takes: three thousand registrations, a hundred seats, five features, quotas of two points around the census."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import TypeVar

from cocreation_desk.domain.draw.advice import advise
from cocreation_desk.domain.draw.draw import Frozen, draw, replacement
from cocreation_desk.domain.draw.lottery import SoFar, for_seconds, lottery
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical
from cocreation_desk.domain.draw.quotas import Quota

_CENSUS = {
    "sex": {"woman": 51, "man": 48, "other": 1},
    "age": {"18-24": 11, "25-39": 24, "40-54": 26, "55-69": 25, "70+": 14},
    "region": dict(zip("ABCDEFGHIJKLM", (19, 12, 9, 9, 9, 9, 8, 6, 5, 5, 4, 4, 1), strict=True)),
    "loyalty": {"loyal": 45, "regular": 25, "occasional": 20, "newcomer": 10},
    "household": {"1": 37, "2": 33, "3": 13, "4": 11, "5+": 6},
}
_REGISTERED = {
    "sex": {"woman": 66, "man": 33, "other": 1},
    "age": {"18-24": 5, "25-39": 32, "40-54": 36, "55-69": 20, "70+": 7},
    "region": dict(zip("ABCDEFGHIJKLM", (28, 10, 8, 10, 7, 8, 9, 6, 4, 4, 3, 2, 1), strict=True)),
    "loyalty": {"loyal": 60, "regular": 22, "occasional": 13, "newcomer": 5},
    "household": {"1": 25, "2": 28, "3": 18, "4": 20, "5+": 9},
}
T = TypeVar("T")

DIGITS = "".join(random.Random(7).choice("0123456789") for _ in range(30))


def pool(people: int, features: int = 5, seed: int = 1, sharing: float = 0.0) -> tuple[PoolMember, ...]:
    chance = random.Random(seed)
    shapes = dict(list(_REGISTERED.items())[:features])
    return tuple(
        PoolMember(
            str(number),
            {name: chance.choices(list(shares), list(shares.values()))[0] for name, shares in shapes.items()},
            household=f"h{number // 2}" if chance.random() < sharing else "",
        )
        for number in range(1, people + 1)
    )


def quotas(seats: int, features: int = 5, points: int = 2) -> tuple[Quota, ...]:
    return tuple(_quotas(seats, dict(list(_CENSUS.items())[:features]), points))


def _quotas(seats: int, shapes: Mapping[str, Mapping[str, int]], points: int) -> Iterator[Quota]:
    for feature, shares in shapes.items():
        for value, share in shares.items():
            least = max(0, int(Fraction(share - points, 100) * seats))
            most = -int(-Fraction(share + points, 100) * seats // 1)
            yield Quota(feature, value, least, max(1, most))


def main() -> None:
    for people, seats, features in ((300, 9, 3), (600, 20, 4), (3000, 100, 5)):
        members = pool(people, features)
        plan = Plan(Rule.ORDER, (Place("", seats, quotas(seats, features)),))
        _timed(f"{people} to {seats}: can it be drawn", partial(advise, plan, members))
        frozen = Frozen(canonical(members), plan)
        drawn = _timed(f"{people} to {seats}: order", partial(draw, frozen, DIGITS))
        leaving = drawn.all_chosen[0]
        staying = {"": drawn.all_chosen[1:]}
        _timed(
            f"{people} to {seats}: a replacement",
            partial(replacement, frozen, plan, drawn, "", staying, frozenset({leaving})),
        )
        began, said = time.perf_counter(), [0.0]

        def tell(so_far: SoFar, began: float = began, said: list[float] = said) -> bool:
            if (now := time.perf_counter() - began) - said[0] > 10:
                said[0] = now
                print(f"    {now:5.1f} s  {so_far.reached:.3%} of at most {so_far.at_most:.3%}, {so_far.panels} panels")
            return True

        found = lottery(plan, members, for_seconds(60, tell))
        took = time.perf_counter() - began
        print(
            f"{people} to {seats}: equal chances {took:.1f} s, {found.so_far.reached:.3%} of at most"
            f" {found.so_far.at_most:.3%}; {found.least} in 1,000"
        )


def _timed(name: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = work()
    print(f"{name} {time.perf_counter() - began:.2f} s")
    return done


if __name__ == "__main__":
    main()
