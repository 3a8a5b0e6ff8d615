"""Every option against every other: how many papers put one above the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cocreation_desk.domain.counting.papers import Pile, Ranking
from cocreation_desk.domain.counting.result import Decider

DuelTable: TypeAlias = Mapping[str, Mapping[str, int]]


def duels(options: Sequence[str], papers: Pile[Ranking]) -> dict[str, dict[str, int]]:
    """``duels[a][b]``: the papers that rank a above b. Options left out are level with each other, below all others."""
    won = {a: {b: 0 for b in options if b != a} for a in options}
    for ranking, alike in papers.papers.items():
        below = set(options)
        for group in ranking.groups:
            below -= group
            for a in group:
                row = won[a]
                for b in below:
                    row[b] += alike
    return won


def condorcet_winner(won: DuelTable, among: Sequence[str]) -> str | None:
    """The one that beats each of the others, if there is one."""
    return next((a for a in among if all(won[a][b] > won[b][a] for b in among if b != a)), None)


def duel_decider(won: DuelTable) -> Decider:
    """Between level options, the one that beats each of the other level ones."""
    return Decider("duels", lambda level: {option: option == condorcet_winner(won, level) for option in level})


def ranked_by(options: Sequence[str], papers: Pile[Ranking]) -> dict[str, int]:
    """On how many papers each option stands."""
    people = dict.fromkeys(options, 0)
    for ranking, alike in papers.papers.items():
        for group in ranking.groups:
            for option in group:
                people[option] += alike
    return people
