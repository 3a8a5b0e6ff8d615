"""``import`` and ``people``: lists from the command line, all or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cocreation_desk.cli import main
from tests.cli.conftest import Answer
from tests.registrants import as_csv, registrants


@pytest.fixture
def list_of_many(tmp_path: Path) -> Path:
    path = tmp_path / "inscriptions.csv"
    people = registrants(300, doubles=4, minors=2, employees=1)
    path.write_bytes(as_csv([*people[190:], *people[:190]], "cp1252", ";"))
    return path


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_list_is_rehearsed_then_read_then_told(programme: Path, list_of_many: Path, answer: Answer) -> None:
    before = fingerprint(programme)
    rehearsed = answer("import", programme, list_of_many, "--dry-run")
    assert fingerprint(programme) == before

    read = answer("import", programme, list_of_many)
    known = answer("people", programme)

    assert {key: rehearsed[key] for key in rehearsed if key != "dry_run"} == {
        key: read[key] for key in read if key not in ("dry_run", "import")
    }
    assert (read["rows"], read["eligible"], read["encoding"]) == (300, 300, "cp1252")
    assert (read["findings"]["duplicate"], read["findings"]["minor"]) == (4, 2)
    assert read["ignored"] == ["Remarque"]
    assert len(known["registrations"]) == 300
    assert known["undecided"] == read["undecided"]
    assert known["sessions"][0]["participants"][0]["first_name"] == "Zoé"
    double = next(each for each in known["registrations"] if each["number"] == "00297")
    assert double["findings"][0]["reason"] == "duplicate"


def test_a_column_is_what_somebody_says(programme: Path, tmp_path: Path, answer: Answer) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Qui;Métier\nZoé Roux;Agricultrice\n", encoding="utf-8")
    refused = answer("import", programme, file, code=1)
    answer("import", programme, file, "--map", "qui=full_name", "--map", "métier=stratum")

    assert refused["error"] == "map_needs_name"
    (read,) = answer("people", programme)["registrations"]
    assert (read["first_name"], read["last_name"], read["strata"]) == ("Zoé", "Roux", {"Métier": "Agricultrice"})


def test_what_was_said_of_the_columns_is_remembered(programme: Path, tmp_path: Path, answer: Answer) -> None:
    for name, options in (("Zoé Roux", ("--map", "Qui=full_name")), ("Ida Petit", ())):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"Qui;Ville\n{name};Brest\n", encoding="utf-8")
        answer("import", programme, file, *options)

    assert len(answer("people", programme)["registrations"]) == 2


def test_a_list_can_go_straight_into_a_session(programme: Path, tmp_path: Path, answer: Answer) -> None:
    file = tmp_path / "visiteurs.csv"
    file.write_text("Prénom;Nom;Ville\nAda;Byron;Brest\n", encoding="utf-8")
    code = answer("people", programme)["sessions"][0]["code"]
    refused = answer("import", programme, file, "--session", code, code=1)
    joined = answer("import", programme, file, "--session", code, "--side", "customer")

    assert refused["error"] == "people_needs_side"
    assert (joined["session"], joined["rows"]) == (code, 1)
    assert len(answer("people", programme, "--session", code)["sessions"][0]["participants"]) == 11


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"PK\x03\x04nothing", "list_workbook_broken"),
        (b"nom;ville\nRoux;Brest;Lyon\n", "list_line_too_wide"),
        ("nom;ville\nHélène;Brest\n".encode("cp850"), "list_spelling_unsure"),
        (b"n\xc2\xb0;nom\n1;Roux\n1;Petit\n", "list_number_twice"),
    ],
)
def test_a_refused_list_leaves_every_byte_of_the_programme(
    programme: Path, tmp_path: Path, answer: Answer, data: bytes, trouble: str
) -> None:
    file, before = tmp_path / "liste", fingerprint(programme)
    file.write_bytes(data)

    assert answer("import", programme, file, code=1)["error"] == trouble
    assert fingerprint(programme) == before


def test_a_refusal_after_the_file_was_opened_writes_nothing_either(
    programme: Path, list_of_many: Path, answer: Answer
) -> None:
    answer("import", programme, list_of_many)
    known = answer("people", programme)

    assert answer("import", programme, list_of_many, code=1)["error"] == "list_known"
    assert answer("people", programme) == known


def test_what_is_not_understood_is_a_matter_of_usage(programme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(programme)]) == 2
    assert main(["import", str(programme), "liste.csv", "--dates", "ydm"]) == 2


def test_people_can_be_read_by_people(programme: Path, list_of_many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(programme), str(list_of_many)]) == 0
    assert main(["people", str(programme)]) == 0

    told = capsys.readouterr().out
    assert "300 registrations" in told
