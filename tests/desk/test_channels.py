"""One count, however the papers came in: by phone, keyed in from paper, by raised hands."""

from __future__ import annotations

import pytest

from cocreation_desk.desk import ballots, keying
from cocreation_desk.desk.agenda import edit_step
from cocreation_desk.desk.answers import answer
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.answers import Channel, Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.counting.papers import Degree, Ticks
from cocreation_desk.domain.errors import Refused
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


def test_a_paper_is_not_keyed_in_for_somebody_who_has_voted(support: Evening) -> None:
    ballot, voter = held(support), support.side(Side.CUSTOMER)[0]
    vote(support, voter, "phone")

    with pytest.raises(Refused, match="has_voted_already"):
        support.do(keying.key_in, ballot.step_id, voter, Vote(ballot.id, Degree(7)), "another key")

    support.do(ballots.close_ballot, ballot.id)
    assert [paper.marks for paper in support.room.papers[ballot.id]] == [Degree(2)]


def asked(evening: Evening, method: str = "yesno", secrecy: str = "anonymous") -> Ballot:
    """A yes-or-no to twelve customers, opened in place of the question on their support."""
    evening.hold(customers=12)
    step_id = [step.id for step in evening.room.steps if step.kind == "ballot"][2]
    settings = {"method": method, "electorate": "customers", "secrecy": secrecy, "options": []}
    evening.do(edit_step, step_id, settings=settings)
    evening.reach("ballot", 3)
    evening.do(ballots.open_ballot, evening.ballot(step_id).id)
    return evening.ballot(step_id)


def test_raised_hands_are_counted_with_the_phones_and_told_apart(evening: Evening) -> None:
    ballot = asked(evening)
    yes, no = ballot.option_ids
    for voter in evening.side(Side.CUSTOMER)[:6]:
        evening.send(ballot.step_id, voter, Vote(ballot.id, Ticks(frozenset({yes}))))
    evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {yes: 5, no: 1})
    evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {yes: 1, no: 3}, 1)

    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)

    ballot = evening.ballot(ballot.step_id)
    assert ballot.state is BallotState.PROCLAIMED, "the hands were entered again, and only the last totals count"
    assert ballot.announced is not None
    count = Announcement.from_json(ballot.announced).sides.all
    assert [count.of(yes).score, count.of(no).score, count.blank] == [7, 3, 1]
    assert evening.room.channels_of(ballot) == {"phone": 6, "hands": 5}


@pytest.mark.parametrize(
    ("secrecy", "up", "key"), [("secret", 3, "ballot_takes_no_hands"), ("anonymous", 12, "too_many_hands")]
)
def test_hands_that_cannot_be_right_are_refused(evening: Evening, secrecy: str, up: int, key: str) -> None:
    ballot = asked(evening, secrecy=secrecy)
    evening.send(
        ballot.step_id, evening.side(Side.CUSTOMER)[0], Vote(ballot.id, Ticks(frozenset({ballot.option_ids[0]})))
    )

    with pytest.raises(Refused, match=key):
        evening.do(keying.enter_hands, ballot.id, Side.CUSTOMER, {ballot.option_ids[0]: up})

    assert evening.room.channels[ballot.id].hands == 0
