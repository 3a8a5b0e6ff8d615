"""The facilitator's guide quotes the names that stand in the app, and says each in French."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

from cocreation_desk.places import resource
from cocreation_desk.words import sayer
from tests.test_catalogues import ROOT

GUIDE = (ROOT / "docs" / "facilitator.md").read_text(encoding="utf-8")
TEXT, _, TABLE = GUIDE.partition("## The same names in French")
QUOTED = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def plain(words: str) -> str:
    return words.replace("&", "").replace("\u00a0", " ")


def said() -> Iterator[tuple[str, str]]:
    """Every name the app has, in English and in French."""
    english, french = sayer("en"), sayer("fr")
    for key in english.keys:
        with suppress(KeyError):  # a sentence that waits for details is no name
            yield english(key), french(key)
    for template in json.loads(resource("templates.json").read_text("utf-8"))["templates"]:
        yield template["name"]["en"], template["name"]["fr"]


NAMES = {(plain(english), plain(french)) for english, french in said()}
ROWS = {(english.strip(), french.strip()) for english, french in ROW.findall(TABLE)} - {("in English", "in French")}


@pytest.mark.parametrize("name", sorted({" ".join(each.split()) for each in QUOTED.findall(TEXT)}))
def test_a_quoted_name_stands_in_the_app_and_in_the_table(name: str) -> None:
    assert name in {english for english, _ in NAMES}
    assert name in {english for english, _ in ROWS}


@pytest.mark.parametrize("row", sorted(ROWS), ids=lambda row: row[0])
def test_a_name_is_told_in_french_as_the_app_says_it(row: tuple[str, str]) -> None:
    assert row in NAMES
