"""Any name is drawn in its own letters, or in others that say it; and copied from the paper as it was typed."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.pieces import Heading, Paragraph, Table
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.lettering import BOLD, REGULAR, load, readable, width
from cocreation_desk.reports.pdf import pdf
from cocreation_desk.typeface import OTHERS, other_face
from tests.reports.open_codir import room
from tests.reports.test_documents import ordered
from tests.reports.test_pdf import paper

DRAWN = (
    "محمد علي الحسن",
    "דוד בן־גוריון",
    "王小明",
    "田中さくら",
    "김민준",
    "Nguyễn Thị Ánh",
    "Żółkiewski",
    "Çağlayan",
    "Дмитрий",
)


def copied(printed: bytes, tmp_path: Path) -> str:
    """What poppler finds, in reading order."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed)
    marks = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
    found = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True)
    return found.stdout.decode("utf-8").translate(marks)


def fonts(printed: bytes) -> set[str]:
    found: set[str] = set()
    for page in PdfReader(BytesIO(printed)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = font.get_object()
            assert "/FontFile2" in font["/FontDescriptor"].get_object()
            found.add(str(font["/BaseFont"]).partition("+")[2])
    return found


def test_names_in_nine_writings_are_copied_as_they_were_typed(tmp_path: Path) -> None:
    made = pdf(paper(Heading("Présents"), Table(("Nom",), tuple((name,) for name in DRAWN)), Paragraph(DRAWN[0])))

    said = copied(made, tmp_path)

    assert [name for name in DRAWN if name not in said] == []
    assert said.count(DRAWN[0]) == 2


def test_every_face_that_a_name_needs_is_in_the_paper() -> None:
    found = fonts(pdf(paper(Paragraph(" ".join(DRAWN)))))

    assert {"Heebo-Regular", "NotoSansArabic-Regular", "NotoSansKR-Regular", "NotoSansSC-Regular"} <= found
    assert fonts(pdf(paper(Paragraph("Zoé")))).isdisjoint({"Heebo-Regular", "NotoSansSC-Regular"})


def test_a_badge_in_chinese_is_set_in_bold_and_is_the_same_twice() -> None:
    held = room()
    guest = replace(held.participants[0], first_name="小明", last_name="王")
    order = ordered(replace(held, participants=(guest,)))

    printed = DOCUMENTS["badges"].make(order).pdf

    assert printed == DOCUMENTS["badges"].make(order).pdf
    assert {"NotoSansSC-Bold", "NotoSansSC-Regular"} <= fonts(printed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Zoe\u0308 Le\u0301vy", "Zoë Lévy"),
        ("สมชาย", "Smchay"),
        ("Հակոբ Սարգսյան", "Hakob Sargsyan"),
        ("😀 Ana", "[grinning face] Ana"),
        ("Ana\u200d\ufe0f", "Ana"),
    ],
)
def test_what_no_face_draws_is_said_with_letters_that_one_does(typed: str, shown: str) -> None:
    assert readable(typed) == shown


def test_no_letter_of_these_names_becomes_a_box() -> None:
    assert [name for name in DRAWN if "□" in readable(name)] == []


def test_an_arabic_name_is_drawn_from_the_right_with_joined_letters() -> None:
    drawn = readable("محمد")

    assert [unicodedata.normalize("NFKC", letter) for letter in reversed(drawn)] == list("محمد")
    assert all("FORM" in unicodedata.name(letter) for letter in drawn)


def test_latin_words_keep_their_order_beside_a_hebrew_name() -> None:
    assert readable("Badge 7 : דוד, Paris") == "Badge 7\u00a0: דוד"[:10] + "דוד"[::-1] + ", Paris"


def test_a_line_of_two_scripts_is_as_wide_as_its_parts() -> None:
    load()

    for face in (REGULAR, BOLD):
        whole = width("Li 王小明", face, 20)
        assert whole == pytest.approx(width("Li ", face, 20) + width("王小明", face, 20))
        assert width("王小明", face, 20) == pytest.approx(60)  # a square each


def test_a_face_is_cut_once() -> None:
    first, again = (other_face(OTHERS[0], bold=True) for _ in range(2))

    assert first == again and first.stat().st_size < 20_000
