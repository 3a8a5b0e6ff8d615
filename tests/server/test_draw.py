"""Two phones type the digits they heard, and any phone recomputes the order; nobody is named, and nothing is drawn from here."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from playwright.sync_api import Browser, expect

from cocreation_desk.desk import draws
from cocreation_desk.domain.badges import witness_code
from cocreation_desk.domain.draw.draw import draw
from cocreation_desk.domain.draw.held import HeldDraw
from tests.browsers import Handset
from tests.desk.test_draws import frozen_by, prepared, sign_up, somebody
from tests.domain.draw.pools import DIGITS
from tests.phones import PhoneRoom


@pytest.fixture
def frozen(room: PhoneRoom) -> HeldDraw:
    sign_up(room.evening, [somebody(n, "man" if n % 3 else "woman") for n in range(1, 25)])
    draw_id = prepared(room.evening)
    frozen_by(room.evening, draw_id)
    return room.evening.room.draws[0]


def code(room: PhoneRoom, held: HeldDraw, witness: int) -> str:
    return witness_code(room.evening.desk.file.badge_key, held.id, witness)


def test_before_the_freeze_there_is_nothing_to_see(room: PhoneRoom) -> None:
    assert "Le tirage se prépare" in room.stranger().get("/draw").text


def test_a_witness_sends_the_digits_with_their_code(room: PhoneRoom, frozen: HeldDraw) -> None:
    spaced = " ".join(DIGITS[at : at + 5] for at in range(0, 30, 5))

    reply = room.stranger().post("/draw", digits=spaced, code=code(room, frozen, 2).lower())

    assert reply.status == 200
    assert room.evening.room.draws[0].entries == {"2": DIGITS}


@pytest.mark.parametrize("wrong", ["code", "digits"])
def test_a_wrong_code_or_too_few_digits_change_nothing_and_keep_what_was_typed(
    room: PhoneRoom, frozen: HeldDraw, wrong: str
) -> None:
    sent = {"digits": DIGITS, "code": code(room, frozen, 1)} | {wrong: "407159"}

    reply = room.stranger().post("/draw", **sent)

    assert reply.status in (404, 409)
    assert sent["digits"] in reply.text and 'role="alert"' in reply.text
    assert room.evening.room.draws[0].entries == {}


def test_after_the_draw_the_page_has_all_that_the_order_is_made_of_and_no_name(
    room: PhoneRoom, frozen: HeldDraw
) -> None:
    assert frozen.frozen is not None
    room.evening.do(draws.keep_result, frozen.id, draw(frozen.frozen, DIGITS))
    assert room.evening.room.draws[0].drawn

    page = room.stranger().get("/draw").text

    numbers = json.loads(unescape(re.findall(r'data-numbers="([^"]*)"', page)[0]))
    assert sorted(numbers, key=int) == [str(n) for n in range(1, 25)]
    assert f"CD-ORDRE-1|{frozen.frozen.fingerprint}|{DIGITS}" in page
    assert "Prénom" not in page and "vrard" not in page
    assert room.stranger().post("/draw", digits=DIGITS, code=code(room, frozen, 1)).status == 409


def test_a_witness_is_not_asked_again_until_the_order_is_there(room: PhoneRoom, frozen: HeldDraw) -> None:
    witness = room.stranger()
    sent = witness.post("/draw", digits=DIGITS, code=code(room, frozen, 1)).text
    looks_again = re.findall(r'data-at="([^"]*)"', sent)[0]

    assert "Saisie reçue" in witness.get(looks_again).text
    assert frozen.frozen is not None
    room.evening.do(draws.keep_result, frozen.id, draw(frozen.frozen, DIGITS))
    assert room.evening.room.draws[0].drawn
    assert 'id="recompute"' in witness.get(looks_again).text


def test_a_page_that_waits_is_left_alone_until_there_is_something_else(room: PhoneRoom, chromium: Browser) -> None:
    handset = Handset(room, chromium)
    page = handset.page
    page.clock.install()
    page.goto(f"{handset.url}/draw")
    page.evaluate("window.wasHere = true")
    with page.expect_response("**/draw"):
        page.clock.run_for(16_000)
    assert page.evaluate("window.wasHere")

    sign_up(room.evening, [somebody(n, "man" if n % 3 else "woman") for n in range(1, 25)])
    frozen_by(room.evening, prepared(room.evening))
    assert room.evening.room.draws[0].frozen
    page.clock.run_for(16_000)

    expect(page.locator("input[name=digits]")).to_be_visible()
    handset.context.close()


def test_a_phone_without_https_computes_the_same_order(room: PhoneRoom, frozen: HeldDraw, chromium: Browser) -> None:
    handset = Handset(room, chromium)
    handset.page.goto(f"{handset.url}/draw")
    handset.page.locator("input[name=digits]").fill(DIGITS)
    handset.page.locator("input[name=code]").fill(code(room, frozen, 1))
    handset.page.locator("button.send").click()
    handset.page.get_by_text("Saisie reçue").wait_for()
    assert frozen.frozen is not None
    drawn = draw(frozen.frozen, DIGITS)
    room.evening.do(draws.keep_result, frozen.id, drawn)
    assert room.evening.room.draws[0].drawn

    handset.page.goto(f"{handset.url}/draw")
    handset.page.locator("input[name=number]").fill(drawn.order[16])
    handset.page.locator("button.send").click()

    expect(handset.page.locator("#rank")).to_have_text("Rang 17 sur 24")
    assert handset.page.locator("#first li").all_text_contents() == list(drawn.order[:6])
    assert handset.trouble == []
    handset.context.close()
