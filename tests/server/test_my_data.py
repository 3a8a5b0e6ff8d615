"""On their own phone somebody sees what is held about them, and takes a consent back as easily as they gave it."""

from __future__ import annotations

import re

import pytest

from cocreation_desk.desk import consents, people
from cocreation_desk.domain.consents import WITHDRAWN, Purpose
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.text import Text
from cocreation_desk.store import consents as rows
from tests.phones import Phone, PhoneRoom

AGREED = {Purpose.NOTICE: "granted", Purpose.IMAGE: "granted", Purpose.QUOTES: "named"}
OTHER = Text("Un autre texte", "Another text")


@pytest.fixture
def person(room: PhoneRoom) -> Participant:
    somebody = room.person()
    room.evening.do(people.edit_participant, somebody.id, email="c0@example.org", last_name="<b>Un</b>")
    room.evening.do(consents.key_in_consents, somebody.id, AGREED)
    return room.person()


@pytest.fixture
def phone(room: PhoneRoom, person: Participant) -> Phone:
    return room.joined(person)


def said(room: PhoneRoom, person: Participant) -> dict[Purpose, str]:
    return dict(room.evening.room.consents[person.id])


def test_every_page_leads_to_one_s_own_data_and_only_to_them(room: PhoneRoom, phone: Phone) -> None:
    assert 'href="/mine"' in phone.get().text
    page = phone.get("/mine")

    assert (page.status, page.headers["cache-control"]) == (200, "no-store")
    assert "c0@example.org" in page.text and "&lt;b&gt;Un&lt;/b&gt;" in page.text
    assert all(each.name not in page.text for each in room.evening.room.participants[1:])


def test_a_stranger_is_shown_nothing(room: PhoneRoom, person: Participant) -> None:
    stranger = room.stranger()

    assert stranger.get("/mine").status == 303
    assert stranger.post("/mine", purpose="image", choice=WITHDRAWN, version="1").status == 303
    assert said(room, person) == AGREED


def test_one_tap_takes_one_consent_back_and_leaves_the_others(
    room: PhoneRoom, phone: Phone, person: Participant
) -> None:
    done = phone.post("/mine", purpose="image", choice=WITHDRAWN, version="1")

    assert (done.status, done.headers["location"]) == (303, "/mine#image")
    assert said(room, person) == AGREED | {Purpose.IMAGE: WITHDRAWN}
    assert ("phones_image_withdrawn", {}) in room.told
    with room.evening.desk.file.reader() as db:
        given = rows.newest(db, person.id, Purpose.IMAGE)
    assert given is not None and (given.channel, given.choice) == ("phone", WITHDRAWN)
    assert "retiré" in phone.get("/mine").text


def test_it_is_given_again_as_easily(room: PhoneRoom, phone: Phone, person: Participant) -> None:
    phone.post("/mine", purpose="image", choice=WITHDRAWN, version="1")
    phone.post("/mine", purpose="image", choice="granted", version="1")

    assert said(room, person)[Purpose.IMAGE] == "granted"


@pytest.mark.parametrize(
    ("purpose", "choice"),
    [
        ("notice", WITHDRAWN),
        ("guardian", "granted"),
        ("image", "named"),
        ("recontact", "granted"),
        ("", ""),
        ("x", "y"),
    ],
)
def test_what_is_not_theirs_to_say_is_refused_and_writes_nothing(
    room: PhoneRoom, phone: Phone, person: Participant, purpose: str, choice: str
) -> None:
    before = room.evening.room.version

    answer = phone.post("/mine", purpose=purpose, choice=choice, version="²")

    assert answer.status == 409 and 'role="alert"' in answer.text
    assert said(room, person) == AGREED and room.evening.room.version == before


def test_a_text_that_was_replaced_asks_those_who_had_said_yes_and_nobody_else(
    room: PhoneRoom, phone: Phone, person: Participant
) -> None:
    refused, silent = room.person(number=1), room.person(number=2)
    room.evening.do(consents.key_in_consents, refused.id, {Purpose.IMAGE: "refused"})
    phones = {each.id: room.joined(each) for each in (refused, silent)}
    room.evening.do(consents.rewrite_notice, room.evening.session_id, OTHER, Purpose.IMAGE)
    assert room.evening.room.ask_again == {person.id: frozenset({Purpose.IMAGE})}

    def is_asked(phone: Phone) -> bool:
        shown = re.search(r'data-mine="again"( hidden)?>', phone.get().text)
        return bool(shown and not shown[1])

    assert is_asked(phone)
    assert not any(is_asked(each) for each in phones.values())
    assert "a changé depuis votre réponse" in phone.get("/mine").text
    phone.post("/mine", purpose="image", choice="granted", version="2")

    assert not room.evening.room.ask_again
    assert 'data-mine="again"' not in phone.get().text
    with room.evening.desk.file.reader() as db:
        given = rows.newest(db, person.id, Purpose.IMAGE)
    assert given is not None and given.version == 2


def test_a_minor_is_told_who_answered_and_sent_to_the_door(room: PhoneRoom) -> None:
    child = room.person(number=3)
    room.evening.do(people.edit_participant, child.id, is_minor=True)
    assert "parent" in room.stranger().post("/join", code=room.badge(child)).text
    room.evening.do(consents.key_in_consents, child.id, {Purpose.GUARDIAN: "granted"}, "Mariama Diallo")

    page = room.joined(child).get("/mine").text

    assert "Mariama Diallo" in page and 'value="withdrawn"' not in page
