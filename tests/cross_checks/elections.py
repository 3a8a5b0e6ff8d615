"""Elections drawn at random for several programs to count: small, so that ties, cycles and thin majorities are common."""

from __future__ import annotations

from random import Random
from typing import Any, TypeAlias

Election: TypeAlias = dict[str, Any]
"""Plain JSON: ``options``, ``papers`` as pairs of a number and what is on each of them, and what the vote is about."""

NAMES = "ABCDEFG"


def orders(chance: Random) -> Election:
    """Orders of some or all options, each option named by somebody."""
    options = NAMES[: chance.randint(3, 6)]
    given = [_some(chance, options) for _ in range(chance.randint(2, 9))]
    papers = [[chance.randint(1, 9), order] for order in given]
    papers += [[1, option] for option in options if option not in "".join(given)]
    return {"options": options, "seats": chance.randint(1, len(options) - 1), "papers": papers}


def approvals(chance: Random) -> Election:
    options = NAMES[: chance.randint(3, 7)]
    papers = [[chance.randint(1, 4), "".join(sorted(_some(chance, options)))] for _ in range(chance.randint(2, 8))]
    return {"options": options, "seats": chance.randint(1, 4), "papers": papers}


def budgets(chance: Random) -> Election:
    """Approvals of ideas that cost something, with the lot drawn: ``step`` is by how much shares grow.

    Often one person alone wants something dear, and shares have to grow a long way.
    """
    election = approvals(chance)
    costs = {option: chance.randint(1, 12) for option in election["options"]}
    lot = chance.sample(election["options"], len(costs))
    money = chance.randint(min(costs.values()), sum(costs.values()))
    if chance.random() < 0.5:
        dear, other = election["options"][:2]
        election["papers"] = [[n, ticks.replace(dear, "") or other] for n, ticks in election["papers"]] + [[1, dear]]
        costs[dear] = max(1, money * chance.randint(3, 8) // 10)
    return {**election, "costs": costs, "budget": money, "lot": lot, "step": f"1/{chance.choice((1, 2, 3, 7, 10))}"}


def judgments(chance: Random) -> Election:
    options = NAMES[: chance.randint(2, 5)]
    papers = [
        [chance.randint(1, 3), [chance.randint(0, 5) for _ in options]] for _ in range(chance.choice((2, 3, 4, 5, 8)))
    ]
    return {"options": options, "papers": papers}


def duels(chance: Random) -> Election:
    """How many duels an idea won and lost."""
    return {"won": chance.choice((0, 1, 2, 5, 14, 40, 131)), "lost": chance.choice((0, 1, 3, 6, 25, 90))}


def _some(chance: Random, options: str) -> str:
    return "".join(chance.sample(options, chance.randint(1, len(options))))
