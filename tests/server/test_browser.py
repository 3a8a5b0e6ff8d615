"""Votes on real phones' browsers: what was sent is never lost, and counted once."""

from __future__ import annotations

import asyncio

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from cocreation_desk.desk import ballots, ideas, running
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.people import Side
from cocreation_desk.server.guard import GuardedProtocol
from cocreation_desk.store import file as store_file
from tests.browsers import Handset, send
from tests.phones import PhoneRoom

SAVED = "Votre réponse est bien arrivée."


def rate(page: Page, grade: int = 4) -> None:
    page.locator("fieldset.scale").first.wait_for()
    for statement in page.locator("fieldset.scale").all():
        statement.locator(f"input[value='{grade}']").check()


def counted(room: PhoneRoom, ballot: Ballot) -> int:
    return room.evening.room.turnout(ballot)[Side.CUSTOMER][0]


def test_from_the_badge_to_the_saved_vote_without_a_reload(room: PhoneRoom, handset: Handset) -> None:
    page = handset.join(room.person())
    expect(page.locator("h1")).to_have_text("Vous êtes bien arrivé·e")
    assert page.evaluate("window.isSecureContext") is False

    ballot = room.open_ballot()
    expect(page.locator("h1")).to_contain_text("Notation individuelle")
    rate(page)
    send(page)

    expect(page.locator(".saved")).to_contain_text(SAVED)
    expect(page.locator(".saved")).to_be_focused()
    expect(page.locator(".fields")).to_be_hidden()
    assert counted(room, ballot) == 1
    assert handset.trouble == []


def test_a_vote_goes_by_the_connection_that_brought_the_page(
    room: PhoneRoom, handset: Handset, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = handset.join(room.person())
    ballot = room.open_ballot()
    rate(page)
    knocked: list[GuardedProtocol] = []
    voted: list[GuardedProtocol] = []
    made, received = GuardedProtocol.connection_made, GuardedProtocol.data_received

    def knock(self: GuardedProtocol, line: asyncio.Transport) -> None:
        knocked.append(self)
        made(self, line)

    def hear(self: GuardedProtocol, data: bytes) -> None:
        if data.startswith(b"POST /answer/"):
            voted.append(self)
        received(self, data)

    monkeypatch.setattr(GuardedProtocol, "connection_made", knock)
    monkeypatch.setattr(GuardedProtocol, "data_received", hear)
    send(page)

    expect(page.locator(".saved")).to_contain_text(SAVED)
    assert counted(room, ballot) == 1
    assert len(voted) == 1
    assert voted[0] not in knocked


def test_a_saved_vote_can_be_changed_until_the_vote_closes(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    rate(page, 2)
    send(page)
    page.get_by_role("button", name="Changer ma réponse").click()
    rate(page, 5)
    send(page)

    expect(page.locator(".fields")).to_be_hidden()
    expect(page.locator(".saved")).to_be_visible()
    page.reload()
    expect(page.locator(".saved")).to_be_visible()
    room.close_ballot(ballot)
    papers = room.evening.room.papers[ballot.id]
    assert [set(paper.marks.grades.values()) for paper in papers] == [{5}]  # type: ignore[union-attr]


def test_a_vote_without_wifi_waits_and_is_sent_once_when_it_is_back(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    handset.context.set_offline(True)
    rate(page)
    send(page)
    expect(page.locator(".trouble")).to_have_text(
        "Pas encore enregistré. C’est gardé sur ce téléphone et partira tout seul."
    )
    expect(page.locator("#line")).to_contain_text("Connexion perdue")
    expect(page.locator("#line")).to_contain_text("Une réponse attend de partir.")
    expect(page.locator(".saved")).to_be_hidden()
    assert counted(room, ballot) == 0

    handset.context.set_offline(False)

    expect(page.locator(".saved")).to_be_visible()
    expect(page.locator(".trouble")).to_be_hidden()
    assert counted(room, ballot) == 1


def test_when_the_answer_is_lost_the_same_vote_is_sent_again_and_counts_once(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    sent: list[str] = []

    def lose_the_first(route: Route) -> None:
        sent.append(str(route.request.post_data).partition("&key=")[2][:32])
        if len(sent) == 1:
            route.fetch(url=route.request.url.replace("lan.test", "127.0.0.1"))
            route.abort()
        else:
            route.continue_()

    page.route("**/answer/*", lose_the_first)
    rate(page)
    send(page)

    expect(page.locator(".saved")).to_be_visible()
    assert len(sent) == 2 and sent[0] == sent[1]
    assert counted(room, ballot) == 1


def test_six_taps_are_one_vote(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    rate(page)
    page.evaluate("for (let n = 0; n < 6; n++) document.querySelector('.send').click()")

    expect(page.locator(".saved")).to_be_visible()
    assert counted(room, ballot) == 1
    with room.evening.desk.file.reader() as db:
        assert db.execute("select count(*) from journal where action = 'paper_cast'").fetchone()[0] <= 1


def test_what_waits_survives_a_reload(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    page.route("**/answer/*", lambda route: route.abort())
    rate(page)
    send(page)
    expect(page.locator(".trouble")).to_be_visible()

    page.unroute("**/answer/*")
    page.reload()

    expect(page.locator(".saved")).to_be_visible()
    assert counted(room, ballot) == 1


def test_the_phone_goes_on_by_itself_when_the_app_comes_back(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    port, session_id = room.server.port, room.evening.session_id
    room.server.stop()
    room.evening.desk.close()
    rate(page)
    send(page)
    expect(page.locator("#line")).to_contain_text("Connexion perdue")

    room.evening.desk = Desk(store_file.open_programme(room.evening.path), room.evening.clock, session_id)
    room.server = room.serve(port)

    expect(page.locator(".saved")).to_be_visible()
    expect(page.locator("#line")).not_to_contain_text("Connexion perdue")
    assert counted(room, ballot) == 1
    room.close_ballot(ballot)
    expect(page.locator(".answer")).to_have_count(0)


def test_an_answer_that_came_too_late_is_said_so_even_when_the_room_goes_on(room: PhoneRoom, handset: Handset) -> None:
    ballot, page = room.open_ballot(), handset.join(room.person())
    room.server.stop()
    rate(page)
    send(page)
    expect(page.locator(".trouble:visible")).to_contain_text("Pas encore enregistré")
    room.close_ballot(ballot)
    room.evening.do(ballots.reveal, ballot.id)
    room.server = room.serve(room.server.port)
    late = "Le vote est clos : cette réponse n’a pas été comptée."

    expect(page.get_by_text(late)).to_be_visible()
    room.evening.next()
    expect(page.locator("h1")).not_to_contain_text("Notation individuelle")
    expect(page.locator("#line")).to_have_text(late)
    later = page.locator("h1").text_content()
    room.evening.next()
    expect(page.locator("h1")).not_to_have_text(str(later))
    expect(page.locator("#line")).to_have_text(late)
    assert counted(room, ballot) == 0


def test_whoever_listens_hears_that_the_vote_opens_and_closes_under_the_same_title(
    room: PhoneRoom, handset: Handset
) -> None:
    page, step_id = handset.join(room.person()), room.evening.reach("ballot", 1)
    ballot, heard = room.evening.ballot(step_id), page.locator("#heard")

    expect(heard).to_contain_text("Le vote va ouvrir.")
    room.evening.do(ballots.open_ballot, ballot.id)
    expect(heard).to_contain_text("Confirmer mon vote")
    room.close_ballot(ballot)
    expect(heard).to_contain_text("Le vote est clos.")


def test_dots_are_laid_with_plus_and_minus_and_the_rest_is_counted(room: PhoneRoom, handset: Handset) -> None:
    cluster = room.evening.reach("cluster")
    for name in ("Prix", "Accueil", "Délais", "Emballage"):
        room.evening.do(ideas.add_theme, cluster, name)
    step_id = room.evening.reach("ballot", 2)
    room.evening.do(ballots.open_ballot, room.evening.ballot(step_id).id)
    page = handset.join(room.person())
    more = page.get_by_role("button", name="Un de plus : Prix")
    left = page.locator(".left")
    budget = int(str(page.locator("[data-budget]").get_attribute("data-budget")))

    more.click()
    expect(left).to_have_text(f"Il vous reste {budget - 1} point" + ("s." if budget > 2 else "."))
    page.get_by_role("button", name="Un de moins : Prix").click()
    for _ in range(budget):
        page.locator(".points-row").nth(1).get_by_role("button").last.click()
    send(page)

    expect(page.locator(".saved")).to_be_visible()
    assert counted(room, room.evening.ballot(step_id)) == 1


def test_a_vote_works_without_a_script(room: PhoneRoom, chromium: Browser) -> None:
    phone = Handset(room, chromium, java_script_enabled=False)
    page = phone.page
    page.goto(f"{phone.url}/j/{room.badge(room.person())}")
    page.locator("button.send").click()
    page.locator("form.language button[value=fr]").click()
    ballot = room.open_ballot()
    page.reload()
    for box in page.locator("input[type=radio][value='3']").all():
        box.check()
    send(page)

    expect(page.locator(".saved")).to_be_visible()
    assert counted(room, ballot) == 1
    phone.context.close()


def test_a_vote_works_by_keyboard_alone(room: PhoneRoom, handset: Handset) -> None:
    ballot = room.open_ballot()
    page = handset.join(room.person())
    for _ in range(80):
        page.keyboard.press("Tab")
        kind = page.evaluate("document.activeElement.type || ''")
        if kind == "radio":
            page.keyboard.press("Space")
        if page.evaluate("document.activeElement.className") == "send":
            page.keyboard.press("Enter")
            break

    expect(page.locator(".saved")).to_be_visible()
    assert counted(room, ballot) == 1


def test_both_languages_and_both_sides_see_their_own_page(room: PhoneRoom, chromium: Browser) -> None:
    customer, executive = Handset(room, chromium), Handset(room, chromium, locale="en-GB")
    french = customer.join(room.person())
    english = executive.join(room.person(Side.COMPANY), "en")
    room.open_ballot()

    expect(french.locator("h1")).to_contain_text("Notation individuelle")
    expect(english.locator("h1")).to_contain_text("Individual rating")
    expect(english.locator("html")).to_have_attribute("lang", "en")
    english.get_by_role("button", name="Passer en français").click()
    expect(english.locator("h1")).to_contain_text("Notation individuelle")
    customer.context.close()
    executive.context.close()


def test_whatever_a_guest_is_called_is_only_text(room: PhoneRoom, handset: Handset) -> None:
    page = handset.page
    page.goto(f"{handset.url}/j/{room.room_code}")
    page.locator("[name=first_name]").fill('<img src=x onerror="document.title=1">')
    page.locator("[name=last_name]").fill("'\"><script>document.title=2</script>")
    page.locator(".send").click()
    page.locator("form.language button[value=fr]").click()

    expect(page.locator(".who bdi")).to_have_text('<img src=x onerror="document.title=1">')
    expect(page).to_have_title("Open CoDir")
    assert handset.trouble == []


def test_a_hidden_page_hangs_up_and_comes_back_when_seen(room: PhoneRoom, handset: Handset) -> None:
    page = handset.join(room.person())
    expect(page.locator("h1")).to_be_visible()
    hide = "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
    hide += " document.dispatchEvent(new Event('visibilitychange')); }"

    page.evaluate(hide, True)
    room.open_ballot()
    expect(page.locator("h1")).to_have_text("Vous êtes bien arrivé·e")
    page.evaluate(hide, False)

    expect(page.locator("h1")).to_contain_text("Notation individuelle")


def test_where_streams_do_not_come_through_the_page_asks(room: PhoneRoom, handset: Handset) -> None:
    handset.context.route(
        "**/events*", lambda route: route.fulfill(status=200, content_type="text/html", body="portal")
    )
    page = handset.join(room.person())
    room.open_ballot()

    expect(page.locator("h1")).to_contain_text("Notation individuelle")


def test_the_end_is_thanked_for(room: PhoneRoom, handset: Handset) -> None:
    page = handset.join(room.person())
    room.evening.do(running.start, room.evening.session_id)
    room.evening.do(running.close_session, room.evening.session_id)

    expect(page.locator("h1")).to_have_text("Merci !")
