"""Printed ballots: the phones' options in the phones' order, nobody's name, letters large enough, boxes to tick."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.ballot import Ballot, BallotState, Option, Secrecy, option_marks
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.ballot.phone import phone
from cocreation_desk.reports.ballot_papers import ballot_sheets, large_ballots
from cocreation_desk.reports.order import Order
from cocreation_desk.words import sayer
from tests.rooms import NOW, open_codir_room

LONG = " et tout ce qui va avec, y compris l’entretien pendant les trois premières années"


def holding(method: str, options: int = 4, long: str = "", secrecy: Secrecy = Secrecy.ANONYMOUS) -> Room:
    """A room with that one vote to come."""
    room = open_codir_room()
    rules = METHODS[method].rules({})
    options = min(options, METHODS[method].most_options or options)
    labels = [Text(f"Choix {n}{long}", f"Choice {n}") for n in range(1, options + 1)]
    marks = option_marks(options)
    step = next(each for each in room.steps if each.kind == "ballot")
    ballot = replace(
        room.ballots[0],
        step_id=step.id,
        method=method,
        options=tuple(Option(f"o{mark}", label, mark) for mark, label in zip(marks, labels, strict=True)),
        rules=rules,
        secrecy=secrecy,
        predicted_by=None,
        question=Text("Que fait-on d’abord ?", "What comes first?"),
    )
    return replace(room, ballots=(ballot,))


def pages(pdf: bytes) -> Sequence[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("options", [2, 12])
def test_every_paper_has_the_options_of_the_phones_in_their_order(method: str, options: int) -> None:
    room = holding(method, options)
    ballot = room.ballots[0]
    opened = replace(room, ballots=(replace(ballot, state=BallotState.OPEN),))
    step = room.step(ballot.step_id)
    assert step is not None
    form = phone(step, opened, room.participants[0].side, sayer("fr"))["form"]
    wanted = [each["label"] for each in form["options"] if each["label"].startswith("Choix")]

    printed = pages(ballot_sheets(Order(room, "fr", NOW)))[0]

    found = re.findall(r"Choix \d+", printed)
    if METHODS[method].paper == "duels":
        assert set(found) == set(wanted)
    else:
        assert found[: len(wanted)] == wanted


@pytest.mark.parametrize("language", ["fr", "en"])
def test_four_papers_lie_on_a_sheet_and_name_nobody(language: str) -> None:
    room = holding("single")
    (sheet,) = pages(ballot_sheets(Order(room, "fr" if language == "fr" else "en", NOW)))

    assert sheet.count("Choix 1" if language == "fr" else "Choice 1") == 4
    assert not any(each.last_name in sheet for each in room.participants)


def test_long_names_get_a_larger_paper_and_all_of_them_are_there() -> None:
    (sheet,) = pages(ballot_sheets(Order(holding("scale", 12, LONG), "fr", NOW)))

    assert re.findall(r"Choix \d+", sheet) == [f"Choix {n}" for n in range(1, 13)]


@pytest.mark.parametrize("method", ["single", "majority_judgment", "dots", "instant_runoff", "consent"])
def test_large_print_has_no_letter_under_eighteen_points(method: str) -> None:
    sizes: set[float] = set()
    for page in PdfReader(BytesIO(large_ballots(Order(holding(method, 12, LONG), "fr", NOW)))).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.add(size) if text.strip() else None)

    assert min(sizes) >= 18


@pytest.mark.parametrize("method", ["scale", "majority_judgment", "instant_runoff"])
def test_large_print_says_its_question_again_on_every_page(method: str) -> None:
    first, *others = pages(large_ballots(Order(holding(method, 12, LONG), "fr", NOW)))

    assert others and "(suite)" not in first
    question = others[0].partition(" (suite)")[0].split()[-1]
    assert all("(suite)" in page and question in page for page in (*others, f"{first} (suite)"))
    assert re.findall(r"Choix \d+", " ".join((first, *others))) == [f"Choix {n}" for n in range(1, 13)]


def test_numbers_are_printed_once_each_and_never_on_a_secret_paper() -> None:
    numbered = pages(ballot_sheets(Order(holding("single"), "fr", NOW, numbered=6)))
    secret = pages(ballot_sheets(Order(holding("single", secrecy=Secrecy.SECRET), "fr", NOW, numbered=6)))

    assert re.findall(r"n° (\d+)", " ".join(numbered)) == [f"{n:03d}" for n in range(1, 7)]
    assert "n°" not in " ".join(secret)


def test_a_vote_whose_options_are_not_known_yet_says_so_instead() -> None:
    room = holding("single")
    room = replace(room, ballots=(replace(room.ballots[0], options=(), options_from="themes"),))

    (told,) = pages(ballot_sheets(Order(room, "en", NOW)))

    assert "known only when the vote opens" in told


def test_one_vote_can_be_asked_for_and_one_that_is_not_there_is_refused() -> None:
    room = open_codir_room()
    ballots: list[Ballot] = [each for each in room.ballots if each.options]

    assert len(pages(ballot_sheets(Order(room, "fr", NOW, only=ballots[-1].code)))) == 1
    with pytest.raises(Refused, match="ballot_is_gone"):
        ballot_sheets(Order(room, "fr", NOW, only="V-99"))
