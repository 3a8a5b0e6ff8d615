"""The files of Pabulib, the library of participatory budgets (.pb).

Source: D. Stolicki, S. Szufa and N. Talmon, "Pabulib: A Participatory Budgeting Library" (2020): three sections META,
PROJECTS and VOTES, each a table with semicolons; ``vote`` names the projects with commas, in order where the vote is
ordinal, with ``points`` beside it where the vote gives points. Options are the project identifiers.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping

from cocreation_desk.domain.counting.formats.election import Election, from_order, unreadable
from cocreation_desk.domain.counting.papers import BLANK, Marks, Paper, PaperKind, Points, Ticks

SECTIONS = ("META", "PROJECTS", "VOTES")


def read_pabulib(text: str, paper: PaperKind, *, one: bool) -> Election:
    tables = _tables(text)
    meta = {row["key"]: row["value"] for _, row in tables["META"] if "key" in row and "value" in row}
    costs = {row["project_id"]: row["cost"] for _, row in tables["PROJECTS"] if "project_id" in row and "cost" in row}
    if not costs or "budget" not in meta:
        raise unreadable(1)
    papers = tuple(Paper(_marks(row, meta, costs, paper, number, one)) for number, row in tables["VOTES"])
    money = {"budget": _amount(meta["budget"]), "costs": {project: _amount(cost) for project, cost in costs.items()}}
    return Election(tuple(costs), papers, {**money, "step": 1})


def _tables(text: str) -> dict[str, list[tuple[int, dict[str, str]]]]:
    """The rows of each section by the names of their columns, with the number of their line."""
    tables: dict[str, list[tuple[int, dict[str, str]]]] = {section: [] for section in SECTIONS}
    section, columns = "", list[str]()
    reader = csv.reader(text.splitlines(), delimiter=";")
    for row in reader:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if cells[0].upper() in SECTIONS and not any(cells[1:]):
            section, columns = cells[0].upper(), []
        elif not section:
            raise unreadable(reader.line_num)
        elif not columns:
            columns = cells
        else:
            tables[section].append((reader.line_num, dict(zip(columns, cells, strict=False))))
    return tables


def _marks(
    row: Mapping[str, str], meta: Mapping[str, str], costs: Mapping[str, str], paper: PaperKind, line: int, one: bool
) -> Marks:
    projects = [project.strip() for project in row.get("vote", "").split(",") if project.strip()]
    if not set(projects) <= set(costs) or len(set(projects)) != len(projects):
        raise unreadable(line)
    if not projects:
        return BLANK
    points = [part.strip() for part in row.get("points", "").split(",") if part.strip()]
    if paper in ("points", "credits") and points:
        if len(points) != len(projects) or not all(part.isdigit() for part in points):
            raise unreadable(line)
        return Points({project: int(n) for project, n in zip(projects, points, strict=True)})
    if paper == "ticks" and not one:
        return Ticks(frozenset(projects))
    if meta.get("vote_type") == "ordinal" or len(projects) == 1:
        return from_order([frozenset({project}) for project in projects], paper, one=one)
    return from_order([frozenset(projects)], paper, one=one)


def _amount(written: str) -> str:
    return written.replace(" ", "").replace(",", ".")
