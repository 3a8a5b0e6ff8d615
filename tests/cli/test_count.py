"""``count`` counts anybody's papers."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.cli import main
from cocreation_desk.commands.counted import TOLD

Answer = Callable[..., Any]

EXAMPLES = sorted((Path(__file__).parents[1] / "counting_examples").glob("*.json"))

TENNESSEE = """# NUMBER ALTERNATIVES: 4
# ALTERNATIVE NAME 1: Memphis
# ALTERNATIVE NAME 2: Nashville
# ALTERNATIVE NAME 3: Chattanooga
# ALTERNATIVE NAME 4: Knoxville
42: 1,2,3,4
26: 2,3,4,1
15: 3,4,2,1
17: 4,3,2,1
"""


@pytest.fixture
def tennessee(tmp_path: Path) -> Path:
    path = tmp_path / "tennessee.soc"
    path.write_text(TENNESSEE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("method", "winner"),
    [("plurality", "Memphis"), ("irv", "Knoxville"), ("schulze", "Nashville"), ("borda", "Nashville")],
)
def test_four_methods_choose_the_capital_of_tennessee(
    method: str, winner: str, tennessee: Path, answer: Answer
) -> None:
    counted = answer("count", "--method", method, tennessee)

    assert (counted["winners"], counted["voters"], counted["outcome"]) == ([winner], 100, "chosen")


def test_the_rounds_are_told_in_words(
    tennessee: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    assert main(["count", "--method", "irv", str(tennessee)]) == 0

    told = capsys.readouterr().out
    assert "Retenu\u00a0: Knoxville." in told
    assert "Tour 2\u00a0: Memphis 42 · Nashville 26 · Knoxville 32" in told
    assert "Éliminés\u00a0: Chattanooga" in told


def test_the_seats_asked_for_go_before_those_of_the_file(tennessee: Path, answer: Answer) -> None:
    assert len(answer("count", "--method", "stv", "--seats", "2", tennessee)["winners"]) == 2


def test_the_budget_asked_for_goes_before_that_of_the_file(tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "street.pb"
    path.write_text(
        "META\nkey;value\nbudget;100\nPROJECTS\nproject_id;cost\ntrees;60\nbench;30\nVOTES\nvoter_id;vote\n"
        "1;trees,bench\n2;trees\n",
        encoding="utf-8",
    )

    assert answer("count", "--method", "greedy", path)["winners"] == ["trees", "bench"]
    assert answer("count", "--method", "greedy", "--budget", "59,50", path)["winners"] == ["bench"]


def test_the_format_can_be_said_where_the_name_does_not_say_it(tennessee: Path, answer: Answer) -> None:
    unnamed = tennessee.rename(tennessee.with_suffix(".txt"))

    assert answer("count", "--method", "irv", unnamed, code=1)["error"] == "cli_count_format_unknown"
    assert answer("count", "--method", "irv", "--format", "soc", unnamed)["winners"] == ["Knoxville"]


@pytest.mark.parametrize(
    ("words", "text", "trouble", "said"),
    [
        (["--method", "straws"], TENNESSEE, "cli_count_method_unknown", "schulze"),
        (["--method", "irv"], TENNESSEE + "three: 1,2\n", "papers_unreadable", "10"),
        (["--method", "star"], TENNESSEE, "papers_for_another_method", ""),
        (["--method", "irv"], "\udcff", "papers_unreadable", "1"),
    ],
)
def test_what_cannot_be_counted_is_said_in_a_sentence(
    words: list[str], text: str, trouble: str, said: str, tmp_path: Path, answer: Answer
) -> None:
    path = tmp_path / "papers.soc"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    refused = answer("count", *words, path, code=1)

    assert refused["error"] == trouble
    assert said in refused["text"]


PB = "META\nkey;value\nbudget;100\nPROJECTS\nproject_id;cost;name\n7;60;Plant trees\n9;70;A bench; red\nVOTES\nvoter_id;vote\n"
HEAD = "# NUMBER ALTERNATIVES: 2\n"

MALFORMED = [
    ("soc", ""),
    ("soc", "# NUMBER ALTERNATIVES: two\n1: 1,2\n"),
    ("soi", "# NUMBER ALTERNATIVES: 2²\n1: 1,2\n"),
    ("soi", "# NUMBER ALTERNATIVES: 999999999\n1: 1\n"),
    ("soi", HEAD + "99999999999: 1,2\n"),
    ("soi", HEAD + "²: 1,2\n"),
    ("toi", HEAD + "1: {1,2\n"),
    ("toc", HEAD + "1: 1²,2\n"),
    ("toc", HEAD + "1 1,2\n"),
    ("cat", HEAD + "# NUMBER CATEGORIES: [3\n1: {1},{2}\n"),
    ("cat", HEAD + "1: {1},{2},{}\n"),
    ("blt", "3\n1 1 0\n0\n"),
    ("blt", "# a comment\nthree 2\n1 1 0\n0\n"),
    ("blt", '2 0\n1 1 0\n0\n"A"\n"B"\n'),
    ("blt", '2 1\n(voter 1)\n0\n"A"\n"B"\n'),
    ("blt", '2 1\n1² 1 0\n0\n"A"\n"B"\n'),
    ("blt", '2 1\n1 1 0\n"A"\n"B"\n'),
    ("pb", PB.replace("budget;100", "money;100") + "1;7\n"),
    ("pb", PB.replace("7;60", "7;much") + "1;7\n"),
    ("pb", PB.replace("7;60", "7;1e999999999") + "1;7\n"),
    ("pb", PB + "1;7,8\n"),
    ("pb", "1;2\n" + PB),
    ("pb", PB + '1;"' + "x" * 200_000 + "\n"),
    ("csv", ""),
    ("csv", "rank 1,rank 2\n"),
    ("csv", ",".join(f"idea {n}" for n in range(1_001)) + "\n"),
    ("csv", "A,B,count\n1,,many\n"),
    ("csv", "A,B\n1," + '"' + "x" * 200_000 + "\n"),
    ("json", "{"),
    ("json", "[" * 100_000),
    ("json", '{"options": [], "papers": []}'),
    ("json", '{"options": ["A", "A"], "papers": []}'),
    ("json", '{"options": ["A", "B"], "papers": [{"marks": {"ticks": ["A"]}, "count": -1}]}'),
    ("json", '{"options": ["A", "B"], "papers": [{"marks": {"ranks": [["C"]]}}]}'),
    ("json", '{"options": ["A", "B"], "papers": [], "rules": {"lot": 5}}'),
    ("json", '{"options": ["A", "B"], "papers": [], "rules": {"seats": 0}}'),
    ("json", '{"options": ["A", "B"], "papers": [], "rules": {"budget": "1/0"}}'),
]


@pytest.mark.parametrize(("ending", "text"), MALFORMED, ids=lambda given: str(given)[:40])
def test_a_malformed_file_is_refused_in_one_sentence(
    ending: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    method = {"pb": "mes", "cat": "approval"}.get(ending, "irv")
    path = tmp_path / f"papers.{ending}"
    path.write_text(text, encoding="utf-8")

    assert main(["count", "--method", method, str(path)]) == 1

    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.endswith(".\n")


def test_projects_are_told_by_their_names(tmp_path: Path, answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "street.pb"
    path.write_text(PB.replace("A bench; red", '"A bench; red"') + "1;7,9\n2;7\n", encoding="utf-8")

    told = answer("count", "--method", "greedy", path)
    assert main(["count", "--method", "greedy", str(path)]) == 0

    assert told["winners"] == ["7"]
    assert told["labels"] == {
        name: {"fr": label, "en": label} for name, label in (("7", "Plant trees"), ("9", "A bench; red"))
    }
    lines = capsys.readouterr().out
    assert "1. Plant trees" in lines
    assert "2. A bench; red" in lines


def test_papers_that_are_not_there_are_said_to_be_missing(tmp_path: Path, answer: Answer) -> None:
    assert answer("count", "--method", "irv", tmp_path / "none.soc", code=1)["error"] == "file_missing"


@pytest.mark.parametrize(
    "words", [[], ["--method", "irv", "--seats", "0"], ["--method", "irv", "--budget", "much"], ["--format", "docx"]]
)
def test_a_command_that_is_not_understood_ends_with_two(words: list[str], tennessee: Path) -> None:
    assert main(["count", str(tennessee), *words]) == 2


def test_a_name_cannot_speak_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "papers.csv"
    path.write_text("\x1b[2JA,B\n1,\n", encoding="utf-8")

    assert main(["count", "--method", "approval", str(path)]) == 0

    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("language", ["fr_FR", "en_GB"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_count_can_be_told(
    path: Path, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    example = json.loads(path.read_text(encoding="utf-8"))

    assert main(["count", "--method", example["method"], str(path)]) == 0

    told = capsys.readouterr().out
    assert all(winner in told for winner in example["expected"].get("winners", ()))


def test_every_moment_a_count_can_have_is_told() -> None:
    folder = Path(__file__).parents[2] / "cocreation_desk" / "domain" / "counting"
    calls = [node for file in folder.glob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    keys = {
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Moment"
        if isinstance(node.args[0], ast.Constant)
    }

    assert keys == TOLD


@pytest.mark.parametrize(
    ("method", "text", "said"),
    [
        ("approval", "", "première ligne nomme les options"),
        ("approval", "1,0,1\n0,1,1\n", "Ligne 1"),
        ("approval", "Chêne,Orme\n1,\nouais,\n", "Ligne 3, colonne «\u00a0Chêne\u00a0»\u00a0: «\u00a0ouais\u00a0» n’est pas une coche"),
        ("approval", "Horodateur;Chêne\n22/11/2026;x\n", "colonne «\u00a0Horodateur\u00a0»"),
        ("approval", "Chêne,Orme\n1,,1\n", "après la dernière colonne"),
        ("approval", "Chêne,,Orme\n1,1,\n", "La colonne 2"),
        ("dots", "Chêne,Orme\n1.5,\n", "«\u00a01.5\u00a0» n’est pas un nombre entier de points"),
        ("star", "Chêne,Orme\n5,bien\n", "colonne «\u00a0Orme\u00a0»\u00a0: «\u00a0bien\u00a0» n’est pas une note"),
        ("irv", "Chêne,Orme\nOrme,Chêne\n", "Des noms d’options se rangent"),
        ("irv", "Chêne,Orme\n1,0\n", "«\u00a00\u00a0» n’est pas un rang"),
        ("irv", "rang 1,rang 2\nChêne,Chêne\n", "Ligne 2\u00a0: «\u00a0Chêne\u00a0» y est deux fois"),
        ("irv", "Date,rang 1,rang 2\nhier,Chêne,Orme\n", "Colonne «\u00a0Date\u00a0»"),
        ("single", "Chêne,nombre\n1,\n", "n’est pas un nombre de bulletins"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_says_which_cell_and_what_belongs_there(
    method: str,
    text: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    path = tmp_path / "bulletins.csv"
    path.write_text(text, encoding="utf-8")

    assert main(["count", "--method", method, str(path)]) == 1

    assert said in capsys.readouterr().err


def test_the_tables_of_the_page_are_counted(tmp_path: Path, answer: Answer) -> None:
    page = (Path(__file__).parents[2] / "docs" / "recount.md").read_text("utf-8")
    lines = re.findall(r"^    (\S+) {2,}(\S+)$", page, re.MULTILINE)
    found = []
    for at, method in enumerate(("irv", "irv")):
        path = tmp_path / "papers.csv"
        path.write_text("\n".join(both[at] for both in lines) + "\n", encoding="utf-8")
        found.append(answer("count", "--method", method, path)["voters"])

    assert found == [7, 2]


@pytest.mark.parametrize("method", ["approval", "dots"])
def test_a_blank_paper_has_a_nought_or_its_count(method: str, tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "papers.csv"
    path.write_text("Oak;Elm;count\n1;;2\n;;3\n0;;1\n;;\n", encoding="utf-8")

    told = answer("count", "--method", method, path)

    assert (told["voters"], told["blank"]) == (6, 4)


@pytest.mark.parametrize(
    "content",
    [
        "Chêne;Orme\r\n1;0\r\n1;\r\n".encode("cp1252"),
        "Chêne\tOrme\r\n1\t0\r\n1\t\r\n".encode("utf-16"),
        b"\xef\xbb\xbfsep=;\r\n" + "Chêne;Orme;;\r\n1;0;;\r\n1;;;\r\n;;;\r\n".encode(),
    ],
    ids=["Windows", "Unicode text", "spreadsheet's edge"],
)
def test_a_table_is_read_as_spreadsheets_write_it(content: bytes, tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_bytes(content)

    told = answer("count", "--method", "single", path)

    assert (told["winners"], told["voters"]) == (["Chêne"], 2)
    assert set(told["ranking"][0] + told["ranking"][1]) == {"Chêne", "Orme"}
