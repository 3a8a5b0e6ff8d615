"""Whatever phones send in one turn, what is written is what one after the other would have written."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_desk.desk import answers, ballots
from cocreation_desk.desk.answers import Receipt
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.answers import Payload, Signalled, Vote
from cocreation_desk.domain.counting.papers import Grades, from_json
from cocreation_desk.domain.people import Side
from cocreation_desk.store import journal, replies
from cocreation_desk.store.rows import loaded
from tests.desk.test_desk import hold_the_writer
from tests.evenings import Evening

Sending = tuple[str, str, Payload, str]


def rating(folder: Path) -> tuple[Evening, Step]:
    evening = Evening(folder / "x.cocreation")
    evening.hold(customers=6, company=3)
    step = evening.reach("ballot")
    evening.do(ballots.open_ballot, evening.ballot(step).id)
    found = evening.room.step(step)
    assert found is not None
    return evening, found


def some_sendings(evening: Evening, step: Step, seed: int, n: int) -> list[tuple[int, Sending]]:
    """Votes, changes of mind, retries and what must be refused, each beside the number of its sender."""
    chance = random.Random(seed)
    ballot = evening.ballot(step.id)
    everybody = [each.id for each in evening.room.participants]
    sendings: list[tuple[int, Sending]] = []
    for _ in range(n):
        who, grade = chance.randrange(len(everybody)), chance.randint(1, 6)  # there is no grade 6
        ballot_id = ballot.id if chance.random() < 0.9 else "gone"
        vote: Payload = Vote(ballot_id, Grades(dict.fromkeys(ballot.option_ids, grade)))
        payload = vote if chance.random() < 0.9 else Signalled()
        key = f"{who}-{grade}-{ballot_id == ballot.id}-{type(payload).__name__}" if chance.random() < 0.97 else "x" * 65
        sendings.append((who, (step.id, everybody[who], payload, key)))
    return sendings


def told(sent: Future[Receipt]) -> object:
    trouble = sent.exception(120)
    return str(trouble) if trouble else (sent.result().text_key, sent.result().again)


def written(evening: Evening) -> dict[str, Any]:
    """Everything votes leave in the file, without the identifiers drawn for them."""
    number = {each.id: n for n, each in enumerate(evening.room.participants)}
    with evening.desk.file.reader() as db:
        assert journal.verify(db)[1] is None
        laid_down = db.execute(
            "select participation_id, roll.channel, marks from roll left join paper on id = paper_id"
        )
        return {
            "papers": sorted((number[who], how, graded(marks)) for who, how, marks in map(tuple, laid_down)),
            "in the urn": db.execute("select count(*) from paper").fetchone()[0],
            "receipts": sorted(
                (number[who], key) for who, key in db.execute("select participation_id, key from receipt")
            ),
            "journal": Counter(
                map(tuple, db.execute("select action, subject, summary from journal where actor = 'phone'"))
            ),
        }


def graded(marks: str) -> list[int | None]:
    paper = from_json(loaded(marks))
    assert isinstance(paper, Grades)
    return list(paper.grades.values())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), n=st.integers(2, 60))
def test_one_turn_or_many_leave_the_same_rows_and_tell_the_same(seed: int, n: int) -> None:
    found = []
    for in_one_turn in (False, True):
        with TemporaryDirectory() as folder:
            evening, step = rating(Path(folder))
            try:
                sendings = some_sendings(evening, step, seed, n)
                free = hold_the_writer(evening.desk) if in_one_turn else None
                handed_in = []
                for who, sending in sendings:
                    sent = evening.sending(*sending)
                    handed_in.append((who, sent))
                    if not in_one_turn:
                        sent.exception(120)
                if free:
                    free.set()
                found.append(([(who, told(sent)) for who, sent in handed_in], written(evening)))
            finally:
                evening.desk.close()

    assert found[0] == found[1]


def test_one_that_cannot_be_written_does_not_harm_the_others(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    """A receipt that is there without its vote: the turn is taken back, and done one by one."""
    evening.hold(customers=3, company=0)
    step = evening.reach("ballot")
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)
    vote = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 4)))
    first, second, third = evening.side(Side.CUSTOMER)
    evening.do(lambda turn: replies.give_receipts(turn.db, [(second, "kept", step)]))

    free = hold_the_writer(evening.desk)
    handed_in = [evening.sending(step, who, vote, key) for who, key in ((first, "a"), (second, "kept"), (third, "b"))]
    free.set()

    assert [sent.result(120).again for sent in handed_in] == [False, True, False]
    assert evening.room.voted[ballot.id] == {first, third}
    assert "at once" in caplog.text


def test_what_is_handed_in_by_name_is_read_as_it_was_meant(evening: Evening) -> None:
    evening.hold(customers=2, company=0)
    step = evening.reach("ballot")
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)
    vote = Vote(ballot.id, Grades(dict.fromkeys(ballot.option_ids, 4)))

    voters = evening.side(Side.CUSTOMER)
    free = hold_the_writer(evening.desk)
    handed_in = [
        evening.desk.do_by("phone", answers.answer, step, who, vote, f"key-{who}", channel="kiosk") for who in voters
    ]
    free.set()

    assert [sent.result(120).again for sent in handed_in] == [False, False]
    assert [how for _, how, _ in written(evening)["papers"]] == ["kiosk", "kiosk"]
