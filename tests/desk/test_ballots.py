from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_desk.desk import ballots, ideas, running
from cocreation_desk.desk.answers import Receipt
from cocreation_desk.domain.announcement import Announcement
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import Degree, Grades, Points
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience, Side
from tests.evenings import Evening


@pytest.fixture
def rating(evening: Evening) -> Evening:
    """An Open CoDir whose rating of the film is open: nine customers vote, nine executives predict."""
    evening.hold()
    step = evening.reach("ballot")
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    return evening


def grades(evening: Evening, grade: int) -> Vote:
    ballot = evening.room.ballots[0]
    return Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, grade)))


def test_a_vote_is_counted_once_however_often_it_is_sent(rating: Evening) -> None:
    step, voter = rating.room.ballots[0].step_id, rating.side(Side.CUSTOMER)[0]

    first = rating.send(step, voter, grades(rating, 4), "the key")
    again = rating.send(step, voter, grades(rating, 4), "the key")

    assert (first.again, again.again) == (False, True)
    assert rating.room.turnout(rating.room.ballots[0])[Side.CUSTOMER] == (1, 9)


def test_a_second_vote_replaces_the_first_while_the_vote_is_open(rating: Evening) -> None:
    step, voter = rating.room.ballots[0].step_id, rating.side(Side.CUSTOMER)[0]
    rating.send(step, voter, grades(rating, 1))
    rating.send(step, voter, grades(rating, 5))

    rating.do(ballots.close_ballot, rating.room.ballots[0].id)

    (paper,) = rating.room.papers[rating.room.ballots[0].id]
    assert isinstance(paper.marks, Grades)
    assert set(paper.marks.grades.values()) == {5}


def test_no_paper_can_be_seen_while_the_vote_is_open(rating: Evening) -> None:
    rating.send(rating.room.ballots[0].step_id, rating.side(Side.CUSTOMER)[0], grades(rating, 4))

    assert rating.room.papers == {}
    assert rating.room.words == {}


@pytest.mark.parametrize(
    ("moment", "key"),
    [("before", "ballot_not_open"), ("suspended", "ballot_not_open"), ("after", "ballot_is_closed")],
)
def test_a_vote_out_of_time_is_refused_and_leaves_no_trace(evening: Evening, moment: str, key: str) -> None:
    evening.hold()
    step = evening.reach("ballot")
    ballot_id = evening.ballot(step).id
    if moment != "before":
        evening.do(ballots.open_ballot, ballot_id)
        evening.do(ballots.suspend_ballot if moment == "suspended" else ballots.close_ballot, ballot_id)

    with pytest.raises(Refused) as refused:
        evening.send(step, evening.side(Side.CUSTOMER)[0], grades(evening, 4), "late")

    assert refused.value.key == key
    assert evening.room.voted[ballot_id] == frozenset()


def test_the_side_a_vote_is_not_for_is_refused(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("ballot", 3)
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)

    with pytest.raises(Refused, match="not_entitled"):
        evening.send(step, evening.side(Side.COMPANY)[0], Vote(ballot.id, Degree(1)))


def test_a_paper_with_what_is_not_on_it_is_refused(rating: Evening) -> None:
    ballot = rating.room.ballots[0]

    with pytest.raises(Refused, match="paper_unknown_option"):
        rating.send(ballot.step_id, rating.side(Side.CUSTOMER)[0], Vote(ballot.id, Grades({"somebody else's": 3})))


def test_closing_cuts_the_papers_from_the_roll(rating: Evening) -> None:
    ballot = rating.room.ballots[0]
    for voter in rating.side(Side.CUSTOMER):
        rating.send(ballot.step_id, voter, grades(rating, 4))
    with rating.desk.file.reader() as db:
        before = {row[0] for row in db.execute("select id from paper")}

    rating.do(ballots.close_ballot, ballot.id)

    with rating.desk.file.reader() as db:
        assert [row[0] for row in db.execute("select paper_id from roll")] == [None] * 9
        assert before.isdisjoint({row[0] for row in db.execute("select id from paper")})


def test_predictions_stand_beside_the_votes_and_are_not_counted_among_them(rating: Evening) -> None:
    ballot = rating.room.ballots[0]
    for voter in rating.side(Side.CUSTOMER):
        rating.send(ballot.step_id, voter, grades(rating, 2))
    for executive in rating.side(Side.COMPANY):
        rating.send(ballot.step_id, executive, grades(rating, 4))

    rating.do(ballots.close_ballot, ballot.id)
    rating.do(ballots.reveal, ballot.id)

    announced = rating.room.ballots[0].announced
    assert announced is not None
    told = Announcement.from_json(announced)
    assert told.sides.all.valid == 9
    assert {gap.gap for gap in told.gaps} == {2}


def test_a_prediction_can_be_sealed_before_the_others_vote(evening: Evening) -> None:
    evening.hold()
    evening.do(running.make_ready, evening.session_id)
    ballot = evening.room.ballots[0]
    executive, customer = evening.side(Side.COMPANY)[0], evening.side(Side.CUSTOMER)[0]

    evening.do(ballots.open_ballot, ballot.id, Audience.COMPANY)
    evening.send(ballot.step_id, executive, grades(evening, 4))
    with pytest.raises(Refused, match="not_entitled"):
        evening.send(ballot.step_id, customer, grades(evening, 4))
    evening.do(ballots.seal, ballot.id)

    assert evening.room.ballots[0].state is BallotState.READY
    assert evening.room.voted[ballot.id] == {executive}


def test_a_second_round_is_a_new_ballot_on_the_same_question(evening: Evening) -> None:
    evening.hold()
    step = evening.reach("ballot", 3)
    first = evening.ballot(step)
    evening.do(ballots.open_ballot, first.id)
    for voter in evening.side(Side.CUSTOMER):
        evening.send(step, voter, Vote(first.id, Degree(5)))
    evening.do(ballots.close_ballot, first.id)
    with pytest.raises(Refused, match="ballot_in_other_state"):
        evening.do(ballots.next_round, first.id)
    evening.do(ballots.reveal, first.id)

    second_id = evening.do(ballots.next_round, first.id)

    second = evening.room.ballot(second_id)
    assert second is not None
    assert (second.round, second.parent_id, second.question) == (2, first.id, first.question)


def test_the_options_of_a_vote_on_priorities_are_the_themes(evening: Evening) -> None:
    evening.hold()
    cluster = evening.reach("cluster")
    for name in ("Accueil", "Prix", "Délais"):
        evening.do(ideas.add_theme, cluster, name)
    step = evening.reach("ballot", 2)

    evening.do(ballots.open_ballot, evening.ballot(step).id)

    ballot = evening.ballot(step)
    assert [(option.mark, option.label.fr) for option in ballot.options] == [
        ("A", "Accueil"),
        ("B", "Prix"),
        ("C", "Délais"),
    ]
    evening.send(step, evening.side(Side.CUSTOMER)[0], Vote(ballot.id, Points({ballot.option_ids[0]: 2})))


def test_what_was_announced_stays_announced(rating: Evening) -> None:
    ballot = rating.room.ballots[0]
    rating.do(ballots.close_ballot, ballot.id)
    rating.do(ballots.reveal, ballot.id)

    for act in (ballots.reveal, ballots.reopen, ballots.close_ballot, ballots.open_ballot):
        with pytest.raises(Refused):
            rating.do(act, ballot.id)
    with pytest.raises(Refused, match="ballot_was_announced"):
        rating.do(ballots.cancel_ballot, ballot.id, "trop tard")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), sendings=st.integers(1, 60))
def test_whatever_the_interleaving_what_was_acknowledged_is_counted_once_each(seed: int, sendings: int) -> None:
    """Votes, changes of mind, retries with the same key, closings and reopenings, handed in without waiting."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        evening = Evening(Path(folder) / "x.cocreation")
        try:
            evening.hold(customers=6, company=3)
            step = evening.reach("ballot")
            ballot = evening.ballot(step)
            evening.do(ballots.open_ballot, ballot.id)
            everybody = evening.side(Side.CUSTOMER) + evening.side(Side.COMPANY)
            keys = [f"{voter}-{n}" for voter in everybody for n in range(2)]
            handed_in: list[tuple[str, str, int, Future[Receipt]]] = []
            moves: list[Callable[..., object]] = [ballots.close_ballot, ballots.reopen]
            for _ in range(sendings):
                key = chance.choice(keys)
                voter, grade = key.split("-")[0], 1 + int(key.split("-")[1])
                vote = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, grade)))
                handed_in.append((voter, key, grade, evening.sending(step, voter, vote, key)))
                if chance.random() < 0.08:
                    evening.desk.do(chance.choice(moves), ballot.id)
            evening.desk.do(ballots.close_ballot, ballot.id)

            acknowledged = {voter for voter, _, _, sent in handed_in if sent.exception(120) is None}
            last_new: dict[str, int] = {}
            for voter, _, grade, sent in handed_in:
                if sent.exception(120) is None and not sent.result().again:
                    last_new[voter] = grade
            room = evening.room
            counted = [paper.marks for paper in room.papers[ballot.id]]
            assert room.voted[ballot.id] == acknowledged
            assert sorted(max(m.grades.values()) for m in counted if isinstance(m, Grades)) == sorted(last_new.values())  # type: ignore[type-var]  # no grade was left out
        finally:
            evening.desk.close()
