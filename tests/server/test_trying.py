"""Before the day the facilitator's own phone shows that phones get through: which addresses asked, and how fast it goes."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from cocreation_desk.server.network import Visit
from tests.phones import PhoneRoom


def visit(room: PhoneRoom) -> Visit:
    (only,) = room.server.heard()
    return only


def test_the_page_says_that_the_phone_has_found_the_computer_and_joins_nobody(room: PhoneRoom) -> None:
    french = room.stranger().ask("GET", "/try", headers={"Accept-Language": "fr"})
    english = room.stranger().ask("GET", "/try", headers={"Accept-Language": "en-GB"})

    assert (french.status, english.status) == (200, 200)
    assert "Ce téléphone trouve l’ordinateur" in french.text
    assert "This phone finds the computer" in english.text
    assert not french.cookie and not room.server.connected()


def test_whoever_asks_for_a_page_has_been_heard(room: PhoneRoom) -> None:
    assert room.server.heard() == ()

    room.stranger().get()

    assert visit(room).address == "127.0.0.1" and visit(room).seconds_ago >= 0
    assert visit(room).round_trip_ms is None


@pytest.mark.parametrize(
    ("sent", "kept"), [("12", 12), ("-3", None), ("1e3", None), ("²", None), ("999999999", 60_000)]
)
def test_only_a_number_of_milliseconds_is_taken_from_a_phone(sent: str, kept: int | None, room: PhoneRoom) -> None:
    assert room.stranger().get(f"/try/ping?took={quote(sent)}").status == 204

    assert visit(room).round_trip_ms == kept


def test_there_is_nothing_else_below(room: PhoneRoom) -> None:
    assert room.stranger().get("/try/elsewhere").status == 404
    assert room.stranger().post("/try", took="1").status == 404


def test_a_phone_measures_how_long_an_answer_takes_and_says_so(room: PhoneRoom, chromium: Browser) -> None:
    page = chromium.new_page(locale="fr-FR")
    page.goto(f"http://lan.test:{room.server.port}/try")

    expect(page.locator("h1")).to_have_text("Ce téléphone trouve l’ordinateur")
    expect(page.locator("#trip")).to_contain_text("Aller-retour en")
    assert (visit(room).round_trip_ms or 0) >= 1
    page.close()
