"""Majority judgment: each option is judged in words, and the one whose middle judge is best wins.

Source: M. Balinski and R. Laraki, "A theory of measuring, electing and ranking", PNAS 104 (2007) 8720–8725, and
Majority Judgment (MIT Press, 2011). The majority grade is the lower median; between options of the same grade, one such
judgment is taken from each and the medians are compared again, until they differ. Only options judged identically are
level. A statement left without a grade counts as the worst grade, as announced before the vote. The six grades, worst
first: À rejeter, Insuffisant, Passable, Assez bien, Bien, Très bien.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from cocreation_desk.domain.counting import graded
from cocreation_desk.domain.counting.checks import check_grades
from cocreation_desk.domain.counting.exact import Detail
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Grades, Paper, pile
from cocreation_desk.domain.counting.result import Count, Moment, Places, Tally, chosen, rank
from cocreation_desk.domain.counting.rules import QUORUM, Rules

SIX_GRADES = (0, 1, 2, 3, 4, 5)


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    given = pile(papers, Grades)
    spreads = graded.spreads(options, given, rules.grades)
    tallies = []
    for option, spread in spreads.items():
        people = sum(spread.values())
        spread[rules.grades[0]] += given.valid - people
        middle = Fraction(_lower_median(spread)) if given.valid else None
        tallies.append(
            Tally(
                option,
                score=middle or Fraction(0),
                people=people,
                distribution=graded.labelled(spread),
                no_opinion=given.valid - people,
                median=middle,
            )
        )
    if not given.valid:
        return chosen("majority_judgment", given, tallies, rules)
    story = (Moment("majority_grades", {option: _majority_grade(spread) for option, spread in spreads.items()}),)
    return chosen("majority_judgment", given, tallies, rules, ranking=order(spreads), story=story)


def order(spreads: Mapping[str, Mapping[int, int]]) -> Places:
    """Best first. Judgments by different numbers of judges are weighed as if all had judged (Mieux Voter).

    Taking the middle judgment away again and again goes outwards from the middle, one below, one above. So two options
    compare as the runs of equal judgments on both sides do, and ten thousand million judges cost as little as ten.
    """
    judges = lcm(*(sum(spread.values()) for spread in spreads.values()))
    weighed = {
        option: {grade: n * (judges // sum(spread.values())) for grade, n in spread.items() if n}
        for option, spread in spreads.items()
    }
    middle, ends = (judges - 1) // 2, {option: _ends(spread) for option, spread in weighed.items()}
    steps = sorted({0, *(step for run in ends.values() for end, _ in run for step in _steps(end, middle))})
    return rank({option: _outwards(run, steps, middle, judges) for option, run in ends.items()})


def _ends(spread: Mapping[int, int]) -> list[tuple[int, int]]:
    """For each grade given, worst first, the position after its last judge."""
    ends, seen = [], 0
    for grade in sorted(spread):
        seen += spread[grade]
        ends.append((seen, grade))
    return ends


def _steps(end: int, middle: int) -> tuple[int, ...]:
    """How far from the middle a grade ends, or the next begins."""
    return tuple(step for step in (end - middle, middle - end + 1) if step > 0)


def _outwards(ends: Sequence[tuple[int, int]], steps: Sequence[int], middle: int, judges: int) -> tuple[int, ...]:
    """The judgments met at each step outwards, in the order in which they are taken away."""
    sides = (-1, 1) if judges % 2 else (1, -1)
    met = [_grade_at(ends, middle)]
    for step in steps[1:]:
        met += [_grade_at(ends, middle + side * step) for side in sides if 0 <= middle + side * step < judges]
    return tuple(met)


def _grade_at(ends: Sequence[tuple[int, int]], position: int) -> int:
    return next(grade for end, grade in ends if position < end)


def _lower_median(spread: Mapping[int, int]) -> int:
    return _grade_at(_ends(spread), (sum(spread.values()) - 1) // 2)


def _majority_grade(spread: Mapping[int, int]) -> Detail:
    grade = _lower_median(spread)
    return {
        "grade": grade,
        "above": sum(n for other, n in spread.items() if other > grade),
        "below": sum(n for other, n in spread.items() if other < grade),
    }


MAJORITY_JUDGMENT = Method(
    "majority_judgment",
    paper="grades",
    check=check_grades,
    count=count,
    defaults=Rules(grades=SIX_GRADES),
    asks=QUORUM | {"grades", "seats", "tie_rule", "each_side"},
)
