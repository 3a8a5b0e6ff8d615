"""The sentence over a result: who won and by how much, or why nobody did; each counted by hand from its papers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import BLANK, Paper, Ticks
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Quarters, Spot
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.ballot.phone import phone
from cocreation_desk.kinds.result_pieces import result_pieces
from cocreation_desk.kinds.scene import scene
from cocreation_desk.words import sayer
from tests.kinds.situations import DOTS, another_vote
from tests.kinds.votes import grades, held, spots
from tests.rooms import ballot, paper, people, step, with_ballot

FRENCH = sayer("fr")
THREE = ("Chêne", "Orme", "Hêtre")
PROPOSAL = ("Oui", "Non")


def result_of(room: Room) -> dict[str, Any]:
    shown: dict[str, Any] = scene(room, FRENCH)["view"]["result"]
    return shown


def papers_for(room: Room, option: int, times: int) -> list[Paper]:
    return [paper("customer", Ticks(frozenset({ballot(room, DOTS).option_ids[option]}))) for _ in range(times)]


def blank() -> Paper:
    return paper("customer", BLANK)


def told(room: Room) -> str:
    return str(result_of(room)["told"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("papers", "rules", "said"),
    [
        (["A"] * 6 + ["B"] * 3, {}, "Adopté : 6 oui, il en fallait 5."),
        (["A"] * 3 + ["B"] * 6, {}, "Rejeté : 3 oui, il en fallait 5."),
        (["A"] * 4 + ["B"] * 4, {}, "Rejeté : autant de oui que de non."),
        (["A"] * 5 + ["B"] * 4, {"majority": "two_thirds"}, "Rejeté : 5 oui, il en fallait 6."),
        (["A"] * 3, {"quorum": 50}, "Le quorum n’est pas atteint : 3 sur 9 nécessaires."),
        ([], {}, "Personne ne s’est prononcé."),
    ],
)
def test_a_proposal_says_what_came_of_it_and_what_it_took(papers: list[str], rules: dict[str, Any], said: str) -> None:
    assert told(another_vote("yesno", PROPOSAL, {"customer": papers}, **rules)) == said


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        (["A"] * 6 + ["B"] * 3, "« Chêne » l’emporte avec 6 voix sur 9."),
        (
            ["A"] * 4 + ["B"] * 4,
            "Égalité entre « Chêne » et « Orme ». Règle annoncée : un tirage au sort public départage.",
        ),
        ([], "Personne ne s’est prononcé."),
    ],
)
def test_a_choice_says_who_won_and_by_how_much(papers: list[str], said: str) -> None:
    assert told(another_vote("single", THREE, {"customer": papers})) == said


def test_two_sides_are_summed_up_beside_their_bars() -> None:
    room = another_vote("single", THREE, {"customer": ["A"] * 7 + ["B"] * 2, "company": ["B"] * 6 + ["C"] * 3})

    rows = result_of(room)["rows"]
    assert [(row["mark"], row["sum_text"]) for row in rows] == [("B", "8 voix"), ("A", "7 voix"), ("C", "3 voix")]


def test_sides_that_do_not_both_carry_it_decide_nothing() -> None:
    given = {"customer": ["A"] * 8 + ["B"], "company": ["B"] * 5 + ["A"] * 4}

    assert told(another_vote("single", THREE, given, sides_rule="each_side")).startswith(
        "Pas de décision. Accord de chaque côté"
    )


def test_percentages_say_what_they_are_taken_of() -> None:
    """Sixty voters: half of them for A, a blank paper among the others; under twenty there are none."""
    few = another_vote("single", THREE, {"customer": ["A"] * 9})
    room = replace(few, participants=people(customers=60))
    many = with_ballot(
        room, DOTS, BallotState.PROCLAIMED, [*papers_for(room, 0, 30), *papers_for(room, 1, 29), blank()]
    )

    assert "Pourcentages" not in result_of(few)["note"]
    assert "Pourcentages des bulletins valables." in result_of(many)["note"]
    assert result_of(many)["rows"][0]["values"][0]["text"].replace("\u00a0", " ") == "30 · 51 %"


def test_judgments_are_a_strip_on_the_phones_from_the_best_grade_to_the_worst() -> None:
    """Of eight who judged, two say « Très bien », six « À rejeter »: a quarter of the strip, then the rest."""
    room = held("majority_judgment", 2, [grades(5, 0)] * 2 + [grades(0, 0)] * 6)

    shown = phone(step(room, "s14"), room, Side.CUSTOMER, FRENCH)["result"]["lines"][0]
    assert [(part["tone"], part["x"], part["width"]) for part in shown["strip"]] == [(5, 0.0, 25.0), (0, 25.0, 75.0)]


def test_impact_and_effort_are_drawn_on_paper_as_on_the_stage() -> None:
    room = held("quadrant", 2, [spots((5, 1), (1, 5))] * 9)

    (drawn,) = (piece for piece in result_pieces(ballot(room, DOTS), room, FRENCH) if isinstance(piece, Quarters))
    assert drawn.spots == (Spot("A", 0.0, 1.0), Spot("B", 1.0, 0.0))
