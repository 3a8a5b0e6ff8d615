"""Words on real phones' browsers: what is being written is never touched, and what others asked is supported."""

from __future__ import annotations

from playwright.sync_api import expect

from cocreation_desk.desk import ideas
from tests.browsers import Handset, send
from tests.phones import PhoneRoom


def test_a_form_being_filled_is_left_alone_when_the_room_moves_on(room: PhoneRoom, handset: Handset) -> None:
    room.evening.reach("collect")
    page = handset.join(room.person())
    field = page.locator("textarea").first
    field.fill("Je n’ai pas fini ma phra")
    room.evening.next()

    expect(page.locator("#next")).to_be_visible()
    expect(field).to_have_value("Je n’ai pas fini ma phra")
    page.locator("[name=quotable][value=anonymous]").check()
    send(page)
    expect(page.locator(".trouble")).to_have_text("Cette étape est finie\u00a0: votre réponse n’a pas été enregistrée.")

    page.locator("#next").click()
    expect(page.locator("textarea")).to_have_count(0)
    expect(page.locator("#next")).to_be_hidden()


def test_around_a_question_being_typed_the_list_grows(room: PhoneRoom, handset: Handset) -> None:
    step_id = next(step.id for step in room.evening.room.steps if step.kind == "discuss" and step.settings.get("queue"))
    while room.evening.next() != step_id:
        pass
    page = handset.join(room.person())
    page.locator("textarea").type("Pourquoi ")
    other = room.joined(room.person(number=1))
    other.send(step_id, {"question": "Et le prix ?"})
    asked = room.evening.room.contributions[0]
    room.evening.do(ideas.approve, asked.id)

    expect(page.locator(".quote")).to_have_text("Et le prix ?")
    page.keyboard.type("pas ?")
    expect(page.locator("textarea")).to_have_value("Pourquoi pas ?")
    expect(page.locator("textarea")).to_be_focused()


def test_a_question_is_supported_and_the_support_taken_back(room: PhoneRoom, handset: Handset) -> None:
    step_id = next(step.id for step in room.evening.room.steps if step.kind == "discuss" and step.settings.get("queue"))
    while room.evening.next() != step_id:
        pass
    room.joined(room.person(number=1)).send(step_id, {"question": "Et le prix ?"})
    asked = room.evening.room.contributions[0]
    room.evening.do(ideas.approve, asked.id)
    page = handset.join(room.person())
    tap = page.locator(".tap button")

    tap.click()
    expect(tap).to_have_attribute("aria-pressed", "true")
    assert room.evening.room.contributions[0].supports == 1
    page.reload()
    expect(tap).to_have_attribute("aria-pressed", "true")
    tap.click()
    expect(tap).to_have_attribute("aria-pressed", "false")
    assert room.evening.room.contributions[0].supports == 0


def test_a_contribution_sent_leaves_an_empty_form_for_the_next(room: PhoneRoom, handset: Handset) -> None:
    step_id = room.evening.reach("collect")
    page = handset.join(room.person())
    page.locator("textarea").first.fill("Le sourire à l’accueil")
    page.locator("[name=quotable][value=anonymous]").check()
    send(page)

    expect(page.locator(".saved")).to_be_visible()
    assert [each.text for each in room.evening.room.contributions if each.step_id == step_id] == [
        "Le sourire à l’accueil"
    ]


def test_a_draft_is_still_there_after_a_reload(room: PhoneRoom, handset: Handset) -> None:
    room.evening.reach("collect")
    page = handset.join(room.person())
    page.locator("textarea").nth(1).fill("Trop d’attente")
    page.reload()

    expect(page.locator("textarea").nth(1)).to_have_value("Trop d’attente")
    expect(page.locator("textarea").first).to_have_value("")
