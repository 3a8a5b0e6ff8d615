"""What the room is told of a vote that says too much: only its outcome, and only in steps how many have voted."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cocreation_desk.domain.ballot import BallotState, Secrecy
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.scene import scene
from cocreation_desk.reports.tables import tables
from cocreation_desk.words import sayer
from tests.kinds.situations import another_vote, verdict_alone

FRENCH = sayer("fr")


def test_only_the_outcome_is_told_on_every_face() -> None:
    """Three for and one against: with four voters, the figures would name the one."""
    room = verdict_alone()
    step = room.current
    assert step is not None

    stage = scene(room, FRENCH)["view"]["result"]
    phone = KINDS["ballot"].phone(step, room, Side.CUSTOMER, FRENCH)["result"]
    minutes = tuple(KINDS["ballot"].minutes(step, room, FRENCH))

    assert (stage["outcome"], phone["summary"], phone["lines"]) == ("Adopté", "Adopté", [])
    assert "rows" not in stage and not list(tables(minutes))
    assert "Adopté" in repr(minutes)
    assert "4 clients" in json.dumps([stage, phone], ensure_ascii=False)


@pytest.mark.parametrize(("came", "told"), [(0, 0), (4, 0), (5, 5), (16, 15), (18, 18)])
def test_the_counter_of_an_open_secret_vote_goes_on_by_five(came: int, told: int) -> None:
    room = another_vote(
        "yesno", ("Oui", "Non"), {"customer": ["A"] * min(came, 9), "company": ["B"] * (came - min(came, 9))}
    )

    (line,) = scene(opened(room, Secrecy.SECRET), FRENCH)["view"]["turnout"]

    assert (line["key"], line["n"], line["of"]) == ("all", told, 18)


def test_any_other_counter_goes_on_paper_by_paper_and_side_by_side() -> None:
    room = another_vote("yesno", ("Oui", "Non"), {"customer": ["A"] * 4, "company": ["B"] * 3})

    lines = scene(opened(room, Secrecy.ANONYMOUS), FRENCH)["view"]["turnout"]

    assert [(line["key"], line["n"]) for line in lines] == [("customer", 4), ("company", 3)]


def opened(room: Room, secrecy: Secrecy) -> Room:
    return replace(
        room,
        ballots=tuple(replace(each, state=BallotState.OPEN, announced=None, secrecy=secrecy) for each in room.ballots),
    )
