"""A factory visit: three thousand registrations, twenty drawn in public, some replaced, all seated, greeted and heard."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from cocreation_desk.runthrough import filled_in
from tests.domain.draw.pools import DIGITS
from tests.registrants import COMPANY, as_csv, registrants
from tests.walks.served import Crowd, Plain, Served, cocreation_desk

SITE = "Brest"
STATIONS = ("Réception", "Lavage", "Cuisson", "Mixage", "Conditionnement", "Palettes", "Laboratoire", "Quais")
QUOTAS = {"sex": {"F": [9, 11], "M": [9, 11]}, "segment": {"loyal": [8, 12], "newcomer": [8, 12]}}


class Visit:
    """The programme of one site, served; ``crowd`` are the visitors' phones once the doors are open."""

    def __init__(self, path: Path, served: Served) -> None:
        self.path = path
        self.served = served
        self.crowd: Crowd | None = None

    @property
    def seats(self) -> list[Plain]:
        return list(self.served.do("state")["draws"][0]["seats"])

    def standing(self, *states: str) -> list[str]:
        return [str(seat["number"]) for seat in self.seats if seat["state"] in states]

    @cached_property
    def badges(self) -> dict[int, Plain]:
        told = json.loads(cocreation_desk("codes", self.path, "--json"))["badges"]
        return {int(each["badge"]): each for each in told}

    def words_of(self, what: str, tmp_path: Path, **more: Any) -> str:
        out = tmp_path / f"{what}.pdf"
        self.served.do("print", what=what, language="fr", out=str(out), **more)
        return " ".join("\n".join(page.extract_text() for page in PdfReader(out).pages).split())


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A list as an old French Excel saves it, read in; whoever cannot come is set aside by rule."""
    folder = tmp_path_factory.mktemp("visite")
    path, signed_up = folder / "usine-ouverte.cocreation", folder / "inscriptions.csv"
    signed_up.write_bytes(as_csv(registrants(), "cp1252", ";"))
    cocreation_desk("new", path, "--template", "factory_visit", "--language", "fr", "--title", f"Usine ouverte, {SITE}")
    taken_in = json.loads(cocreation_desk("import", path, signed_up, "--json"))
    assert (taken_in["received"], taken_in["findings"]) == (3127, {"duplicate": 41, "minor": 12})
    held = Visit(path, Served(path))
    yield held
    if held.crowd is not None:
        held.crowd.close()
    held.served.stop()


def test_a_factory_is_visited_from_three_thousand_registrations_to_the_minutes(
    visit: Visit, chromium: Browser, tmp_path: Path
) -> None:
    the_list_is_cleared(visit)
    twenty_are_drawn_before_witnesses(visit, chromium, tmp_path)
    some_decline_and_the_next_are_called(visit)
    everybody_has_a_group_and_a_badge(visit, tmp_path)
    the_door_opens_and_one_does_not_come(visit)
    trust_is_asked_before_and_after(visit, tmp_path)

    assert visit.served.quit() == 0
    assert '"sound": true' in cocreation_desk("check", visit.path, "--json")
    assert json.loads(cocreation_desk("verify-draw", visit.path, "--json"))["ok"]


def the_list_is_cleared(visit: Visit) -> None:
    do = visit.served.do
    do("registration_rules", organisations=[COMPANY])
    aside = [do("decide_by_rule", reason=reason)["result"] for reason in ("duplicate", "minor", "employee")]

    assert aside == [41, 12, 6]


def twenty_are_drawn_before_witnesses(visit: Visit, chromium: Browser, tmp_path: Path) -> None:
    """Who chose Brest may be drawn; the digits come from the laptop and from the phones of both witnesses."""
    do = visit.served.do
    frozen = do("freeze_draw", seats=20, substitutes=10, quotas=QUOTAS)["result"]
    assert frozen["pool"] == 3127 - 41 - 12 - 6
    do("show_scene", scene="draw")
    for code in frozen["witness_codes"]:
        phone = chromium.new_context(locale="fr-FR")
        page = phone.new_page()
        page.goto(f"{visit.served.url}/draw")
        page.locator("input[name=digits]").fill(DIGITS)
        page.locator("input[name=code]").fill(code)
        page.locator("button.send").click()
        page.get_by_text("Saisie reçue").wait_for()
        phone.close()
    assert visit.served.ask("throw", digits=DIGITS[::-1])["error"] == "draw_entries_differ"

    thrown = do("throw", digits=DIGITS, where="Paris", witnesses=["Me Leroi", "Ana Costa"])["result"]
    (chosen,) = thrown["chosen"].values()
    (substitutes,) = thrown["substitutes"].values()

    assert (thrown["typed_by"], len(set(chosen)), len(set(substitutes) - set(chosen))) == (3, 20, 10)
    by_number = {f"{each.number:05}": each for each in registrants()}
    assert all(SITE in by_number[number].sites or not any(by_number[number].sites) for number in chosen)
    assert 9 <= sum(1 for number in chosen if by_number[number].sex == "Femme") <= 11
    certificate = visit.words_of("certificate", tmp_path)
    assert frozen["fingerprint"][:8] in certificate.replace(" ", "") and "Me Leroi" in certificate


def some_decline_and_the_next_are_called(visit: Visit) -> None:
    """Fourteen come, four decline, two do not answer: the next of the same order come in their place."""
    do = visit.served.do
    drawn = visit.standing("to_confirm")
    for number in drawn[:14]:
        do("confirm_seat", seat=number)
    for number in drawn[14:18]:
        do("give_up_seat", seat=number, reason="Pas libre ce jour-là")
    for number in drawn[18:]:
        do("give_up_seat", seat=number, reason="Deux relances", how="no_answer")

    called = [do("replace_seat", seat=number)["result"]["number"] for number in drawn[14:]]

    assert sorted(called) == sorted(visit.standing("to_confirm"))
    for number in visit.standing("to_confirm"):
        do("confirm_seat", seat=number)
    assert visit.served.do("state")["draws"][0]["state"] == "confirmed"
    assert visit.served.do("state")["participants"]["all"] == 20


def everybody_has_a_group_and_a_badge(visit: Visit, tmp_path: Path) -> None:
    made = visit.served.do(
        "make_groups", what="visit", groups=2, features=["segment"], stations=STATIONS, starts_at="10:00"
    )
    (round_,) = made["result"]["rounds"]
    assert [len(group) for group in round_] == [10, 10]
    visit.served.do("name_guides", group=1, guide="Anne", sweeper="Luc")
    visit.served.do("tell_groups")

    assert all(station in visit.words_of("rotation", tmp_path) for station in STATIONS)
    badges = visit.words_of("badges", tmp_path)
    assert badges.count("Bleu") == badges.count("Orange") == 10


def the_door_opens_and_one_does_not_come(visit: Visit) -> None:
    """Nineteen are scanned, one twice; the twentieth is replaced by the next in order, who lives round the corner."""
    do, badges = visit.served.do, visit.badges
    for order in ("make_ready", "welcome"):
        do(order)
    last = max(badges)
    for number, badge in badges.items():
        if number != last:
            assert do("scan", code=badge["join"])["result"]["badge"] == number
    assert do("scan", code=badges[1]["code"])["result"]["already_at"]
    missing = next(seat["number"] for seat in visit.seats if seat["badge"] == last)

    do("give_up_seat", seat=missing, reason="Pas venue, ne répond pas", how="no_answer")
    called = do("replace_seat", seat=missing)["result"]
    do("confirm_seat", seat=called["number"])
    do("arrive", participant=last + 1)
    do("update_groups")

    state = do("state")
    assert state["participants"]["presence"] == {"present": 20, "absent": 1}
    assert sorted(badge for group in state["groups"][0]["rounds"][0] for badge in group) == [*range(1, 20), 21]
    assert [half_day["under_way"] for half_day in state["half_days"]] == [True, False, False, False]


def trust_is_asked_before_and_after(visit: Visit, tmp_path: Path) -> None:
    """Nineteen have a phone; the twentieth, who came last, does without."""
    do = visit.served.do
    visit.crowd = crowd = Crowd(visit.served.url, list(visit.badges.values())[:19])
    crowd.join()
    answers = iter(([4] * 9 + [5] + [6] * 9, [7] * 9 + [8] + [9] * 9))

    while do("next")["result"]:
        if visit.served.step["kind"] == "survey":
            crowd.run(rated(crowd, visit.served.step["id"], next(answers)))
    for number in (2, 3, 4):
        do("begin_half_day", half_day=number)

    assert do("state")["session"]["state"] == "closed"
    minutes = visit.words_of("minutes", tmp_path)
    assert "5,0 sur 10" in minutes and "8,0 sur 10" in minutes and "5,0 en arrivant" in minutes


async def rated(crowd: Crowd, step_id: str, marks: list[int]) -> None:
    """Every phone gives its own mark for trust, and anything else as it comes."""
    chance = random.Random(7)
    for phone, mark in zip(crowd.phones, marks, strict=True):
        sheet = await phone.sheet(step_id)
        await phone.send(sheet, filled_in(sheet, chance) | {"trust": [str(mark)]})
