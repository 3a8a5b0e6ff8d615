"""Yes, no, or blank: a proposal is adopted when enough say yes.

Source: `engineering/METHODS.md` §3.1 and `domain/MODEL.md` §3.4 (8, 9). The first option is the yes, the second the
no. Simple majority: more yes than no. Absolute: more than half of the base, floor(base / 2) + 1. Two thirds, three
quarters, four fifths: at least that share of the base. The base is the valid votes, so that blank papers weigh on
nothing, unless the rules say otherwise. As many yes as no is not enough: the proposal is rejected, and the story says
that both were level; where the chair settles ties, the room waits for the chair's casting vote (the first of the lot).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cocreation_desk.domain.counting.checks import check_ticks
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ticks, pile
from cocreation_desk.domain.counting.result import Count, Moment, decided, in_order
from cocreation_desk.domain.counting.rules import QUORUM, Rules, base_of, votes_needed
from cocreation_desk.domain.counting.ticked import tallies_of


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ticked = pile(papers, Ticks)
    tallies = tallies_of(options, ticked)
    yes, no = (tally.people for tally in tallies)
    base = base_of(rules, ticked.voters, ticked.valid)
    needed = votes_needed(rules.majority, base)
    majority = Moment(
        "majority", {"rule": rules.majority, "of": rules.base, "base": base, "needed": needed, "votes": yes}
    )
    if yes != no:
        return decided("yesno", ticked, tallies, rules, carried=yes >= needed, story=(majority,))
    level = Moment("level", {"votes": yes})
    if rules.tie_rule != "chair" or rules.majority not in ("simple", "absolute"):
        return decided("yesno", ticked, tallies, rules, carried=False, story=(majority, level))
    waiting = not set(options) <= set(rules.lot)
    carried = not waiting and rules.lot.index(options[0]) < rules.lot.index(options[1])
    settled = decided("yesno", ticked, tallies, rules, carried=carried, story=(majority, level))
    return in_order(replace(settled, outcome="tie", tied=tuple(options))) if waiting else settled


YESNO = Method(
    "yesno",
    paper="ticks",
    check=check_ticks,
    count=count,
    most_options=2,
    asks=QUORUM | {"majority", "base", "tie_rule", "each_side", "weights"},
)
