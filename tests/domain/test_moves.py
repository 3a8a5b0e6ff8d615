from __future__ import annotations

import json

from cocreation_desk.domain.counting.papers import BLANK, Degree, Grades, Marks, Ticks
from cocreation_desk.domain.counting.sides import Suppressed
from cocreation_desk.domain.moves import Flow, Moved, Moves, TwoPapers, moved

YES, NO = Ticks(frozenset({"yes"})), Ticks(frozenset({"no"}))
AGAIN = {"oui": "yes", "non": "no"}  # what the options of the second round were in the first


def went(side: str, before: Marks | None, after: Marks | None, n: int = 1) -> list[TwoPapers]:
    return [TwoPapers(side, before, after)] * n


def test_who_moved_is_told_in_counts_from_what_to_what() -> None:
    oui, non = Ticks(frozenset({"oui"})), Ticks(frozenset({"non"}))
    room = went("customer", YES, oui, 4) + went("customer", NO, oui, 3) + went("customer", BLANK, non)
    room += went("customer", YES, None) + went("customer", None, oui, 2)

    told = moved(room, AGAIN, 5)

    assert told is not None
    assert told.all.moved == (Flow("non", "oui", 3), Flow("blank", "non", 1))
    assert (told.all.stayed, told.all.people, told.all.came, told.all.left) == (4, 8, 2, 1)


def test_a_side_of_fewer_than_five_and_whatever_would_give_it_away_are_held_back() -> None:
    room = went("customer", Degree(5), Degree(2), 9) + went("company", Degree(2), Degree(2), 4)

    told = moved(room, {}, 5)

    assert told is not None
    assert told.by == {"company": Suppressed(4), "customer": Suppressed(9)}


def test_two_sides_of_five_are_told_apart() -> None:
    told = moved(went("customer", YES, NO, 5) + went("company", NO, NO, 5), {"yes": "yes", "no": "no"}, 5)

    assert told is not None
    assert {side: isinstance(moves, Moves) and moves.stayed for side, moves in told.by.items()} == {
        "company": 5,
        "customer": 0,
    }


def test_papers_that_say_more_than_one_thing_have_no_place_to_move_from() -> None:
    assert moved(went("customer", Grades({"a": 1, "b": 2}), Grades({"a": 1, "b": 2}), 5), {}, 5) is None
    assert moved(went("customer", Ticks(frozenset({"a", "b"})), YES, 5), {}, 5) is None


def test_moves_are_kept_and_read_again_as_they_were_announced() -> None:
    told = moved(went("customer", YES, NO, 5) + went("company", NO, BLANK, 3), {}, 5)

    assert told is not None
    assert Moved.from_json(json.loads(json.dumps(told.to_json()))) == told
