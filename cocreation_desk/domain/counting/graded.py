"""What a set of marks on a scale says: how many of each, their mean, their median, and the two best together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.papers import Grades, Pile
from cocreation_desk.domain.counting.result import Places, Tally, rank


def distribution(marks: Iterable[int], scale: Iterable[int]) -> dict[int, int]:
    """How many gave each mark of the scale, lowest first, those given by nobody too."""
    spread = dict.fromkeys(scale, 0)
    for mark in marks:
        spread[mark] += 1
    return spread


def spreads(statements: Sequence[str], papers: Pile[Grades], scale: Sequence[int]) -> dict[str, dict[int, int]]:
    """For each statement, how many gave each grade."""
    spread = {statement: dict.fromkeys(scale, 0) for statement in statements}
    for paper, alike in papers.papers.items():
        for statement, grade in paper.grades.items():
            if grade is not None:
                spread[statement][grade] += alike
    return spread


def tallies_of(statements: Sequence[str], papers: Pile[Grades], scale: Sequence[int]) -> tuple[Tally, ...]:
    return tuple(
        Tally(
            statement,
            score=mean(spread) or Fraction(0),
            people=sum(spread.values()),
            distribution=labelled(spread),
            no_opinion=papers.valid - sum(spread.values()),
            mean=mean(spread),
            median=median(spread),
            top_two=top_two(spread),
        )
        for statement, spread in spreads(statements, papers, scale).items()
    )


def few_grades(tallies: Iterable[Tally], valid: int) -> tuple[str, ...]:
    """Those graded by fewer than half of the valid papers."""
    return tuple(tally.option for tally in tallies if 2 * tally.people < valid)


def by_mean(tallies: Iterable[Tally], few: Sequence[str]) -> Places:
    """Highest mean first, those that few graded after all others, those nobody graded not at all."""
    return rank({tally.option: (tally.option not in few, tally.score) for tally in tallies if tally.people})


def mean(spread: Mapping[int, int]) -> Fraction | None:
    people = sum(spread.values())
    return Fraction(sum(mark * n for mark, n in spread.items()), people) if people else None


def median(spread: Mapping[int, int]) -> Fraction | None:
    """The middle mark, or halfway between the two middle ones."""
    people = sum(spread.values())
    if not people:
        return None
    return Fraction(at(spread, (people - 1) // 2) + at(spread, people // 2), 2)


def top_two(spread: Mapping[int, int]) -> int:
    """How many gave one of the two best marks."""
    return sum(spread[mark] for mark in sorted(spread)[-2:])


def labelled(spread: Mapping[int, int]) -> dict[str, int]:
    """The same with marks as texts, as a tally keeps them."""
    return {str(mark): n for mark, n in spread.items()}


def at(spread: Mapping[int, int], position: int) -> int:
    """The mark at that position, from 0 for the lowest given."""
    seen = 0
    for mark in sorted(spread):
        seen += spread[mark]
        if seen > position:
            return mark
    raise ValueError(f"nobody stands at {position}")
