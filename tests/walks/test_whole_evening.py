"""A whole Open CoDir: eighteen phones, two of them real browsers, from the badge to the printed minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.walks.browser_phone import BrowserPhone
from tests.walks.conftest import Evening
from tests.walks.served import Crowd, Plain, Served, cocreation_desk

THEMES = ("Prouver", "Goûter", "Rendre")
PROMISE = "Publier la courbe du croustillant"


class Held:
    """The room while it is held: what each sort of step asks of the facilitator and of the phones."""

    def __init__(self, served: Served, crowd: Crowd, customer: BrowserPhone, executive: BrowserPhone) -> None:
        self.served = served
        self.crowd = crowd
        self.customer = customer
        self.executive = executive
        self.votes: list[tuple[Plain, int]] = []

    def browsers_for(self, audience: str) -> list[BrowserPhone]:
        return {"customers": [self.customer], "company": [self.executive]}.get(
            audience, [self.customer, self.executive]
        )

    def live(self, step: Plain) -> None:
        match step["kind"]:
            case "ballot":
                for number in range(2 if "Gradient" in step["title"] else 1):
                    self.vote(step, again=number > 0)
            case "cluster":
                for name in THEMES:
                    self.served.do("add_theme", name=name)
                for number, each in enumerate(self.served.do("state")["contributions"]):
                    if each["state"] == "approved":
                        self.served.do("sort_into", contribution=each["code"], theme=THEMES[number % 3])
            case "commit":
                made = self.served.do("commit", text=PROMISE, owner="Stéphane", due_on="2027-02-01")["result"]
                self.served.do("show_commitment", commitment=made)
                self.answer([self.customer])
            case "discuss" | "collect":
                self.answer(self.browsers_for(step["audience"]))
                self.served.do("approve_all")
                self.crowd.answer("tap")
            case _:
                self.answer(self.browsers_for(step["audience"]))

    def answer(self, browsers: list[BrowserPhone]) -> None:
        asked = self.crowd.answer() > 0
        for phone in browsers if asked else []:
            phone.answer_all()

    def vote(self, step: Plain, again: bool) -> None:
        if again:
            self.served.do("next_round")
        ballot = self.served.ballots(step["id"])[-1]
        self.served.do("open_ballot", ballot=ballot["code"])
        sides = self.served.ballot(ballot["code"])["turnout"]
        voters = [
            phone
            for phone in self.crowd.phones
            if ("customer" if int(phone.participant_id) <= 9 else "company") in sides
        ]
        self.crowd.vote(ballot["id"], voters)
        for phone, side in ((self.customer, "customer"), (self.executive, "company")):
            if side in sides:
                phone.answer(ballot["id"])
        self.served.do("close_ballot", ballot=ballot["code"])
        self.served.do("reveal", ballot=ballot["code"])
        self.votes.append((self.served.ballot(ballot["code"]), 9 * len(sides)))


def words_of(pdf: Path) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.fixture
def held(evening: Evening, chromium: Browser) -> Held:
    served, badges = evening.serve(), evening.badges()
    served.do("next")
    customer, executive = (evening.browser(chromium, served.url, badges[n]) for n in (0, 9))
    crowd = evening.crowd(served.url, badges[1:9] + badges[10:])
    crowd.join()
    return Held(served, crowd, customer, executive)


def test_an_open_codir_runs_from_the_badge_to_the_printed_minutes(held: Held, evening: Evening, tmp_path: Path) -> None:
    assert held.served.do("state")["participants"]["here"] == 18
    assert held.served.step["kind"] == "checkin"

    while held.served.do("next")["result"]:
        held.live(held.served.step)

    state = held.served.do("state")
    assert state["session"]["state"] == "closed"
    assert [step["state"] for step in state["steps"]] == ["done"] * 19
    assert [ballot["papers"] for ballot, _ in held.votes] == [expected for _, expected in held.votes] == [18, 18, 9, 9]
    expect(held.customer.page.locator("main h1")).to_contain_text("Merci")
    assert held.customer.trouble == held.executive.trouble == []

    minutes, summary = tmp_path / "minutes.pdf", tmp_path / "summary.pdf"
    held.served.do("print", what="minutes", language="fr", out=str(minutes))
    held.served.do("print", what="summary", language="fr", out=str(summary))
    assert held.served.quit() == 0
    assert len(PdfReader(summary).pages) == 1
    written = words_of(minutes)
    for said in ("Compte rendu", "Open CoDir", PROMISE, "Notation individuelle", "V-04", *THEMES):
        assert said in written
    assert PROMISE in words_of(summary)
    assert '"sound": true' in cocreation_desk("check", evening.path, "--json")
