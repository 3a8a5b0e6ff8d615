"""What is said of rounds, sides and ties on the stage, the phones and the minutes. Figures were counted by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cocreation_desk.domain.announcement import was
from cocreation_desk.domain.ballot import BallotState, Secrecy
from cocreation_desk.domain.counting.papers import Paper, Ticks
from cocreation_desk.domain.moves import TwoPapers, moved
from cocreation_desk.domain.pieces import Bullets, Paragraph, Table
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.pictures import further_views, result_view
from cocreation_desk.kinds.result_pieces import result_pieces
from cocreation_desk.kinds.result_words import told
from cocreation_desk.words import sayer
from tests.kinds.situations import another_vote
from tests.kinds.votes import VOTES
from tests.rooms import ballot, paper, with_ballot

FRENCH = sayer("fr")
NAMES = ("Chêne", "Orme", "Frêne")
FIRST, SECOND = "AAAAABBBB" + "CCCCCC", "AAABBBBBB" + "BBBBBB"  # nine customers, then six executives


def ticked(mark: str, prefix: str) -> Ticks:
    return Ticks(frozenset({f"{prefix}v14-{mark}"}))


def two_rounds(secrecy: Secrecy) -> Room:
    """The same question twice; in a named vote the moves are announced with the second result."""
    room = another_vote("single", NAMES, {"customer": list(FIRST[:9]), "company": list(FIRST[9:])}, secrecy=secrecy)
    first = ballot(room, "v14")
    options = tuple(replace(option, id=f"x{option.id}") for option in first.options)
    again = replace(first, id="v14b", code="V-20", round=2, parent_id="v14", options=options, announced=None)
    room = replace(room, ballots=(*room.ballots, again))
    papers = [paper("customer" if at < 9 else "company", ticked(mark, "x")) for at, mark in enumerate(SECOND)]
    room = with_ballot(room, "v14b", BallotState.PROCLAIMED, papers)
    if secrecy is not Secrecy.NAMED:
        return room
    pairs = [TwoPapers(each.side, ticked(before, ""), each.marks) for before, each in zip(FIRST, papers, strict=True)]
    followed = moved(pairs, was(first, again), 5)
    assert followed is not None
    second = ballot(room, "v14b")
    kept = replace(second, announced={**(second.announced or {}), "moves": followed.to_json()})
    return replace(room, ballots=tuple(kept if each.id == "v14b" else each for each in room.ballots))


def last_chapter(room: Room, ballot_id: str) -> dict[str, Any]:
    view = result_view(ballot(room, ballot_id), room, FRENCH, 99)
    assert view is not None
    return view


def plainly(words: object) -> str:
    return str(words).replace("\u00a0", " ")


def test_a_named_vote_held_again_ends_with_who_moved() -> None:
    view = last_chapter(two_rounds(Secrecy.NAMED), "v14b")

    assert plainly(view["told"]) == "8 personnes sur 15 ont changé d’avis."
    assert [(row["before_text"], row["after_text"], row["change_text"]) for row in view["rows"]] == [
        ("5", "3", "−2"),
        ("4", "12", "+8"),
        ("6", "0", "−6"),
    ]
    assert [(each["short"], each["n"]) for each in view["streams"]] == [("C  →  B", 6), ("A  →  B", 2)]
    assert [plainly(line) for line in view["by_side"]] == [
        "Clients : 2 sur 9 ont changé d’avis.",
        "Codir : 6 sur 6 ont changé d’avis.",
    ]


@pytest.mark.parametrize("secrecy", [Secrecy.ANONYMOUS, Secrecy.SECRET])
def test_other_votes_tell_the_totals_and_why_only_they(secrecy: Secrecy) -> None:
    view = last_chapter(two_rounds(secrecy), "v14b")

    assert view["streams"] == []
    assert "que les totaux" in view["why"]
    assert plainly(view["by_side"][0]) == "Clients : A −2 · B +2"


def test_the_first_round_has_nothing_to_compare() -> None:
    room = two_rounds(Secrecy.NAMED)

    assert further_views(ballot(room, "v14"), room, FRENCH) == ()


def test_phone_and_minutes_tell_the_same_moves() -> None:
    room = two_rounds(Secrecy.NAMED)
    phone = told(last_chapter(room, "v14b"), FRENCH)
    pieces = list(result_pieces(ballot(room, "v14b"), room, FRENCH))

    assert phone is not None
    assert any(line["label"] == "Frêne → Orme" for line in phone["lines"])
    assert any(isinstance(piece, Table) and ("B · Orme", "4", "12", "+8") in piece.rows for piece in pieces)
    assert any(
        isinstance(piece, Bullets) and plainly(piece.items[0]) == "Frêne → Orme : 6 personnes" for piece in pieces
    )


@pytest.mark.parametrize(("name", "rounds"), [("ballot.runoff", 4), ("ballot.stv", 4)])
def test_paper_numbers_the_rounds_of_a_count_as_its_table_does(name: str, rounds: int) -> None:
    pieces = list(result_pieces(ballot(VOTES[name], "v14"), VOTES[name], FRENCH))

    (steps,) = (piece for piece in pieces if isinstance(piece, Bullets))
    assert [plainly(step).partition(" – ")[0] for step in steps.items] == [
        f"Étape {n} sur {rounds}" for n in range(1, rounds + 1)
    ]


@pytest.mark.parametrize(
    "name", ["ballot.runoff", "ballot.stv", "ballot.judgment", "ballot.schulze", "ballot.quadratic"]
)
def test_a_count_in_chapters_ends_with_what_each_side_gave(name: str) -> None:
    view = last_chapter(VOTES[name], "v14")

    assert view["paper"] == "by_side"
    assert [side["key"] for side in view["sides"]] == ["customer", "company"]
    assert all(len(row["values"]) == 2 for row in view["rows"])


def test_a_side_under_five_has_no_chapter_of_its_own() -> None:
    room = VOTES["ballot.runoff"]
    papers: tuple[Paper, ...] = room.papers["v14"][:12]  # nine customers, three executives
    small = with_ballot(room, "v14", BallotState.PROCLAIMED, papers)

    assert last_chapter(small, "v14")["paper"] == "rounds"


def test_what_a_rule_of_sides_made_of_the_counts_is_told_beside_them() -> None:
    given = {"customer": ["A"] * 8 + ["B"], "company": ["A"] * 4 + ["B"] * 5}
    each = last_chapter(another_vote("yesno", ("Oui", "Non"), given, sides_rule="each_side"), "v14")
    weighed = last_chapter(another_vote("yesno", ("Oui", "Non"), given, sides_rule="weights", weights=[60, 40]), "v14")

    assert (
        plainly(each["told"])
        == "Rejeté. Accord de chaque côté exigé : Clients oui · Codir non. La règle n’est pas remplie."
    )
    assert not any(row["first"] for row in each["rows"])
    assert "Clients 60 · Codir 40" in plainly(weighed["told"]) and "Oui : 71 %" in plainly(weighed["told"])
    assert [value["count"] for value in weighed["rows"][0]["values"]] == [8, 4]


def test_a_tie_says_by_which_rule_it_ends() -> None:
    room = another_vote("single", NAMES, {"customer": ["A"] * 5, "company": ["B"] * 5}, tie_rule="chair")

    told = plainly(last_chapter(room, "v14")["told"])
    assert told == "Égalité entre « Chêne » et « Orme ». Règle annoncée : la présidence tranche."
    assert any(
        isinstance(piece, Paragraph) and "la présidence" in piece.text
        for piece in result_pieces(ballot(room, "v14"), room, FRENCH)
    )
