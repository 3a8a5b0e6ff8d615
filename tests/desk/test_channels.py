"""One count, however the papers came in: by phone, keyed in from paper, by raised hands."""

from __future__ import annotations

import pytest

from cocreation_desk.desk import ballots
from cocreation_desk.desk.answers import answer
from cocreation_desk.domain.answers import Channel, Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import Degree
from cocreation_desk.domain.people import Side
from tests.evenings import Evening


@pytest.fixture
def support(evening: Evening) -> Evening:
    """The degree of agreement of twelve customers is asked."""
    evening.hold(customers=12)
    evening.do(ballots.open_ballot, evening.ballot(evening.reach("ballot", 3)).id)
    return evening


def held(evening: Evening) -> Ballot:
    return evening.ballot(evening.room.ballots[2].step_id)


def vote(evening: Evening, voter: str, channel: Channel) -> None:
    ballot = held(evening)
    evening.do(answer, ballot.step_id, voter, Vote(ballot.id, Degree(2)), f"key of {voter}", channel)


@pytest.mark.parametrize(("on_paper", "told"), [(5, {"phone": 7, "paper": 5}), (1, {})])
def test_papers_are_told_by_channel_unless_one_channel_is_a_few_people(
    support: Evening, on_paper: int, told: dict[str, int]
) -> None:
    for number, voter in enumerate(support.side(Side.CUSTOMER)):
        vote(support, voter, "paper" if number < on_paper else "phone")

    assert support.room.channels_of(held(support)) == told
    support.do(ballots.close_ballot, held(support).id)
    assert support.room.channels_of(held(support)) == told


def test_the_only_paper_keyed_in_is_not_the_only_one_of_its_channel_in_the_file(support: Evening) -> None:
    for number, voter in enumerate(support.side(Side.CUSTOMER)):
        vote(support, voter, "paper" if number == 0 else "phone")

    support.do(ballots.close_ballot, held(support).id)

    with support.desk.file.reader() as db:
        assert {row[0] for row in db.execute("select channel from paper")} == {""}
