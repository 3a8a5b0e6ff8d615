"""The demo plays itself, and any template can be run through to its end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from cocreation_desk import demo
from cocreation_desk.cli import main
from cocreation_desk.domain.templates import Template, load
from cocreation_desk.evening import Evening
from cocreation_desk.places import resource
from tests.walks.served import cocreation_desk

TEMPLATES = load(resource("templates.json").read_text("utf-8"))


def test_the_demo_leaves_a_programme_its_papers_and_its_pictures(tmp_path: Path) -> None:
    out = tmp_path / "demo-output"

    said = cocreation_desk("demo", "--headless", "--out", out)

    assert "126" in said
    assert json.loads(cocreation_desk("check", out / "la-boite-revient.cocreation", "--json"))["sound"]
    papers = sorted(each.name.split("_", 2)[2] for each in (out / "papers").iterdir())
    assert papers == [
        "badges_fr.pdf", "compte-rendu_fr.pdf", "decisions_fr.pdf", "emargement_fr.pdf", "minutes_en.pdf",
        "resultats_fr.pdf", "results_en.pdf", "summary_en.pdf", "synthese_fr.pdf",
    ]  # fmt: skip
    minutes = next((out / "papers").glob("*compte-rendu_fr.pdf"))
    first = " ".join(PdfReader(minutes).pages[0].extract_text().split())
    assert "12 h 35" in first
    assert len(list((out / "pictures").glob("*_stage_*.png"))) > 20
    assert len(list((out / "pictures").glob("*_console_*.png"))) > 8


def test_an_english_demo_names_its_cast_in_english(tmp_path: Path) -> None:
    path = tmp_path / "tin.cocreation"
    demo.make(path, "en")
    with Evening(path, port=0) as evening:
        people = evening.desk.room.participants
        session = evening.desk.room.session

    titles = [each.job_title for each in people if each.job_title]
    assert (len(titles), titles[0], titles[-1]) == (9, "Chief executive", "Innovation and sustainability director")
    assert [each.role for each in people if each.role] == ["Chair"]
    assert session is not None and (session.language, session.place) == ("en", "Saint-Ronan, the Oven Room")
    assert not re.search(r"[Dd]irect(eur|rice)|séance", " ".join((*titles, session.objective, session.promise)))


@pytest.mark.parametrize("template", TEMPLATES, ids=[template.key for template in TEMPLATES])
def test_every_template_runs_from_the_doors_to_the_end(
    template: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only a vote whose options or candidates nobody has typed in yet may be missing."""
    path = tmp_path / "evening.cocreation"
    assert main(["new", str(path), "--template", template.key, "--language", "fr", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)

    main(["rehearse", str(path), "--phones", "10", "--json"])

    went = json.loads(capsys.readouterr().out)
    assert went["steps"] == made["steps"]
    assert [failure for failure in went["failures"] if not re.search("too few options|two validated", failure)] == []
    assert went["sound"]
