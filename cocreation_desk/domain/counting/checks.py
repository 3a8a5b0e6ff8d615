"""The door for ballots: whatever is not on the paper that was handed out is refused, with the reason.

The reasons: ``paper_other_kind``, ``paper_blank_not_allowed``, ``paper_empty``, ``paper_unknown_option``,
``paper_too_few`` (n, least), ``paper_too_many`` (n, most), ``paper_negative_points`` (option),
``paper_too_many_points`` (n, most), ``paper_too_many_on_one`` (option, n, most), ``paper_no_such_grade`` (option),
``paper_no_such_degree``, ``paper_objection_without_text``, ``paper_text_too_long`` (n, most),
``paper_same_rank_twice``, ``paper_same_duel_twice``, ``paper_too_many_credits`` (n, most).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.counting.papers import (
    Blank,
    Degree,
    Duels,
    Grades,
    M,
    Marks,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
    Void,
    is_blank,
)
from cocreation_desk.domain.counting.rules import Rules, points_each
from cocreation_desk.domain.errors import Refused

DEGREES = range(1, 8)


def check_ticks(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """From ``min_choices`` to ``max_choices`` of the options."""
    if (ticks := _marked(marks, Ticks, rules)) is None:
        return
    _known(ticks.options, options)
    if len(ticks.options) < rules.min_choices:
        raise Refused("paper_too_few", n=len(ticks.options), least=rules.min_choices)
    if rules.max_choices is not None and len(ticks.options) > rules.max_choices:
        raise Refused("paper_too_many", n=len(ticks.options), most=rules.max_choices)


def check_points(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """At most ``points_each`` in all and ``max_per_option`` on one; points may be left unused."""
    if (points := _marked(marks, Points, rules)) is None:
        return
    _known(points.points, options)
    each = points_each(rules, len(options))
    most = each if rules.max_per_option is None else rules.max_per_option
    for option, n in points.points.items():
        if n < 0:
            raise Refused("paper_negative_points", option=option)
        if n > most:
            raise Refused("paper_too_many_on_one", option=option, n=n, most=most)
    if (spent := sum(points.points.values())) > each:
        raise Refused("paper_too_many_points", n=spent, most=each)


def check_credits(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """Votes for or against, whose squares add up to no more than the credits."""
    if (votes := _marked(marks, Points, rules)) is None:
        return
    _known(votes.points, options)
    credits = points_each(rules, len(options))
    if (spent := sum(n * n for n in votes.points.values())) > credits:
        raise Refused("paper_too_many_credits", n=spent, most=credits)


def check_grades(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """One of the grades, or no opinion, for any of the statements."""
    if (grades := _marked(marks, Grades, rules)) is None:
        return
    _known(grades.grades, options)
    for option, grade in grades.grades.items():
        if grade is not None and grade not in rules.grades:
            raise Refused("paper_no_such_grade", option=option)


def check_degree(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """One of the seven degrees, for the one proposal."""
    degree = _marked(marks, Degree, rules)
    if degree is not None and degree.value not in DEGREES:
        raise Refused("paper_no_such_degree")


def check_stance(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """An objection says why; a concern may."""
    if (stance := _marked(marks, Stance, rules)) is None:
        return
    if stance.kind == "objection" and not stance.text.strip():
        raise Refused("paper_objection_without_text")
    if len(stance.text) > rules.max_text:
        raise Refused("paper_text_too_long", n=len(stance.text), most=rules.max_text)


def check_ranks(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """An order of at least ``min_choices`` options, each named once; no two level on a paper."""
    if (ranking := _marked(marks, Ranking, rules)) is None:
        return
    named = [option for group in ranking.groups for option in group]
    _known(named, options)
    if len(set(named)) != len(named) or any(len(group) != 1 for group in ranking.groups):
        raise Refused("paper_same_rank_twice")
    if len(named) < rules.min_choices:
        raise Refused("paper_too_few", n=len(named), least=rules.min_choices)


def check_levels(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """An order as other programs take it: a rank may be given to several."""
    if (ranking := _marked(marks, Ranking, rules)) is not None:
        _known([option for group in ranking.groups for option in group], options)


def check_duels(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """Each pair of different options at most once, whichever of them was preferred."""
    if (duels := _marked(marks, Duels, rules)) is None:
        return
    _known([option for duel in duels.decided for option in duel], options)
    pairs = {frozenset(duel) for duel in duels.decided}
    if len(pairs) != len(duels.decided) or any(len(pair) != 2 for pair in pairs):
        raise Refused("paper_same_duel_twice")


def check_spots(marks: Marks, options: Sequence[str], rules: Rules) -> None:
    """An impact and an effort on the scale, for any of the options."""
    if (spots := _marked(marks, Spots, rules)) is None:
        return
    _known(spots.spots, options)
    for option, spot in spots.spots.items():
        if not set(spot) <= set(rules.grades):
            raise Refused("paper_no_such_grade", option=option)


def _marked(marks: Marks, holding: type[M], rules: Rules) -> M | None:
    """The marks when they are of this kind of paper, None for a void paper, and a blank one where it may be handed in."""
    if isinstance(marks, Void):
        return None
    if isinstance(marks, Blank):
        if not rules.allow_blank:
            raise Refused("paper_blank_not_allowed")
        return None
    if not isinstance(marks, holding):
        raise Refused("paper_other_kind")
    if is_blank(marks):
        raise Refused("paper_empty")
    return marks


def _known(named: Iterable[str], options: Sequence[str]) -> None:
    for option in named:
        if option not in options:
            raise Refused("paper_unknown_option")
