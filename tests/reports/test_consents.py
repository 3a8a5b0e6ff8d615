"""The register shows every choice with the text it was given to; the photographer's list shows who said no."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_desk.desk import consents, people
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.text import LANGUAGES, Language, Text
from cocreation_desk.paperwork import ordered
from cocreation_desk.reports.consents import consents_register, photographers_list
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.plain import plain
from tests.evenings import Evening


@pytest.fixture
def answered(tmp_path: Path) -> Iterator[Evening]:
    evening = Evening(tmp_path / "consents.cocreation")
    evening.hold(customers=4, company=0)
    evening.reach("charter")
    yes, no, changed, _ = evening.side(Side.CUSTOMER)
    evening.do(consents.key_in_consents, yes, {Purpose.IMAGE: "granted", Purpose.QUOTES: "named"})
    evening.do(consents.key_in_consents, no, {Purpose.IMAGE: "refused"})
    evening.do(consents.key_in_consents, changed, {Purpose.IMAGE: "granted"})
    evening.do(consents.rewrite_notice, evening.session_id, Text("Nouveau", "New"), Purpose.IMAGE)
    evening.clock.pass_minutes(45)
    evening.do(consents.withdraw_consent, changed, Purpose.IMAGE)
    yield evening
    evening.desk.close()


def words(evening: Evening, paper: str, language: Language = "fr") -> str:
    order = ordered(evening.desk, language, "")
    written = consents_register(order) if paper == "consents" else photographers_list(order)
    return plain(written).replace("\u00a0", " ")


def test_every_choice_has_its_line_and_a_withdrawal_follows_what_it_takes_back(answered: Evening) -> None:
    lines = [line for line in words(answered, "consents").splitlines() if " | Image | " in line]

    assert [line.split(" | ")[2] for line in lines] == ["oui", "non", "oui", "retiré"]
    assert all(line.endswith("| papier | 1 FR") for line in lines[:3])
    assert "de vive voix" in lines[3] and lines[3].endswith("1 FR")


def test_the_texts_are_annexed_in_the_versions_that_were_read_and_in_force(answered: Evening) -> None:
    told = words(answered, "consents")

    assert "Image, version 1, depuis le 12 mars 2026" in told and "Image, version 2, depuis le 12 mars 2026" in told
    assert "Maison Test" in told and "{organisation}" not in told
    assert "Nouveau contact, version" not in told


def test_whoever_took_a_yes_back_is_on_the_photographer_s_list(answered: Evening) -> None:
    told = words(answered, "photographer")
    refused, silent = told.split("Sans réponse")

    assert "UN Client 1" in refused and "UN Client 2" in refused and "UN Client 0" not in told
    assert "UN Client 3" in silent


def test_a_minor_is_left_out_of_pictures_until_a_guardian_agrees_whose_name_is_in_the_register(
    answered: Evening,
) -> None:
    child = answered.side(Side.CUSTOMER)[3]
    answered.do(people.edit_participant, child, is_minor=True)
    assert "Moins de 18 ans, sans l’accord d’un parent : UN Client 3" in words(answered, "consents")
    assert "UN Client 3" in words(answered, "photographer").split("Sans réponse")[0]

    both = {Purpose.GUARDIAN: "granted", Purpose.IMAGE: "granted"}
    answered.do(consents.key_in_consents, child, both, "Ursule Martin")

    register = words(answered, "consents")
    assert "Accord parental | donné par Ursule Martin" in register and "Moins de 18 ans, sans" not in register
    assert "Accord parental, version 1, depuis le 12 mars 2026" in register
    assert "UN Client 3" not in words(answered, "photographer")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["consents", "photographer"])
def test_they_are_papers_like_the_others(answered: Evening, key: str, language: Language) -> None:
    printed = DOCUMENTS[key].make(ordered(answered.desk, language, ""))

    assert printed.pdf.startswith(b"%PDF")
    assert printed.file_name.startswith("2026-03-12_")
