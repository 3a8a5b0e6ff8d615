"""Rows leave as CSV that a spreadsheet reads and does not obey."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from cocreation_desk.domain.pieces import Bars, Heading, Series, Table, Together
from cocreation_desk.reports.tables import as_csv, harmless, tables


@pytest.mark.parametrize(
    "cell", ["=1+1", "+33 6", "-2", "@SUM", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠x", "  =1"]
)
def test_what_looks_like_a_formula_becomes_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_ordinary_words_stay_as_they_are() -> None:
    for cell in ("D-01", "à la une", "", "3,5", "« = »"):
        assert harmless(cell) == cell


def test_every_cell_is_quoted_and_comes_back() -> None:
    written = as_csv(("Code", "Texte"), [("D-01", 'Il dit "oui",\net part')])

    assert written.startswith('\ufeff"Code","Texte"\r\n')
    rows = list(csv.reader(StringIO(written.removeprefix("\ufeff"), newline="")))
    assert rows == [["Code", "Texte"], ["D-01", 'Il dit "oui",\net part']]


def test_a_chart_is_a_table_too() -> None:
    chart = Bars(("Prouver",), (Series("Clients", "customer", (8,), ("8 points",)),))

    found = list(tables((Heading("Priorités"), Together((chart,)))))

    assert found == [("Priorités", Table(("", "Clients"), (("Prouver", "8 points"),)))]
