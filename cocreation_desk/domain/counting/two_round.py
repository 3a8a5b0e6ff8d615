"""An election in two rounds: more than half of the valid votes, or else the two first meet again.

Source: absolute then relative majority, `domain/STEPS_AND_BALLOTS.md` §2.1 and `domain/MODEL.md` §3.4 (8, 9). With
``majority="absolute"`` this is the first round: whoever has floor(base / 2) + 1 votes is elected; otherwise the two
first go on, and so do all who are level with the second. With ``majority="simple"`` it is the second round: most votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cocreation_desk.domain.counting.checks import check_ticks
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ticks, pile
from cocreation_desk.domain.counting.result import Count, Moment, chosen
from cocreation_desk.domain.counting.rules import QUORUM, Rules, base_of, votes_needed
from cocreation_desk.domain.counting.ticked import tallies_of


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    one_seat = replace(rules, seats=1)
    ticked = pile(papers, Ticks)
    tallies = tallies_of(options, ticked)
    if rules.majority == "simple":
        return chosen("two_round", ticked, tallies, one_seat)
    base = base_of(rules, ticked.voters, ticked.valid)
    needed = votes_needed(rules.majority, base)
    most = max(tally.people for tally in tallies)
    majority = Moment(
        "majority", {"rule": rules.majority, "of": rules.base, "base": base, "needed": needed, "votes": most}
    )
    count = chosen("two_round", ticked, tallies, one_seat, story=(majority,))
    if most >= needed or count.outcome not in ("chosen", "tie"):
        return count
    finalists: tuple[str, ...] = ()
    for place in count.ranking:
        if len(finalists) < 2:
            finalists += tuple(option for option in place if count.of(option).people)
    second_round = Moment("second_round", {"options": finalists})
    told = tuple(moment for moment in count.story if moment.key not in ("tie", "told_apart"))
    return replace(count, outcome="runoff", winners=(), tied=finalists, story=(*told, second_round))


TWO_ROUND = Method(
    "two_round",
    paper="ticks",
    check=check_ticks,
    count=count,
    defaults=Rules(majority="absolute"),
    asks=QUORUM | {"majority", "base", "tie_rule", "each_side"},
)
