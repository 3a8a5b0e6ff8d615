"""The full report: its contents lead where they say, and its variant for everybody names no customer."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.plain import plain
from cocreation_desk.reports.report import report
from tests.reports.open_codir import CUSTOMERS, ordered

SECTIONS = {
    "fr": ("L’essentiel", "Méthode et participants", "Résultats", "Registre des idées", "Évaluation", "Annexe"),
    "en": ("Bottom line", "Method and participants", "Results", "Register of ideas", "Evaluation", "Annex"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_page_that_each_heading_stands_on(language: Language) -> None:
    reader = PdfReader(BytesIO(DOCUMENTS["report"].make(ordered(language=language)).pdf))

    on_cover = re.sub(r"\s+", " ", reader.pages[0].extract_text())
    marks = [each for each in reader.outline if isinstance(each, Destination)]
    assert len(marks) > 8
    for mark in marks:
        page = (reader.get_destination_page_number(mark) or 0) + 1
        assert f"{' '.join(str(mark.title).split())} {page} " in f"{on_cover} "
    assert len(reader.pages[0]["/Annots"]) >= len(marks)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_all_its_sections_in_order(language: Language) -> None:
    said = plain(report(ordered(language=language)))

    places = [said.index(f"# {section}") for section in SECTIONS[language]]
    assert places == sorted(places)


def test_what_matters_fills_the_page_behind_the_cover_and_is_not_cut_short() -> None:
    order = ordered()

    page = PdfReader(BytesIO(DOCUMENTS["report"].make(order).pdf)).pages[1]

    said = re.sub(r"\s+", " ", page.extract_text())
    assert all(re.sub(r"\s+", " ", sentence) in said for sentence in order.session.key_sentences)
    assert len(re.findall(r"\b[DE]-\d\d\b", said)) >= 3
    assert order.session.objective not in said


def test_the_variant_for_everybody_names_no_customer() -> None:
    said = plain(report(ordered(named=False)))

    assert [last for _, last in CUSTOMERS if re.search(rf"\b{last}\b", said)] == []


def test_the_same_report_gives_the_same_bytes() -> None:
    first, again = (DOCUMENTS["report"].make(ordered()).pdf for _ in range(2))

    assert first == again
