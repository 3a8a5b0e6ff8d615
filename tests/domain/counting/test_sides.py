"""Two sides counted apart: what may be shown, the gaps, the shift."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import Degree, Grades, Paper, Ticks
from cocreation_desk.domain.counting.sides import Gap, Sides, Suppressed, by_side, gaps, held_back, shift

SINGLE, SCALE, AGREEMENT = METHODS["single"], METHODS["scale"], METHODS["agreement"]


def papers(side: str, **votes: int) -> list[Paper]:
    return [Paper(Ticks(frozenset({option})), side) for option, n in votes.items() for _ in range(n)]


def test_nine_customers_and_nine_executives_are_shown_apart() -> None:
    room = papers("customer", oak=7, elm=2) + papers("company", oak=1, elm=8)

    sides = by_side(SINGLE, ("oak", "elm"), room, SINGLE.defaults)

    assert sides.all.winners == ("elm",)
    assert (customers := sides.of("customer")) is not None and customers.winners == ("oak",)
    assert (company := sides.of("company")) is not None and company.of("elm").people == 8


def test_a_small_side_is_held_back_and_the_other_with_it_because_one_could_subtract() -> None:
    room = papers("customer", oak=7, elm=2) + papers("company", oak=1, elm=3)

    sides = by_side(SINGLE, ("oak", "elm"), room, SINGLE.defaults)

    assert sides.by == {"company": Suppressed(4), "customer": Suppressed(9)}
    assert sides.all.of("oak").people == 8
    assert sides.of("customer") is None


def test_a_side_where_nobody_voted_hides_nothing() -> None:
    sides = by_side(SINGLE, ("oak", "elm"), papers("customer", oak=5), SINGLE.defaults)

    assert list(sides.by) == ["customer"]
    assert sides.of("customer") == sides.all
    assert sides.of("company") is None


def test_two_small_sides_hide_each_other_and_the_third_is_shown() -> None:
    assert held_back({"customer": 9, "company": 3, "expert": 2}) == {"company", "expert"}
    assert held_back({"customer": 9, "company": 3, "expert": 1}) == {"company", "expert", "customer"}
    assert held_back({"customer": 9, "company": 9, "expert": 6, "press": 1}) == {"press", "expert"}
    assert held_back({"customer": 9, "company": 9}) == frozenset()
    assert held_back({"customer": 9, "company": 0}) == frozenset()
    assert held_back({"customer": 2, "company": 1}) == {"customer", "company"}


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 12), min_size=1), st.integers(1, 8))
def test_no_small_group_of_sides_can_be_worked_out_by_subtraction(voters: dict[str, int], least: int) -> None:
    hidden = held_back(voters, least)
    shown = [side for side, n in voters.items() if n and side not in hidden]
    total = sum(voters.values())

    for n in range(len(shown) + 1):
        for known in combinations(shown, n):
            inside = sum(voters[side] for side in known)
            for group in (inside, total - inside):
                assert group in (0, total) or group >= least


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(5, 12), min_size=1))
def test_nothing_is_held_back_without_need(voters: dict[str, int]) -> None:
    assert held_back(voters) == frozenset()


def test_the_quorum_is_the_rooms_and_never_a_sides() -> None:
    room = papers("customer", oak=6) + papers("company", oak=6)
    rules = SINGLE.rules({"quorum": "1/2", "registered": 20})

    sides = by_side(SINGLE, ("oak", "elm"), room, rules)

    assert (sides.all.outcome, sides.all.moment("quorum")) == (
        "chosen",
        {"met": True, "present": 12, "needed": 10, "registered": 20},
    )
    assert (customers := sides.of("customer")) is not None and customers.outcome == "chosen"


def test_sides_are_kept_and_read_again_as_they_were_announced() -> None:
    for n in (2, 6):
        room = papers("customer", oak=7, elm=2) + papers("company", elm=n)
        sides = by_side(SINGLE, ("oak", "elm"), room, SINGLE.defaults)

        assert Sides.from_json(json.loads(json.dumps(sides.to_json()))) == sides


def test_the_widest_gap_between_prediction_and_answer_comes_first() -> None:
    statements = ("clear", "credible", "liked")
    answers = [Paper(Grades({"clear": 4, "credible": grade, "liked": 3})) for grade in (2, 2, 2, 3, 3)]
    predictions = [Paper(Grades({"clear": 4, "credible": grade, "liked": 4})) for grade in (4, 4, 4, 4, 5)]

    found = gaps(SCALE.count(statements, answers, SCALE.defaults), SCALE.count(statements, predictions, SCALE.defaults))

    assert found == [
        Gap("credible", Fraction(12, 5), Fraction(21, 5), Fraction(9, 5)),
        Gap("liked", Fraction(3), Fraction(4), Fraction(1)),
        Gap("clear", Fraction(4), Fraction(4), Fraction(0)),
    ]


def test_a_prediction_too_low_is_as_wide_a_gap_as_one_too_high() -> None:
    answers = SCALE.count(("a", "b"), [Paper(Grades({"a": 5, "b": 2}))], SCALE.defaults)
    predictions = SCALE.count(("a", "b"), [Paper(Grades({"a": 2, "b": 4}))], SCALE.defaults)

    assert [(gap.option, gap.gap) for gap in gaps(answers, predictions)] == [("a", Fraction(-3)), ("b", Fraction(2))]


def test_a_statement_nobody_graded_has_no_gap() -> None:
    answers = SCALE.count(("a", "b"), [Paper(Grades({"a": 5, "b": None}))], SCALE.defaults)
    predictions = SCALE.count(("a", "b"), [Paper(Grades({"a": 5, "b": 3}))], SCALE.defaults)

    assert [gap.option for gap in gaps(answers, predictions)] == ["a"]


def test_the_shift_says_how_many_more_stand_at_each_degree() -> None:
    first = AGREEMENT.count(("p",), [Paper(Degree(n)) for n in (2, 4, 5, 6, 6)], AGREEMENT.defaults)
    second = AGREEMENT.count(("p",), [Paper(Degree(n)) for n in (1, 2, 2, 4, 6)], AGREEMENT.defaults)

    (moved,) = shift(first, second, {"p": "p"})

    assert moved.changes == {"1": 1, "2": 1, "3": 0, "4": 0, "5": -1, "6": -1, "7": 0}
    assert (moved.before.people, moved.after.people, moved.mean_change) == (5, 5, Fraction(-8, 5))
