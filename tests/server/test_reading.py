"""Everyone can read and tap: every page, small screens, large text, dark, by eye or by ear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from cocreation_desk import design
from cocreation_desk.desk import ballots, consents, ideas
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.text import LANGUAGES
from tests.browsers import Handset
from tests.phones import Phone, PhoneRoom

AGREED = {Purpose.NOTICE: "granted", Purpose.IMAGE: "granted", Purpose.QUOTES: "no"}

# What one looks at, in the page: sizes of what is tapped, names of what is heard, contrast of what is read.
SMALL_TARGETS = """() => [...document.querySelectorAll('button, a, textarea, summary, .card, .steps label, .none, input:not([type=hidden])')]
  .filter((each) => each.offsetParent && !(each.matches('.card input, .scale input')) && !each.matches('.skip'))
  .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44).map(([html, box]) => html + ' ' + box.width + '×' + box.height)"""
NAMELESS = """() => [...document.querySelectorAll('button, input:not([type=hidden]), textarea, select, fieldset, img')].filter((each) =>
  !(each.textContent.trim() && each.matches('button')) && !each.getAttribute('aria-label') && !each.hasAttribute('alt')
  && !(each.labels && [...each.labels].some((label) => label.textContent.trim()))
  && !(each.matches('fieldset') && each.querySelector('legend'))).map((each) => each.outerHTML.slice(0, 100))"""
LOW_CONTRAST = """() => {
  const number = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (each) => { for (; each; each = each.parentElement) {
    const colour = number(getComputedStyle(each).backgroundColor); if (colour.length === 3 || colour[3] > 0) return colour; } return [255, 255, 255]; };
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const each = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !each.offsetParent || each.closest('.unseen, .skip, [aria-hidden], script, [aria-disabled=true]')) continue;
    const [dark, bright] = [light(number(getComputedStyle(each).color)), light(ground(each))].sort((a, b) => a - b);
    if ((bright + 0.05) / (dark + 0.05) < 4.5) found.push(each.className + ': ' + walk.currentNode.data.trim().slice(0, 40));
  }
  return found; }"""
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WHAT_STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter((each) =>
  each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && !each.children.length)
  .map((each) => each.outerHTML.slice(0, 80))"""

SIZES: dict[str, dict[str, Any]] = {
    "390": {"width": 390},
    "320": {"width": 320, "height": 568},
    "320, dark": {"width": 320, "height": 568, "color_scheme": "dark"},
    "390, text twice as large": {"width": 390},
}


@pytest.fixture
def pages(room: PhoneRoom, chromium: Browser) -> Iterator[dict[str, tuple[Handset, Side]]]:
    """Four phones that go through the whole agenda together; two in each language."""
    held = {name: Handset(room, chromium, **options) for name, options in SIZES.items()}
    yield {name: (phone, Side.CUSTOMER if n % 2 == 0 else Side.COMPANY) for n, (name, phone) in enumerate(held.items())}
    for phone in held.values():
        phone.context.close()


def look(name: str, phone: Handset, where: str) -> list[str]:
    page = phone.page
    page.locator("h1").first.wait_for()
    if "twice" in name:
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    found = [f"small target {each}" for each in page.evaluate(SMALL_TARGETS)]
    found += [f"no name {each}" for each in page.evaluate(NAMELESS)]
    found += [f"low contrast {each}" for each in page.evaluate(LOW_CONTRAST)]
    if (over := page.evaluate(WIDER_THAN_THE_SCREEN)) > 0:
        found.append(f"{over} px wider than the screen: {page.evaluate(WHAT_STICKS_OUT)}")
    if page.locator("h1").count() < 1:
        found.append("no heading")
    return [f"{where}, {name}: {each}" for each in found]


def caught_up(phone: Handset, neighbour: Phone) -> None:
    """Wait until the page shows what the room is at, as a neighbour of the same side and language has it."""
    screen = neighbour.get("/screen?v=").headers["x-screen"]
    phone.page.wait_for_function("id => document.getElementById('main').dataset.screen === id", arg=screen)


def test_every_page_of_the_evening_can_be_read_and_tapped(
    room: PhoneRoom, pages: dict[str, tuple[Handset, Side]]
) -> None:
    found: list[str] = []
    for name, (phone, _) in pages.items():
        phone.page.goto(phone.url)
        found += look(name, phone, "join")
        phone.page.goto(f"{phone.url}/j/{room.room_code}")
        phone.page.locator("[name=first_name]").wait_for()
        found += look(name, phone, "door")
    for n, (name, (phone, side)) in enumerate(pages.items()):
        phone.page.goto(f"{phone.url}/j/{room.badge(room.person(side, n // 2))}")
        phone.page.locator("form.language button").first.wait_for()
        found += look(name, phone, "language")
        phone.page.locator("form.language button").nth(n % 2).click()
        found += look(name, phone, "waiting")
        room.evening.do(consents.key_in_consents, room.person(side, n // 2).id, AGREED)
        phone.page.locator(".mine-link").click()
        phone.page.locator(".mine").first.wait_for()
        found += look(name, phone, "my data")
        phone.page.locator(".back a").click()
        phone.page.locator("footer .mine-link").wait_for()
    neighbours = {
        name: room.joined(room.person(side, 5 + n // 2), LANGUAGES[n % 2])
        for n, (name, (_, side)) in enumerate(pages.items())
    }
    while (step_id := room.evening.next()) is not None:
        step = room.evening.room.step(step_id)
        assert step is not None
        if step.kind == "cluster":
            for theme in ("Prix", "Accueil", "Délais de livraison des commandes exceptionnelles", "Emballage"):
                room.evening.do(ideas.add_theme, step_id, theme)
        if step.kind == "ballot":
            ballot = room.evening.ballot(step_id)
            room.evening.do(ballots.open_ballot, ballot.id)
        room.evening.desk.look().result(120)
        for name, (phone, _) in pages.items():
            caught_up(phone, neighbours[name])
            found += look(name, phone, step.kind)
        if step.kind == "ballot":
            room.evening.do(ballots.close_ballot, ballot.id)
            room.evening.do(ballots.reveal, ballot.id)
            room.evening.desk.look().result(120)
            for name, (phone, _) in pages.items():
                caught_up(phone, neighbours[name])
                found += look(name, phone, "result")

    assert sorted(set(found)) == []
    assert [trouble for phone, _ in pages.values() for trouble in phone.trouble] == []


@pytest.mark.parametrize("palette", [design.PALETTE, design.NIGHT], ids=["day", "night"])
def test_colours_can_be_read_on_what_lies_under_them(palette: design.Palette) -> None:
    """WCAG 2.2: 4.5:1 for text, 3:1 for the outline of what can be touched."""
    text = [
        (palette.ink, palette.paper),
        (palette.ink_soft, palette.sunken),
        (palette.muted, palette.paper),
        (palette.muted, palette.surface),
        (palette.accent, palette.paper),
        (palette.on_accent, palette.accent),
        (palette.ink, palette.accent_soft),
        (palette.ok, palette.ok_soft),
        (palette.warn, palette.warn_soft),
        (palette.stop, palette.stop_soft),
    ]

    assert all(design.contrast(*pair) >= 4.5 for pair in text)
    assert all(design.contrast(palette.edge, ground) >= 3 for ground in (palette.paper, palette.surface))


def test_motion_stops_for_those_who_asked(room: PhoneRoom, chromium: Browser) -> None:
    still = Handset(room, chromium, reduced_motion="reduce")
    page = still.join(room.person(Side.CUSTOMER, 5))

    moving = "() => document.getAnimations().length"
    assert page.evaluate(moving) == 0
    still.context.close()
