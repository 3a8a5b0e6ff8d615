"""A phone whose browser runs no script: told what is saved, taken along with the room, and never left without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from cocreation_desk.desk import publishing
from cocreation_desk.domain.room import Room
from tests.browsers import Handset
from tests.phones import Phone, PhoneRoom, rating
from tests.server.test_kiosk import arrive, asked, kiosk_of, vote


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """From ``setattr`` on nobody can read the room; what is written is written."""
    with monkeypatch.context() as broken:
        yield broken


def fails(*_: object) -> Room:
    raise OSError("the disk does not answer")


def test_a_vote_is_said_to_be_saved_where_the_room_cannot_be_read_after_it(
    room: PhoneRoom, unread: pytest.MonkeyPatch
) -> None:
    ballot, phone = room.open_ballot(), room.joined(room.person())
    unread.setattr(publishing, "next_room", fails)
    page = phone.post(f"/answer/{ballot.step_id}", **rating(ballot), key="the key")
    unread.undo()

    assert page.status == 200
    assert re.search(r'class="saved" role="status".*?<b>Enregistré', page.text) and 'id="alert"' not in page.text
    assert len(room.evening.room.voted[ballot.id]) == 1


def test_the_kiosk_says_thanks_where_the_room_cannot_be_read_after_a_vote(
    room: PhoneRoom, unread: pytest.MonkeyPatch
) -> None:
    ballot, tablet = asked(room), kiosk_of(room)
    arrive(tablet, room, room.person())
    unread.setattr(publishing, "next_room", fails)
    thanks = vote(tablet, ballot)
    unread.undo()

    assert (thanks.status, "Merci" in thanks.text) == (200, True)


def test_a_consent_is_said_to_be_kept_where_the_room_cannot_be_read_after_it(
    room: PhoneRoom, unread: pytest.MonkeyPatch
) -> None:
    phone = room.joined(room.person())
    unread.setattr(publishing, "next_room", fails)
    page = phone.post("/mine", purpose="image", choice="granted", version="1")
    unread.undo()

    assert page.status == 200 and "<b>Enregistré</b>" in page.text


def test_a_page_without_a_form_looks_again_and_one_with_a_form_is_left_alone(room: PhoneRoom) -> None:
    phone, refresh = room.joined(room.person()), '<noscript><meta http-equiv="refresh"'

    assert refresh in phone.get().text
    room.open_ballot()
    assert refresh not in phone.get().text
    assert '<noscript><a class="mine-link" href="/">' in phone.get().text, "one can still look again by hand"


def test_a_saved_vote_is_folded_and_can_be_changed(room: PhoneRoom, chromium: Browser) -> None:
    phone = Handset(room, chromium, java_script_enabled=False)
    page = phone.page
    page.goto(f"{phone.url}/j/{room.badge(room.person())}")
    page.locator("button.send").click()
    page.locator("form.language button[value=fr]").click()
    room.open_ballot()
    page.reload()
    for box in page.locator("input[type=radio][value='3']").all():
        box.check()
    page.locator(".answer .send").click()

    expect(page.locator(".saved")).to_be_visible()
    expect(page.locator(".answer .send")).to_be_hidden()
    page.locator("a.quiet").click()
    expect(page.locator(".answer .send")).to_be_visible()
    phone.context.close()


# ---- at the door ----


def test_a_code_that_is_wrong_by_a_letter_need_not_be_typed_again(room: PhoneRoom) -> None:
    page = room.stranger().post("/join", code='K7QM"X')

    assert page.status == 404
    assert re.search(r'name="code" value="K7QM&#34;X"[^>]*aria-invalid="true" aria-describedby="alert"', page.text)
    assert 'id="alert"' in page.text


@pytest.mark.parametrize(
    ("back", "place"),
    [
        ("/draw", "/draw"),
        ("/mine", "/mine"),
        ("/j/K7QMRT", "/j/K7QMRT"),
        ("", "/"),
        ("//example.org", "/"),
        ("/j/../x", "/"),
    ],
)
def test_another_language_is_spoken_where_it_was_asked_for(room: PhoneRoom, back: str, place: str) -> None:
    chosen = room.stranger().post("/language", language="en", back=back)

    assert (chosen.status, chosen.headers["location"]) == (303, place)


def test_whoever_changes_the_language_at_the_door_keeps_the_room_s_code(room: PhoneRoom) -> None:
    door = room.stranger().post("/join", code=room.room_code)

    assert f'name="back" value="/j/{room.room_code}"' in door.text


def asked_by_a_browser(phone: Phone, path: str) -> tuple[int, str]:
    reply = phone.ask("GET", path, headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": "en"})
    return reply.status, reply.text


def test_where_there_is_nothing_a_browser_is_shown_the_way_back(room: PhoneRoom) -> None:
    status, page = asked_by_a_browser(room.stranger(), "/nowhere")

    assert (status, 'href="/"' in page) == (404, True)
    assert "Nothing at this address" in page
    assert room.stranger().get("/nowhere").text == ""
