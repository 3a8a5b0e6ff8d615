"""Ideas two at a time: which of these two? Many duels by many people make an order.

Source: M. Salganik and K. Levy, "Wiki Surveys: Open and Quantifiable Social Data Collection", PLoS ONE 10 (2015)
e0123483, and the scoring of allourideas/pairwise-api: the score of an idea is 100 × (won + 1) / (won + lost + 2), an
estimate of the chance in a hundred that it wins its next duel. Its interval holds 95 % of a beta distribution with
won + 1 and lost + 1; ideas whose intervals overlap are not told apart. Nothing is decided: the survey informs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_duels
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Duels, Paper, pile
from cocreation_desk.domain.counting.result import Count, Moment, Tally, by_score, shown
from cocreation_desk.domain.counting.rules import Rules

ONE = 1 << 128
TAIL = Fraction(25, 1000) + Fraction(1, 1 << 64)  # as good as level counts as level


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    decided = pile(papers, Duels)
    won, lost, people = (Counter[str]() for _ in range(3))
    for paper, alike in decided.papers.items():
        for preferred, other in paper.decided:
            won[preferred] += alike
            lost[other] += alike
        for option in {option for duel in paper.decided for option in duel}:
            people[option] += alike
    tallies = [
        Tally(
            option,
            Fraction(100 * (won[option] + 1), won[option] + lost[option] + 2),
            people[option],
            {"lost": lost[option], "won": won[option]},
        )
        for option in options
    ]
    between = {option: interval(won[option], lost[option]) for option in options}
    first = max(tallies, key=lambda tally: tally.score)
    level = tuple(option for option in options if between[option][1] >= between[first.option][0])
    story = (
        Moment("intervals", between),
        Moment("not_told_apart", {"options": level if len(level) > 1 else ()}),
    )
    return shown("wiki_survey", decided, tallies, rules, ranking=by_score(tallies), story=story)


def interval(won: int, lost: int) -> tuple[Fraction, Fraction]:
    """From where to where the score may lie, in a hundred, to the nearest tenth outwards."""
    low = _last(lambda tenths: _chance_below(tenths, won, lost) <= TAIL)
    high = 1000 - _last(lambda tenths: _chance_below(tenths, lost, won) <= TAIL)
    return Fraction(low, 10), Fraction(high, 10)


def _last(holds: Callable[[int], bool]) -> int:
    """The last thousandth for which it holds, knowing that it holds at 0 and stops holding somewhere."""
    low, high = 0, 1000
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _chance_below(thousandths: int, won: int, lost: int) -> Fraction:
    """The beta distribution up to there: the chance of more than ``won`` successes in won + lost + 1 trials.

    The chance of each number of successes follows from that of the next one; they are added up outwards from the likeliest
    until they no longer matter. Exact to far more places than a tenth of a hundredth needs.
    """
    trials, miss = won + lost + 1, 1000 - thousandths
    if not thousandths or not miss:
        return Fraction(0 if miss else 1)
    likeliest = min(trials, (trials + 1) * thousandths // 1000)
    more = others = 0
    chance, n = ONE, likeliest
    while chance:
        more, others = (more + chance, others) if n > won else (more, others + chance)
        chance = chance * (trials - n) * thousandths // ((n + 1) * miss)
        n += 1
    chance, n = ONE * likeliest * miss // ((trials - likeliest + 1) * thousandths), likeliest - 1
    while chance:
        more, others = (more + chance, others) if n > won else (more, others + chance)
        chance = chance * n * miss // ((trials - n + 1) * thousandths)
        n -= 1
    return Fraction(more, more + others)


WIKI_SURVEY = Method("wiki_survey", paper="duels", check=check_duels, count=count, grows=True)
