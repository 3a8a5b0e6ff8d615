"""Votes in which the two sides of the room count as sides: each must carry the result, or each has a declared weight.

Source: `engineering/METHODS.md` §3.1. *Each must carry it:* the proposal must pass in the room and in each side by the
same rule; an option is chosen when the room and each side choose it. A side in which nobody cast a valid paper carries
nothing. *Weights:* the result of an option is the mean of its shares of the valid papers of each side, each side with
its weight; a side without a valid paper is left out. Both are declared before the vote opens, and the tallies stay the
raw counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.counting.result import Count, Moment, Outcome, by_lot, rank, seat
from cocreation_desk.domain.counting.rules import Rules, carries


def count_room(method: Method, options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    """The count of the whole room, with what its rules say of the sides."""
    together = list(papers)
    whole = method.count(options, together, rules)
    if not whole.valid or whole.outcome == "no_quorum":
        return whole
    if rules.each_side:
        return _carried(whole, {side: _of(method, options, together, rules, side) for side in rules.each_side})
    if rules.weights:
        return _weighed(method, whole, {side: _of(method, options, together, rules, side) for side in rules.weights})
    return whole


def _of(method: Method, options: Sequence[str], papers: Sequence[Paper], rules: Rules, side: str) -> Count:
    return method.count(options, [paper for paper in papers if paper.side == side], rules.for_a_side())


def _carried(whole: Count, sides: Mapping[str, Count]) -> Count:
    """Which sides carry it is told, whatever their size; by how many votes is not told here."""
    carried = {
        side: count.outcome == whole.outcome and set(count.winners) == set(whole.winners)
        if whole.outcome in ("adopted", "chosen")
        else count.outcome == "adopted"
        for side, count in sides.items()
    }
    told = replace(whole, story=(*whole.story, Moment("each_side", {"carried": carried})))
    if all(carried.values()) or whole.outcome not in ("adopted", "chosen"):
        return told
    return replace(told, outcome="rejected" if whole.outcome == "adopted" else "sides_differ", winners=())


def _weighed(method: Method, whole: Count, sides: Mapping[str, Count]) -> Count:
    rules = whole.rules
    heard = {side: count for side, count in sides.items() if count.valid}
    weights = {side: rules.weights[side] for side in heard}
    if not heard:
        return replace(whole, outcome="empty", winners=(), tied=(), ranking=())
    shares = {
        tally.option: sum(
            (weights[side] * Fraction(count.of(tally.option).people, count.valid) for side, count in heard.items()),
            Fraction(0),
        )
        / sum(weights.values())
        for tally in whole.tallies
    }
    left_out = tuple(side for side in sides if side not in heard)
    weighed = Moment("weighed", {"weights": weights, "shares": shares, "left_out": left_out})
    told = replace(whole, ranking=rank(shares), story=(*_without_ties(whole), weighed))
    if "majority" in method.asks:
        carried = carries(rules.majority, next(iter(shares.values())))
        first = (whole.tallies[0].option,) if carried else ()
        return replace(told, outcome="adopted" if carried else "rejected", winners=first, tied=())
    lot = (by_lot(rules.lot),) if rules.lot else ()
    winners, tied, settled = seat(rank(shares), rules.seats, [each for each, share in shares.items() if share], lot)
    outcome: Outcome = "tie" if tied else "chosen"
    return replace(told, outcome=outcome, winners=winners, tied=tied, story=(*told.story, *settled))


def _without_ties(count: Count) -> tuple[Moment, ...]:
    return tuple(moment for moment in count.story if moment.key not in ("tie", "told_apart", "level"))
