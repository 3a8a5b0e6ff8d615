"""Condorcet, completed by Schulze: the option that beats every other in a duel, or failing that, by strongest paths.

Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method", Social Choice and Welfare 36 (2011) 267–303, with the strength of a link measured by winning votes.
Options left out are level, below all others. Options that no other beats by paths are level for the first place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_ranks
from cocreation_desk.domain.counting.duels import DuelTable, condorcet_winner, duels, ranked_by
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ranking, pile
from cocreation_desk.domain.counting.result import Count, Moment, Places, Tally, chosen
from cocreation_desk.domain.counting.rules import QUORUM, Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ranked = pile(papers, Ranking)
    won, people = duels(options, ranked), ranked_by(options, ranked)
    tallies = [Tally(a, Fraction(sum(won[a][b] > won[b][a] for b in options if b != a)), people[a]) for a in options]
    paths = strongest_paths(options, won)
    winner = condorcet_winner(won, options)
    condorcet = Moment("condorcet_winner", {"option": winner}) if winner else Moment("no_condorcet_winner")
    story = (Moment("duels", won), condorcet, Moment("paths", paths))
    return chosen("schulze", ranked, tallies, rules, ranking=_places(options, paths), story=story)


def strongest_paths(options: Sequence[str], won: DuelTable) -> dict[str, dict[str, int]]:
    """The strength of the strongest path from each option to each other: a path is as strong as its weakest duel won."""
    paths = {a: {b: won[a][b] if won[a][b] > won[b][a] else 0 for b in options if b != a} for a in options}
    for through in options:
        for a in options:
            if a == through:
                continue
            for b in options:
                if b not in (a, through):
                    paths[a][b] = max(paths[a][b], min(paths[a][through], paths[through][b]))
    return paths


def _places(options: Sequence[str], paths: Mapping[str, Mapping[str, int]]) -> Places:
    """First those nobody beats, then those nobody beats among the rest, and so on."""
    places: Places = ()
    left = list(options)
    while left:
        unbeaten = tuple(a for a in left if all(paths[a][b] >= paths[b][a] for b in left if b != a))
        places = (*places, unbeaten)
        left = [option for option in left if option not in unbeaten]
    return places


SCHULZE = Method(
    "schulze", paper="ranks", check=check_ranks, count=count, asks=QUORUM | {"seats", "tie_rule", "each_side"}
)
