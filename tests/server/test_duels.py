"""Duels between many ideas: each phone asks its own dozen, the same after a reload, and all of them count."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from cocreation_desk.desk import agenda, ballots
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.papers import Duels
from cocreation_desk.kinds.ballot.duels import pairs_of
from tests.browsers import Handset
from tests.phones import PhoneRoom

IDEAS = [{"fr": f"Idée « {n} »", "en": f"Idea “{n}”"} for n in range(1, 10)]  # thirty-six pairs


def opened(room: PhoneRoom, **more: object) -> Ballot:
    step = next(each for each in room.evening.room.steps if each.kind == "ballot")
    settings: dict[str, object] = {"method": "wiki_survey", "options": IDEAS, "electorate": "all", "predicted_by": None}
    room.evening.do(agenda.edit_step, step.id, settings=settings | more)
    return room.open_ballot()


def asked(page: Page) -> list[str]:
    page.locator("fieldset.scale").first.wait_for()
    names: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('fieldset.scale')].map((f) => f.elements[0].name)"
    )
    return names


def test_each_phone_draws_duels_of_its_own_and_they_are_counted(room: PhoneRoom, chromium: Browser) -> None:
    phones = [Handset(room, chromium) for _ in range(2)]
    ballot = opened(room)
    pages = [phone.join(room.person(number=number)) for number, phone in enumerate(phones)]
    drawn = [asked(page) for page in pages]

    pages[0].reload()
    assert asked(pages[0]) == drawn[0]
    assert drawn[0] != drawn[1]
    for names in drawn:
        assert len({frozenset(name.split("-")[1:]) for name in names}) == 9
    for page in pages:
        for duel in page.locator("fieldset.scale").all():
            duel.locator(".steps label").first.click()
        page.locator(".answer .send").click()
        expect(page.locator(".saved")).to_be_focused()

    room.evening.do(ballots.close_ballot, ballot.id)
    mark = {option.id: option.mark for option in ballot.options}
    papers = [paper.marks for paper in room.evening.room.papers[ballot.id]]
    found = [{(mark[a], mark[b]) for a, b in marks.decided} for marks in papers if isinstance(marks, Duels)]
    for names in drawn:
        assert {(a, b) for _, a, b in (name.split("-") for name in names)} in found
    for phone in phones:
        assert phone.trouble == []
        phone.context.close()


def test_a_phone_without_a_script_is_asked_the_ring_that_paper_has(room: PhoneRoom) -> None:
    ballot = opened(room)

    page = room.joined(room.person()).get("/").text

    assert page.count("<fieldset") == 9
    assert all(f'name="duel-{a.mark}-{b.mark}"' in page for a, b in pairs_of(ballot))


def test_an_idea_is_proposed_while_the_duels_are_being_answered(room: PhoneRoom, chromium: Browser) -> None:
    phone = Handset(room, chromium)
    opened(room, new_ideas=True)
    page = phone.join(room.person())
    names = asked(page)
    page.locator("fieldset.scale .steps label").first.click()

    page.locator("textarea[name=idea]").fill("Un hêtre")
    page.get_by_role("button", name="Proposer cette idée").click()
    expect(page.locator("textarea[name=idea]")).to_have_value("")

    assert [each.text for each in room.evening.room.contributions] == ["Un hêtre"]
    assert page.locator(f"input[name='{names[0]}']:checked").count() == 1
    assert phone.trouble == []
    phone.context.close()
