"""``new`` makes a whole programme or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.domain.templates import load
from cocreation_desk.places import resource

KEYS = [template.key for template in load(resource("templates.json").read_text("utf-8"))]

Answer = Callable[..., Any]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_template_becomes_a_sound_programme(key: str, language: str, tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "one.cocreation"
    made = answer("new", path, "--template", key, "--language", language)

    checked = answer("check", path)
    assert checked["sound"]
    assert [session["code"] for session in checked["sessions"]] == [made["session"]]


def test_the_title_the_start_and_the_people_are_those_given(tmp_path: Path, people: Path, answer: Answer) -> None:
    path = tmp_path / "one.cocreation"
    made = answer(
        "new", path, "--template", "open_codir", "--language", "fr",
        "--title", "La boîte revient", "--start", "2026-11-26T08:30", "--people", people,
    )  # fmt: skip

    assert made["starts_at"].startswith("2026-11-26T08:30")
    assert made["participants"] == 10
    assert answer("check", path)["sessions"][0]["title"]["fr"] == "La boîte revient"


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        (["--template", "banquet"], "cli_template_unknown"),
        (["--template", "blank", "--start", "tomorrow"], "cli_start_wrong"),
        (["--template", "blank", "--people", "nobody.csv"], "file_missing"),
    ],
)
def test_what_makes_no_sense_leaves_no_file(words: list[str], trouble: str, tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "one.cocreation"

    assert answer("new", path, "--language", "fr", *words, code=1)["error"] == trouble
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all")

    refused = answer("new", path, "--template", "blank", "--language", "en", code=1)
    assert refused["error"] == "file_exists"
    assert path.read_text() == "Dear all"


def test_a_list_with_a_wrong_line_makes_nothing(tmp_path: Path, answer: Answer) -> None:
    wrong = tmp_path / "people.csv"
    wrong.write_text("prénom;côté\nAda;voisine\n", encoding="utf-8")

    refused = answer(
        "new", tmp_path / "one.cocreation", "--template", "blank", "--language", "fr", "--people", wrong, code=1
    )
    assert refused["error"] == "people_word_unknown"
    assert [each.name for each in tmp_path.iterdir()] == ["people.csv"]
    assert "2" in json.dumps(refused["text"])
