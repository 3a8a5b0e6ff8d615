"""``serve`` obeys lines of JSON, one answer a line, and goes on whatever it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.commands.orders import ORDERS
from tests.cli.conftest import Hear

Lines = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def served(programme: Path, hear: Hear) -> Lines:
    return lambda *orders: hear(programme, *orders)


def test_the_first_line_says_where_the_phones_find_the_session_and_what_is_in_it(served: Lines) -> None:
    (greeting,) = served()

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", greeting["url"])
    assert re.fullmatch(r"[A-Z2-9]{6}", greeting["room_code"])
    assert len(greeting["steps"]) == 19
    assert [ballot["code"] for ballot in greeting["ballots"]] == ["V-01", "V-02", "V-03"]


def test_next_opens_the_doors_then_one_step_after_the_other(served: Lines) -> None:
    answers = served({"do": "next"}, {"do": "next"}, {"do": "state"})

    assert [each.get("session_state") for each in answers[1:3]] == ["welcoming", "running"]
    assert [step["state"] for step in answers[3]["steps"]][:3] == ["done", "active", "planned"]


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("not json", "order_not_json"),
        ("[]", "order_not_json"),
        ({"do": 1}, "order_not_json"),
        ({"do": "dance"}, "order_unknown"),
        ({"do": "next", "when": "now"}, "order_field_unknown"),
        ({"do": "open_ballot", "ballot": "V-99"}, "ballot_is_gone"),
        ({"do": "open_ballot", "ballot": "V-01"}, "session_is_not_live"),
        ({"do": "open_ballot", "ballot": 1}, "order_field_wrong"),
        ({"do": "open_ballot", "ballot": "V-01", "sides": "left"}, "order_field_wrong"),
        ({"do": "pause"}, "order_field_missing"),
        ({"do": "commit", "text": "a", "owner": "b", "due_on": "soon"}, "order_field_wrong"),
        ({"do": "print", "what": "poster", "language": "fr"}, "order_field_wrong"),
    ],
)
def test_a_line_that_makes_no_sense_is_answered_and_the_next_one_heard(
    line: object, trouble: str, served: Lines
) -> None:
    _, refused, state = served(line, {"do": "state"})

    assert (refused["ok"], refused["error"]) == (False, trouble)
    assert refused["text"]
    assert state["ok"]


def test_an_answer_carries_the_number_of_its_line(served: Lines) -> None:
    answers = served({"do": "state", "id": "a1"}, {"do": "dance", "id": 7})

    assert [each.get("id") for each in answers[1:]] == ["a1", 7]


def test_quit_ends_it_before_what_comes_after(served: Lines) -> None:
    answers = served({"do": "quit"}, {"do": "state"})

    assert [each["do"] for each in answers] == ["serve", "quit"]


def test_what_was_done_is_there_the_next_time(served: Lines) -> None:
    served({"do": "next"}, {"do": "next"}, {"do": "decide", "text": "On y va", "decided_by": "Hélène Kervalan"})

    (greeting,) = served()
    assert greeting["session"]["state"] == "running"
    assert greeting["decisions"] == [{"code": "D-01"}]


def test_an_open_vote_shows_how_many_have_voted_and_nothing_else(served: Lines) -> None:
    *_, state = served({"do": "next"}, {"do": "open_ballot", "ballot": "V-01"}, {"do": "state"})

    ballot = state["ballots"][0]
    assert ballot["turnout"] == {"customer": {"voted": 0, "of": 5}, "company": {"voted": 0, "of": 5}}
    assert not {"papers", "announced"} & ballot.keys()


def test_every_order_of_the_issue_is_there() -> None:
    said = "next back open_ballot close_ballot reveal next_round pause resume skip approve_all add_theme commit decide"

    assert set(said.split()) <= ORDERS.keys()


def test_an_election_is_prepared_by_orders(
    tmp_path: Path, people: Path, answer: Callable[..., Any], hear: Hear
) -> None:
    path = tmp_path / "election.cocreation"
    answer("new", path, "--template", "president_election", "--language", "fr", "--people", people)

    _, *answers = hear(
        path,
        *({"do": "declare_candidate", "participant": n, "slogan": f"Oui {n}", "statement": "Cliente."} for n in (1, 2)),
        {"do": "declare_candidate", "participant": 3},
        *({"do": "validate_candidate", "candidate": n} for n in (1, 2)),
        {"do": "withdraw_candidate", "candidate": 3, "reason": "Absente"},
        {"do": "edit_election", "quorum": 50, "tie_rule": "chair"},
        {"do": "edit_election", "quorum": 51},
        {"do": "draw_order", "seed": "4261351126"},
        {"do": "name_scrutineers", "participants": [4, 5]},
        {"do": "validate_candidate", "candidate": 9},
        *({"do": "mark_presence", "participant": n, "presence": "present"} for n in range(1, 6)),
        *({"do": each} for each in ("make_ready", "welcome", "start")),
        {"do": "open_ballot", "ballot": "V-01"},
        {"do": "state"},
    )

    refused = [(each["do"], each["error"]) for each in answers if not each["ok"]]
    assert refused == [("edit_election", "order_field_wrong"), ("validate_candidate", "candidate_is_gone")]
    first = answers[-1]["ballots"][0]
    assert {option["label"] for option in first["options"]} == {"Zoé Lefèvre", "Adam Ben Salah"}
    assert first["state"] == "open"
