"""A vote that promises no more than its outcome: no face, paper or file handed out says one figure of it, ever."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk.commands import exporting, picture
from cocreation_desk.commands.recounting import for_anyone, recounted
from cocreation_desk.desk import agenda, ballots
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.ballot.guidance import guidance
from cocreation_desk.kinds.scene import scene
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.results import overview, result_sheets
from cocreation_desk.words import sayer
from tests.evenings import Evening

FRENCH = sayer("fr")


class Whispered(Evening):
    """Seven of nine customers say yes; only « adopted » is to be told."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.hold(company=0)
        self.step_id = self.reach("ballot", 3)
        asked = {"method": "yesno", "options": [], "outcome_only": True, "electorate": "customers", "secrecy": "named"}
        self.do(agenda.edit_step, self.step_id, settings=asked)
        self.do(ballots.open_ballot, self.vote.id)
        for at, voter in enumerate(self.side(Side.CUSTOMER)):
            chosen = self.vote.option_ids[at >= 7]
            self.send(self.step_id, voter, Vote(self.vote.id, Ticks(frozenset({chosen}))))

    @property
    def vote(self) -> Ballot:
        return self.ballot(self.step_id)

    def told(self) -> str:
        """All that is shown, printed and handed out, in one piece."""
        room, step = self.room, self.room.step(self.step_id)
        assert step is not None
        order = Order(room, "fr", room.now)
        with self.desk.file.reader() as db:
            papers = list(for_anyone(db, self.session_id, 0))
        shown = [
            scene(room, FRENCH),
            KINDS["ballot"].phone(step, room, Side.CUSTOMER, FRENCH),
            picture.of_ballot(self.vote, room),
            next(row for row in exporting.subjects(room)["ballots"] if row["code"] == self.vote.code),
        ]
        pieces = [KINDS["ballot"].minutes(step, room, FRENCH), result_sheets(order).pieces, overview(order), papers]
        said = [json.dumps(shown, ensure_ascii=False, default=str), *(repr(tuple(each)) for each in pieces)]
        return "\n".join([*said, guidance(self.vote, room, FRENCH)])


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Whispered]:
    held = Whispered(tmp_path / "whispered.cocreation")
    yield held
    held.desk.close()


def test_closed_or_announced_it_says_adopted_and_no_figure(evening: Whispered) -> None:
    evening.do(ballots.close_ballot, evening.vote.id)
    closed = evening.told()
    evening.do(ballots.reveal, evening.vote.id)
    announced = evening.told()

    assert "Adopté" in closed and "Adopté" in announced
    for told in (closed, announced):
        assert "'7'" not in told and "'2'" not in told and "distribution" not in told and '"counts"' not in told
        assert "Suffrages exprimés" not in told and "tallies" not in told


def test_the_promise_is_kept_though_the_step_is_changed_afterwards(evening: Whispered) -> None:
    evening.do(ballots.close_ballot, evening.vote.id)
    evening.do(ballots.reveal, evening.vote.id)
    with pytest.raises(Refused):
        evening.do(agenda.edit_step, evening.step_id, settings={"outcome_only": False})

    assert evening.vote.outcome_only


def test_it_counts_again_all_the_same(evening: Whispered) -> None:
    evening.do(ballots.close_ballot, evening.vote.id)
    evening.do(ballots.reveal, evening.vote.id)

    with evening.desk.file.reader() as db:
        assert [each.finding for each in recounted(db, evening.session_id)] == ["as_announced"]
