"""No cell of ours becomes a formula in a spreadsheet, and none comes back changed."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from cocreation_desk.domain.cells import as_it_was, harmless
from cocreation_desk.domain.draw.quotas import Quota, read_quotas, write_quotas
from cocreation_desk.domain.sheet import unwatched
from cocreation_desk.reports.tables import as_csv
from cocreation_desk.sheets.delimited import delimited_rows

OBEYED = ["=1+1", "+33 6", "-2", "@SUM", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠x", "  =1"]


@pytest.mark.parametrize("cell", OBEYED)
def test_what_looks_like_a_formula_becomes_text_and_comes_back(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert as_it_was(harmless(cell)) == cell


def test_ordinary_words_stay_as_they_are() -> None:
    for cell in ("D-01", "à la une", "", "3,5", "« = »", "'t Hooft", "'"):
        assert harmless(cell) == cell
        assert as_it_was(cell) == cell


def test_quotas_by_age_are_no_formula_and_come_back_as_they_were() -> None:
    quotas = {"=Brest": (Quota("âge", "-25", 2, 4), Quota("âge", "+65", 1, 3)), "Lyon": (Quota("@", "femme", 9, 11),)}

    written = write_quotas(quotas, "csv")

    cells = [cell for row in csv.reader(StringIO(written), delimiter=";") for cell in row]
    assert {"'-25", "'+65", "'=Brest", "'@"} <= set(cells)
    assert not [cell for cell in cells if harmless(cell) != cell]
    assert read_quotas(written, "csv", 20) == quotas


def test_a_list_of_ours_is_read_as_it_was_before_it_was_written() -> None:
    written = as_csv(("nom", "téléphone"), [("Zoé", "+33 6 12 34 56 78")])

    assert dict(delimited_rows(written.removeprefix("\ufeff"), unwatched))[2] == ["Zoé", "+33 6 12 34 56 78"]
