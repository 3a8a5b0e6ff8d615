"""What holds of every paper: letters inside, a title and a language of its own, and words that can be copied and read aloud."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from cocreation_desk.domain.consents import Notice
from cocreation_desk.domain.groups import Wanted, What
from cocreation_desk.domain.text import Language, Text
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.order import Order, doors
from tests.reports.open_codir import LATER, room
from tests.reports.test_group_papers import CIRCUIT
from tests.stage.sample_groups import dealt

ONE_BY_ONE = tuple(key for key in DOCUMENTS if key != "kit")
MOST_PAGES = 3  # those behind are drawn by the same hand
NOTICE = Notice(1, Text("Vos données restent à l’œil : {organisation}.", "Your data stays here: {organisation}."))


@cache
def order(language: Language) -> Order:
    held = replace(room(), notice=NOTICE)
    wanted = ((Wanted(), 6), (Wanted(what=What.VISIT, groups=2, stations=CIRCUIT), 9), (Wanted(what=What.PAIRS), 2))
    held = replace(held, groupings=tuple(dealt(held, *each).groupings[0] for each in wanted))
    return Order(held, language, LATER, named=True, doors=doors(held, bytes(32), "http://192.168.43.100:8765"))


@cache
def read(key: str, language: Language) -> PdfReader:
    return PdfReader(BytesIO(DOCUMENTS[key].make(order(language)).pdf))


@pytest.mark.parametrize("key", ONE_BY_ONE)
def test_every_letter_is_inside_the_file(key: str) -> None:
    for page in read(key, "fr").pages[:MOST_PAGES]:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()
            assert "/ToUnicode" in font.get_object()


@pytest.mark.parametrize("key", ONE_BY_ONE)
def test_words_are_copied_as_they_are_read(key: str) -> None:
    """No ligature, no private letter, no half of an accent, nothing that a reader could not say aloud."""
    said = " ".join(page.extract_text() for page in read(key, "fr").pages[:MOST_PAGES])

    assert said.strip()
    assert unicodedata.is_normalized("NFC", said)
    odd = {
        sign for sign in said if "\ufb00" <= sign <= "\ufb06" or sign == "\ufffd" or unicodedata.category(sign) == "Co"
    }
    assert odd == set()


@pytest.mark.parametrize("key", ONE_BY_ONE)
def test_every_paper_says_its_title_and_its_language(key: str) -> None:
    for language in ("fr", "en"):
        reader = read(key, language)
        root = reader.trailer["/Root"].get_object()
        assert root["/Lang"] == language  # type: ignore[index]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
        title = reader.metadata.title if reader.metadata else ""
        assert title and order(language).session.title.said_in(language) in title


@pytest.mark.parametrize("key", ONE_BY_ONE)
def test_nothing_is_drawn_beyond_the_edge_of_the_sheet(key: str) -> None:
    """Where each piece of text begins, after all that was turned and moved."""
    for page in read(key, "fr").pages[:MOST_PAGES]:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        begins: list[tuple[float, float]] = []

        def visit(
            text: str,
            cm: list[float],
            tm: list[float],
            *_: object,
            begins: list[tuple[float, float]] = begins,
        ) -> None:
            if text.strip():
                x, y = tm[4], tm[5]
                begins.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

        page.extract_text(visitor_text=visit)
        assert [at for at in begins if not (0 <= at[0] <= wide and 0 <= at[1] <= high)] == []
