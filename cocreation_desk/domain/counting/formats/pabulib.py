"""The files of Pabulib, the library of participatory budgets (.pb).

Source: D. Stolicki, S. Szufa and N. Talmon, "Pabulib: A Participatory Budgeting Library" (2020): three sections META,
PROJECTS and VOTES, each a table with semicolons; ``vote`` names the projects with commas, in order where the vote is
ordinal, with ``points`` beside it where the vote gives points. Options are the project identifiers, called by their
names where the file has a column ``name``. Equal shares grow by one unit of money, as is usual there; where few people
share much money, by a thousandth of what each has first, or it would take them days to grow.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping

from cocreation_desk.domain.counting.formats.election import Election, Stack, from_order, number, unreadable
from cocreation_desk.domain.counting.papers import BLANK, Marks, PaperKind, Points, Ticks
from cocreation_desk.domain.counting.rules import exactly
from cocreation_desk.domain.text import Text

SECTIONS = ("META", "PROJECTS", "VOTES")


def read_pabulib(text: str, paper: PaperKind, *, one: bool) -> Election:
    tables = _tables(text)
    meta = {row["key"]: row["value"] for _, row in tables["META"] if "key" in row and "value" in row}
    projects = {row["project_id"]: row for _, row in tables["PROJECTS"] if "project_id" in row and "cost" in row}
    if not projects or "budget" not in meta:
        raise unreadable(1)
    stack = Stack()
    for line, row in tables["VOTES"]:
        stack.put(_marks(row, meta, projects, paper, line, one))
    budget = _amount(meta["budget"])
    costs = {project: _amount(row["cost"]) for project, row in projects.items()}
    labels = {project: Text(row["name"], row["name"]) for project, row in projects.items() if row.get("name")}
    rules = {"budget": budget, "costs": costs, "step": _step(budget, len(stack.papers))}
    return Election(tuple(projects), tuple(stack.papers), rules, labels)


def _step(budget: str, people: int) -> int:
    try:
        return max(1, int(exactly(budget) / (1000 * max(1, people))))
    except ValueError:
        return 1  # what is no amount is said to be none where the rules are read


def _tables(text: str) -> dict[str, list[tuple[int, dict[str, str]]]]:
    """The rows of each section by the names of their columns, with the number of their line."""
    tables: dict[str, list[tuple[int, dict[str, str]]]] = {section: [] for section in SECTIONS}
    section, columns = "", list[str]()
    reader = csv.reader(text.splitlines(), delimiter=";")
    for row in _rows(reader):
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


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as broken:
        raise unreadable(1) from broken


def _marks(
    row: Mapping[str, str], meta: Mapping[str, str], known: Collection[str], paper: PaperKind, line: int, one: bool
) -> Marks:
    projects = [project.strip() for project in row.get("vote", "").split(",") if project.strip()]
    if not set(projects) <= set(known) or len(set(projects)) != len(projects):
        raise unreadable(line)
    if not projects:
        return BLANK
    points = [part.strip() for part in row.get("points", "").split(",") if part.strip()]
    if paper in ("points", "credits") and points:
        if len(points) != len(projects):
            raise unreadable(line)
        return Points({project: number(n, line) for project, n in zip(projects, points, strict=True)})
    if paper == "ticks" and not one:
        return Ticks(frozenset(projects))
    if meta.get("vote_type") == "ordinal" or len(projects) == 1:
        return from_order([frozenset({project}) for project in projects], paper, one=one)
    return from_order([frozenset(projects)], paper, one=one)


def _amount(written: str) -> str:
    return written.replace(" ", "").replace(",", ".")
