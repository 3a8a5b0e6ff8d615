"""Statements graded 1 to 5, or no opinion: distribution, mean, and the two best grades together.

Source: `domain/STEPS_AND_BALLOTS.md` §2.1 and `engineering/METHODS.md` §3 ("score"). The mean is of those who gave a
grade, and their number stands beside it. A statement graded by fewer than half of the valid papers is not ranked above
one that more people graded; the story names it. Nothing is decided: the vote informs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.checks import check_grades
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Grades, Paper, pile
from cocreation_desk.domain.counting.result import Count, Moment, shown
from cocreation_desk.domain.counting.rules import Rules


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    given = pile(papers, Grades)
    tallies = graded.tallies_of(options, given, rules.grades)
    few = graded.few_grades(tallies, given.valid)
    story = (Moment("few_grades", {"options": few}),) if few else ()
    return shown("scale", given, tallies, rules, ranking=graded.by_mean(tallies, few), story=story)


SCALE = Method("scale", paper="grades", check=check_grades, count=count, least_options=1, asks=frozenset({"grades"}))
