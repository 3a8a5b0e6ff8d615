"""Instant run-off: the last one leaves and their papers move on, until one has more than half of what still counts.

Source: the alternative vote as in `engineering/METHODS.md` §3. A paper counts for its highest option still in the race;
skipped ranks close up; what follows a rank given twice is ignored. Level at the bottom: the one with fewer votes at the
latest earlier round where they differed leaves, then the lot. Those level at the bottom leave together where all their
votes are fewer than the next one's, since none of them could pass it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ranked = pile(papers, Ranking)
    orders, people = clear_orders(ranked), ranked_by(options, ranked)
    firsts = _sorted(orders, options)
    tallies = [Tally(option, Fraction(sum(firsts[option].values())), people[option]) for option in options]
    end = by_lot(options, rules.lot, lambda lots: _run(options, orders, people, lots))
    return found("instant_runoff", ranked, tallies, replace(rules, seats=1), end)


def _run(options: Sequence[str], orders: Mapping[tuple[str, ...], int], people: Mapping[str, int], lots: Lots) -> Found:
    racing = list(options)
    held = _sorted(orders, racing)
    history: list[dict[str, int]] = []
    story: list[Moment] = []
    out: Places = ()
    cast = sum(orders.values())
    while True:
        votes = {option: sum(held[option].values()) for option in racing}
        ending = rank(votes)
        counting = sum(votes.values())
        if len(racing) == 1 or (len(ending[0]) == 1 and 2 * votes[ending[0][0]] > counting):
            story.append(_round(votes, cast, {"winner": ending[0][0]}))
            return Found(ending[0], (*ending, *out), tuple(story))

        def so_far(votes: Mapping[str, int] = votes, racing: Sequence[str] = tuple(racing), out: Places = out) -> Found:
            return Found((), (tuple(racing), *out), (*story, _round(votes, cast, {})), tuple(racing))

        lowest = ending[-1]
        next_votes = votes[ending[-2][0]] if len(ending) > 1 else 0
        unranked = tuple(option for option in lowest if not people[option])
        if sum(votes[option] for option in lowest) < next_votes:
            leaving = lowest
        elif 0 < len(unranked) < len(lowest):
            leaving = unranked
        else:
            level = furthest(lowest, history, min)
            leaving = level if len(level) == 1 else (lots.last(level, so_far),)
        story.append(_round(votes, cast, {"out": leaving}))
        history.append(votes)
        out = (leaving, *out)
        racing = [option for option in racing if option not in leaving]
        moving = {order: n for option in leaving for order, n in held.pop(option).items()}
        for option, more in _sorted(moving, racing).items():
            held[option] |= more


def _sorted(orders: Mapping[tuple[str, ...], int], racing: Sequence[str]) -> dict[str, dict[tuple[str, ...], int]]:
    """Which papers each option in the race holds."""
    held: dict[str, dict[tuple[str, ...], int]] = {option: {} for option in racing}
    for order, n in orders.items():
        for option in order:
            if option in held:
                held[option][order] = n
                break
    return held


def _round(votes: Mapping[str, int], cast: int, what: Mapping[str, Detail]) -> Moment:
    return Moment("round", {"votes": dict(votes), "exhausted": cast - sum(votes.values()), **what})


INSTANT_RUNOFF = Method(
    "instant_runoff", paper="ranks", check=check_ranks, count=count, asks=QUORUM | {"tie_rule", "each_side"}
)
