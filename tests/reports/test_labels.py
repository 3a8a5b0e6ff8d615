"""Badges lie where the stock is cut, and a phone reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from cocreation_desk.reports.labels import QR_MM, SHEETS, Badge, Stock, labels

MADE = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
DOTS_A_MM = 300 / 25.4

pytestmark = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm draws the page for us")


def badge(number: int, first_name: str = "Zoé", band: str = "") -> Badge:
    url = f"http://192.168.43.100:8765/b/K7QXH3MPNV2A6TW8JR4Y9CDE{number:02}"
    return Badge(first_name, "Lefebvre", "Maison Rosay", band, url, "K7QX-3MPN", str(number))


def pictures(document: bytes, folder: Path) -> list[Image.Image]:
    (folder / "badges.pdf").write_bytes(document)
    subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", "badges.pdf", "page"], cwd=folder, check=True)
    return [Image.open(file) for file in sorted(folder.glob("page*.png"))]


@pytest.mark.parametrize("stock", SHEETS)
def test_every_code_is_read_where_its_card_lies(stock: Stock, tmp_path: Path) -> None:
    sheet = SHEETS[stock]
    badges = [badge(number) for number in range(1, sheet.across * sheet.down + 1)]

    (page,) = pictures(labels(badges, stock, "fr", MADE), tmp_path)

    found = {code.text: code.position for code in zxingcpp.read_barcodes(page)}
    assert set(found) == {each.url for each in badges}
    for place, each in enumerate(badges):
        row, column = divmod(place, sheet.across)
        at = found[each.url]
        for corner in (at.top_left, at.bottom_right):
            assert sheet.left + column * sheet.wide < corner.x / DOTS_A_MM < sheet.left + (column + 1) * sheet.wide
            assert sheet.top + row * sheet.high < corner.y / DOTS_A_MM < sheet.top + (row + 1) * sheet.high


def test_a_code_is_23_mm_wide_and_lies_within_a_third_of_a_millimetre(tmp_path: Path) -> None:
    (page,) = pictures(labels([badge(1)], "L7418", "fr", MADE), tmp_path)

    # The lower right part of the first card holds nothing but the code: what is dark there is the code itself.
    left, top = (19 + 86 - 6 - QR_MM - 3) * DOTS_A_MM, (38.5 + 55 - 10.4 - QR_MM - 2.5) * DOTS_A_MM
    part = page.crop((round(left), round(top), round((19 + 86) * DOTS_A_MM), round((38.5 + 55 - 9) * DOTS_A_MM)))
    box = part.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    x1, _, x2, y2 = ((edge / DOTS_A_MM) for edge in box)
    from_left, from_top = left / DOTS_A_MM, top / DOTS_A_MM
    assert x2 - x1 == pytest.approx(QR_MM, abs=0.3)
    assert from_left + x1 == pytest.approx(19 + 86 - 6 - QR_MM, abs=0.3)
    assert from_top + y2 == pytest.approx(38.5 + 55 - 10.4, abs=0.3)


def test_nothing_is_printed_over_the_edge_of_a_card(tmp_path: Path) -> None:
    badges = [badge(number, "Jean-Christophe Emmanuel", "Animation") for number in range(1, 9)]

    (page,) = pictures(labels(badges, "L7418", "fr", MADE), tmp_path)

    dark = page.point(lambda grey: 255 if grey < 128 else 0)
    for row in range(5):
        edge = (38.5 + row * 55) * DOTS_A_MM
        assert dark.crop((0, round(edge - 12), page.width, round(edge + 12))).getbbox() is None
    for column in range(3):
        edge = (19 + column * 86) * DOTS_A_MM
        assert dark.crop((round(edge - 12), 0, round(edge + 12), page.height)).getbbox() is None


def test_a_printer_that_is_off_is_met_half_way(tmp_path: Path) -> None:
    (here,) = pictures(labels([badge(1)], "L7418", "fr", MADE), tmp_path)
    (tmp_path / "moved").mkdir()
    (moved,) = pictures(labels([badge(1)], "L7418", "fr", MADE, shift_mm=(2.0, -1.0)), tmp_path / "moved")

    before, after = zxingcpp.read_barcode(here), zxingcpp.read_barcode(moved)
    assert before is not None and after is not None
    assert (after.position.top_left.x - before.position.top_left.x) / DOTS_A_MM == pytest.approx(2, abs=0.3)
    assert (after.position.top_left.y - before.position.top_left.y) / DOTS_A_MM == pytest.approx(-1, abs=0.3)


def test_what_a_badge_says() -> None:
    document = labels([badge(7, "Anne", "Animation")], "L7418", "fr", MADE)

    words = re.sub(r"\s+", " ", PdfReader(BytesIO(document)).pages[0].extract_text())
    for said in ("Anne", "Lefebvre", "Maison Rosay", "Animation", "K7QX-3MPN", "Badge nº 7"):
        assert said in words


def test_the_back_of_a_folded_badge_says_that_it_is_a_vote() -> None:
    document = labels([badge(1)], "A4", "en", MADE, back=("Wi-Fi: Cocreation",))

    words = re.sub(r"\s+", " ", PdfReader(BytesIO(document)).pages[0].extract_text())
    assert "Your badge is personal: it is your vote. Do not lend it." in words
    assert "Wi-Fi: Cocreation" in words


def test_nine_badges_take_two_sheets_of_eight_and_print_the_same_twice() -> None:
    badges = [badge(number) for number in range(1, 10)]

    document = labels(badges, "L7418", "fr", MADE)

    assert len(PdfReader(BytesIO(document)).pages) == 2
    assert document == labels(badges, "L7418", "fr", MADE)


@pytest.mark.parametrize("name", ["", "X" * 300, "<b>\x00&", "😀" * 40, "a" * 20 + " " + "b" * 20, "-", " - "])
def test_no_name_stops_the_badges(name: str) -> None:
    strange = Badge(name, name, name, name, "http://h/b/1", name, name)

    for stock in SHEETS:
        assert labels([strange], stock, "fr", MADE, back=(name,)).startswith(b"%PDF")
