"""Single transferable vote: several seats shared in proportion, by the rule of Scotland's council elections.

Source: The Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 45–52 (weighted inclusive
Gregory). The quota is floor(papers / (seats + 1)) + 1. One surplus at a time, the largest first, moves all the papers
of the elected at surplus × value / votes each, cut off (not rounded) after five decimals. With no surplus left, the one
with fewest votes is excluded. Level: the latest earlier stage at which they differed, then the lot. As many left as
seats: all are elected. What follows a rank given twice on a paper is ignored. Values are counted in hundred-thousandths.
Ours, not Scotland's: an option that nobody ranked takes no seat, so it leaves before any other without votes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_ranks
from cocreation_desk.domain.counting.duels import ranked_by
from cocreation_desk.domain.counting.exact import Detail
from cocreation_desk.domain.counting.lots import Found, Lots, by_lot, found
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ranking, pile
from cocreation_desk.domain.counting.result import Count, Moment, Places, Tally, rank
from cocreation_desk.domain.counting.rules import QUORUM, Rules
from cocreation_desk.domain.counting.transfers import clear_orders, furthest

ONE_VOTE = 100_000


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ranked = pile(papers, Ranking)
    orders, people = clear_orders(ranked), ranked_by(options, ranked)
    orders.pop((), None)
    firsts = dict.fromkeys(options, 0)
    for order, n in orders.items():
        firsts[order[0]] += n
    tallies = [Tally(option, Fraction(firsts[option]), people[option]) for option in options]
    end = by_lot(options, rules.lot, lambda lots: _Race(options, orders, people, rules.seats).run(lots))
    return found("stv", ranked, tallies, rules, end)


@dataclass(frozen=True)
class _Parcel:
    """Papers of the same order, and what each is worth now."""

    order: tuple[str, ...]
    papers: int
    value: int


@dataclass
class _Race:
    """One run of the count, stage by stage."""

    options: Sequence[str]
    orders: Mapping[tuple[str, ...], int]
    people: Mapping[str, int]
    seats: int
    held: dict[str, list[_Parcel]] = field(default_factory=dict)
    votes: dict[str, int] = field(default_factory=dict)
    racing: list[str] = field(default_factory=list)
    elected: list[str] = field(default_factory=list)
    quota: int = 0
    surpluses: list[str] = field(default_factory=list)
    places: Places = ()
    out: Places = ()
    history: list[dict[str, int]] = field(default_factory=list)
    story: list[Moment] = field(default_factory=list)

    def run(self, lots: Lots) -> Found:
        papers = sum(self.orders.values())
        self.quota = (papers // (self.seats + 1) + 1) * ONE_VOTE
        self.racing = list(self.options)
        self.held = {option: [] for option in self.options}
        self.votes = dict.fromkeys(self.options, 0)
        self.story.append(Moment("quota", {"papers": papers, "seats": self.seats, "quota": self.quota // ONE_VOTE}))
        for order, n in self.orders.items():
            self._give(_Parcel(order, n, ONE_VOTE))
        self._stage({})
        while len(self.elected) < self.seats and len(self.racing) > self.seats - len(self.elected):
            if self.surpluses:
                self._transfer(self._one(self._most(self.surpluses), max, lots))
            else:
                self._exclude(lots)
        self._elect_the_rest()
        left = rank({option: self.votes[option] for option in self.racing})
        return Found(tuple(self.elected), (*self.places, *left, *self.out), tuple(self.story))

    def _give(self, parcel: _Parcel) -> None:
        """Hand papers to the highest option of their order that is still in the race."""
        for option in parcel.order:
            if option in self.racing:
                self.held[option].append(parcel)
                self.votes[option] += parcel.papers * parcel.value
                return

    def _stage(self, what: Mapping[str, Detail]) -> None:
        """Elect whoever has reached the quota, and write the stage down."""
        elected = self._elect([option for option in self.racing if self.votes[option] >= self.quota])
        self.surpluses += [option for option in elected if self.votes[option] > self.quota]
        self.history.append(dict(self.votes))
        votes = {option: Fraction(n, ONE_VOTE) for option, n in self.votes.items()}
        self.story.append(Moment("stage", {**what, "votes": votes, "elected": elected}))

    def _elect(self, options: Sequence[str]) -> tuple[str, ...]:
        places = rank({option: self.votes[option] for option in options})
        elected = tuple(option for place in places for option in place)
        self.racing = [option for option in self.racing if option not in elected]
        self.elected += elected
        self.places = (*self.places, *places)
        return elected

    def _most(self, options: Sequence[str]) -> tuple[str, ...]:
        return rank({option: self.votes[option] for option in options})[0]

    def _one(self, level: tuple[str, ...], extreme: Callable[[Sequence[int]], int], lots: Lots) -> str:
        left = furthest(level, self.history, extreme)
        if len(left) == 1:
            return left[0]
        return lots.first(left, self._so_far) if extreme is max else lots.last(left, self._so_far)

    def _transfer(self, option: str) -> None:
        self.surpluses.remove(option)
        surplus, total = self.votes[option] - self.quota, self.votes[option]
        for parcel in self.held.pop(option):
            if value := surplus * parcel.value // total:
                self._give(_Parcel(parcel.order, parcel.papers, value))
        self.votes[option] = self.quota
        self._stage({"surplus_of": option})

    def _exclude(self, lots: Lots) -> None:
        lowest = rank({option: self.votes[option] for option in self.racing})[-1]
        spare = len(self.racing) - (self.seats - len(self.elected))
        together = not self.votes[lowest[0]] and len(lowest) <= spare
        unranked = tuple(option for option in lowest if not self.people[option])
        leaving = lowest if together else unranked or (self._one(lowest, min, lots),)
        self.racing = [option for option in self.racing if option not in leaving]
        for option in leaving:
            for parcel in self.held.pop(option):
                self._give(parcel)
            self.votes[option] = 0
        self.out = (leaving, *self.out)
        self._stage({"excluded": leaving})

    def _elect_the_rest(self) -> None:
        if self.racing and len(self.elected) < self.seats:
            self.story.append(Moment("last_ones_elected", {"options": self._elect(self.racing)}))

    def _so_far(self) -> Found:
        ranking = (*self.places, tuple(self.racing), *self.out)
        return Found(tuple(self.elected), ranking, tuple(self.story), tuple(self.racing))


STV = Method(
    "stv", paper="ranks", check=check_ranks, count=count, defaults=Rules(seats=3), asks=QUORUM | {"seats", "tie_rule"}
)
