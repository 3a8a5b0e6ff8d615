"""Rows leave as CSV that a spreadsheet reads and does not obey."""

from __future__ import annotations

import csv
from io import StringIO

from cocreation_desk.domain.pieces import Bars, Heading, Series, Table, Together
from cocreation_desk.reports.tables import as_csv, tables


def test_every_cell_is_quoted_and_comes_back() -> None:
    written = as_csv(("Code", "Texte"), [("D-01", 'Il dit "oui",\net part')])

    assert written.startswith('\ufeff"Code","Texte"\r\n')
    rows = list(csv.reader(StringIO(written.removeprefix("\ufeff"), newline="")))
    assert rows == [["Code", "Texte"], ["D-01", 'Il dit "oui",\net part']]


def test_a_chart_is_a_table_too() -> None:
    chart = Bars(("Prouver",), (Series("Clients", "customer", (8,), ("8 points",)),))

    found = list(tables((Heading("Priorités"), Together((chart,)))))

    assert found == [("Priorités", Table(("", "Clients"), (("Prouver", "8 points"),)))]
