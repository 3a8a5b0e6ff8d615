"""STAR: scores from 0 to 5, then the two highest totals meet, and the one that more papers prefer wins.

Source: the Equal Vote Coalition's STAR Voting and its "Official Tiebreaker Protocol" (starvoting.org/ties), read as in
L. Hastings, "Clarifying STAR Voting" (github.com/larryhastings/starvote). An option left out counts 0. Level for the
runoff: the one that more papers prefer to the other level ones, then the more best grades. Level in the runoff: the
higher total, then the more best grades. What is still level then is left to the lot. Several seats are filled one after
the other (Bloc STAR). An option that nobody graded is not in the running.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.checks import check_grades
from cocreation_desk.domain.counting.lots import Found, Lots, by_lot, found
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Grades, Paper, Pile, pile
from cocreation_desk.domain.counting.result import Count, Decider, Moment, Places, Tally, rank, seat
from cocreation_desk.domain.counting.rules import QUORUM, Rules
from cocreation_desk.domain.counting.score import STARS


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    given = pile(papers, Grades)
    best = str(rules.grades[-1])
    tallies = [_summed(tally) for tally in graded.tallies_of(options, given, rules.grades)]
    total = {tally.option: tally.score for tally in tallies}
    stars = {tally.option: tally.distribution[best] for tally in tallies}
    prefer = _preferences(options, given)
    graded_ones = [tally.option for tally in tallies if tally.people]
    ungraded = tuple(tally.option for tally in tallies if not tally.people)

    def run(lots: Lots) -> Found:
        story: list[Moment] = []
        winners: list[str] = []
        runners_up: tuple[str, ...] = ()
        while len(winners) < min(rules.seats, len(graded_ones)):
            running = [option for option in graded_ones if option not in winners]

            def draw(level: Sequence[str], running: Sequence[str] = running) -> str:
                return lots.first(level, lambda: _so_far(winners, running, ungraded, story))

            finalists = _finalists(running, total, stars, prefer, draw)
            winner = _winner(finalists, total, stars, prefer, draw)
            runners_up = tuple(option for option in finalists if option != winner)
            votes = {a: sum(prefer[a][b] for b in finalists if b != a) for a in finalists}
            story.append(Moment("runoff", {"votes": votes, "winner": winner}))
            winners.append(winner)
        left = {option: (option in runners_up, total[option]) for option in options if option not in winners}
        return Found(tuple(winners), (*((winner,) for winner in winners), *rank(left)), tuple(story))

    return found("star", given, tallies, rules, by_lot(options, rules.lot, run))


def _summed(tally: Tally) -> Tally:
    total = sum(int(grade) * n for grade, n in tally.distribution.items())
    return Tally(tally.option, Fraction(total), tally.people, tally.distribution, tally.no_opinion, tally.mean)


def _preferences(options: Sequence[str], given: Pile[Grades]) -> dict[str, dict[str, int]]:
    """How many papers grade one option above another."""
    prefer = {a: dict.fromkeys(options, 0) for a in options}
    for paper, alike in given.papers.items():
        grade = {option: paper.grades.get(option) or 0 for option in options}
        for a in options:
            for b in options:
                if grade[a] > grade[b]:
                    prefer[a][b] += alike
    return prefer


def _finalists(
    running: Sequence[str],
    total: Mapping[str, Fraction],
    stars: Mapping[str, int],
    prefer: Mapping[str, Mapping[str, int]],
    draw: Callable[[Sequence[str]], str],
) -> tuple[str, ...]:
    deciders = (
        Decider("duels", lambda level: {a: sum(prefer[a][b] for b in level if b != a) for a in level}),
        Decider("best_grades", lambda level: {a: stars[a] for a in level}),
    )
    finalists, level, _ = seat(rank({option: total[option] for option in running}), 2, running, deciders)
    while level and len(finalists) < 2:
        drawn = draw(level)
        finalists, level = (*finalists, drawn), tuple(option for option in level if option != drawn)
    return finalists


def _winner(
    finalists: tuple[str, ...],
    total: Mapping[str, Fraction],
    stars: Mapping[str, int],
    prefer: Mapping[str, Mapping[str, int]],
    draw: Callable[[Sequence[str]], str],
) -> str:
    if len(finalists) == 1:
        return finalists[0]
    a, b = finalists
    first = rank({a: (prefer[a][b], total[a], stars[a]), b: (prefer[b][a], total[b], stars[b])})[0]
    return first[0] if len(first) == 1 else draw(first)


def _so_far(
    winners: Sequence[str], running: Sequence[str], ungraded: tuple[str, ...], story: Sequence[Moment]
) -> Found:
    last: Places = (ungraded,) if ungraded else ()
    ranking: Places = (*((winner,) for winner in winners), tuple(running), *last)
    return Found(tuple(winners), ranking, tuple(story), tuple(running))


STAR = Method(
    "star",
    paper="grades",
    check=check_grades,
    count=count,
    defaults=Rules(grades=STARS),
    asks=QUORUM | {"grades", "seats", "tie_rule", "each_side"},
)
