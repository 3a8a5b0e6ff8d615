"""The plan of a draw on the console: quotas from a file and into one, site by site, and kept as it was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from cocreation_desk.console.draw_page import DrawPage
from cocreation_desk.console.window import Window
from cocreation_desk.desk import programme
from cocreation_desk.domain.draw.held import DrawState
from cocreation_desk.domain.draw.plan import Rule
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.registrations import Registration
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds.draw_scene import draft_in
from cocreation_desk.sheets.quota_file import open_quotas
from cocreation_desk.store import registrations
from cocreation_desk.store.registrations import Import
from tests.console.conftest import Evening
from tests.console.dropping import drop
from tests.rooms import MORNING, templates

Until = Callable[[Callable[[], bool]], None]
HALVES = (Quota("sex", "F", 3, 3), Quota("sex", "M", 3, 3))
OF_SITES = "site;critère;valeur;min;max\nLyon;sexe;femme;4;4\nLyon;sexe;homme;2;2\nBrest;sexe;femme;1;2\nBrest;sexe;homme;4;5\n"


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda true: qtbot.waitUntil(true, timeout=120_000)


@pytest.fixture
def page(window: Window, evening: Evening, until: Until) -> DrawPage:
    """Sixty registrations, half of them for Lyon, where the session is, and half for Brest, where another will be."""
    people = [
        Registration(f"{n}", f"{n:03}", f"Prénom{n}", "Œuvrard", sex="FM"[n % 2], import_id="i1",
                     site_choices=(("Lyon", "Brest")[n // 2 % 2],))
        for n in range(60)
    ]  # fmt: skip

    def keep(turn):  # type: ignore[no-untyped-def]  # the importer's act is not under test
        registrations.add_import(turn.db, Import("i1", "liste.csv", "f1", MORNING, 60, (), {}))
        registrations.add_registrations(turn.db, people)

    evening.do(keep)
    evening.do(programme.create_session, templates()["open_codir"], MORNING, "fr", Text("À Brest", "In Brest"), "Brest")
    until(lambda: len(window.bridge.room.sessions) == 2)
    window.show_page("draw")
    made = window.page_named("draw")
    assert isinstance(made, DrawPage)
    until(lambda: made.plan.freeze.isEnabled())
    made.plan.sites.seats.setValue(6)
    return made


def test_a_file_of_quotas_is_dropped_and_saved_again(page: DrawPage, tmp_path: Path) -> None:
    path = tmp_path / "quotas.toml"
    path.write_text('[Sexe]\nfemmes = ["50%", 3]\nhommes = [3, 3]\n', encoding="utf-8")

    assert drop(page.plan.card, path)
    assert page.plan.plan.places[0].quotas == HALVES
    assert page.plan.rule.choice == Rule.ORDER.value
    page.plan.card.write(tmp_path / "encore.csv")

    assert open_quotas(tmp_path / "encore.csv", 6) == {"": HALVES}


def test_a_file_can_give_each_site_its_own(page: DrawPage, tmp_path: Path) -> None:
    path = tmp_path / "quotas.csv"
    path.write_text(OF_SITES, encoding="utf-8-sig")
    (brest,) = page.plan.sites.boxes
    page.plan.sites.boxes[brest].click()

    page.plan.card.read(path)

    plan = page.plan.plan
    assert {place.key: place.quotas[0] for place in plan.places} == {
        "Lyon": Quota("sex", "F", 4, 4),
        "Brest": Quota("sex", "F", 1, 2),
    }
    page.plan.quotas.place.setCurrentIndex(page.plan.quotas.place.findData("Brest"))
    least = page.plan.quotas.table.cellWidget(1, 2)
    assert isinstance(least, QSpinBox) and least.value() == 1
    page.plan.card.write(tmp_path / "encore.toml")
    assert open_quotas(tmp_path / "encore.toml", 6)["Brest"] == plan.place("Brest").quotas


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"feature;value\nsex;F", b"[sex\n"])
def test_a_file_that_is_none_is_told_and_changes_nothing(
    page: DrawPage, window: Window, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "quotas.csv"
    path.write_bytes(content)
    before = page.plan.plan

    page.plan.card.read(path)

    assert window.banner.words
    assert page.plan.plan == before


def test_quotas_about_nobody_are_named(page: DrawPage, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "quotas.csv"
    path.write_text("critère;valeur;min;max\nsexe;femme;3;3\npointure;42;1;2\n", encoding="utf-8")

    page.plan.card.read(path)

    assert "pointure" in window.banner.words and "42" in window.banner.words
    assert [quota.feature for quota in page.plan.plan.places[0].quotas] == ["sex", "sex"]


def test_what_was_being_planned_is_there_the_next_time(
    page: DrawPage, window: Window, tmp_path: Path, until: Until
) -> None:
    path = tmp_path / "quotas.csv"
    path.write_text(OF_SITES, encoding="utf-8")
    (brest,) = page.plan.sites.boxes
    page.plan.sites.boxes[brest].click()
    page.plan.sites.numbers[brest].setValue(5)
    page.plan.household.click()
    page.plan.card.read(path)
    planned = page.plan.plan
    window.show_page("people")  # left before the hand has rested

    until(lambda: (draft := draft_in(window.bridge.room)) is not None and draft.plan == planned)
    again = DrawPage(window.given)
    again.show()
    until(lambda: again.plan.freeze.isEnabled())

    assert again.plan.plan == planned
    assert {place.key: place.seats for place in planned.places} == {"Lyon": 6, "Brest": 5}
    assert again.held is None
    again.put_away()
    again.close()
    again.deleteLater()


def test_a_draft_becomes_the_draw_that_is_frozen(page: DrawPage, window: Window, until: Until) -> None:
    page.plan.keep_draft()
    until(lambda: draft_in(window.bridge.room) is not None)
    until(lambda: page.plan.freeze.isEnabled())

    page.plan.freeze.click()
    until(lambda: page.held is not None and page.held.state is DrawState.FROZEN)

    assert [each.code for each in window.bridge.room.draws] == ["T-01"]


def test_a_site_that_opens_on_two_days_is_drawn_for_both(
    page: DrawPage, window: Window, evening: Evening, tmp_path: Path, until: Until
) -> None:
    plan, again = page.plan, MORNING + timedelta(days=7)
    evening.do(programme.create_session, templates()["open_codir"], again, "fr", Text("À Brest", "In Brest"), "Brest")
    until(lambda: len(plan.sites.boxes) == 2)
    assert [box.accessibleName() for box in plan.sites.boxes.values()] == [
        "Brest · 24 novembre 2026",
        "Brest · 1er décembre 2026",
    ]
    for box in plan.sites.boxes.values():
        box.click()
    first, second = (each.code for each in window.bridge.room.sessions if each.place == "Brest")
    path = tmp_path / "quotas.csv"
    path.write_text(
        "site;critère;valeur;min;max\n"
        + f"Lyon;sexe;femme;3;3\nLyon;sexe;homme;3;3\n{first};sexe;femme;1;1\n{first};sexe;homme;5;5\n"
        + "Brest;sexe;femme;50%;50%\nBrest;sexe;homme;50%;50%\n",
        encoding="utf-8",
    )
    list(plan.sites.numbers.values())[1].setValue(4)

    plan.card.read(path)

    wanted = {place.key: (place.seats, place.quotas[0].least) for place in plan.plan.places}
    assert wanted == {"Lyon": (6, 3), f"Brest {first}": (6, 1), f"Brest {second}": (4, 2)}
    shown = [plan.quotas.place.itemText(at) for at in range(plan.quotas.place.count())]
    assert sorted(shown) == ["Brest · 1er décembre 2026", "Brest · 24 novembre 2026", "Lyon", "Tous les sites"]
    until(lambda: plan.advice is not None and plan.advice.can_be_drawn)
    plan.start_freeze()
    until(lambda: page.held is not None and page.held.state is DrawState.FROZEN)
