from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_desk.desk import ballots
from cocreation_desk.desk.answers import Receipt
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.counting.papers import BLANK
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.secrecy import secrecy_warnings
from cocreation_desk.store import file as store_file
from cocreation_desk.store import journal
from tests.secret_evenings import SecretEvening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[SecretEvening]:
    begun = SecretEvening(tmp_path / "soiree.cocreation")
    yield begun
    begun.desk.close()


def test_a_secret_vote_is_counted_like_any_other(evening: SecretEvening) -> None:
    for voter, tree in zip(evening.everybody(), [0] * 9 + [1] * 6 + [3] * 3, strict=True):
        evening.vote(voter, tree)

    assert evening.close_and_count() == (9, 6, 0, 3)
    evening.do(ballots.reveal, evening.secret.id)
    assert evening.secret.state is BallotState.PROCLAIMED


def test_nothing_of_a_paper_can_be_read_while_the_vote_is_open(evening: SecretEvening) -> None:
    evening.vote(evening.everybody()[0], 2)
    chosen = evening.secret.option_ids[2].encode()
    with evening.desk.file.reader() as db:
        options = [row[0].encode() for row in db.execute("select id from option")]
        boxes = [row[0] for row in db.execute("select box from sealed")]

    found = {option: evening.traces().count(option) for option in options}
    assert evening.room.papers == {}
    assert found[chosen] == found[evening.secret.option_ids[1].encode()]
    assert not any(option in box for option in options for box in boxes)


def test_all_sealed_papers_are_as_long(evening: SecretEvening) -> None:
    ballot = evening.secret
    blank, marked = evening.everybody()[:2]
    evening.vote(marked, 0)
    evening.send(ballot.step_id, blank, Vote(ballot.id, BLANK))

    with evening.desk.file.reader() as db:
        assert len({row[0] for row in db.execute("select length(box) from sealed")}) == 1


def test_the_journal_has_no_line_for_a_secret_paper(evening: SecretEvening) -> None:
    with evening.desk.file.reader() as db:
        before = journal.entries(db)

    evening.vote(evening.everybody()[0])

    with evening.desk.file.reader() as db:
        assert journal.entries(db) == before
    assert evening.room.voted[evening.secret.id] == {evening.everybody()[0]}


def test_the_same_sending_is_recognised_and_another_one_refused(evening: SecretEvening) -> None:
    voter = evening.everybody()[0]

    first = evening.vote(voter, 0, "the key")
    again = evening.vote(voter, 0, "the key")
    with pytest.raises(Refused, match="vote_is_final"):
        evening.vote(voter, 1, "another key")

    assert (first.again, again.again) == (False, True)
    assert first.code == again.code != ""
    assert evening.close_and_count() == (1, 0, 0, 0)


def test_a_retry_after_the_vote_has_closed_is_told_the_truth(evening: SecretEvening) -> None:
    voted, absent = evening.everybody()[:2]
    evening.vote(voted, 0, "lost answer")
    evening.close_and_count()

    assert evening.vote(voted, 0, "lost answer") == Receipt("vote_was_cast", again=True)
    with pytest.raises(Refused, match="ballot_is_closed"):
        evening.vote(absent)


def test_the_codes_of_the_receipts_are_those_of_the_urn_in_order(evening: SecretEvening) -> None:
    codes = [evening.vote(voter).code for voter in evening.everybody()]
    assert evening.secret.receipt_codes == ()

    evening.close_and_count()

    assert evening.secret.receipt_codes == tuple(sorted(codes))
    assert all(len(code) == 6 for code in codes)


def test_closing_leaves_no_key_no_sealed_paper_and_no_slip(evening: SecretEvening) -> None:
    evening.vote(evening.everybody()[0])
    assert len(evening.keys_left()) == 1

    evening.close_and_count()

    assert evening.keys_left() == []
    with evening.desk.file.reader() as db:
        assert [db.execute(f"select count(*) from {table}").fetchone()[0] for table in ("sealed", "slip")] == [0, 0]
        assert db.execute("pragma freelist_count").fetchone()[0] == 0
        assert db.execute("select paper_id from roll").fetchall()[0][0] is None


def test_the_key_is_known_by_the_words_on_the_stage(evening: SecretEvening) -> None:
    words = evening.secret.key_words
    evening.do(ballots.suspend_ballot, evening.secret.id)
    evening.do(ballots.open_ballot, evening.secret.id)

    assert evening.secret.key_words == words
    assert [len(word) for word in words.split("-")] == [5, 5, 5, 5]


def test_a_side_of_few_is_not_told_apart(tmp_path: Path) -> None:
    evening = SecretEvening(tmp_path / "x.cocreation", customers=9, company=4)
    for voter in evening.everybody():
        evening.vote(voter)
    evening.close_and_count()

    assert {paper.side for paper in evening.room.papers[evening.secret.id]} == {"neutral"}
    evening.desk.close()


def test_sides_of_many_are_counted_apart(evening: SecretEvening) -> None:
    for voter in evening.everybody():
        evening.vote(voter)
    evening.close_and_count()

    sides = [paper.side for paper in evening.room.papers[evening.secret.id]]
    assert {side: sides.count(side) for side in set(sides)} == {"customer": 9, "company": 9}


def test_a_closed_secret_vote_stays_closed(evening: SecretEvening) -> None:
    evening.close_and_count()

    with pytest.raises(Refused, match="secret_stays_closed"):
        evening.do(ballots.reopen, evening.secret.id)


def test_an_annulled_secret_vote_is_never_opened(evening: SecretEvening) -> None:
    evening.vote(evening.everybody()[0])

    evening.do(ballots.cancel_ballot, evening.secret.id, "erreur")

    assert evening.counted() == (0, 0, 0, 0)
    assert evening.keys_left() == []
    assert evening.secret.state is BallotState.CANCELLED


def test_without_its_key_a_vote_can_only_be_annulled(evening: SecretEvening) -> None:
    voter, late = evening.everybody()[:2]
    evening.vote(voter)
    for key in evening.keys_left():
        evening.path.with_name("keys").joinpath(key).unlink()

    with pytest.raises(Refused, match="urn_cannot_take_papers"):
        evening.vote(late)
    with pytest.raises(Unavailable, match="urn_key_lost"):
        evening.do(ballots.close_ballot, evening.secret.id)
    evening.do(ballots.cancel_ballot, evening.secret.id, "clé perdue")
    assert evening.secret.state is BallotState.CANCELLED


def test_the_vote_does_not_open_when_its_key_cannot_be_kept(tmp_path: Path) -> None:
    evening = SecretEvening(tmp_path / "x.cocreation", opens=False)
    tmp_path.joinpath("keys").write_text("a file where the folder should be")

    with pytest.raises(Unavailable, match="urn_key_cannot_be_kept"):
        evening.do(ballots.open_ballot, evening.secret.id)

    assert evening.secret.state is BallotState.READY
    evening.desk.close()


def test_a_vote_is_either_secret_or_predicted(evening: SecretEvening) -> None:
    with pytest.raises(Refused, match="secret_without_predictions"):
        evening.add_ballot(electorate="customers", predicted_by="company")


def test_a_secret_vote_opens_to_everybody_at_once(tmp_path: Path) -> None:
    evening = SecretEvening(tmp_path / "x.cocreation", opens=False)

    with pytest.raises(Refused, match="secret_opens_to_all"):
        evening.do(ballots.open_ballot, evening.secret.id, Audience.COMPANY)
    evening.desk.close()


@pytest.mark.parametrize("asked", [{"words": 1}, {"method": "consent", "options": []}])
def test_words_of_ones_own_need_twenty_voters(tmp_path: Path, asked: dict[str, object]) -> None:
    few = SecretEvening(tmp_path / "few.cocreation", customers=19, company=0, opens=False, **asked)
    many = SecretEvening(tmp_path / "many.cocreation", customers=20, company=0, opens=False, **asked)

    with pytest.raises(Refused, match="secret_needs_more_voters"):
        few.do(ballots.open_ballot, few.secret.id)
    many.do(ballots.open_ballot, many.secret.id)

    assert many.secret.state is BallotState.OPEN
    few.desk.close()
    many.desk.close()


def test_fewer_than_five_are_warned_that_the_secret_is_fragile(evening: SecretEvening) -> None:
    assert "secret_warns_few" in secrecy_warnings(evening.secret, {Side.CUSTOMER: 3, Side.COMPANY: 1})
    assert "secret_warns_few" not in secrecy_warnings(evening.secret, {Side.CUSTOMER: 4, Side.COMPANY: 1})
    assert "secret_warns_unanimity" in secrecy_warnings(evening.secret, {Side.CUSTOMER: 300})


def test_somebody_reading_the_file_delays_the_wiping_and_not_the_count(
    evening: SecretEvening, caplog: pytest.LogCaptureFixture
) -> None:
    evening.vote(evening.everybody()[0])
    evening.desk.file.writer.execute("pragma busy_timeout = 50")
    reading = sqlite3.connect(evening.path)
    reading.execute("begin")
    reading.execute("select * from roll").fetchall()

    counted = evening.close_and_count()
    reading.close()

    assert counted == (1, 0, 0, 0)
    assert evening.keys_left() == []
    with evening.desk.file.reader() as db:
        assert db.execute("select stage from urn").fetchone()[0] == "burnt"
    evening.desk.close()
    evening.desk = evening.opened()
    with evening.desk.file.reader() as db:
        assert db.execute("select stage from urn").fetchone()[0] == "clean"


def test_no_result_before_the_key_is_destroyed(
    evening: SecretEvening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    evening.vote(evening.everybody()[0])

    def kept(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as stubborn:
        stubborn.setattr(Path, "unlink", kept)
        assert evening.close_and_count() == (0, 0, 0, 0)
        with pytest.raises(Unavailable, match="urn_not_wiped_yet"):
            evening.do(ballots.reveal, evening.secret.id)
    evening.desk.close()
    evening.desk = evening.opened()

    assert evening.counted() == (1, 0, 0, 0)
    evening.do(ballots.reveal, evening.secret.id)


def test_a_backup_made_during_the_vote_cannot_be_counted_afterwards(evening: SecretEvening, tmp_path: Path) -> None:
    evening.vote(evening.everybody()[0])
    store_file.back_up(evening.desk.file, tmp_path / "copy.cocreation")
    evening.close_and_count()

    evening.desk.close()
    evening.path = tmp_path / "copy.cocreation"
    evening.desk = evening.opened()

    with pytest.raises(Unavailable, match="urn_key_lost"):
        evening.do(ballots.close_ballot, evening.secret.id)


def test_a_second_round_has_an_urn_of_its_own(evening: SecretEvening) -> None:
    first = evening.secret
    evening.vote(evening.everybody()[0])
    evening.close_and_count()
    evening.do(ballots.reveal, first.id)

    evening.do(ballots.open_ballot, evening.do(ballots.next_round, first.id))
    evening.vote(evening.everybody()[0], 1)

    assert evening.secret.key_words not in ("", first.key_words)
    assert evening.close_and_count() == (0, 1, 0, 0)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), sendings=st.integers(1, 60))
def test_whatever_the_interleaving_papers_are_as_many_as_marks_and_acknowledgements(seed: int, sendings: int) -> None:
    """Votes, second thoughts, retries, suspensions and a closing in the middle, handed in without waiting."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        evening = SecretEvening(Path(folder) / "x.cocreation", customers=6, company=3)
        try:
            ballot_id, people = evening.secret.id, evening.everybody()
            moves: list[Callable[..., object]] = [ballots.suspend_ballot, ballots.open_ballot, ballots.close_ballot]
            handed_in: list[tuple[str, Future[Receipt]]] = []
            for _ in range(sendings):
                voter, tree = chance.choice(people), chance.randrange(2)
                vote = Vote(ballot_id, evening.tree(tree))
                handed_in.append((voter, evening.sending(evening.step_id, voter, vote, f"{voter}-{tree}")))
                if chance.random() < 0.08:
                    evening.desk.do(chance.choice(moves), ballot_id)
            evening.desk.do(ballots.close_ballot, ballot_id)

            acknowledged = {voter for voter, sent in handed_in if sent.exception(120) is None}
            codes = {sent.result().code for _, sent in handed_in if sent.exception(120) is None} - {""}
            assert evening.room.voted[ballot_id] == acknowledged
            assert sum(evening.counted()) == len(acknowledged)
            assert set(evening.secret.receipt_codes) == codes
        finally:
            evening.desk.close()
