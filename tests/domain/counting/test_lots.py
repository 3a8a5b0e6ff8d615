"""What only a lot can settle is left to the lot, and to one lot only."""

from __future__ import annotations

import pytest

from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.lots import Found, Lots, Undrawn, by_lot
from cocreation_desk.domain.counting.papers import Grades, Paper, Points, Ranking, Ticks

NOTHING_YET = Found((), (), ())


def so_far() -> Found:
    return NOTHING_YET


def test_the_lot_names_the_first_and_the_last() -> None:
    lots = Lots(("C", "A", "B"))

    assert lots.first(("A", "B"), so_far) == "A"
    assert lots.last(("A", "B", "C"), so_far) == "B"


def test_without_a_lot_the_count_stops_and_says_between_whom() -> None:
    with pytest.raises(Undrawn) as stop:
        Lots(("A",)).first(("A", "B"), so_far)

    assert stop.value.level == ("A", "B")


def test_a_lot_tried_once_holds_for_the_whole_count() -> None:
    lots = Lots((), tried=("B", "C"))

    assert lots.first(("A", "B", "C"), so_far) == "B"
    assert lots.first(("A", "B"), so_far) == "B"
    assert lots.last(("B", "A", "C"), so_far) == "C"
    assert lots.first(("A", "C"), so_far) == "A"


def test_who_wins_by_every_lot_wins_and_who_wins_by_some_is_tied() -> None:
    def run(lots: Lots) -> Found:
        second = lots.first(("B", "C"), so_far)
        return Found(("A", second), (("A",), (second,), ("C",) if second == "B" else ("B",), ("D",)), ())

    found = by_lot("ABCD", (), run)

    assert (found.winners, found.tied) == (("A",), ("B", "C"))
    assert found.ranking == (("A",), ("B", "C"), ("D",))


def test_where_lots_could_fall_in_too_many_ways_all_who_are_still_in_the_race_are_tied() -> None:
    race = tuple("ABCDEFGH")

    def run(lots: Lots) -> Found:
        left = list(race)
        while len(left) > 1:
            left.remove(lots.last(left, lambda: Found((), (race,), (), race)))
        return Found((left[0],), ((left[0],),), ())

    found = by_lot(race, (), run)

    assert (found.winners, found.tied) == ((), race)


@pytest.mark.parametrize("name", ["single", "multi", "approval"])
def test_a_lot_drawn_after_closing_gives_the_seat_and_says_so(name: str) -> None:
    papers = [Paper(Ticks(frozenset({option}))) for option in "AABBC"]
    method = METHODS[name]

    count = method.count("ABC", papers, method.rules({"lot": ["C", "B", "A"]}))

    assert (count.outcome, count.winners) == ("chosen", ("B",))
    assert count.ranking[0] == ("A", "B")
    assert count.moment("told_apart") == {"options": ("A", "B"), "by": "lot", "chosen": ("B",), "left": ()}


def test_breadth_goes_before_the_lot() -> None:
    papers = [Paper(Points({"A": 2})), Paper(Points({"B": 1})), Paper(Points({"B": 1}))]

    count = METHODS["dots"].count("AB", papers, METHODS["dots"].rules({"lot": ["A", "B"]}))

    assert count.winners == ("B",)


def ranked(*orders: str) -> list[Paper]:
    return [Paper(Ranking(tuple(frozenset(option) for option in order))) for order in orders]


@pytest.mark.parametrize("lot", [(), ("A", "C", "B"), ("C", "A", "B"), ("B", "A", "C")])
def test_no_lot_gives_the_seat_of_one_whom_somebody_ranked_to_one_whom_nobody_did(lot: tuple[str, ...]) -> None:
    """By hand: one paper, A then B, two seats. The quota is 1, A has it. B and C have no vote, but B is ranked."""
    stv = METHODS["stv"]

    count = stv.count("ABC", ranked("AB"), stv.rules({"seats": 2, "lot": lot}))

    assert (count.outcome, count.winners) == ("chosen", ("A", "B"))


@pytest.mark.parametrize("lot", [(), ("A", "C", "B"), ("C", "A", "B")])
def test_no_lot_gives_the_seat_of_one_whom_somebody_graded_to_one_whom_nobody_did(lot: tuple[str, ...]) -> None:
    star = METHODS["star"]

    count = star.count("ABC", [Paper(Grades({"A": 5, "B": 0}))], star.rules({"seats": 2, "lot": lot}))

    assert (count.outcome, count.winners, count.tied) == ("chosen", ("A", "B"), ())


@pytest.mark.parametrize("lot", [(), ("C", "A", "B"), ("A", "B", "C")])
def test_whom_nobody_ranked_never_wins_an_instant_runoff_in_which_no_paper_counts(lot: tuple[str, ...]) -> None:
    runoff = METHODS["instant_runoff"]
    level = [Paper(Ranking((frozenset("AB"),)))]

    count = runoff.count("ABC", level, runoff.rules({"lot": lot}))

    assert {*count.winners, *count.tied} == ({"A", "B"} if not lot else {"A"})
