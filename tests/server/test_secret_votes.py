from __future__ import annotations

import re
import sqlite3

import pytest
from playwright.sync_api import Browser

from cocreation_desk.desk import agenda, ballots
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.text import Text
from tests.phones import PhoneRoom

CODE = re.compile(r"code ([0-9A-Z]{6})")


@pytest.fixture
def ballot(room: PhoneRoom) -> Ballot:
    """A secret vote between two trees, the next step of the session, open."""
    evening = room.evening
    upcoming = evening.room.upcoming
    assert upcoming is not None
    asked = {"method": "single", "secrecy": "secret", "options": ["Chêne", "Orme"]}
    step = Step("", 0, "ballot", Text("Quel arbre ?", "Which tree?"), Text(), 5, 5, settings=asked)
    step_id = evening.do(agenda.add_step, evening.session_id, step, upcoming.position)
    assert evening.next() == step_id
    evening.do(ballots.open_ballot, evening.ballot(step_id).id)
    return evening.ballot(step_id)


def paper(ballot: Ballot, mark: str) -> dict[str, object]:
    return {"ballot": ballot.id, "choice": mark}


def test_the_phone_is_given_the_code_of_its_sealed_paper(room: PhoneRoom, ballot: Ballot) -> None:
    phone = room.joined(room.person())

    reply = phone.send(ballot.step_id, paper(ballot, "A"), "the key").json
    again = phone.send(ballot.step_id, paper(ballot, "A"), "the key").json
    room.close_ballot(ballot)

    assert reply["text"] == f"Enregistré · code {reply['code']}"
    assert (again["again"], again["code"]) == (True, reply["code"])
    assert room.evening.ballot(ballot.step_id).receipt_codes == (reply["code"],)


def test_a_second_paper_is_refused(room: PhoneRoom, ballot: Ballot) -> None:
    phone = room.joined(room.person())
    phone.send(ballot.step_id, paper(ballot, "A"))

    refused = phone.send(ballot.step_id, paper(ballot, "B"))

    assert refused.status == 409
    assert "ne peut plus être modifié" in refused.json["text"]


def test_without_a_script_the_page_shows_the_code(room: PhoneRoom, ballot: Ballot) -> None:
    phone = room.joined(room.person())

    shown = phone.post(f"/answer/{ballot.step_id}", **paper(ballot, "A"), key="the key")

    assert shown.status == 200
    assert CODE.search(shown.text)
    assert "une fois confirmé" in shown.text


def test_the_key_that_is_kept_says_nothing_of_the_choice(room: PhoneRoom, ballot: Ballot) -> None:
    """The same number with another choice is the same sending: nothing of the choice has gone into what is compared."""
    phone = room.joined(room.person())
    first = phone.send(ballot.step_id, paper(ballot, "A"), "the key").json

    assert phone.send(ballot.step_id, paper(ballot, "B"), "the key").json["code"] == first["code"]
    db = sqlite3.connect(room.evening.path)
    assert db.execute("select count(*) from receipt").fetchone()[0] == 0
    db.close()


def test_a_browser_keeps_the_code_and_forgets_the_choice(room: PhoneRoom, ballot: Ballot, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{room.server.port}/j/{room.badge(room.person())}")
    page.locator("form.language button[value=fr]").click()
    page.get_by_label("Orme").check()
    page.locator("form.answer .send").click()
    page.get_by_text(CODE).first.wait_for()

    page.reload()
    page.get_by_text(CODE).first.wait_for()
    room.close_ballot(ballot)
    page.locator(".look-up").wait_for()
    page.locator("[data-mine]").get_by_text(CODE).wait_for()  # to be found in the list that is announced

    kept = page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
    assert "choice" not in kept
    assert page.locator("input:checked").count() == 0
    assert page.get_by_role("button", name="Modifier").count() == 0
    context.close()
