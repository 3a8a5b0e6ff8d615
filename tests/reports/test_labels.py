"""Badges lie where the stock is cut, and a phone reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from cocreation_desk.reports.badge_face import Badge, Place
from cocreation_desk.reports.label_stock import SHEETS, STOCKS, LabelWishes, Stock, stock
from cocreation_desk.reports.labels import labels

MADE = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
DOTS_AN_INCH = 200
DOTS_A_MM = DOTS_AN_INCH / 25.4
HYPHENATED = Badge(
    "Marie-Françoise",
    "de La Rochefoucauld-Montbel",
    "Maison Rosay",
    "Animation",
    "http://h/j/1",
    "K7QX3MPN",
    "Badge nº 1",
)
ON_CARDS = tuple(each for each in STOCKS if each != "A4")

# What the sheets' makers and the templates of other label programs say, in millimetres: the card's width and height,
# its left and top, and how far it is to the next card to the right and below.
PUBLISHED: dict[Stock, tuple[float, ...]] = {
    "L4785": (80, 50, 17.5, 13.5, 95, 55),
    "L7165": (99.1, 67.7, 4.65, 13.1, 101.6, 67.7),
    "L7418": (86, 55, 19, 38.5, 86, 55),
    "A4": (105, 148.5, 0, 0, 105, 148.5),
}

pytestmark = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm draws the page for us")


def badge(number: int, first_name: str = "Zoé", band: str = "") -> Badge:
    url = f"http://192.168.43.100:8765/j/K7QXH3MPNV2A6TW8JR4Y9CDE{number:02}"
    return Badge(first_name, "Lefebvre", "Maison Rosay", band, url, "K7QX3MPN", f"Badge nº {number}")


def printed(badges: list[Badge], on: Stock = "L7418", **wishes: object) -> bytes:
    return labels(badges, replace(LabelWishes(on), **wishes), "fr", MADE, title="Badges")  # type: ignore[arg-type]


def pictures(document: bytes, folder: Path) -> list[Image.Image]:
    (folder / "badges.pdf").write_bytes(document)
    subprocess.run(["pdftoppm", "-r", str(DOTS_AN_INCH), "-gray", "-png", "badges.pdf", "page"], cwd=folder, check=True)
    found: list[Image.Image] = []
    for file in sorted(folder.glob("page*.png")):
        with Image.open(file) as page:
            page.load()
            found.append(page)
    return found


def words(document: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages))


def dark(page: Image.Image) -> Image.Image:
    return page.point(lambda grey: 255 if grey < 128 else 0)


@pytest.mark.parametrize("on", STOCKS)
def test_every_code_is_read_within_a_third_of_a_millimetre_of_where_its_card_has_it(on: Stock, tmp_path: Path) -> None:
    wide, high, left, top, right, below = PUBLISHED[on]
    count = len(SHEETS[on].cells)
    badges = [badge(number) for number in range(1, count + 1)]

    (page,) = pictures(printed(badges, on), tmp_path)

    found = {code.text: code.position for code in zxingcpp.read_barcodes(page)}
    assert set(found) == {each.url for each in badges}
    face = Place(97, 66.25) if on == "A4" else Place(wide, high)
    code_left, code_bottom, size = face.qr
    inset = 4 if on == "A4" else 0
    for place, each in enumerate(badges):
        row, column = divmod(place, 2)
        at = found[each.url]
        expected_left = left + column * right + inset + code_left
        expected_bottom = top + row * below + high - inset - code_bottom
        assert at.top_left.x / DOTS_A_MM == pytest.approx(expected_left, abs=0.3)
        assert at.bottom_right.x / DOTS_A_MM == pytest.approx(expected_left + size, abs=0.3)
        assert at.bottom_left.y / DOTS_A_MM == pytest.approx(expected_bottom, abs=0.3)
        assert at.top_left.y / DOTS_A_MM == pytest.approx(expected_bottom - size, abs=0.3)


@pytest.mark.parametrize("on", ON_CARDS)
def test_the_code_is_22_to_25_mm_wide_with_its_quiet_zone_on_the_card(on: Stock) -> None:
    sheet = SHEETS[on]
    left, bottom, size = Place(sheet.wide, sheet.high).qr

    modules = 33  # a badge's address fills a code of version 4
    assert 22 <= size <= 25
    assert sheet.wide - left - size >= 4 * size / modules
    assert bottom >= 4 * size / modules + 3


@pytest.mark.parametrize("on", ON_CARDS)
def test_nothing_is_printed_over_the_edge_of_a_card(on: Stock, tmp_path: Path) -> None:
    wide, high, left, top, right, below = PUBLISHED[on]
    badges = [replace(HYPHENATED, outline=((0, 0), (1, 0), (1, 1)), group="Bleu", no_photo=True)] * len(
        SHEETS[on].cells
    )

    page = dark(pictures(printed(badges, on), tmp_path)[0])

    cards = Image.new("L", page.size, 255)
    for row in range(SHEETS[on].down):
        for column in range(2):
            x, y = left + column * right, top + row * below
            x1, y1, x2, y2 = (round(at * DOTS_A_MM) for at in (x + 1, y + 1, x + wide - 1, y + high - 1))
            cards.paste(0, (x1, y1, x2, y2))
    assert Image.composite(page, Image.new("L", page.size, 0), cards).getbbox() is None


def test_a_printer_that_is_off_is_met_half_way(tmp_path: Path) -> None:
    (here,) = pictures(printed([badge(1)]), tmp_path)
    (tmp_path / "moved").mkdir()
    (moved,) = pictures(printed([badge(1)], shift_mm=(2.0, -1.0)), tmp_path / "moved")

    before, after = zxingcpp.read_barcode(here), zxingcpp.read_barcode(moved)
    assert before is not None and after is not None
    assert (after.position.top_left.x - before.position.top_left.x) / DOTS_A_MM == pytest.approx(2, abs=0.3)
    assert (after.position.top_left.y - before.position.top_left.y) / DOTS_A_MM == pytest.approx(-1, abs=0.3)


def test_a_sheet_already_begun_goes_on_at_its_first_free_card(tmp_path: Path) -> None:
    pages = pictures(printed([badge(number) for number in (1, 2)], "L4785", first_cell=10), tmp_path)

    assert len(pages) == 2
    (first,), (second,) = (zxingcpp.read_barcodes(page) for page in pages)
    assert first.text == badge(1).url and second.text == badge(2).url
    assert first.position.top_left.x / DOTS_A_MM > 105 and first.position.top_left.y / DOTS_A_MM > 233
    assert second.position.top_left.x / DOTS_A_MM < 105 and second.position.top_left.y / DOTS_A_MM < 63


@pytest.mark.parametrize("on", STOCKS)
def test_what_a_badge_says(on: Stock) -> None:
    said = words(printed([badge(7, "Anne", "Animation")], on))

    for each in ("Anne", "Lefebvre", "Maison Rosay", "Animation", "K7QX3MPN", "Badge nº 7"):
        assert each in said


@pytest.mark.parametrize("on", STOCKS)
def test_a_long_name_is_whole_on_every_stock(on: Stock) -> None:
    said = words(printed([HYPHENATED], on)).replace("- ", "-")

    assert "Marie-Françoise" in said
    assert "de La Rochefoucauld-Montbel" in said


def test_the_back_of_a_folded_badge_says_that_it_is_a_vote() -> None:
    document = labels([badge(1)], LabelWishes("A4"), "en", MADE, title="Badges", back=("Wi-Fi: Cocreation",))

    assert "Your badge is personal: it is your vote. Do not lend it." in words(document)
    assert "Wi-Fi: Cocreation" in words(document)


def test_nine_badges_take_two_sheets_of_eight_and_print_the_same_twice() -> None:
    badges = [badge(number) for number in range(1, 10)]

    document = printed(badges)

    assert len(PdfReader(BytesIO(document)).pages) == 2
    assert document == printed(badges)


@pytest.mark.parametrize("name", ["", "X" * 300, "<b>\x00&", "😀" * 40, "a" * 20 + " " + "b" * 20, "-", " - "])
def test_no_name_stops_the_badges(name: str) -> None:
    strange = Badge(name, name, name, name, "http://h/b/1", name, name, no_photo=True)

    for on in STOCKS:
        assert printed([strange], on).startswith(b"%PDF")


def test_a_sheet_is_known_by_its_name_only() -> None:
    assert stock(" l7165 ") == "L7165"
    with pytest.raises(ValueError, match="L9999"):
        stock("L9999")
