"""The kiosk at the back of the room: one person after the other, and nothing of the one before."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from cocreation_desk.desk import agenda, ballots, people
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.badges import badge_code, short_code
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.counting.papers import Ranking
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.text import Text
from tests.phones import Phone, PhoneRoom, Reply


def kiosk_of(room: PhoneRoom) -> Phone:
    """A tablet that was shown the kiosk's address."""
    tablet = room.stranger()
    code = room.server.kiosk_url.rsplit("/", 1)[-1]
    assert tablet.get(f"/kiosk/{code}").status == 200
    assert tablet.post("/kiosk/begin", code=code).status == 303
    return tablet


def typed(room: PhoneRoom, person: Participant) -> str:
    return short_code(room.evening.desk.file.badge_key, person.id, person.badge_issue)


def arrive(tablet: Phone, room: PhoneRoom, person: Participant) -> Reply:
    assert tablet.post("/kiosk/code", code=typed(room, person)).status == 303
    return tablet.get("/kiosk/paper")


def asked(room: PhoneRoom, secrecy: str = "anonymous", method: str = "single") -> Ballot:
    evening = room.evening
    upcoming = evening.room.upcoming
    assert upcoming is not None
    settings = {"method": method, "secrecy": secrecy, "options": ["Chêne", "Orme"]}
    step = Step("", 0, "ballot", Text("Quel arbre ?", "Which tree?"), Text(), 5, 5, settings=settings)
    step_id = evening.do(agenda.add_step, evening.session_id, step, upcoming.position)
    assert evening.next() == step_id
    evening.do(ballots.open_ballot, evening.ballot(step_id).id)
    return evening.ballot(step_id)


def vote(tablet: Phone, ballot: Ballot, mark: str = "A") -> Reply:
    return tablet.post(f"/kiosk/answer/{ballot.step_id}", ballot=ballot.id, choice=mark, key="k")


def test_a_minor_for_whom_nobody_has_answered_is_told_so(room: PhoneRoom) -> None:
    tablet, person = kiosk_of(room), room.person()
    room.evening.do(people.edit_participant, person.id, is_minor=True)

    refused = tablet.post("/kiosk/code", code=typed(room, person))

    assert refused.status == 409 and 'role="alert"' in refused.text
    assert 'action="/kiosk/code"' in refused.text, "the next one can go on"


def test_where_nothing_can_be_written_the_kiosk_says_so(room: PhoneRoom) -> None:
    tablet, code = kiosk_of(room), typed(room, room.person())
    room.evening.desk.close()

    refused = tablet.post("/kiosk/code", code=code)

    assert refused.status == 503 and 'role="alert"' in refused.text


def test_people_vote_one_after_the_other_and_the_channel_is_told(room: PhoneRoom) -> None:
    ballot, tablet = asked(room), kiosk_of(room)
    for number in range(6):
        person = room.person(Side.CUSTOMER, number)
        assert "Chêne" in arrive(tablet, room, person).text
        assert "Merci" in vote(tablet, ballot).text

    assert room.evening.room.channels_of(ballot) == {"kiosk": 6}


def test_the_one_who_comes_next_finds_nothing_of_the_one_before(room: PhoneRoom) -> None:
    ballot, tablet = asked(room), kiosk_of(room)
    first = room.person()
    arrive(tablet, room, first)
    vote(tablet, ballot)

    back = tablet.get("/kiosk/paper")
    assert (back.status, back.headers["location"]) == (303, "/kiosk")
    assert first.first_name not in tablet.get("/kiosk").text
    assert tablet.get("/kiosk").headers["cache-control"] == "no-store"
    late = vote(tablet, ballot, "B")
    assert (late.status, late.headers["location"]) == (303, "/kiosk"), "a form kept on the screen is nobody's any more"


def test_somebody_who_has_voted_does_not_vote_again_at_the_kiosk(room: PhoneRoom) -> None:
    ballot, tablet = asked(room), kiosk_of(room)
    arrive(tablet, room, room.person())
    vote(tablet, ballot, "A")

    again = arrive(tablet, room, room.person())

    assert "Rien à voter" in again.text
    assert "Chêne" not in again.text


def test_a_tap_sent_twice_is_thanked_twice_and_counted_once(room: PhoneRoom) -> None:
    ballot, tablet = asked(room), kiosk_of(room)
    arrive(tablet, room, room.person())
    cookies = dict(tablet.cookies)
    vote(tablet, ballot)
    tablet.cookies = cookies

    assert "Merci" in vote(tablet, ballot).text
    assert room.evening.room.channels[ballot.id].all_found == 1


def test_a_secret_vote_gives_its_code_and_leaves_nothing(room: PhoneRoom) -> None:
    ballot, tablet = asked(room, "secret"), kiosk_of(room)
    arrive(tablet, room, room.person())

    thanks = vote(tablet, ballot).text
    room.close_ballot(ballot)

    code = re.search(r"code ([0-9A-Z]{6})", thanks)
    assert code is not None
    assert "Chêne" not in thanks
    assert room.evening.ballot(ballot.step_id).receipt_codes == (code[1],)


def test_an_order_is_made_with_arrows_as_on_a_phone(room: PhoneRoom, chromium: Browser) -> None:
    ballot = asked(room, method="borda")
    context = chromium.new_context(locale="fr-FR", viewport={"width": 820, "height": 1180})
    page = context.new_page()
    page.goto(room.server.kiosk_url.replace("127.0.0.1", "lan.test"))
    page.locator("input[name=code]").fill(typed(room, room.person()))
    page.locator("button.send").click()

    page.get_by_role("button", name="Monter : Orme").click()
    page.get_by_role("button", name="Monter : Chêne").click()
    page.locator("form.answer .send").click()

    expect(page.locator("h1")).to_contain_text("Merci")
    room.close_ballot(ballot)
    first, second = ballot.option_ids
    assert [paper.marks for paper in room.evening.room.papers[ballot.id]] == [
        Ranking((frozenset({second}), frozenset({first})))
    ]
    context.close()


def test_what_a_scanner_types_is_a_code_too(room: PhoneRoom) -> None:
    asked(room)
    tablet, person = kiosk_of(room), room.person()
    code = badge_code(room.evening.desk.file.badge_key, person.id, person.badge_issue)

    assert tablet.post("/kiosk/code", code=f"http://192.168.8.20:8080/j/{code}").status == 303


def test_a_screen_that_was_not_let_in_is_no_kiosk(room: PhoneRoom) -> None:
    ballot, stranger = asked(room), room.stranger()

    for reply in (stranger.get("/kiosk"), stranger.post("/kiosk/code", code=typed(room, room.person()))):
        assert (reply.status, reply.headers["location"]) == (303, "/")
    assert stranger.post("/kiosk/begin", code="K" * 26).status == 404
    assert vote(stranger, ballot).status == 303
    assert not room.evening.room.voted[ballot.id]


def test_wrong_codes_are_held_to_the_same_pace_as_at_the_door(room: PhoneRoom) -> None:
    asked(room)
    tablet = kiosk_of(room)

    replies = [tablet.post("/kiosk/code", code=f"WRONG{number:03d}") for number in range(10)]
    tablet.post("/kiosk/code", code="WRONG999")

    assert {reply.status for reply in replies} == {404}
    assert "sur aucun badge" in replies[0].text
    assert [key for key, _ in room.told] == ["phones_wrong_codes"]


def test_consents_can_be_given_there_by_whoever_comes_late(room: PhoneRoom) -> None:
    charter = next(step for step in room.evening.room.steps if step.kind == "charter")
    room.evening.reach("ballot", 1)
    tablet, person = kiosk_of(room), room.person()
    page = arrive(tablet, room, person).text
    names = sorted(set(re.findall(r'type="radio" name="(\w+)" value="granted"', page)))
    given = dict.fromkeys(names, "granted") | {"quotes": "no"}

    assert f'action="/kiosk/answer/{charter.id}"' in page
    assert "Merci" in tablet.post(f"/kiosk/answer/{charter.id}", **given, key="k").text
    assert room.evening.room.consents[person.id][Purpose.QUOTES] == "no"


@pytest.mark.parametrize("clock", [True, False], ids=["back", "idle"])
def test_going_back_and_walking_away_show_nothing(room: PhoneRoom, chromium: Browser, clock: bool) -> None:
    ballot = asked(room, "secret")
    context = chromium.new_context(locale="fr-FR", viewport={"width": 820, "height": 1180})
    page = context.new_page()
    page.clock.install()
    page.goto(room.server.kiosk_url.replace("127.0.0.1", "lan.test"))
    page.locator("input[name=code]").fill(typed(room, room.person()))
    page.locator("button.send").click()
    page.locator(".card").first.click()
    if clock:
        page.locator("#main form.answer button.send").click()
        expect(page.locator("h1")).to_contain_text("Merci")
        page.go_back()
    else:
        page.clock.run_for(110_000)
        expect(page.locator("#idle")).to_be_visible()
        page.clock.run_for(11_000)

    expect(page.locator("h1")).to_have_text("Voter ici")
    expect(page.locator("body")).not_to_contain_text("Chêne")
    assert len(room.evening.room.voted[ballot.id]) == (1 if clock else 0)
    context.close()
