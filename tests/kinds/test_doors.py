"""What a phone sends is taken when the page offered it, and refused in every other case."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from cocreation_desk.domain.answers import Consented, Contributed, Payload, Replied, Said, Signalled, Supported, Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.counting.papers import BLANK, Degree, Grades, Points, Stance, Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import QUESTION, Quotable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds import KINDS
from cocreation_desk.server.pages import Pages
from tests.kinds import situations
from tests.rooms import open_codir_room

VOTES: dict[str, Room] = {
    "film": situations.film(BallotState.OPEN),
    "dots": situations.dots(BallotState.OPEN),
    "gradient": situations.gradient(),
    "single": situations.another_vote("single", ("Film A", "Film B"), {}),
    "multi": situations.another_vote("multi", ("A", "B", "C", "D"), {}, max_choices=2),
    "yesno": situations.another_vote("yesno", ("Oui", "Non"), {}),
    "consent": situations.another_vote("consent", ("Réparer le samedi",), {}),
}
OTHERS: dict[str, Room] = {
    "checkin": open_codir_room(1),
    "charter": open_codir_room(3),
    "talk": open_codir_room(5),
    "quiet talk": open_codir_room(2),
    "questions": situations.questions(),
    "discussion": open_codir_room(15),
    "collect": open_codir_room(7),
    "break": open_codir_room(8),
    "media": open_codir_room(9),
    "commit": situations.commitments(),
    "survey": open_codir_room(18),
    "close": open_codir_room(19),
}
ALL_GRADES = "&".join(f"grade-{mark}={n % 5 + 1}" for n, mark in enumerate("ABCDEFGH"))


def sent(name: str, body: str) -> Payload:
    room = (VOTES | OTHERS)[name]
    step = room.current
    assert step is not None
    return KINDS[step.kind].read_answer(step, room, parse_qs(body, keep_blank_values=True))


@pytest.mark.parametrize(
    ("name", "body", "vote"),
    [
        ("dots", "ballot=v14&points-A=1&points-C=1&points-B=0", Vote("v14", Points({"v14-A": 1, "v14-C": 1}))),
        ("dots", "ballot=v14&points-A=2&key=17", Vote("v14", Points({"v14-A": 2}))),
        ("dots", "ballot=v14&points-v14-A=2", Vote("v14", Points({"v14-A": 2}))),
        ("dots", "ballot=v14&blank=1", Vote("v14", BLANK)),
        ("gradient", "ballot=v16&degree=4", Vote("v16", Degree(4))),
        ("single", "ballot=v14&choice=B", Vote("v14", Ticks(frozenset({"v14-B"})))),
        ("single", "ballot=v14&choice=blank", Vote("v14", BLANK)),
        ("yesno", "ballot=v14&choice=A", Vote("v14", Ticks(frozenset({"v14-A"})))),
        ("multi", "ballot=v14&choice=A&choice=C", Vote("v14", Ticks(frozenset({"v14-A", "v14-C"})))),
        ("consent", "ballot=v14&stance=none&reason=non%20lu", Vote("v14", Stance("none"))),
        ("consent", "ballot=v14&stance=objection&reason=%20Sans+embauche%20", Vote("v14", Stance("objection", "Sans embauche"))),
    ],
)  # fmt: skip
def test_a_paper_as_the_page_fills_it_in_is_a_vote(name: str, body: str, vote: Vote) -> None:
    assert sent(name, body) == vote


def test_a_rating_says_something_of_each_statement_and_three_words_if_one_likes() -> None:
    body = ALL_GRADES.replace("grade-H=3", "grade-H=") + "&ballot=v10&word=vrai&word=&word=+long+"

    vote = sent("film", body)

    assert isinstance(vote, Vote) and isinstance(vote.marks, Grades)
    assert vote.marks.grades["v10-A"] == 1
    assert vote.marks.grades["v10-H"] is None
    assert vote.words == ("vrai", "long")


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("dots", "", "ballot_is_gone"),
        ("dots", "points-A=1", "ballot_is_gone"),
        ("dots", "ballot=v10&points-A=1", "ballot_is_gone"),
        ("dots", "ballot=v14", "paper_empty"),
        ("dots", "ballot=v14&points-A=0", "paper_empty"),
        ("dots", "ballot=v14&points-A=3", "paper_too_many_on_one"),
        ("dots", "ballot=v14&points-A=1&points-B=1&points-C=1", "paper_too_many_points"),
        ("dots", "ballot=v14&points-A=-1", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1e0", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=%C2%B2", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=99999999999", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&points-A=1", "answer_not_understood"),
        ("dots", "ballot=v14&points-Z=1", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&blank=1", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&choice=A", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&side=company", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&participant_id=c2", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&state=proclaimed", "answer_not_understood"),
        ("dots", "ballot=v14&points-A=1&word=un", "too_many_words"),
        ("film", f"ballot=v10&{ALL_GRADES}&word=a&word=b&word=c&word=d", "too_many_words"),
        ("film", f"ballot=v10&{ALL_GRADES}&word={'x' * 31}", "text_too_long"),
        ("film", f"ballot=v10&{ALL_GRADES.replace('grade-A=1', 'grade-A=6')}", "paper_no_such_grade"),
        ("film", "ballot=v10&grade-A=3", "answer_incomplete"),
        ("film", "ballot=v10", "answer_incomplete"),
        ("gradient", "ballot=v16&degree=8", "answer_not_understood"),
        ("gradient", "ballot=v16&degree=0", "answer_not_understood"),
        ("gradient", "ballot=v16&degree=1&degree=2", "answer_not_understood"),
        ("gradient", "ballot=v16", "answer_incomplete"),
        ("single", "ballot=v14", "paper_empty"),
        ("single", "ballot=v14&choice=A&choice=B", "paper_too_many"),
        ("single", "ballot=v14&choice=Z", "answer_not_understood"),
        ("single", "ballot=v14&choice=A&choice=A", "answer_not_understood"),
        ("multi", "ballot=v14&choice=A&choice=B&choice=C", "paper_too_many"),
        ("multi", "ballot=v14&choice=A&choice=blank", "answer_not_understood"),
        ("consent", "ballot=v14&stance=objection", "paper_objection_without_text"),
        ("consent", "ballot=v14&stance=veto", "answer_not_understood"),
        ("consent", f"ballot=v14&stance=concern&reason={'x' * 501}", "text_too_long"),
        ("checkin", "present=1", "step_takes_no_answer"),
        ("break", "", "step_takes_no_answer"),
        ("media", "playing=1", "step_takes_no_answer"),
        ("close", "", "step_takes_no_answer"),
        ("discussion", "question=Pourquoi", "step_takes_no_answer"),
        ("charter", "notice=granted", "answer_incomplete"),
        ("charter", "notice=refused&confidentiality=granted&image=refused&quotes=no", "answer_not_understood"),
        ("charter", "notice=granted&confidentiality=granted&image=refused&quotes=no&newsletter=granted", "answer_not_understood"),
        ("talk", "", "answer_incomplete"),
        ("talk", "signal=2", "answer_not_understood"),
        ("quiet talk", "signal=1", "step_takes_no_answer"),
        ("questions", "question=", "text_is_empty"),
        ("questions", f"question={'x' * 201}", "text_too_long"),
        ("questions", "question=Pourquoi&state=approved", "answer_not_understood"),
        ("questions", "support=k1", "answer_incomplete"),
        ("questions", "support=k1&on=2", "answer_not_understood"),
        ("questions", "support=k3&on=1", "contribution_is_gone"),  # nobody has let it through
        ("questions", "support=k99&on=1", "contribution_is_gone"),
        ("collect", "", "text_is_empty"),
        ("collect", "plus=+&minus=", "text_is_empty"),
        ("collect", "plus=bien&quotable=always", "answer_not_understood"),
        ("collect", "plus=bien&risk=grand", "answer_not_understood"),
        ("collect", "plus=bien&plus=mieux", "answer_not_understood"),
        ("collect", f"plus={'x' * 201}", "text_too_long"),
        ("commit", "", "answer_incomplete"),
        ("commit", "clear-E-01=maybe", "answer_not_understood"),
        ("commit", "clear-E-03=yes", "answer_not_understood"),  # its wording was not validated
        ("survey", "nps=10", "answer_incomplete"),
        ("survey", "nps=11&heard=5", "answer_not_understood"),
        ("survey", "nps=10&heard=0", "answer_not_understood"),
        ("survey", "nps=10&heard=5&trust=10", "answer_not_understood"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_its_reason(name: str, body: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        sent(name, body)

    assert refused.value.key == why


@pytest.mark.parametrize(
    ("name", "body", "payload"),
    [
        (
            "charter",
            "notice=granted&confidentiality=granted&image=refused&quotes=anonymous",
            Consented({Purpose.NOTICE: "granted", Purpose.CONFIDENTIALITY: "granted", Purpose.IMAGE: "refused", Purpose.QUOTES: "anonymous"}),
        ),
        ("talk", "signal=1", Signalled()),
        ("questions", "question=Pourquoi+%3F%0Adites", Contributed((Said(QUESTION, "Pourquoi ? dites"),))),
        ("questions", "support=k2&on=1", Supported("k2", True)),
        ("questions", "support=k2&on=0", Supported("k2", False)),
        (
            "collect",
            "plus=L%E2%80%99accueil&minus=&question=Qui%3F&quotable=named",
            Contributed((Said("plus", "L’accueil", Quotable.NAMED), Said("question", "Qui?", Quotable.NAMED))),
        ),
        ("collect", "minus=Prix", Contributed((Said("minus", "Prix", Quotable.ANONYMOUS),))),
        ("commit", "clear-E-01=yes&clear-E-02=partly", Replied({"clear-E-01": "yes", "clear-E-02": "partly"})),
        ("survey", "nps=0&heard=5", Replied({"nps": 0, "heard": 5})),
    ],
)  # fmt: skip
def test_what_the_page_offers_is_taken(name: str, body: str, payload: Payload) -> None:
    assert sent(name, body) == payload


@pytest.mark.parametrize("name", VOTES | OTHERS)
@pytest.mark.parametrize("body", ["x=1", "__class__=1", "key=1&key=2&id=7", "ballot=v14&ballot=v14"])
def test_no_kind_takes_a_field_it_did_not_offer(name: str, body: str) -> None:
    with pytest.raises(Refused):
        sent(name, body)


@pytest.mark.parametrize("name", VOTES)
def test_the_fields_of_a_page_are_the_fields_of_the_door(name: str) -> None:
    """A browser that fills in every field of the page, first choice each time, is understood."""
    room = VOTES[name]
    room = replace(room, ballots=tuple(replace(each, state=BallotState.OPEN, announced=None) for each in room.ballots))
    assert room.current is not None
    html = Pages(KINDS).fragment(replace(room, steps=(room.current,)), "fr", Side.CUSTOMER)
    inputs = re.findall(r'<(?:input|textarea)[^>]*name="([^"]+)"(?:[^>]*value="([^"]*)")?', html)
    filled: dict[str, list[str]] = {}
    for field, value in inputs:
        filled.setdefault(field, [value])
    points = [field for field in filled if field.startswith("points-")]
    filled |= {field: ["1" if field == points[0] else "0"] for field in points}

    vote = KINDS["ballot"].read_answer(room.current, room, filled)

    assert isinstance(vote, Vote)
