"""Papers in a table (.csv): the options above, a paper a line.

A column ``count`` says how many papers are alike. A cell holds what the paper holds: 1 or x for a tick, points, a grade
(empty: no opinion), or a rank (1 for the best, the same number for level options, empty for none). Where the columns
are ``rank 1``, ``rank 2`` …, the cells name the options instead, best first.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cocreation_desk.domain.counting.formats.election import Election, Stack, from_order, named, number, unreadable
from cocreation_desk.domain.counting.papers import BLANK, Grades, Marks, PaperKind, Points, is_blank
from cocreation_desk.domain.errors import Refused

COUNT = ("count", "n", "nombre")
RANK = re.compile(r"(rank|choice|rang|choix)[ _-]?\d+", re.IGNORECASE)
TICKED = {"1", "x", "true", "yes", "oui"}
NOT_TICKED = {"", "0", "false", "no", "non"}


SAYS_SEPARATOR = re.compile(r'\s*"?sep=(.)"?[ \t]*$', re.IGNORECASE)
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Head:
    """What the columns hold, by their place: the options, and how many papers are alike."""

    options: Mapping[int, str]
    counting: int | None = None
    ranks: bool = False
    """Whether the columns are ranks, and the cells name the options."""


def read_table(text: str, paper: PaperKind, *, one: bool) -> Election:
    rows = _rows(text)
    if not rows:
        raise unreadable(1, why="empty")
    head = _head(rows, paper)
    stack, options = Stack(), dict.fromkeys(() if head.ranks else head.options.values())
    for line, row in rows[1:]:
        cells = {name: row[at] if at < len(row) else "" for at, name in head.options.items()}
        alike = (
            _whole(_cell(row, head.counting), line, rows[0][1][head.counting], "count")
            if head.counting is not None
            else 1
        )
        if head.ranks:
            order = [cell for cell in cells.values() if cell]
            if twice := [cell for cell, n in Counter(order).items() if n > 1]:
                raise unreadable(line, why="twice", cell=twice[0])
            options |= dict.fromkeys(order)
            marks = from_order([frozenset({option}) for option in order], paper, one=one)
        else:
            marks = _marks(cells, paper, line, one)
        stack.put(BLANK if is_blank(marks) else marks, alike)
    return Election(tuple(sorted(options)) if head.ranks else tuple(options), tuple(stack.papers))


def _head(rows: Sequence[Row], paper: PaperKind) -> Head:
    """The first line names what the columns hold. Columns without a name and without a cell are those of a spreadsheet's edge."""
    (line, names), papers = rows[0], rows[1:]
    for at, row in papers:
        if beyond := [cell for cell in row[len(names) :] if cell]:
            raise unreadable(at, why="beyond", cell=beyond[0])
    counting = next((at for at, name in enumerate(names) if name.lower() in COUNT), None)
    used = [at for at, name in enumerate(names) if name or any(_cell(row, at) for _, row in papers)]
    columns = [at for at in used if at != counting]
    if nameless := [at for at in columns if not names[at]]:
        raise unreadable(line, why="nameless", column=nameless[0] + 1)
    given = [names[at] for at in columns]
    ranks = [bool(RANK.fullmatch(name)) for name in given]
    if any(ranks) and not all(ranks):
        raise unreadable(line, why="beside_ranks", column=given[ranks.index(False)])
    if len(set(given)) < len(given) and all(_is_mark(name, paper) for name in given):
        raise unreadable(line, why="no_head")
    called = given if all(ranks) else named(given)
    return Head(dict(zip(columns, called, strict=True)), counting, bool(given) and all(ranks))


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _is_mark(cell: str, paper: PaperKind) -> bool:
    return cell.lower() in TICKED | NOT_TICKED if paper == "ticks" else cell.lstrip("-").isdecimal()


def _rows(text: str) -> list[Row]:
    lines = text.lstrip("\ufeff").splitlines()
    said = SAYS_SEPARATOR.match(lines[0]) if lines else None
    if said:
        lines = ["", *lines[1:]]
    head = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=said[1] if said else max(",;\t", key=head.count))
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as broken:
        raise unreadable(reader.line_num) from broken
    return [(line, row) for line, row in rows if any(row)]


def _marks(cells: Mapping[str, str], paper: PaperKind, line: int, one: bool) -> Marks:
    match paper:
        case "ticks":
            for option, cell in cells.items():
                if cell.lower() not in TICKED | NOT_TICKED:
                    raise unreadable(line, why="cell", column=option, cell=cell, wanted="ticks")
            ticked = [frozenset(option for option, cell in cells.items() if cell.lower() in TICKED)]
            return from_order(ticked, paper, one=one)
        case "points" | "credits":
            return Points({option: _whole(cell, line, option, "points") for option, cell in cells.items() if cell})
        case "grades":
            given = {option: _whole(cell, line, option, "grades") for option, cell in cells.items() if cell}
            return Grades({**dict.fromkeys(cells), **given}) if given else BLANK
        case "ranks":
            ranks = {option: _whole(cell, line, option, "ranks") for option, cell in cells.items() if cell}
            levels = sorted(set(ranks.values()))
            return from_order(
                [frozenset(option for option, rank in ranks.items() if rank == level) for level in levels],
                paper,
                one=one,
            )
        case _:
            raise Refused("papers_for_another_method")


def _whole(cell: str, line: int, column: str, wanted: str) -> int:
    try:
        found = number(cell, line) if wanted == "count" else int(cell)
    except (ValueError, Refused) as other:
        raise unreadable(line, why="cell", column=column, cell=cell, wanted=wanted) from other
    if wanted == "ranks" and found < 1:  # some write 0 for « not ranked », which is no first rank
        raise unreadable(line, why="cell", column=column, cell=cell, wanted=wanted)
    return found
