"""Table cards, group lists and the rotation sheet: complete, in both languages, told apart without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from cocreation_desk.domain.groups import GroupPlan, Guides, Stations, Wanted, What, draw, rotation
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.reports.badges import badge_sheets
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.group_cards import table_cards
from cocreation_desk.reports.group_lacks import badged
from cocreation_desk.reports.group_lists import group_lists
from cocreation_desk.reports.pair_cards import pair_cards
from cocreation_desk.reports.rotation_sheet import rotation_sheet
from tests.reports.open_codir import MORNING, ordered, room
from tests.rooms import people
from tests.stage.sample_groups import dealt

NAMES = ("Réception des légumes", "Lavage", "Cuisson", "Mixage", "Conditionnement", "Laboratoire", "Logistique", "Quai")
CIRCUIT = Stations(NAMES, 25, starts_at=MORNING + timedelta(minutes=90))


def grouped(*wanted: Wanted, held: Room | None = None) -> Room:
    held = held or room()
    plans = (GroupPlan(f"g{at}", "s1", each) for at, each in enumerate(wanted))
    return replace(held, groupings=tuple(replace(plan, rounds=draw(plan, held.participants, 1)) for plan in plans))


def pages(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(pdf)).pages)


def words_of(page: PageObject) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


@pytest.mark.parametrize(
    ("language", "words"), [("fr", ["Bleu", "Orange", "Vert"]), ("en", ["Blue", "Orange", "Green"])]
)
def test_a_card_a_table_says_its_word_on_both_faces_and_names_nobody(language: Language, words: list[str]) -> None:
    held = grouped(Wanted(groups=3))

    cards = [words_of(page) for page in pages(table_cards(ordered(held, language)))]

    assert [card.count(word) for card, word in zip(cards, words, strict=True)] == [2, 2, 2]
    assert all("ABCDEF" in card for card in cards)
    assert not any(each.last_name in card for card in cards for each in held.participants)


def test_visit_groups_get_a_sheet_each_with_guide_people_and_stops() -> None:
    held = grouped(Wanted(what=What.VISIT, groups=2, stations=CIRCUIT))
    plan = held.groupings[0]
    held = replace(held, groupings=(replace(plan, guides={0: Guides("Sonia Ferrand", "Yann")}),))

    blue, orange = (words_of(page) for page in pages(group_lists(ordered(held))))

    assert "Guide : Sonia Ferrand" in blue and "Serre-file : Yann" in blue
    assert "9 personnes attendues" in blue
    names = {each.id: each.name for each in held.participants}
    assert all(names[each] in blue and names[each] not in orange for each in plan.rounds[0][0])
    assert "10 h 00 1. Réception des légumes" in blue
    assert "10 h 00 5. Conditionnement" in orange


def test_the_rotation_sheet_has_each_group_at_each_station_once() -> None:
    held = grouped(Wanted(what=What.VISIT, groups=2, stations=CIRCUIT))

    (sheet,) = pages(rotation_sheet(ordered(held)))

    words = words_of(sheet)
    assert sheet.mediabox.width > sheet.mediabox.height
    assert [words.count(name) for name in NAMES] == [2] * 8
    assert "10 h – 10 h 25" in words and "12 h 55 – 13 h 20" in words


def test_pairs_that_change_have_a_card_for_each_round_with_its_own_post() -> None:
    posts = Stations(NAMES[:5], 50, 20, 2, MORNING)
    held = grouped(Wanted(what=What.PAIRS, rounds=2, stations=posts))

    cards = " ".join(words_of(page) for page in pages(pair_cards(ordered(held))))
    everybody = " ".join(words_of(page) for page in pages(rotation_sheet(ordered(held))))

    assert cards.count("Tour 1 sur 2") == cards.count("Tour 2 sur 2") == 9
    assert cards.count("8 h 30") == cards.count("9 h 40") == 9
    assert len(re.findall(r"→ [1-5]", everybody)) == 2 * 18


def test_groups_that_change_from_round_to_round_are_on_no_badge() -> None:
    steady, changing = Wanted(what=What.VISIT, groups=2), Wanted(what=What.VISIT, groups=2, rounds=2)

    assert badged(ordered(grouped(steady))) is not None
    assert badged(ordered(grouped(changing))) is None


def test_narrow_columns_say_their_stations_by_number_with_a_legend() -> None:
    stations = replace(CIRCUIT, names=NAMES[:5], at_once=2)

    (sheet,) = pages(rotation_sheet(ordered(grouped(Wanted(what=What.PAIRS, stations=stations)))))

    assert len(rotation(stations, 9)) == 5
    assert [words_of(sheet).count(name) for name in NAMES[:5]] == [1] * 5


def test_tables_of_several_rounds_say_where_everybody_goes() -> None:
    held = grouped(Wanted(groups=3, rounds=3))

    (sheet,) = pages(rotation_sheet(ordered(held)))

    words = words_of(sheet)
    assert "Tour 3" in words and "ŒUVRARD Noé" in words
    assert words.count("Bleu") + words.count("Orange") + words.count("Vert") == 3 * 18


def test_the_badge_says_the_visit_group_before_the_table() -> None:
    held = grouped(Wanted(groups=3), Wanted(what=What.VISIT, groups=2))

    words = " ".join(words_of(page) for page in pages(badge_sheets(ordered(held))))

    assert (words.count("Bleu"), words.count("Orange"), words.count("Vert")) == (9, 9, 0)


def test_tables_that_change_stand_on_no_badge() -> None:
    words = " ".join(words_of(page) for page in pages(badge_sheets(ordered(grouped(Wanted(groups=3, rounds=2))))))

    assert "Bleu" not in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "least"), [("tables", 17), ("groups", 10), ("rotation", 5)])
def test_a_hundred_people_with_long_names_are_all_printed_twice_the_same(
    key: str, least: int, language: Language
) -> None:
    many = tuple(replace(each, last_name=each.last_name * 6) for each in people(50, 50))
    crowd = replace(room(), participants=many)
    plans = (
        (Wanted(rounds=3), 6),
        (Wanted(what=What.VISIT, groups=2, stations=CIRCUIT), 50),
        (Wanted(what=What.PAIRS), 2),
    )
    order = ordered(replace(crowd, groupings=tuple(dealt(crowd, *each).groupings[0] for each in plans)), language)

    once = DOCUMENTS[key].make(order)

    assert once.pdf == DOCUMENTS[key].make(order).pdf
    printed = pages(once.pdf)
    assert len(printed) >= least
    assert key == "tables" or words_of(printed[0]).count("…") > 3  # cut, never over the edge


def test_the_kit_says_which_group_papers_are_still_missing() -> None:
    lacks = {key: DOCUMENTS[key].lack(ordered()) for key in ("tables", "groups", "rotation")}
    none = {key: DOCUMENTS[key].lack(ordered(grouped(Wanted(groups=3, rounds=2)))) for key in lacks}

    assert [lack.key for lack in lacks.values() if lack] == ["kit_no_tables", "kit_no_groups", "kit_no_rotation"]
    assert none == {"tables": None, "groups": None, "rotation": None}
