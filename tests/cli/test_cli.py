"""The command line answers in sentences and exit codes, in the user's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cocreation_desk.cli import main, spoken_here
from cocreation_desk.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0

    assert f"cocreation-desk {name}" in capsys.readouterr().out


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [["new"], ["serve"], ["rehearse", "x", "--phones", "none"], ["print", "x", "--what", "poster", "--language", "fr"]],
)
def test_what_is_not_understood_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "fr_CA.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_it_speaks_the_language_of_the_computer(environment: dict[str, str], language: str) -> None:
    assert spoken_here(environment) == language


def test_a_refusal_is_one_sentence_and_one_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "nothing.cocreation"

    assert main(["codes", str(missing), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == "file_missing"
    assert said.err.strip() == json.loads(said.out)["text"]
