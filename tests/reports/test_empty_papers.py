"""Before anything has happened, and with nobody on the list, every paper still says what it is for and what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.consents import Notice
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import SessionState
from cocreation_desk.domain.text import LANGUAGES, Language, Text
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.minutes import minutes
from cocreation_desk.reports.order import Order, doors
from cocreation_desk.reports.plain import plain
from cocreation_desk.store.documents import MinutesVersion
from cocreation_desk.words import sayer
from tests.reports.open_codir import LATER, room

NOTICE = Notice(1, Text("Vos données restent ici.", "Your data stays here."))
ONE_BY_ONE = tuple(key for key in DOCUMENTS if key != "kit")
TOLD = ("badges", "tables", "groups", "rotation", "posters", "posters_a3", "pairs", "places")
ABOUT_THE_DAY = ("minutes", "summary", "report")


@cache
def fresh() -> Room:
    """The programme as it stands once its agenda is written: nobody on the list, nothing opened."""
    held = room()
    session = held.session
    assert session is not None
    unopened = {"state": StepState.PLANNED, "started_at": None, "ended_at": None, "skip_reason": ""}
    ballots = (replace(each, state=BallotState.READY, opened_at=None, closed_at=None) for each in held.ballots)
    return Room(
        version=1,
        now=session.starts_at,
        programme=held.programme,
        session=replace(session, state=SessionState.READY, actual_start=None, actual_end=None),
        steps=tuple(replace(step, **unopened) for step in held.steps),  # type: ignore[arg-type]  # named just above
        ballots=tuple(ballots),
        notice=NOTICE,
    )


def said(key: str, language: Language, held: Room | None = None) -> list[str]:
    held = held or fresh()
    order = Order(held, language, LATER, doors=doors(held, bytes(32), "http://192.168.43.100:8765"))
    pages = PdfReader(BytesIO(DOCUMENTS[key].make(order).pdf)).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ONE_BY_ONE)
def test_no_page_is_empty_and_none_counts_what_is_not_there(key: str, language: Language) -> None:
    pages = said(key, language)

    assert pages and all(re.search(r"\w{3}", page) for page in pages)
    assert not [page for page in pages if re.search(r"0/0|n = 0|(?<!\d)0 (réponse|answer|participant|person)", page)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TOLD)
def test_a_paper_that_cannot_be_made_says_why_and_where_to_mend_it_under_its_own_name(
    key: str, language: Language
) -> None:
    say = sayer(language)
    lack = DOCUMENTS[key].lack(Order(fresh(), language, LATER))
    assert lack is not None

    (page,) = said(key, language)

    for sentence in (say(f"paper_{key}"), say(lack.key), say(f"{lack.key}_cure")):
        assert re.sub(r"\s+", " ", sentence) in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ABOUT_THE_DAY)
def test_before_the_day_a_paper_about_it_tells_the_agenda_and_has_nothing_to_sign(key: str, language: Language) -> None:
    say = sayer(language)

    whole = " ".join(said(key, language))

    assert say("before_not_held") in whole and say("before_nobody") in whole
    titles = [f"{step.position + 1}. {step.title.said_in(language)[:20]}" for step in fresh().steps]
    assert [title for title in titles if title.replace("\u00a0", " ") not in whole] == []
    assert say("paper_nothing_decided") not in whole and say("paper_to_approve")[:8] not in whole


def test_what_the_secretary_wrote_is_in_the_minutes_of_a_session_that_was_not_opened() -> None:
    step = fresh().steps[0]
    version = MinutesVersion(1, "draft", {"syntheses": {step.id: "Tout le monde est là."}}, "Noël", LATER, "", None, "")

    told = plain(minutes(Order(fresh(), "fr", LATER, version=version)))

    assert "Tout le monde est là." in told


@pytest.mark.parametrize("key", ABOUT_THE_DAY)
def test_a_session_that_was_cancelled_says_so_with_its_reason(key: str) -> None:
    session = fresh().session
    assert session is not None
    called_off = replace(session, state=SessionState.CANCELLED, cancel_reason="Grève des trains")

    first, *_ = said(key, "fr", replace(fresh(), session=called_off))

    assert "La séance a été annulée. Motif : Grève des trains" in first


def test_the_summary_of_a_day_of_sixty_steps_is_one_page_before_it_too() -> None:
    one = fresh().steps[0]
    steps = tuple(replace(one, id=f"s{at}", position=at, title=Text("Étape longue " * 9)) for at in range(60))

    (page,) = said("summary", "fr", replace(fresh(), steps=steps))

    assert re.search(r"\+ \d+ autres étapes", page)


def test_a_sheet_to_sign_is_one_page_to_copy_where_nobody_is_on_the_list() -> None:
    attendance, safety = said("attendance", "fr"), said("safety", "en")

    assert len(attendance) == len(safety) == 1
    assert "Signature de l’animateur" in attendance[0] and " 7 " in attendance[0]
    assert re.search(r"\b14\b", safety[0])


@pytest.mark.parametrize("key", ["attendance", "safety"])
def test_a_name_of_three_lines_is_whole_in_its_row(key: str) -> None:
    person = room().participants[0]
    name = "de La Rochefoucauld-Liancourt de Saint-Barthélemy de Castelnau-Montgaillard"
    crowd = tuple(
        replace(person, id=f"p{at}", first_name="Marie-Antoinette-Dominique", last_name=name) for at in range(30)
    )
    order = Order(replace(fresh(), participants=crowd), "fr", LATER)

    tops: list[float] = []
    for page in PdfReader(BytesIO(DOCUMENTS[key].make(order).pdf)).pages[:1]:
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: tops.append(tm[5] + cm[5]) if "ROCHEFOUCAULD" in text else None
        )

    apart = [above - below for above, below in pairwise(tops)]
    assert len(apart) > 5 and min(apart) >= 3 * 11.8


@pytest.mark.parametrize("steps", range(18, 26))
def test_a_table_that_just_fits_is_followed_by_no_empty_page(steps: int) -> None:
    one = fresh().steps[0]
    agenda = tuple(replace(one, id=f"s{at}", position=at) for at in range(steps))

    for page in said("minutes", "fr", replace(fresh(), steps=agenda)):
        assert re.search(r"Accueil", page)


def test_the_result_sheet_lists_the_votes_to_come() -> None:
    (page,) = said("results", "fr")

    assert "Aucun résultat de vote n’a été annoncé." in page
    assert all(ballot.code in page for ballot in fresh().ballots)


def test_a_step_that_was_never_opened_claims_nothing() -> None:
    held = room()
    film = next(step for step in held.steps if step.kind == "media")
    steps = tuple(
        replace(step, state=StepState.PLANNED, started_at=None, ended_at=None) if step.id == film.id else step
        for step in held.steps
    )

    shown, unopened = (" ".join(said("minutes", "fr", each)) for each in (held, replace(held, steps=steps)))

    assert "Le film a été projeté" in shown
    assert "Le film a été projeté" not in unopened and "Étape non ouverte" in unopened
