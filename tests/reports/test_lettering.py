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
from cocreation_desk.reports.lettering import BOLD, REGULAR, cut, drawn, load, readable, width
from cocreation_desk.reports.pdf import pdf
from cocreation_desk.typeface import OTHERS, other_face
from tests.reports.open_codir import ordered, room
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
    assert "NotoSansJP-Regular" in found
    assert fonts(pdf(paper(Paragraph("Zoé")))).isdisjoint({"Heebo-Regular", "NotoSansSC-Regular"})


def test_a_badge_in_chinese_is_set_in_bold_and_is_the_same_twice() -> None:
    held = room()
    guest = replace(held.participants[0], first_name="小明", last_name="王")
    order = ordered(replace(held, participants=(guest,)))

    printed = DOCUMENTS["badges"].make(order).pdf

    assert printed == DOCUMENTS["badges"].make(order).pdf
    assert {"NotoSansSC-Bold", "NotoSansSC-Regular"} <= fonts(printed)


@pytest.mark.parametrize(
    ("typed", "face"),
    [
        ("直角の骨を直す", "NotoSansJP-Regular"),
        ("김민준(金敏俊)", "NotoSansKR-Regular"),
        ("直角骨", "NotoSansSC-Regular"),
        ("直" * 60 + "の" + "骨" * 60, "NotoSansJP-Regular"),
    ],
    ids=["kana", "hangul", "neither", "a line without kana"],
)
def test_signs_that_three_peoples_share_have_the_form_of_their_neighbours(typed: str, face: str) -> None:
    assert {name for name in fonts(pdf(paper(Paragraph(typed)))) if "Noto" in name} == {face}


def test_a_japanese_name_beside_a_chinese_one_leaves_it_its_own_form() -> None:
    assert {"NotoSansJP-Regular", "NotoSansSC-Regular"} <= fonts(pdf(paper(Paragraph("田中さくら, 王小明"))))


ARABIC = (
    "نقترح أن تعود العلبة نفسها من متجر قريب من البيت وأن يسترد الزبون وديعته كاملة فورا دون سؤال ودون صف طويل "
    "ودون ورق كثير يكتب مرة بعد مرة وأن تغسل العلب كلها في معمل قريب"
)
HEBREW = "אנחנו מציעים שהקופסה תוחזר לחנות הקרובה לבית ושהלקוח יקבל מיד את כל הפיקדון שלו בלי שאלות ובלי המתנה ובלי ניירת מיותרת"


@pytest.mark.parametrize("typed", [ARABIC, HEBREW], ids=["Arabic", "Hebrew"])
@pytest.mark.parametrize("where", ["paragraph", "cell", "quote"])
def test_a_text_from_the_right_is_read_from_its_first_line_down(typed: str, where: str, tmp_path: Path) -> None:
    piece = (
        Table(("Nom",), ((typed,),), (1,))
        if where == "cell"
        else Paragraph(typed, "quote" if where == "quote" else "body")
    )

    said = [line.strip() for line in copied(pdf(paper(piece)), tmp_path).splitlines()]

    lines = [line for line in said if any(sign in typed for sign in line if sign.isalpha() and not sign.isascii())]
    assert len(lines) > 1
    assert " ".join(lines) == typed


def test_a_sentence_of_two_directions_breaks_where_it_is_read(tmp_path: Path) -> None:
    typed = f"{HEBREW} Cocreation Desk 2026 {HEBREW}"

    said = [line.strip() for line in copied(pdf(paper(Paragraph(typed))), tmp_path).splitlines()]

    lines = [line for line in said if any("א" <= sign <= "ת" for sign in line)]
    assert "".join(lines).replace(" ", "") == typed.replace(" ", "")


def test_brackets_and_quotes_open_towards_what_they_hold() -> None:
    assert drawn(readable("קופסה (קטנה), 12")) == "12 ,(הנטק) הספוק"
    assert drawn(readable("קופסה Desk (test) קטנה")) == "הנטק Desk (test) הספוק"
    assert drawn(readable("«קטנה»")) == "«הנטק»"
    assert drawn(readable("Le client (דוד) part")) == "Le client (דוד) part".replace("דוד", "דוד"[::-1])


def test_a_long_name_from_the_right_is_cut_at_its_end() -> None:
    load()
    shown = cut(readable(HEBREW), REGULAR, 10, 120)

    assert shown.endswith("…") and HEBREW.startswith(shown[:-1])


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
    shown = drawn(readable("محمد"))

    assert [unicodedata.normalize("NFKC", letter) for letter in reversed(shown)] == list("محمد")
    assert all("FORM" in unicodedata.name(letter) for letter in shown)


def test_latin_words_keep_their_order_beside_a_hebrew_name() -> None:
    assert drawn(readable("Badge 7 : דוד, Paris")) == "Badge 7\u00a0: דוד"[:10] + "דוד"[::-1] + ", Paris"


def test_a_line_of_two_scripts_is_as_wide_as_its_parts() -> None:
    load()

    for face in (REGULAR, BOLD):
        whole = width("Li 王小明", face, 20)
        assert whole == pytest.approx(width("Li ", face, 20) + width("王小明", face, 20))
        assert width("王小明", face, 20) == pytest.approx(60)  # a square each


def test_a_face_is_cut_once() -> None:
    first, again = (other_face(OTHERS[0], bold=True) for _ in range(2))

    assert first == again and first.stat().st_size < 20_000
