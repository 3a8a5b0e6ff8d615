"""Score from 0 to 5: the highest mean of those who graded an option wins.

Source: range voting with "no opinion", `engineering/METHODS.md` §3. An option graded by fewer than half of the valid
papers is not ranked above one that more people graded. Where equal means stand across the last seat, the higher median
has it, then the larger share of best grades; the story says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.checks import check_grades
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Grades, Paper, pile
from cocreation_desk.domain.counting.result import Count, Decider, Moment, Tally, chosen
from cocreation_desk.domain.counting.rules import QUORUM, Rules

STARS = (0, 1, 2, 3, 4, 5)


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    given = pile(papers, Grades)
    tallies = graded.tallies_of(options, given, rules.grades)
    of = {tally.option: tally for tally in tallies}

    def best_grades(tally: Tally) -> Fraction:
        return Fraction(tally.distribution[str(rules.grades[-1])], tally.people)

    deciders = (
        Decider("median", lambda level: {option: of[option].median for option in level}),
        Decider("best_grades", lambda level: {option: best_grades(of[option]) for option in level}),
    )
    few = graded.few_grades(tallies, given.valid)
    story = (Moment("few_grades", {"options": few}),) if few else ()
    ranking = graded.by_mean(tallies, few)
    return chosen("score", given, tallies, rules, ranking=ranking, deciders=deciders, story=story)


SCORE = Method(
    "score",
    paper="grades",
    check=check_grades,
    count=count,
    defaults=Rules(grades=STARS),
    asks=QUORUM | {"grades", "seats", "tie_rule", "each_side"},
)
