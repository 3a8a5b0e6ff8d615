"""Ideas that cost money, voted by approval: which of them a budget pays for, taking the most voted first.

Source: the greedy rule of most participatory budgets (`engineering/METHODS.md` §3): by number of votes, whatever still
fits is taken. Equal votes: the cheaper first, then the lot. An idea nobody voted for is not paid for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from cocreation_desk.domain.counting.checks import check_ticks
from cocreation_desk.domain.counting.lots import Found, Lots, by_lot, found
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ticks, pile
from cocreation_desk.domain.counting.result import Count, Moment, by_score, rank
from cocreation_desk.domain.counting.rules import QUORUM, Rules
from cocreation_desk.domain.counting.ticked import tallies_of

Costs = Mapping[str, Fraction]


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ticked = pile(papers, Ticks)
    tallies = tallies_of(options, ticked)
    votes = {tally.option: tally.people for tally in tallies}
    budget, costs = money(options, rules)

    def run(lots: Lots) -> Found:
        paid = greedily((), votes, costs, budget, lots)
        return Found(paid, by_score(tallies), (spent(paid, costs, budget),))

    end = by_lot(options, rules.lot, run) if ticked.valid else Found((), (), ())
    return found("budget", ticked, tallies, rules, end, by_seats=False)


def money(options: Sequence[str], rules: Rules) -> tuple[Fraction, Costs]:
    """The budget and what each option costs; a vote opened without them is a bug."""
    if rules.budget is None or not all(rules.costs.get(option) for option in options):
        raise ValueError("a budget is voted with an amount, and a cost for each idea")
    return rules.budget, {option: rules.costs[option] for option in options}


def greedily(
    paid: tuple[str, ...], votes: Mapping[str, int], costs: Costs, budget: Fraction, lots: Lots
) -> tuple[str, ...]:
    """What is paid already, and whatever else fits, most voted first. Level ones need a lot only if they do not all fit."""
    for group in rank({option: (n, -costs[option]) for option, n in votes.items() if n and option not in paid}):
        level, cost = group, costs[group[0]]
        while level and cost <= (left := budget - sum(costs[option] for option in paid)):
            if cost * len(level) <= left:
                paid, level = paid + level, ()
            else:
                first = lots.first(level, partial(stopped, paid, level, votes))
                paid, level = (*paid, first), tuple(option for option in level if option != first)
    return paid


def stopped(paid: tuple[str, ...], level: Sequence[str], votes: Mapping[str, int]) -> Found:
    """Where the count stands when it needs a lot."""
    rest = {option: n for option, n in votes.items() if option not in paid}
    return Found(paid, (paid, *rank(rest)) if paid else rank(rest), (), tuple(level))


def spent(paid: Sequence[str], costs: Costs, budget: Fraction) -> Moment:
    total = sum((costs[option] for option in paid), Fraction(0))
    return Moment("spent", {"spent": total, "budget": budget, "left": budget - total})


BUDGET = Method(
    "budget",
    paper="ticks",
    check=check_ticks,
    count=count,
    defaults=Rules(max_choices=None),
    asks=QUORUM | {"budget", "costs", "tie_rule"},
)
