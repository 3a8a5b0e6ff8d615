"""``count`` counts anybody's papers; ``check`` and ``export`` let anybody count ours again."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.cli import main
from cocreation_desk.commands.counted import TOLD
from cocreation_desk.desk import ballots
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.counting.papers import Grades
from cocreation_desk.domain.people import Side
from cocreation_desk.store.ballots import fingerprint_of_papers
from tests.evenings import Evening

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


@pytest.fixture
def voted(tmp_path: Path) -> Path:
    """Nine customers rated the film and nine executives predicted it; a second vote stands open."""
    evening = Evening(tmp_path / "voted.cocreation")
    evening.hold()
    step = evening.reach("ballot")
    ballot = evening.ballot(step)
    evening.do(ballots.open_ballot, ballot.id)
    for side, grade in ((Side.CUSTOMER, 4), (Side.COMPANY, 2)):
        for number, voter in enumerate(evening.side(side)):
            marks = Grades(dict.fromkeys(ballot.option_ids, grade if number else 1))
            evening.send(step, voter, Vote(ballot.id, marks))
    evening.do(ballots.close_ballot, ballot.id)
    evening.do(ballots.reveal, ballot.id)
    second = evening.do(ballots.next_round, ballot.id)
    evening.do(ballots.open_ballot, second)
    again = next(each for each in evening.room.ballots if each.id == second)
    voter = evening.side(Side.CUSTOMER)[0]
    evening.send(step, voter, Vote(second, Grades(dict.fromkeys(again.option_ids, 5))))
    evening.desk.close()
    return evening.path


def tampered(path: Path, *changes: str) -> None:
    db = sqlite3.connect(path)
    for change in changes:
        assert db.execute(change).rowcount == 1
    db.commit()
    db.close()


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


def test_a_closed_vote_is_counted_again_and_an_open_one_left_alone(voted: Path, answer: Answer) -> None:
    before = voted.read_bytes()

    (session,) = answer("check", voted)["sessions"]

    assert session["recounted"] == [
        {"code": "V-01", "papers": 18, "signed": 18, "sound": True, "finding": "as_announced"}
    ]
    assert voted.read_bytes() == before


def test_a_vote_that_is_not_announced_yet_has_only_its_fingerprint(voted: Path, answer: Answer) -> None:
    tampered(voted, "update ballot set state = 'counted', announced = null where code = 'V-01'")

    assert answer("check", voted)["sessions"][0]["recounted"][0]["finding"] == "not_announced"


A_CUSTOMERS_PAPER = "id = (select min(id) from paper where side = 'customer' and marks like '%: 4%')"


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (f"update paper set marks = replace(marks, ': 4', ': 5') where {A_CUSTOMERS_PAPER}", "papers_changed"),
        (f"update paper set side = 'company' where {A_CUSTOMERS_PAPER}", "papers_changed"),
        (f"delete from paper where {A_CUSTOMERS_PAPER}", "papers_changed"),
        ("update ballot set fingerprint = 'another' where code = 'V-01'", "papers_changed"),
        (
            "delete from roll where participation_id = (select min(participation_id) from roll) and ballot_id = (select id from ballot where code = 'V-01')",
            "roll_differs",
        ),
        ("update ballot set announced = null where code = 'V-01'", "announcement_gone"),
        ("update ballot set announced = '{}' where code = 'V-01'", "unreadable"),
        (
            "update ballot set announced = json_set(announced, '$.sides.all.tallies[0].score', 5) where code = 'V-01'",
            "announced_otherwise",
        ),
        (
            "update ballot set announced = json_set(announced, '$.predicted.tallies[0].score', 5) where code = 'V-01'",
            "announced_otherwise",
        ),
    ],
)
def test_whatever_was_changed_behind_our_back_is_found(change: str, finding: str, voted: Path, answer: Answer) -> None:
    tampered(voted, change)

    checked = answer("check", voted, code=1)

    assert (checked["sound"], checked["journal_broken_at"]) == (False, None)
    assert [vote["finding"] for vote in checked["sessions"][0]["recounted"]] == [finding]


def test_a_paper_changed_with_its_fingerprint_is_found_by_the_journal(voted: Path, answer: Answer) -> None:
    tampered(voted, f"update paper set marks = replace(marks, ': 4', ': 5') where {A_CUSTOMERS_PAPER}")
    db = sqlite3.connect(voted)
    found = fingerprint_of_papers(db, db.execute("select id from ballot where code = 'V-01'").fetchone()[0])
    db.close()
    tampered(voted, f"update ballot set fingerprint = '{found}' where code = 'V-01'")

    checked = answer("check", voted, code=1)
    assert checked["sessions"][0]["recounted"][0]["finding"] == "papers_changed"


def test_another_least_number_for_a_breakdown_changes_no_recount(voted: Path, answer: Answer) -> None:
    tampered(voted, "update session set min_breakdown = 12")

    assert answer("check", voted)["sound"]


def test_exported_papers_are_those_of_closed_votes_only_and_say_nothing_of_people(
    voted: Path, tmp_path: Path, answer: Answer
) -> None:
    exported = answer("export", voted, "--format", "csv", "-o", tmp_path / "out")

    assert [name for name in exported["files"] if "/" in name] == [
        "ballots/V-01.papers.json",
        "ballots/V-01.predictions.json",
    ]
    sheet = json.loads((tmp_path / "out" / "ballots" / "V-01.papers.json").read_text("utf-8"))
    assert [sorted(pile) for pile in sheet["papers"]] == [["count", "marks"]] * 2
    assert sum(pile["count"] for pile in sheet["papers"]) == 9


def test_what_was_exported_counts_out_as_it_was_announced(voted: Path, tmp_path: Path, answer: Answer) -> None:
    answer("export", voted, "--format", "json", "-o", tmp_path / "out")
    session = json.loads((tmp_path / "out" / "session.json").read_text("utf-8"))
    (announced,) = (each["announced"] for each in session["ballots"] if each["announced"])

    votes = answer("count", "--method", "scale", tmp_path / "out" / "ballots" / "V-01.papers.json")
    predictions = answer("count", "--method", "scale", tmp_path / "out" / "ballots" / "V-01.predictions.json")

    assert (votes["tallies"], votes["voters"]) == (announced["sides"]["all"]["tallies"], 9)
    assert predictions["tallies"] == announced["predicted"]["tallies"]


def test_papers_so_few_that_they_point_at_people_stay_in_the_room(voted: Path, tmp_path: Path, answer: Answer) -> None:
    tampered(voted, "update session set min_breakdown = 10")

    exported = answer("export", voted, "--format", "json", "-o", tmp_path / "out")

    assert exported["files"] == ["session.json"]


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
