"""The kit and its labels from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cocreation_desk.cli import main
from cocreation_desk.commands.command import USAGE
from cocreation_desk.store import file
from cocreation_desk.store.documents import documents

Answer = Callable[..., Any]

URL = "http://192.168.8.20:8080"


@pytest.fixture
def alone(tmp_path: Path, answer: Answer) -> Path:
    path = tmp_path / "alone.cocreation"
    answer("new", path, "--template", "open_codir", "--language", "fr")
    return path


def test_the_kit_of_a_session_without_people_says_what_is_missing(alone: Path, tmp_path: Path, answer: Answer) -> None:
    out = tmp_path / "kit.pdf"
    told = answer("print", alone, "--what", "kit", "--language", "fr", "--url", URL, "-o", out)

    missing = {each["what"]: each["why"] for each in told["missing"]}
    assert missing["badges"] == missing["attendance"] == "kit_no_people"
    assert "spare_badges" not in missing
    assert len(PdfReader(out).pages) >= 7


def test_the_kit_goes_into_a_folder_and_each_paper_into_the_file(alone: Path, tmp_path: Path, answer: Answer) -> None:
    folder = tmp_path / "to print"
    told = answer("print", alone, "--what", "kit", "--language", "en", "--url", URL, "--folder", folder)

    assert sorted(told["files"]) == sorted(str(each) for each in folder.iterdir())
    with file.reading(alone) as db:
        kept = {each.key for each in documents(db, db.execute("select id from session").fetchone()[0])}
    assert {"spare_badges", "notices", "image_release", "confidentiality", "row_cards"} <= kept


def test_spare_badges_begin_where_the_sheet_has_labels_left(alone: Path, tmp_path: Path, answer: Answer) -> None:
    out = tmp_path / "spare.pdf"
    begun = ("--sheet", "l4785", "--first-label", "9", "--shift", "0.5", "-1", "--url", URL)
    answer("print", alone, "--what", "spare_badges", "--language", "fr", *begun, "-o", out)

    first, second = (page.extract_text() for page in PdfReader(out).pages)
    assert "nº 2" in first and "nº 3" not in first
    assert "nº 10" in second


@pytest.mark.parametrize("wrong", [("--sheet", "L9999"), ("--first-label", "0"), ("--shift", "4", "0")])
def test_a_sheet_or_an_offset_there_is_not_is_a_mistake_in_the_line(wrong: tuple[str, ...], alone: Path) -> None:
    assert main(["print", str(alone), "--what", "badges", "--language", "fr", *wrong]) == USAGE
