"""What each page shows, and that no page shows what it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_desk.desk import ballots, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import LANGUAGES
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.kind import View
from cocreation_desk.server.pages import Pages, shown_steps
from cocreation_desk.words import Say
from tests.phones import PhoneRoom, rating


def test_a_kind_whose_page_fails_shows_the_title_and_says_so_in_the_log(
    room: PhoneRoom, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(step: Step, around: Room, side: Side, say: Say) -> View:
        raise ZeroDivisionError

    room.evening.reach("charter")
    pages = Pages(KINDS | {"charter": replace(KINDS["charter"], phone=fails)})

    fragment = pages.fragment(room.evening.room, "fr", Side.CUSTOMER)

    assert "Règles du jeu" in fragment and "ZeroDivisionError" not in fragment
    assert "the phone page of a charter step failed" in caplog.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", Side)
def test_every_step_of_the_agenda_has_a_page(room: PhoneRoom, language: str, side: Side) -> None:
    pages = Pages(KINDS)

    while room.evening.next() is not None:
        fragment = pages.fragment(room.evening.room, "fr" if language == "fr" else "en", side)
        assert "<h1" in fragment
        assert "style=" not in fragment and "<script" not in fragment


def test_a_vote_opened_ahead_of_its_step_is_on_the_phones_of_those_it_is_open_to(room: PhoneRoom) -> None:
    """The executives seal their prediction before the film is rated."""
    ballot = room.evening.room.ballots[0]
    room.evening.next()
    room.evening.do(ballots.open_ballot, ballot.id, Audience.COMPANY)
    now = room.evening.room

    assert ballot.step_id in [step.id for step in shown_steps(now, Side.COMPANY)]
    assert ballot.step_id not in [step.id for step in shown_steps(now, Side.CUSTOMER)]
    executive = room.joined(room.person(Side.COMPANY))
    assert executive.send(ballot.step_id, rating(ballot)).json["saved"] is True


def test_nothing_of_an_open_vote_is_on_any_page(room: PhoneRoom) -> None:
    """Neither counts nor who: before and after a vote the broadcast pages are the same bytes."""
    ballot = room.open_ballot()
    pages = Pages(KINDS)
    before = [pages.screen(room.evening.room, language, side) for language in LANGUAGES for side in Side]

    for number in range(9):
        room.joined(room.person(number=number)).send(ballot.step_id, rating(ballot, 1 + number % 5))

    assert [pages.screen(room.evening.room, language, side) for language in LANGUAGES for side in Side] == before


def test_a_suspended_session_says_that_answers_are_kept(room: PhoneRoom) -> None:
    phone = room.joined(room.person())
    room.evening.do(running.start, room.evening.session_id)
    room.evening.do(running.suspend, room.evening.session_id)
    room.evening.desk.look().result(120)

    assert "La séance est suspendue" in phone.get().text


def test_between_two_steps_there_is_something_to_wait_for(room: PhoneRoom) -> None:
    phone = room.joined(room.person())
    room.evening.do(running.start, room.evening.session_id)
    room.evening.desk.look().result(120)

    text = phone.get().text

    assert "La suite arrive" in text or "<h1" in text


def test_nobody_elses_name_is_on_a_page(room: PhoneRoom) -> None:
    phone = room.joined(room.person())
    others = [each.first_name for each in room.evening.room.participants if each.first_name != "Client 0"]

    while room.evening.next() is not None:
        room.evening.desk.look().result(120)
        text = phone.get().text
        assert "Client 0" in text
        assert [name for name in others if name in text] == []
