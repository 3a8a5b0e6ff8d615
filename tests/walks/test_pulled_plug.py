"""The plug is pulled in the middle of a vote: nothing that a phone was told is saved is lost, and nothing is counted twice."""

from __future__ import annotations

import json
import threading

import pytest
from playwright.sync_api import Browser, expect

from tests.walks.conftest import Evening
from tests.walks.served import LONGEST_SECONDS, cocreation_desk


def test_a_kill_in_the_middle_of_an_open_vote_loses_nothing_and_doubles_nothing(
    evening: Evening, chromium: Browser
) -> None:
    served, badges = evening.serve(), evening.badges()
    for _ in range(10):
        served.do("next")
    customer, executive = (evening.browser(chromium, served.url, badges[n]) for n in (0, 9))
    crowd = evening.crowd(served.url, badges[1:9] + badges[10:])
    crowd.join()
    vote = served.ballots(served.step["id"])[0]["id"]
    served.do("open_ballot")
    crowd.vote(vote, crowd.phones[:6])
    customer.answer(vote)
    executive.fill_in(vote)

    under_way = threading.Event()
    rush = crowd.begin(crowd.voting(vote, crowd.phones[6:], under_way.set))
    assert under_way.wait(60)
    served.kill()
    executive.form(vote).locator("button.send").click()
    expect(executive.page.locator("#line")).to_have_attribute("data-tone", "warn")
    again = evening.serve()

    assert again.url == served.url
    assert evening.badges() == badges
    rush.result(timeout=LONGEST_SECONDS)
    expect(executive.form(vote).locator(".saved")).to_be_visible()
    expect(customer.form(vote).locator(".saved")).to_be_visible()
    assert again.ballot("V-01")["turnout"] == {"customer": {"voted": 9, "of": 9}, "company": {"voted": 9, "of": 9}}
    again.do("close_ballot")
    assert again.ballot("V-01")["state"] == "counted"
    assert again.ballot("V-01")["papers"] == 18
    again.do("reveal")
    expect(customer.page.locator("ul.result")).to_be_visible()
    assert again.quit() == 0
    assert json.loads(cocreation_desk("check", evening.path, "--json"))["sound"]


def test_a_second_program_is_told_who_holds_the_file_and_the_first_goes_on(evening: Evening) -> None:
    served = evening.serve()

    said = cocreation_desk("serve", evening.path, code=1)

    assert json.loads(said)["error"] == "file_is_open_elsewhere"
    assert served.do("next")["ok"]


@pytest.mark.parametrize("end", ["terminated", "input ended"])
def test_asked_to_stop_it_finishes_cleanly_and_leaves_one_file(evening: Evening, end: str) -> None:
    served = evening.serve()
    served.do("next")

    if end == "terminated":
        assert served.stop() == 0
    else:
        assert served.close_input() == 0

    left = {each.name for each in evening.path.parent.iterdir()} - {"people.csv", f".{evening.path.name}.lock"}
    assert left == {evening.path.name}
