"""Codes, papers and exports: what leaves the file, and what never does."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cocreation_desk.store import file
from cocreation_desk.store.documents import documents

Answer = Callable[..., Any]


def test_asking_twice_gives_the_same_codes_one_for_each_participant(programme: Path, answer: Answer) -> None:
    first, second = answer("codes", programme), answer("codes", programme)

    assert first == second
    assert [badge["badge"] for badge in first["badges"]] == list(range(1, 11))
    assert len({badge["join"] for badge in first["badges"]} | {badge["code"] for badge in first["badges"]}) == 20


def test_codes_carry_the_address_they_are_given(programme: Path, answer: Answer) -> None:
    codes = answer("codes", programme, "--url", "http://192.168.8.20:8080/")

    assert all(badge["join"] == "http://192.168.8.20:8080" + badge["path"] for badge in codes["badges"])


def test_an_unknown_session_is_refused_with_those_there_are(programme: Path, answer: Answer) -> None:
    assert answer("codes", programme, "--session", "ZZZZ", code=1)["error"] == "cli_session_unknown"


@pytest.mark.parametrize("what", ["minutes", "summary", "results", "attendance", "badges", "decisions"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_paper_is_printed_and_kept_in_the_file(
    what: str, language: str, programme: Path, tmp_path: Path, answer: Answer
) -> None:
    out = tmp_path / f"{what}.pdf"
    answer("print", programme, "--what", what, "--language", language, "-o", out)

    assert PdfReader(out).pages
    with file.reading(programme) as db:
        session_id = db.execute("select id from session").fetchone()[0]
        kept = documents(db, session_id)
    assert [(each.key, each.language) for each in kept] == [(what, language)]


def test_an_export_names_people_and_opens_no_door(programme: Path, tmp_path: Path, answer: Answer) -> None:
    codes = answer("codes", programme)
    answer("export", programme, "--format", "json", "-o", tmp_path / "json")
    answer("export", programme, "--format", "csv", "-o", tmp_path / "csv")

    exported = json.loads((tmp_path / "json" / "session.json").read_text("utf-8"))
    assert [person["first_name"] for person in exported["people"]][:2] == ["Zoé", "Adam"]
    assert len(exported["agenda"]) == 19
    everything = "".join(each.read_text("utf-8") for each in tmp_path.glob("*/*.*") if each.is_file())
    secrets = [secret for badge in codes["badges"] for secret in (badge["path"][3:], badge["code"])]
    assert not [secret for secret in secrets if secret in everything]


def test_an_exported_cell_is_never_a_formula(tmp_path: Path, answer: Answer) -> None:
    people = tmp_path / "people.csv"
    people.write_text('prénom;nom;côté\n"=1+1";"@SUM(A1)";client\n', encoding="utf-8")
    answer("new", tmp_path / "p.cocreation", "--template", "blank", "--language", "fr", "--people", people)

    answer("export", tmp_path / "p.cocreation", "--format", "csv", "-o", tmp_path / "out")

    rows = list(csv.DictReader((tmp_path / "out" / "people.csv").read_text("utf-8-sig").splitlines()))
    assert (rows[0]["first_name"], rows[0]["last_name"]) == ("'=1+1", "'@SUM(A1)")


def test_a_rehearsal_tells_how_it_went_and_leaves_the_programme_as_it_was(programme: Path, answer: Answer) -> None:
    before = programme.read_bytes()

    went = answer("rehearse", programme, "--phones", 12)

    assert went["failures"] == []
    assert went["joins_ms"]["n"] == 12
    assert went["steps"] == 19
    assert all(vote["papers"] == vote["of"] == vote["saved_ms"]["n"] for vote in went["votes"])
    assert programme.read_bytes() == before
