"""What the door for ballots lets in, and why it refuses the rest."""

from __future__ import annotations

from typing import Any

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import (
    BLANK,
    Degree,
    Duels,
    Grades,
    Marks,
    Points,
    Ranking,
    Spots,
    Stance,
    Ticks,
    from_json,
)
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.errors import Refused

OPTIONS = ("oak", "elm", "ash", "fir", "yew")


def ticked(*options: str) -> Ticks:
    return Ticks(frozenset(options))


def ordered(*options: str) -> Ranking:
    return Ranking(tuple(frozenset({option}) for option in options))


REFUSALS: list[tuple[str, dict[str, Any], Marks, str]] = [
    ("single", {}, ticked("pine"), "paper_unknown_option"),
    ("single", {}, ticked("oak", "elm"), "paper_too_many"),
    ("single", {}, ticked(), "paper_empty"),
    ("single", {}, Points({"oak": 1}), "paper_other_kind"),
    ("single", {"allow_blank": False}, BLANK, "paper_blank_not_allowed"),
    ("multi", {"min_choices": 2}, ticked("oak"), "paper_too_few"),
    ("multi", {"max_choices": 2}, ticked("oak", "elm", "ash"), "paper_too_many"),
    ("dots", {"points": 3}, Points({"oak": 2, "elm": 2}), "paper_too_many_points"),
    ("dots", {"points": 3}, Points({"oak": 4, "elm": -2}), "paper_too_many_on_one"),
    ("dots", {"points": 3}, Points({"oak": -1}), "paper_negative_points"),
    ("dots", {"points": 3, "max_per_option": 2}, Points({"oak": 3}), "paper_too_many_on_one"),
    ("dots", {}, Points({"pine": 1}), "paper_unknown_option"),
    ("dots", {}, Points({"oak": 0}), "paper_empty"),
    ("dots", {}, Points({"oak": 3}), "paper_too_many_on_one"),
    ("scale", {}, Grades({"oak": 6}), "paper_no_such_grade"),
    ("scale", {}, Grades({"oak": 0}), "paper_no_such_grade"),
    ("scale", {}, Grades({"pine": 3}), "paper_unknown_option"),
    ("scale", {}, Grades({}), "paper_empty"),
    ("agreement", {}, Degree(0), "paper_no_such_degree"),
    ("agreement", {}, Degree(8), "paper_no_such_degree"),
    ("consent", {}, Stance("objection", "  "), "paper_objection_without_text"),
    ("consent", {"max_text": 10}, Stance("concern", "a long concern"), "paper_text_too_long"),
    ("consent", {}, Degree(1), "paper_other_kind"),
    ("borda", {}, ordered("oak", "pine"), "paper_unknown_option"),
    ("borda", {"min_choices": 3}, ordered("oak", "elm"), "paper_too_few"),
    ("stv", {}, Ranking((frozenset({"oak", "elm"}),)), "paper_same_rank_twice"),
    ("stv", {}, ordered("oak", "oak"), "paper_same_rank_twice"),
    ("schulze", {}, Ranking(()), "paper_empty"),
    ("quadratic", {}, Points({"oak": 8, "elm": -7}), "paper_too_many_credits"),
    ("quadratic", {}, Points({"pine": 1}), "paper_unknown_option"),
    ("wiki_survey", {}, Duels(frozenset({("oak", "elm"), ("elm", "oak")})), "paper_same_duel_twice"),
    ("wiki_survey", {}, Duels(frozenset({("oak", "oak")})), "paper_same_duel_twice"),
    ("wiki_survey", {}, Duels(frozenset({("oak", "pine")})), "paper_unknown_option"),
    ("quadrant", {}, Spots({"oak": (0, 3)}), "paper_no_such_grade"),
    ("star", {}, Grades({"oak": 6}), "paper_no_such_grade"),
    ("two_round", {}, ticked("oak", "elm"), "paper_too_many"),
]


@pytest.mark.parametrize(("name", "given", "marks", "reason"), REFUSALS)
def test_what_is_not_on_the_paper_is_refused(name: str, given: dict[str, Any], marks: Marks, reason: str) -> None:
    method = METHODS[name]

    with pytest.raises(Refused) as refusal:
        method.check(marks, OPTIONS, method.rules(given))

    assert refusal.value.key == reason


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("single", BLANK),
        ("single", ticked("oak")),
        ("multi", ticked("oak", "elm", "ash")),
        ("dots", Points({"oak": 2})),
        ("dots", Points({"oak": 1, "elm": 1})),
        ("scale", Grades({"oak": 5, "elm": None})),
        ("scale", Grades(dict.fromkeys(OPTIONS))),
        ("agreement", Degree(7)),
        ("approval", ticked(*OPTIONS)),
        ("borda", ordered("oak")),
        ("stv", ordered(*OPTIONS)),
        ("quadratic", Points({"oak": 6, "elm": -8})),
        ("consent", Stance("none")),
        ("consent", Stance("concern")),
        ("consent", Stance("objection", "It is not legal.")),
    ],
)
def test_what_is_on_the_paper_is_let_in(name: str, marks: Marks) -> None:
    METHODS[name].check(marks, OPTIONS, METHODS[name].defaults)


@pytest.mark.parametrize(("options", "dots"), [(2, 2), (6, 2), (9, 2), (10, 3), (12, 3), (14, 4), (20, 5), (60, 5)])
def test_without_a_rule_there_is_a_dot_for_every_four_options(options: int, dots: int) -> None:
    names = [f"idea {n}" for n in range(options)]
    method = METHODS["dots"]
    method.check(Points({names[0]: dots}), names, method.defaults)

    with pytest.raises(Refused):
        method.check(Points({names[0]: dots, names[1]: 1}), names, method.defaults)


@pytest.mark.parametrize(
    "junk",
    [
        None,
        [],
        "oak",
        {},
        {"blank": False},
        {"blank": True, "ticks": ["oak"]},
        {"ticks": "oak"},
        {"ticks": ["oak", "oak"]},
        {"ticks": [1]},
        {"ticks": [["oak"]]},
        {"ticks": ["oak"], "name": "Alice"},
        {"points": ["oak"]},
        {"points": {"oak": "2"}},
        {"points": {"oak": 1.5}},
        {"points": {"oak": True}},
        {"grades": {"oak": "5"}},
        {"grades": {1: 5}},
        {"degree": None},
        {"degree": "3"},
        {"stance": "veto", "text": "no"},
        {"ranks": ["oak"]},
        {"ranks": [[]]},
        {"ranks": [["oak"], ["oak"]]},
        {"ranks": [[1]]},
        {"duels": [["oak"]]},
        {"duels": ["oak", "elm"]},
        {"spots": {"oak": 3}},
        {"spots": {"oak": [1, 2, 3]}},
        {"stance": "objection"},
        {"stance": "objection", "text": 3},
    ],
)
def test_junk_never_becomes_a_paper(junk: object) -> None:
    with pytest.raises(ValueError):
        from_json(junk)


@pytest.mark.parametrize(
    "junk",
    [
        {"seats": -1},
        {"seats": "two"},
        {"points": 1.5},
        {"max_choices": True},
        {"grades": []},
        {"grades": [3, 2, 1]},
        {"majority": "most"},
        {"base": "everyone"},
        {"quorum": "3/2"},
        {"quorum": "half"},
        {"allow_blank": 1},
        {"weights": {"company": 2}},
    ],
)
def test_rules_that_make_no_sense_are_not_taken(junk: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Rules().with_json(junk)


def test_rules_are_kept_and_read_again_as_they_were() -> None:
    rules = METHODS["yesno"].rules({"majority": "two_thirds", "quorum": "1/2", "registered": 18, "grades": [0, 1]})

    assert Rules().with_json(rules.to_json()) == rules
