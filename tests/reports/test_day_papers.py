"""What a visit and its tables need on paper: posters, notebooks, cards and sheets, in the sizes they are read at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.groups import Guides, Stations, Wanted, What
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.plain import plain
from cocreation_desk.reports.run_sheet import run_sheet
from cocreation_desk.words import sayer
from tests.reports.open_codir import ordered, room
from tests.reports.test_group_papers import CIRCUIT, NAMES, pages, words_of
from tests.reports.test_group_papers import grouped as seat
from tests.reports.test_labels import DOTS_A_MM, dark, pictures
from tests.rooms import people
from tests.stage.sample_groups import dealt

VISIT = Wanted(what=What.VISIT, groups=2, stations=CIRCUIT)
PAIRS = Wanted(what=What.PAIRS, stations=replace(CIRCUIT, names=NAMES[:5], at_once=2))
PAPERS = ("posters", "posters_a3", "notebook", "pairs", "places", "table_sheets", "run_sheet", "fallback")
LONG = ("Marie-Antoinette", "de La Rochefoucauld-Liancourt de Saint-Barthélemy")


@cache
def grouped(*wanted: Wanted) -> Room:
    return seat(*wanted)


def printed(key: str, held: Room, language: Language = "fr") -> bytes:
    return DOCUMENTS[key].make(ordered(held, language)).pdf


def sheets(key: str, held: Room, language: Language = "fr") -> list[str]:
    return [words_of(page).replace("\u00a0", " ") for page in pages(printed(key, held, language))]


@pytest.mark.parametrize(("language", "station"), [("fr", "ÉTAPE"), ("en", "STATION")])
def test_a_station_has_one_poster_that_says_when_each_group_comes(language: Language, station: str) -> None:
    found = sheets("posters", grouped(VISIT), language)

    assert len(found) == len(NAMES)
    assert all(each.startswith(f"{station} {number} ") for number, each in enumerate(found, start=1))
    assert all(name in each for name, each in zip(NAMES, found, strict=True))
    assert [time in found[2] for time in ("10 h 50" if language == "fr" else "10:50", "12:30", "10:00")] == [
        True,
        language == "en",
        False,
    ]


@pytest.mark.parametrize(("key", "scale", "wide"), [("posters", 1.0, 210), ("posters_a3", 2**0.5, 297)])
def test_the_number_of_a_station_stands_twelve_centimetres_high(
    key: str, scale: float, wide: int, tmp_path: Path
) -> None:
    held = grouped(replace(VISIT, stations=replace(CIRCUIT, names=NAMES[:1], starts_at=None)))

    pdf = printed(key, held)

    assert float(pages(pdf)[0].mediabox.width) == pytest.approx(wide * 72 / 25.4, abs=1)
    left, top, right, bottom = (round(each * scale * DOTS_A_MM) for each in (14, 28, 90, 156))
    box = dark(pictures(pdf, tmp_path)[0]).crop((left, top, right, bottom)).getbbox()
    assert box is not None
    assert (box[3] - box[1]) / DOTS_A_MM == pytest.approx(120 * scale, abs=1.5)


def test_posters_can_hang_before_anybody_is_in_a_group() -> None:
    plan = replace(grouped(VISIT).groupings[0], rounds=())

    found = sheets("posters", replace(room(), groupings=(plan,)))

    assert len(found) == len(NAMES) and "Durée : 25 min" in found[0]


def test_a_pair_card_has_first_names_posts_and_host_and_no_family_name() -> None:
    held = grouped(PAIRS)
    plan = replace(held.groupings[0], guides={0: Guides("Sonia")})
    held = replace(held, groupings=(plan,))

    found = sheets("pairs", held)

    assert len(found) == -(-plan.groups // 4)
    known = {each.id: each for each in held.participants}
    assert all(known[each].first_name in found[0] for pair in plan.rounds[0][:4] for each in pair)
    assert "Hôte : Sonia" in found[0] and "10 h 00 1. Réception des légumes" in found[0]
    assert not any(each.last_name in words for each in held.participants for words in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_has_a_place_card_with_the_name_on_both_faces(language: Language) -> None:
    held = grouped(Wanted(groups=3))

    found = sheets("places", held, language)

    assert len(found) == 9
    whole = " ".join(found)
    assert all(whole.count(f"{each.first_name} {each.last_name}") == 2 for each in held.participants)
    assert "Bleu" in found[0] if language == "fr" else "Blue" in found[0]


def test_a_place_card_says_what_the_company_does_and_never_what_sort_of_customer() -> None:
    whole = " ".join(sheets("places", grouped(Wanted(groups=3)))).lower()

    assert "service clients" in whole
    assert "fidèle" not in whole and "loyal" not in whole


def test_a_table_has_an_a3_sheet_with_three_fields_and_without_tables_there_is_one_to_copy() -> None:
    tabled, blank = (pages(printed("table_sheets", held)) for held in (grouped(Wanted(groups=3)), room()))

    assert [round(float(side) * 25.4 / 72) for side in (tabled[0].mediabox.width, tabled[0].mediabox.height)] == [
        420,
        297,
    ]
    assert [each in words_of(page) for page, each in zip(tabled, ("Bleu", "Orange", "Vert"), strict=True)] == [True] * 3
    assert len(blank) == 1 and "objecter" in words_of(blank[0])


def test_the_notebook_has_every_station_with_its_three_signs() -> None:
    (sheet,) = sheets("notebook", grouped(VISIT))

    assert all(f"{number}. {name}" in sheet for number, name in enumerate(NAMES, start=1))
    assert sheet.count(" + ") >= 8 and "baguette magique" in sheet


def test_a_circuit_of_thirteen_stations_fills_two_notebooks() -> None:
    stations = Stations(tuple(f"Poste {number}" for number in range(1, 14)), 10)

    first, second = sheets("notebook", grouped(replace(VISIT, stations=stations)))

    assert "8. Poste 8" in first and "9. Poste 9" not in first and "13. Poste 13" in second


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_run_sheet_has_each_step_at_its_time(language: Language) -> None:
    held = room()

    said = plain(run_sheet(ordered(held, language)))

    lines = said.splitlines()
    for step, slot in zip(held.steps, held.slots, strict=True):
        named = f"{sayer(language).clock(slot.planned_start)} | {step.position + 1}. {step.title.said_in(language)}"
        assert any(line.startswith(named) for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_of_two_days_has_a_run_sheet_a_day_and_nothing_at_night(language: Language) -> None:
    held, say = room(), sayer(language)
    session = held.session
    assert session is not None
    starts_at = session.starts_at.replace(hour=11)
    session = replace(
        session, starts_at=starts_at, ends_at=starts_at.replace(hour=14) + timedelta(days=1), actual_start=None
    )
    held = replace(held, session=session, half_days=())

    found = sheets("run_sheet", held, language)

    days = [say.weekday(starts_at.date() + timedelta(days=at)).replace("\u00a0", " ") for at in (0, 1)]
    begins = [slot.planned_start for slot in held.slots]
    assert all(11 <= each.hour < 15 for each in begins) and begins[-1].day == starts_at.day + 1
    (second,) = (at for at, sheet in enumerate(found) if days[1] in sheet)
    assert second > 0 and days[0] in found[0] and days[0] not in found[second]
    first_of_day = next(each for each in begins if each.day != starts_at.day)
    assert f"{days[1]} {say('run_column_time')}" in found[second]
    assert say.clock(first_of_day).replace("\u00a0", " ") in found[second]


@pytest.mark.parametrize(("key", "heading"), [("minutes", "Déroulé"), ("report", "Résultats, étape par étape")])
def test_what_happened_over_two_days_is_told_day_by_day(key: str, heading: str) -> None:
    held = room()
    session = held.session
    assert session is not None
    tomorrow = session.starts_at.replace(hour=9) + timedelta(days=1)
    held = replace(held, session=replace(session, ends_at=tomorrow, actual_end=tomorrow))

    whole = " ".join(sheets(key, held))

    for day in (session.starts_at, tomorrow):
        assert f"{heading} : {sayer('fr').weekday(day.date())}" in whole


def test_if_everything_fails_each_vote_to_come_has_a_sheet_to_tally_its_options_on() -> None:
    held = room()
    coming = replace(held.ballots[1], state=BallotState.READY)

    blank, tallied = (sheets("fallback", each) for each in (held, replace(held, ballots=(coming,))))

    assert len(blank) == len(tallied) == 2
    assert coming.code in tallied[1] and "pointage" in tallied[1] and "pointage" in blank[1]


def test_each_vote_counted_by_ticks_is_tallied_option_by_option() -> None:
    held = room()
    coming = replace(held.ballots[1], state=BallotState.READY, method="single")

    words = sheets("fallback", replace(held, ballots=(coming,)))[1]

    assert all(option.label.fr in words for option in coming.options)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PAPERS)
def test_nobody_and_two_dozen_long_names_are_printed_twice_the_same(key: str, language: Language) -> None:
    crowd = tuple(replace(each, first_name=LONG[0], last_name=LONG[1]) for each in people(12, 12))
    full = replace(room(), participants=crowd)
    seated = (dealt(full, wanted, size).groupings[0] for wanted, size in ((Wanted(), 8), (VISIT, 12), (PAIRS, 2)))
    full = replace(full, groupings=tuple(seated))

    for held in (replace(room(), participants=()), full):
        once = printed(key, held, language)
        assert once == printed(key, held, language)
        reader = PdfReader(BytesIO(once))
        assert reader.pages and reader.metadata is not None and reader.metadata.title


def test_the_kit_says_which_papers_of_a_visit_are_still_missing() -> None:
    asked = ("posters", "notebook", "pairs", "places", "table_sheets")
    lacks = {key: DOCUMENTS[key].lack(ordered()) for key in asked}
    none = [DOCUMENTS[key].lack(ordered(grouped(Wanted(groups=3), VISIT, PAIRS))) for key in asked]

    assert [lack.key if lack else "" for lack in lacks.values()] == [
        "kit_no_stations",
        "kit_no_stations",
        "kit_no_pairs",
        "",
        "kit_no_tables",
    ]
    assert none == [None] * len(asked)
