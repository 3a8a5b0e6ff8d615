"""Statements graded 1 to 5, or no opinion: distribution, mean, and the two best grades together.

Source: `domain/STEPS_AND_BALLOTS.md` §2.1 and `engineering/METHODS.md` §3 ("score"). The mean is of those who gave a
grade, and their number stands beside it. A statement graded by fewer than half of the valid papers is not ranked above
one that more people graded; the story names it. Nothing is decided: the vote informs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.checks import check_grades
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Grades, Paper, pile
from cocreation_desk.domain.counting.result import Count, Moment, Tally, rank, shown
from cocreation_desk.domain.counting.rules import Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    given = pile(papers, Grades)
    tallies = [
        tally_of(option, spread, given.valid) for option, spread in graded.spreads(options, given, rules.grades).items()
    ]
    few = tuple(tally.option for tally in tallies if 2 * tally.people < given.valid)
    ranking = rank({tally.option: (tally.option not in few, tally.score) for tally in tallies if tally.people})
    story = (Moment("few_grades", {"options": few}),) if few else ()
    return shown("scale", given, tallies, rules, ranking=ranking, story=story)


def tally_of(option: str, spread: Mapping[int, int], valid: int) -> Tally:
    people = sum(spread.values())
    mean = graded.mean(spread)
    return Tally(
        option,
        score=mean or Fraction(0),
        people=people,
        distribution=graded.labelled(spread),
        no_opinion=valid - people,
        mean=mean,
        median=graded.median(spread),
        top_two=graded.top_two(spread),
    )


SCALE = Method("scale", paper="grades", check=check_grades, count=count, least_options=1)
