"""The sheet people sign: everybody on it, fifteen lines a page, one a half-day, and the facilitator's signature under names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.slots import Attendance, planned
from cocreation_desk.reports.attendance import attendance_sheet
from cocreation_desk.reports.documents import DOCUMENTS
from tests.reports.open_codir import ordered, room
from tests.reports.test_documents import plain, text_of


def test_the_attendance_sheet_lists_everybody_by_family_name_and_leaves_three_lines() -> None:
    lines = [line for line in plain(attendance_sheet(ordered())).splitlines() if re.match(r"\d+ \| ", line)]

    names = [line.split(" | ")[1] for line in lines]
    assert len(lines) == 21
    assert names[:3] == ["BENALI Karim", "BLANC Hugo", "CARON Jean"]
    assert names[-5:] == ["SIMON Léa", "TESSIER Rose", "", "", ""]
    assert names.index("OLIVE Max") - names.index("ŒUVRARD Noé") == 1
    assert names.index("D’AUBIGNY Lise") < names.index("DUPRÉ Alain")


def test_the_attendance_sheet_has_the_session_s_code_at_its_head_and_fifteen_lines_a_page() -> None:
    held = room()
    many = tuple(replace(held.participants[0], id=f"m{n}", badge_no=100 + n) for n in range(30))
    order = ordered(replace(held, participants=many))

    pages = PdfReader(BytesIO(DOCUMENTS["attendance"].make(order).pdf)).pages
    longest = max(len(re.findall(r"^ *\d{1,2}$", page.extract_text(), re.M)) for page in pages)

    assert held.session is not None
    assert order.join_url == f"http://192.168.43.100:8765/j/{held.session.room_code}"
    assert attendance_sheet(order).qr == order.join_url
    assert longest == 15


def test_a_session_without_an_address_prints_no_code() -> None:
    assert attendance_sheet(replace(ordered(), doors={})).qr == ""


def test_the_attendance_sheet_never_says_what_sort_of_customer_one_is() -> None:
    words = " ".join(text_of(DOCUMENTS[key].make(ordered()).pdf) for key in ("attendance", "badges"))

    for segment in ("fidèle", "nouveau", "loyal", "newcomer"):
        assert segment not in words.lower()


@pytest.mark.parametrize(("hours", "signatures"), [(4, ["matin"]), (8, ["matin", "après-midi"])])
def test_one_sheet_a_half_day(hours: int, signatures: list[str]) -> None:
    held = room()
    assert held.session is not None
    session = replace(held.session, ends_at=held.session.starts_at + timedelta(hours=hours))

    words = plain(attendance_sheet(ordered(replace(held, session=session))))

    assert re.findall(r"Signature, (\S+)", words) == signatures
    assert words.count("BENALI Karim") == len(signatures)


def test_a_sheet_printed_after_says_who_was_there_and_when() -> None:
    held = room()
    assert held.session is not None
    half_days = planned(held.steps, held.session.starts_at, held.session.ends_at)
    at = held.session.starts_at
    marked = {
        "c0": Attendance(Presence.PRESENT, at),
        "c1": Attendance(Presence.LATE, at + timedelta(minutes=22)),
        "c2": Attendance(Presence.EXCUSED),
        "c3": Attendance(Presence.LEFT, at, at + timedelta(hours=2)),
    }
    order = replace(ordered(replace(held, half_days=half_days)), register={half_days[0].id: marked})
    words = plain(attendance_sheet(order))

    assert "Présents : 3 Excusés : 1 Absents : 14" in words
    assert "présent, 8 h 30" in words and "en retard, 8 h 52" in words
    assert "parti avant la fin, 8 h 30 – 10 h 30" in words


@pytest.mark.parametrize("count", [1, 7, 8, 9, 10, 20, 21, 22])
def test_the_facilitator_signs_under_names_however_many_there_are(count: int) -> None:
    held = room()
    crowd = tuple(replace(held.participants[0], id=f"p{n}", person_id=f"q{n}") for n in range(count))

    pages = PdfReader(BytesIO(DOCUMENTS["attendance"].make(ordered(replace(held, participants=crowd))).pdf)).pages

    last = pages[-1].extract_text()
    assert "Signature de l’animateur" in last and "NOM Prénom" in last
    assert len(re.findall(r"^ \d+$", last, re.M)) >= 3
