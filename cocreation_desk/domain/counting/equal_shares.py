"""A budget in equal shares: everyone holds the same amount, and ideas are bought by those who voted for them.

Source: D. Peters and P. Skowron, "Proportionality and the Limits of Welfarism" (EC 2020); D. Peters, G. Pierczyński
and P. Skowron, "Proportional Participatory Budgeting with Additive Utilities" (NeurIPS 2021); equalshares.net. The
variant: approval papers, utility = cost. Each share is budget / papers. Again and again the idea is bought whose
supporters pay the smallest part of its cost each, those with less paying all they have. Level: more votes, then the
cheaper, then the lot.

Completion: shares grow by a step (a hundredth of the first share unless the rules say otherwise) and all is counted
again, until nothing more would fit in the budget, or the budget would be passed; the last count within it stands. Then
whatever still fits is added, most voted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from math import ceil, gcd, lcm

from cocreation_desk.domain.counting.budget import Costs, greedily, money, spent, stopped
from cocreation_desk.domain.counting.checks import check_ticks
from cocreation_desk.domain.counting.lots import Found, Lots, by_lot, found
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ticks, pile
from cocreation_desk.domain.counting.result import Count, Moment, rank
from cocreation_desk.domain.counting.rules import QUORUM, Rules
from cocreation_desk.domain.counting.ticked import tallies_of

MOST_WAYS = 24  # each way counts all over again, once a step


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ticked = pile(papers, Ticks)
    tallies = tallies_of(options, ticked)
    votes = {tally.option: tally.people for tally in tallies}
    budget, costs = money(options, rules)
    if not ticked.valid:
        return found("equal_shares", ticked, tallies, rules, Found((), (), ()))
    first_share = budget / ticked.valid
    market = Market(ticked.papers, votes, costs)

    def run(lots: Lots) -> Found:
        share, bought = market.completed(budget, first_share, rules.step or first_share / 100, lots)
        paid = greedily(bought, votes, costs, budget, lots)
        story = (
            Moment("shares", {"first": first_share, "last": share, "bought": bought}),
            Moment("added", {"options": paid[len(bought) :]}),
            spent(paid, costs, budget),
        )
        left = {option: n for option, n in votes.items() if option not in paid}
        return Found(paid, (*((option,) for option in paid), *rank(left)), story)

    end = by_lot(options, rules.lot, run, MOST_WAYS)
    return found("equal_shares", ticked, tallies, rules, end, by_seats=False)


@dataclass
class Purses:
    """What people hold, in whole units so small that every payment is a number of them: sums of fractions take long."""

    units: int
    held: list[int]

    @classmethod
    def filled(cls, share: Fraction, people: int, costs: Iterable[Fraction]) -> Purses:
        units = lcm(share.denominator, *(cost.denominator for cost in costs))
        return cls(units, [int(share * units)] * people)

    def pay(self, each: Fraction, payers: Iterable[int]) -> None:
        """So much from each of them, or all that is left."""
        finer = each.denominator // gcd(each.denominator, self.units)
        if finer > 1:
            self.units *= finer
            self.held = [held * finer for held in self.held]
        amount = int(each * self.units)
        for payer in payers:
            self.held[payer] -= min(self.held[payer], amount)


@dataclass(frozen=True)
class Market:
    """The papers, and what they could buy. People whose papers are alike always hold the same amount."""

    papers: Mapping[Ticks, int]
    votes: Mapping[str, int]
    costs: Costs

    def completed(
        self, budget: Fraction, share: Fraction, step: Fraction, lots: Lots
    ) -> tuple[Fraction, tuple[str, ...]]:
        """The share that stands in the end, and what is bought with it, in order."""
        bought = self.bought(share, lots)
        while not self._exhausts(bought, budget):
            share += self._idle(bought, share, step) * step
            more = self.bought(share + step, lots)
            if self._cost(more) > budget:
                break
            share, bought = share + step, more
        return share, bought

    def _idle(self, bought: Sequence[str], share: Fraction, step: Fraction) -> int:
        """How many steps the shares may grow while the same is bought, in the same order: they need not be counted.

        It is so where nobody spends all, so that each idea bought costs all its supporters alike, and no other idea
        would be within reach even if its supporters kept all they have.
        """
        price = {option: self.costs[option] / n for option, n in self.votes.items() if n}
        next_price = min((price[option] for option in price if option not in bought), default=share)
        if next_price <= share:
            return 0
        units = lcm(share.denominator, *(price[option].denominator for option in bought))
        paid = {option: int(price[option] * units) for option in bought}
        spends = (sum(paid[option] for option in ticks.options if option in paid) for ticks in self.papers)
        if any(total > share * units for total in spends):
            return 0
        return ceil((next_price - share) / step) - 1

    def bought(self, share: Fraction, lots: Lots) -> tuple[str, ...]:
        """What everyone buys with that share, in order, without any completion."""
        purses = Purses.filled(share, len(self.papers), self.costs.values())
        price = {option: self.costs[option] / n for option, n in self.votes.items() if n}
        bought: tuple[str, ...] = ()
        while price:
            level = self._best(price, purses)
            if not level:
                break
            option = level[0]
            if len(level) > 1:
                option = lots.first(level, partial(stopped, bought, level, self.votes))
            purses.pay(price.pop(option), self._supporters[option])
            bought = (*bought, option)
        return bought

    @cached_property
    def _supporters(self) -> dict[str, list[int]]:
        """Who voted for each idea: the places of their papers among all."""
        papers = list(self.papers)
        return {
            option: [place for place, ticks in enumerate(papers) if option in ticks.options] for option in self.votes
        }

    @cached_property
    def _alike(self) -> list[int]:
        """How many papers are alike, in the same places."""
        return list(self.papers.values())

    def _best(self, price: dict[str, Fraction], purses: Purses) -> tuple[str, ...]:
        """Those to be bought next. Prices only rise as money is spent, so most of them need not be worked out again."""
        best: tuple[Fraction, int, Fraction] | None = None
        level: tuple[str, ...] = ()
        for option in sorted(price, key=lambda option: price[option] / self.costs[option]):
            if best is not None and price[option] / self.costs[option] > best[0]:
                break
            now = self._price(option, purses)
            if now is None:
                del price[option]
                continue
            price[option] = now
            rank_now = (now / self.costs[option], -self.votes[option], self.costs[option])
            if best is None or rank_now < best:
                best, level = rank_now, (option,)
            elif rank_now == best:
                level = (*level, option)
        return tuple(option for option in self.votes if option in level)

    def _price(self, option: str, purses: Purses) -> Fraction | None:
        """What each supporter who can pays, when those with less give all they have; None if it is out of reach."""
        supporters = [(purses.held[place], self._alike[place]) for place in self._supporters[option]]
        missing, people = int(self.costs[option] * purses.units), sum(n for held, n in supporters if held)
        if sum(held * n for held, n in supporters) < missing:
            return None
        if min(supporters)[0] * people >= missing:
            return Fraction(missing, people * purses.units)
        for held, n in sorted(supporters):
            if held * people >= missing:
                return Fraction(missing, people * purses.units)
            missing -= held * n
            people -= n if held else 0
        return None

    def _cost(self, options: Sequence[str]) -> Fraction:
        return sum((self.costs[option] for option in options), Fraction(0))

    def _exhausts(self, bought: Sequence[str], budget: Fraction) -> bool:
        """Whether nothing that anybody voted for would still fit."""
        left = budget - self._cost(bought)
        return not any(
            self.votes[option] and option not in bought and self.costs[option] <= left for option in self.costs
        )


EQUAL_SHARES = Method(
    "equal_shares",
    paper="ticks",
    check=check_ticks,
    count=count,
    defaults=Rules(max_choices=None),
    asks=QUORUM | {"budget", "costs", "tie_rule"},
)
