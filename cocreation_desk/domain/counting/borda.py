"""Borda: a point for every option ranked below, half a point for every one level; the most points win.

Source: J.-C. de Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences, 1781; the
symmetric form for papers with level or missing options (`engineering/METHODS.md` §3): options left out are level, below
all others. Where equal points stand across the last seat, the one that beats each of the level others has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_ranks
from cocreation_desk.domain.counting.duels import duel_decider, duels, ranked_by
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ranking, pile
from cocreation_desk.domain.counting.result import Count, Tally, chosen
from cocreation_desk.domain.counting.rules import QUORUM, Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ranked = pile(papers, Ranking)
    won, people = duels(options, ranked), ranked_by(options, ranked)

    def points(a: str) -> Fraction:
        return sum((Fraction(ranked.valid + won[a][b] - won[b][a], 2) for b in options if b != a), Fraction(0))

    tallies = [Tally(option, points(option), people[option]) for option in options]
    return chosen("borda", ranked, tallies, rules, deciders=(duel_decider(won),))


BORDA = Method("borda", paper="ranks", check=check_ranks, count=count, asks=QUORUM | {"seats", "tie_rule", "each_side"})
