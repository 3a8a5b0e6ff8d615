"""``check`` and ``export`` let anybody count our papers again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.desk import ballots
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.people import Side
from cocreation_desk.store.ballots import fingerprint_of_papers
from tests.evenings import Evening

Answer = Callable[..., Any]


@pytest.fixture
def voted(tmp_path: Path) -> Path:
    """Nine customers rated the film and nine executives predicted it; a second vote stands open."""
    evening = Evening(tmp_path / "voted.cocreation")
    evening.hold()
    step = evening.reach("ballot")
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)
    for side, grade in ((Side.CUSTOMER, 4), (Side.COMPANY, 2)):
        for number, voter in enumerate(evening.side(side)):
            marks = Grades(dict.fromkeys(ballot.option_ids, grade if number else 1))
            evening.send(step, voter, Vote(ballot.id, marks))
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)
    second = evening.do(ballots.next_round, ballot.id)
    evening.do(ballots.open_ballot, second)
    again = next(each for each in evening.room.ballots if each.id == second)
    voter = evening.side(Side.CUSTOMER)[0]
    evening.send(step, voter, Vote(second, Grades(dict.fromkeys(again.option_ids, 5))))
    evening.desk.close()
    return evening.path


def tampered(path: Path, *changes: str) -> None:
    db = sqlite3.connect(path)
    for change in changes:
        assert db.execute(change).rowcount == 1
    db.commit()
    db.close()


def test_a_closed_vote_is_counted_again_and_an_open_one_left_alone(voted: Path, answer: Answer) -> None:
    before = voted.read_bytes()

    (session,) = answer("check", voted)["sessions"]

    assert session["recounted"] == [
        {"code": "V-01", "papers": 18, "signed": 18, "sound": True, "finding": "as_announced"}
    ]
    assert voted.read_bytes() == before


def test_a_vote_that_is_not_announced_yet_has_only_its_fingerprint(voted: Path, answer: Answer) -> None:
    tampered(voted, "update ballot set state = 'counted', announced = null where code = 'V-01'")

    assert answer("check", voted)["sessions"][0]["recounted"][0]["finding"] == "not_announced"


A_CUSTOMERS_PAPER = "id = (select min(id) from paper where side = 'customer' and marks like '%: 4%')"


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (f"update paper set marks = replace(marks, ': 4', ': 5') where {A_CUSTOMERS_PAPER}", "papers_changed"),
        (f"update paper set side = 'company' where {A_CUSTOMERS_PAPER}", "papers_changed"),
        (f"delete from paper where {A_CUSTOMERS_PAPER}", "papers_changed"),
        ("update ballot set fingerprint = 'another' where code = 'V-01'", "papers_changed"),
        (
            "delete from roll where participation_id = (select min(participation_id) from roll) and ballot_id = (select id from ballot where code = 'V-01')",
            "roll_differs",
        ),
        ("update ballot set announced = null where code = 'V-01'", "announcement_gone"),
        ("update ballot set announced = '{}' where code = 'V-01'", "unreadable"),
        (
            "update ballot set announced = json_set(announced, '$.sides.all.tallies[0].score', 5) where code = 'V-01'",
            "announced_otherwise",
        ),
        (
            "update ballot set announced = json_set(announced, '$.predicted.tallies[0].score', 5) where code = 'V-01'",
            "announced_otherwise",
        ),
    ],
)
def test_whatever_was_changed_behind_our_back_is_found(change: str, finding: str, voted: Path, answer: Answer) -> None:
    tampered(voted, change)

    checked = answer("check", voted, code=1)

    assert (checked["sound"], checked["journal_broken_at"]) == (False, None)
    assert [vote["finding"] for vote in checked["sessions"][0]["recounted"]] == [finding]


def test_a_paper_changed_with_its_fingerprint_is_found_by_the_journal(voted: Path, answer: Answer) -> None:
    tampered(voted, f"update paper set marks = replace(marks, ': 4', ': 5') where {A_CUSTOMERS_PAPER}")
    db = sqlite3.connect(voted)
    found = fingerprint_of_papers(db, db.execute("select id from ballot where code = 'V-01'").fetchone()[0])
    db.close()
    tampered(voted, f"update ballot set fingerprint = '{found}' where code = 'V-01'")

    checked = answer("check", voted, code=1)
    assert checked["sessions"][0]["recounted"][0]["finding"] == "papers_changed"


def test_another_least_number_for_a_breakdown_changes_no_recount(voted: Path, answer: Answer) -> None:
    tampered(voted, "update session set min_breakdown = 12")

    assert answer("check", voted)["sound"]


def test_exported_papers_are_those_of_closed_votes_only_and_say_nothing_of_people(
    voted: Path, tmp_path: Path, answer: Answer
) -> None:
    exported = answer("export", voted, "--format", "csv", "-o", tmp_path / "out")

    assert [name for name in exported["files"] if "/" in name] == [
        "ballots/V-01.papers.json",
        "ballots/V-01.predictions.json",
    ]
    sheet = json.loads((tmp_path / "out" / "ballots" / "V-01.papers.json").read_text("utf-8"))
    assert [sorted(pile) for pile in sheet["papers"]] == [["count", "marks"]] * 2
    assert sum(pile["count"] for pile in sheet["papers"]) == 9


def test_what_was_exported_counts_out_as_it_was_announced(voted: Path, tmp_path: Path, answer: Answer) -> None:
    answer("export", voted, "--format", "json", "-o", tmp_path / "out")
    session = json.loads((tmp_path / "out" / "session.json").read_text("utf-8"))
    (announced,) = (each["announced"] for each in session["ballots"] if each["announced"])

    votes = answer("count", "--method", "scale", tmp_path / "out" / "ballots" / "V-01.papers.json")
    predictions = answer("count", "--method", "scale", tmp_path / "out" / "ballots" / "V-01.predictions.json")

    assert (votes["tallies"], votes["voters"]) == (announced["sides"]["all"]["tallies"], 9)
    assert predictions["tallies"] == announced["predicted"]["tallies"]


def test_papers_so_few_that_they_point_at_people_stay_in_the_room(voted: Path, tmp_path: Path, answer: Answer) -> None:
    tampered(voted, "update session set min_breakdown = 10")

    exported = answer("export", voted, "--format", "json", "-o", tmp_path / "out")

    assert exported["files"] == ["session.json"]
