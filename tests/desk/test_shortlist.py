"""A vote that goes on with the first of the vote before: six of twelve ideas, then three of the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk.desk import ballots, ideas
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Points
from cocreation_desk.domain.people import Side
from cocreation_desk.kinds.scene import scene
from cocreation_desk.words import sayer
from tests.evenings import Evening

IDEAS = ("Chêne", "Orme", "Frêne", "Hêtre", "Tilleul", "Saule", "Aulne", "Charme")


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    held = Evening(tmp_path / "club.cocreation")
    held.hold("ideas_club", customers=9, company=6)
    step_id = held.reach("cluster")
    for name in IDEAS:
        held.do(ideas.add_theme, step_id, name)
    yield held
    held.desk.close()


def points(evening: Evening, given: dict[str, int]) -> None:
    """The vote with dots, so many customers giving two of theirs to each."""
    step_id = evening.reach("ballot")
    evening.do(ballots.open_ballot, evening.ballot(step_id).id)
    ballot = evening.ballot(step_id)
    named = {option.label.fr: option.id for option in ballot.options}
    wanted = [name for name, voters in given.items() for _ in range(voters)]
    for voter, name in zip(evening.side(Side.CUSTOMER), wanted, strict=False):
        evening.send(step_id, voter, Vote(ballot.id, Points({named[name]: 2})))
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)


def options(evening: Evening, nth: int) -> list[str]:
    step_id = evening.reach("ballot", nth)
    before = scene(evening.room, sayer("fr"))["view"]["options"]
    evening.do(ballots.open_ballot, evening.ballot(step_id).id)
    opened = [option.label.fr for option in evening.ballot(step_id).options]
    assert [each["label"] for each in before] == opened, "the stage announced what the phones are asked"
    return opened


def test_six_then_three_go_on_in_their_own_order(evening: Evening) -> None:
    points(evening, {"Charme": 3, "Orme": 2, "Saule": 1, "Aulne": 1, "Frêne": 1, "Chêne": 1})

    assert options(evening, 2) == ["Chêne", "Orme", "Frêne", "Saule", "Aulne", "Charme"]


def test_whoever_is_level_with_the_last_is_in(evening: Evening) -> None:
    points(evening, {"Charme": 3, "Orme": 2, "Saule": 1, "Aulne": 1})

    assert options(evening, 3) == ["Orme", "Saule", "Aulne", "Charme"]


def test_without_a_vote_before_all_go_on(evening: Evening) -> None:
    assert options(evening, 2) == list(IDEAS)
