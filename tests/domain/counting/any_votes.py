"""Votes that anybody might hold, by any method: drawn at random, changed as properties say, and what does not hold for which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias, assert_never

from hypothesis import strategies as st

from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import (
    BLANK,
    STANCES,
    Blank,
    Degree,
    Duels,
    Grades,
    Marks,
    Paper,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
    Void,
)
from cocreation_desk.domain.counting.rules import Rules, points_each

Options: TypeAlias = tuple[str, ...]
Vote: TypeAlias = tuple[Options, list[Paper], Rules]

NAMES = ("oak", "elm", "ash", "fir", "yew", "box")


def ticks(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    chosen = st.frozensets(st.sampled_from(options), min_size=rules.min_choices, max_size=rules.max_choices)
    return chosen.map(Ticks)


def points(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    each = points_each(rules, len(options))
    laid = st.lists(st.sampled_from(options), min_size=1, max_size=each)
    return laid.map(lambda dots: Points({option: dots.count(option) for option in dots}))


def grades(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    grade = st.none() | st.sampled_from(rules.grades)
    return st.dictionaries(st.sampled_from(options), grade, min_size=1).map(Grades)


def degree(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    return st.integers(1, 7).map(Degree)


def stance(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    return st.builds(Stance, st.sampled_from(STANCES), st.sampled_from(("Too soon.", "Too dear.")))


def ranks(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    named = st.lists(st.sampled_from(options), unique=True, min_size=1)
    return named.map(lambda order: Ranking(tuple(frozenset({option}) for option in order)))


def credits(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    votes = st.dictionaries(st.sampled_from(options), st.sampled_from((-4, -3, -2, -1, 1, 2, 3, 4)), min_size=1)
    return votes.map(Points)


def duels(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    pairs = [(a, b) for a in options for b in options if a < b]
    decided = st.dictionaries(st.sampled_from(pairs), st.booleans(), min_size=1)
    return decided.map(lambda ways: Duels(frozenset((a, b) if way else (b, a) for (a, b), way in ways.items())))


def spots(options: Options, rules: Rules) -> st.SearchStrategy[Marks]:
    spot = st.tuples(st.sampled_from(rules.grades), st.sampled_from(rules.grades))
    return st.dictionaries(st.sampled_from(options), spot, min_size=1).map(Spots)


MARKS: Mapping[str, Callable[[Options, Rules], st.SearchStrategy[Marks]]] = {
    "ticks": ticks,
    "points": points,
    "grades": grades,
    "degree": degree,
    "stance": stance,
    "ranks": ranks,
    "credits": credits,
    "duels": duels,
    "spots": spots,
}

BOUND_TO_THE_NUMBER_OF_PAPERS = {
    "stv": "its quota is a whole number of papers: for two seats 2 of 4, but 3 of 8",
    "wiki_survey": "its score believes more of many duels than of few: 1 won of 1 and 5 of 7 are level, 2 of 2 above 10 of 14",
}
NOT_MONOTONIC = {
    "instant_runoff": "liked more, a winner may meet another in the last round",
    "stv": "as for the instant run-off, whose rule it follows for one seat",
    "equal_shares": "liked more, an idea is bought earlier, so another may be missing and the shares grow on to something else",
}
NOT_NEUTRAL = {"yesno": "the first option is the yes, the second the no"}

OF_MONEY = {"budget", "equal_shares"}


@st.composite
def votes(draw: st.DrawFn, method: Method) -> Vote:
    most = min(len(NAMES), method.most_options or len(NAMES))
    options = NAMES[: draw(st.integers(method.least_options, most))]
    rules = replace(method.defaults, seats=draw(st.integers(1, 3)))
    if method.name in OF_MONEY:
        costs = {option: Fraction(draw(st.integers(1, 6))) for option in options}
        rules = replace(rules, budget=Fraction(draw(st.integers(0, 15))), costs=costs)
    marks = st.just(BLANK) | MARKS[method.paper](options, rules)
    papers = draw(st.lists(st.builds(Paper, marks, st.sampled_from(("customer", "company"))), max_size=10))
    return options, papers, rules


def in_favour(method: Method, marks: Marks, option: str) -> Marks:
    """The same paper, saying more for that option and not more for any other."""
    match marks:
        case Ticks() if method.defaults.max_choices == 1:
            return Ticks(frozenset({option}))
        case Ticks(options):
            return Ticks(options | {option})
        case Points(points) if method.paper == "credits":
            return Points({**points, option: max(4, points.get(option, 0))})
        case Points(points):
            return Points({option: sum(points.values())})
        case Grades(grades):
            return Grades({**grades, option: method.defaults.grades[-1]})
        case Ranking(groups):
            others = (group - {option} for group in groups)
            return Ranking((frozenset({option}), *(group for group in others if group)))
        case Degree():
            return Degree(1)
        case Stance():
            return Stance("none", "")
        case Duels(decided):
            return Duels(frozenset((b, a) if b == option else (a, b) for a, b in decided))
        case Spots(spots):
            return Spots({**spots, option: (method.defaults.grades[-1], method.defaults.grades[0])})
        case Blank() | Void():
            return marks
        case _:
            assert_never(marks)


def alone(method: Method, option: str) -> Marks:
    """A paper that says as much as it can for that option, and nothing for any other."""
    kinds: Mapping[str, Marks] = {
        "ticks": Ticks(frozenset({option})),
        "points": Points({option: 2}),
        "credits": Points({option: 10}),
        "grades": Grades({option: method.defaults.grades[-1]}),
        "ranks": Ranking((frozenset({option}),)),
        "degree": Degree(1),
        "stance": Stance("none"),
        "duels": Duels(frozenset({(option, NAMES[1])})),
        "spots": Spots({option: (method.defaults.grades[-1], method.defaults.grades[0])}),
    }
    return kinds[method.paper]


def renamed(marks: Marks, names: Mapping[str, str]) -> Marks:
    match marks:
        case Ticks(options):
            return Ticks(frozenset(names[option] for option in options))
        case Points(points):
            return Points({names[option]: n for option, n in points.items()})
        case Grades(grades):
            return Grades({names[option]: grade for option, grade in grades.items()})
        case Ranking(groups):
            return Ranking(tuple(frozenset(names[option] for option in group) for group in groups))
        case Duels(decided):
            return Duels(frozenset((names[a], names[b]) for a, b in decided))
        case Spots(spots):
            return Spots({names[option]: spot for option, spot in spots.items()})
        case Blank() | Degree() | Stance() | Void():
            return marks
        case _:
            assert_never(marks)
