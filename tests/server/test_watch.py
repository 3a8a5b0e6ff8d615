"""A scrutineer's own phone shows the counters of the election, and nothing else; a link that is withdrawn shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cocreation_desk.desk import elections, people
from cocreation_desk.server.run import PhoneServer
from tests.elected import ElectionEvening
from tests.phones import Phone


class Watched:
    """An election with two scrutineers and the phones' door open."""

    def __init__(self, folder: Path) -> None:
        self.evening = ElectionEvening(folder)
        self.evening.prepare()
        self.server = PhoneServer(self.evening.desk, names=("lan.test",))

    def link(self, participant_id: str) -> str:
        self.evening.desk.look().result(120)
        return self.server.scrutineer_urls[participant_id].removeprefix(self.server.url)

    def phone(self, link: str) -> Phone:
        """A phone that was shown that link and pressed its button."""
        held = Phone(self.server.port)
        held.get(link)
        held.post("/watch/begin", code=link.rsplit("/", 1)[-1])
        return held

    def close(self) -> None:
        self.server.stop()
        self.evening.desk.close()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    begun = Watched(tmp_path)
    yield begun
    begun.close()


def test_a_scrutineer_sees_roll_papers_and_channels_and_never_a_choice(watched: Watched) -> None:
    evening = watched.evening
    phone = watched.phone(watched.link(evening.election.scrutineers[0]))
    ballot = evening.open_round()
    evening.vote(ballot, {"A": 5, "B": 2})
    evening.desk.look().result(120)

    during = phone.get("/watch").text
    assert "7 sur 12" in during and "on en attend encore 5" in during
    evening.announce(ballot)
    evening.desk.look().result(120)
    told = phone.get("/watch").text

    assert "7 émargements, 7 bulletins trouvés" in told and "5 personnes n’ont pas voté" in told
    for page in (during, told):
        assert not any(each.name in page for each in evening.election.candidates)
        assert not re.findall(r'<form(?! method="post" action="/watch/language")', page), (
            "nothing can be done from there"
        )


def test_whoever_is_no_longer_named_or_has_a_new_badge_sees_nothing(watched: Watched) -> None:
    evening = watched.evening
    first, second = evening.election.scrutineers
    phones = [watched.phone(watched.link(each)) for each in (first, second)]
    assert [phone.get("/watch").status for phone in phones] == [200, 200]

    evening.do(elections.name_scrutineers, evening.session_id, [second])
    evening.do(people.new_badge, second)
    evening.desk.look().result(120)

    assert [phone.get("/watch").status for phone in phones] == [403, 403]
    assert "Ce lien n’ouvre plus les compteurs" in phones[0].get("/watch").text
    assert watched.phone(watched.link(second)).get("/watch").status == 200, "the new link works"


def test_no_other_code_opens_the_counters(watched: Watched) -> None:
    kiosk = watched.server.kiosk_url.rsplit("/", 1)[-1]
    for code in ("", "ABCDEFGHJKMNPQRSTUVWXYZ234", kiosk, watched.evening.room.session.room_code):  # type: ignore[union-attr]  # there is a session
        phone = Phone(watched.server.port)
        assert phone.post("/watch/begin", code=code).status == 403
        assert phone.get("/watch").status == 403


def test_the_link_is_no_badge(watched: Watched) -> None:
    link = watched.link(watched.evening.election.scrutineers[0])

    reply = Phone(watched.server.port).post("/join", code=link.rsplit("/", 1)[-1])

    assert reply.status != 303 and not reply.cookie


def test_a_scrutineer_reads_it_in_their_own_language(watched: Watched) -> None:
    phone = watched.phone(watched.link(watched.evening.election.scrutineers[0]))
    phone.post("/watch/language", language="en")

    assert "This page shows counters only" in phone.get("/watch").text


def test_counters_that_are_no_longer_fresh_say_so(watched: Watched, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{watched.server.url}{watched.link(watched.evening.election.scrutineers[0])}")
    expect(page.locator("#counters")).to_be_visible(timeout=120_000)

    page.route("**/watch", lambda asked: asked.fulfill(status=500))
    expect(page.locator("#line")).to_have_text(re.compile("."), timeout=120_000)
    page.unroute_all()

    expect(page.locator("#line")).to_have_text("", timeout=120_000)
    page.close()


def test_the_counters_go_on_by_themselves_and_end_with_the_link(watched: Watched, chromium: Browser) -> None:
    evening = watched.evening
    watcher = evening.election.scrutineers[0]
    ballot = evening.open_round()
    page = chromium.new_page()
    page.goto(f"{watched.server.url}{watched.link(watcher)}")
    expect(page.locator(".figure")).to_have_text("0 sur 12", timeout=120_000)

    evening.vote(ballot, {"A": 5, "B": 2})
    expect(page.locator(".figure")).to_have_text("7 sur 12", timeout=120_000)
    evening.do(elections.name_scrutineers, evening.session_id, evening.election.scrutineers[1:])

    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus les compteurs", timeout=120_000)
    page.close()
