"""A place is called by its site, and by its day or hour only where the site opens more than once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_desk.domain.draw.advice import Change, Finding
from cocreation_desk.domain.draw.visits import visits
from cocreation_desk.domain.session import Session
from cocreation_desk.kinds.draw_words import change_line, finding_line, visit_names
from cocreation_desk.words import sayer
from tests.domain.draw.test_visits import TWICE, session
from tests.rooms import MORNING


def names(sessions: tuple[Session, ...], language: str, with_year: bool = True) -> list[str]:
    found = visits(sessions, ())
    return list(visit_names([(each, each.session) for each in found], sayer(language), with_year).values())


@pytest.mark.parametrize(
    ("language", "with_year", "said"),
    [
        ("fr", True, ["Brest · 24 novembre 2026", "Brest · 1er décembre 2026", "Lyon"]),
        ("en", True, ["Brest · 24 November 2026", "Brest · 1 December 2026", "Lyon"]),
        ("fr", False, ["Brest · 24 novembre", "Brest · 1er décembre", "Lyon"]),
    ],
)
def test_a_site_that_opens_on_two_days_is_told_with_the_day(language: str, with_year: bool, said: list[str]) -> None:
    sessions = (TWICE[0], session("BBBB", "Brest", 7), TWICE[2])

    assert names(sessions, language, with_year) == said


def test_two_visits_on_one_day_are_told_with_the_hour() -> None:
    morning = session("AAAA", "Brest")
    afternoon = replace(session("BBBB", "Brest"), starts_at=MORNING + timedelta(hours=6))

    assert names((morning, afternoon), "fr") == [
        "Brest · 24 novembre 2026, 8\u00a0h\u00a030",
        "Brest · 24 novembre 2026, 14\u00a0h\u00a030",
    ]


def test_what_stands_in_the_way_is_said_of_its_session() -> None:
    say, called = sayer("fr"), {"Brest BBBB": "Brest · 1er décembre 2026"}
    details = {"place": "Brest BBBB", "feature": "sex", "most": 22, "seats": 40}
    change = Change("Brest BBBB", "sex", "F", "max", 11, 20)

    assert finding_line(Finding("maxes_under_seats", details), say, called).startswith(
        "Brest · 1er décembre 2026 — sexe"
    )
    assert "(Brest · 1er décembre 2026)" in change_line(change, say, called)
    assert "Brest BBBB" in finding_line(Finding("maxes_under_seats", details), say)
