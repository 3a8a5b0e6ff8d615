"""Secret votes in which sides count as sides: counted by side, counted again, and never opened on somebody alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk.commands.recounting import for_anyone, recounted
from cocreation_desk.desk import ballots, keying
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.secrecy import fragile_at_opening, fragile_at_reveal
from tests.secret_evenings import SecretEvening

YES, NO = 0, 1


class Divided(SecretEvening):
    """A proposal that each side must carry, in a sealed vote."""

    def __init__(self, path: Path, customers: int = 9, company: int = 9, opens: bool = True, **asked: object) -> None:
        proposal = {"method": "yesno", "options": [], "sides_rule": "each_side"}
        super().__init__(path, customers=customers, company=company, opens=opens, **(proposal | asked))

    def votes(self, side: Side, yes: int, no: int) -> None:
        for voter, choice in zip(self.side(side), [YES] * yes + [NO] * no, strict=False):
            self.vote(voter, choice)

    def told(self) -> Announcement:
        """What is announced once it is closed and counted."""
        self.do(ballots.close_ballot, self.secret.id)
        self.do(ballots.reveal, self.secret.id)
        assert self.secret.announced is not None
        return Announcement.from_json(self.secret.announced)

    def findings(self) -> list[str]:
        with self.desk.file.reader() as db:
            return [each.finding for each in recounted(db, self.session_id)]


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Divided]:
    held = Divided(tmp_path / "secret.cocreation")
    yield held
    held.desk.close()


def test_a_proposal_that_one_side_does_not_carry_fails_and_counts_again_the_same(evening: Divided) -> None:
    # Customers 8 of 9; company 3 of 9, which needs 5; the room 11 of 18, which needs 10.
    evening.votes(Side.CUSTOMER, 8, 1)
    evening.votes(Side.COMPANY, 3, 6)

    result = evening.told()

    each = result.sides.all.moment("each_side")
    assert each is not None and each["carried"] == {"customer": True, "company": False}
    assert result.sides.all.outcome == "rejected"
    assert evening.findings() == ["as_announced"]


def test_a_small_side_counts_as_a_side_and_its_figures_are_held_back(tmp_path: Path) -> None:
    evening = Divided(tmp_path / "x.cocreation", customers=9, company=3)
    evening.votes(Side.CUSTOMER, 8, 1)
    evening.votes(Side.COMPANY, 2, 1)

    result = evening.told()

    assert result.sides.all.outcome == "adopted"
    assert result.sides.of("company") is None and result.sides.of("customer") is None
    assert evening.findings() == ["as_announced"]
    with evening.desk.file.reader() as db:
        assert list(for_anyone(db, evening.session_id, 5)) == [], "three papers of a side stay in the room"
    evening.desk.close()


def test_weights_are_applied_to_sealed_papers_by_side(tmp_path: Path) -> None:
    evening = Divided(tmp_path / "x.cocreation", sides_rule="weights", weights=[40, 60])
    evening.votes(Side.CUSTOMER, 8, 1)
    evening.votes(Side.COMPANY, 3, 6)

    count = evening.told().sides.all

    assert [tally.people for tally in count.tallies] == [11, 7]
    assert count.outcome == "adopted"  # 8/9 of 40 and 3/9 of 60 make 55 5/9 of 100
    assert evening.findings() == ["as_announced"]
    evening.desk.close()


def test_no_secret_vote_counts_a_side_of_one(tmp_path: Path) -> None:
    evening = Divided(tmp_path / "x.cocreation", company=1, opens=False)

    with pytest.raises(Refused, match="secret_side_of_one"):
        evening.do(ballots.open_ballot, evening.secret.id)
    evening.desk.close()


def test_the_urn_is_not_opened_while_somebody_is_alone_on_their_side(evening: Divided) -> None:
    evening.votes(Side.CUSTOMER, 5, 1)
    evening.votes(Side.COMPANY, 1, 0)
    with pytest.raises(Refused, match="secret_side_alone"):
        evening.do(ballots.close_ballot, evening.secret.id)
    assert len(evening.keys_left()) == 1

    evening.vote(evening.side(Side.COMPANY)[1], NO)
    evening.do(ballots.close_ballot, evening.secret.id)

    assert evening.secret.state is BallotState.COUNTED


def test_a_side_in_which_nobody_voted_carries_nothing(evening: Divided) -> None:
    evening.votes(Side.CUSTOMER, 6, 0)

    result = evening.told()

    each = result.sides.all.moment("each_side")
    assert each is not None and each["carried"] == {"customer": True, "company": False}
    assert result.sides.all.outcome == "rejected"


def test_a_side_of_fewer_than_five_is_warned_of_by_what_the_rule_tells(tmp_path: Path) -> None:
    each = Divided(tmp_path / "each.cocreation", company=4, opens=False)
    weighed = Divided(tmp_path / "weighed.cocreation", sides_rule="weights", weights=[1, 1], opens=False)
    sizes = {Side.CUSTOMER: 9, Side.COMPANY: 4}

    assert fragile_at_opening(each.secret, sizes) == ("secret_warns_small_side",)
    assert fragile_at_opening(weighed.secret, sizes) == ("secret_warns_small_weight",)
    assert fragile_at_opening(each.secret, {Side.CUSTOMER: 9, Side.COMPANY: 5}) == ()
    each.desk.close()
    weighed.desk.close()


def test_a_side_of_one_mind_is_warned_of_though_the_room_is_not(evening: Divided) -> None:
    evening.votes(Side.CUSTOMER, 6, 3)
    evening.votes(Side.COMPANY, 0, 9)
    evening.do(ballots.close_ballot, evening.secret.id)

    papers = evening.room.papers[evening.secret.id]

    assert fragile_at_reveal(evening.secret, papers) == ("secret_of_one_mind",)


def test_a_paper_from_the_urn_says_its_side_where_sides_count(evening: Divided) -> None:
    customer, executive = evening.side(Side.CUSTOMER)[0], evening.side(Side.COMPANY)[0]
    ballot = evening.secret
    vote = Vote(ballot.id, Ticks(frozenset({ballot.option_ids[YES]})))
    for voter in (customer, executive):
        evening.do(keying.sign_for_paper, ballot.id, voter)

    with pytest.raises(Refused, match="not_entitled"):
        evening.do(keying.lay_paper, ballot.id, Side.NEUTRAL, vote)
    evening.do(keying.lay_paper, ballot.id, Side.CUSTOMER, vote)
