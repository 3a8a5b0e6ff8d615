"""Papers in a table (.csv): the options above, a paper a line.

A column ``count`` says how many papers are alike. A cell holds what the paper holds: 1 or x for a tick, points, a grade
(empty: no opinion), or a rank (1 for the best, the same number for level options, empty for none). Where the columns
are ``rank 1``, ``rank 2`` …, the cells name the options instead, best first.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from cocreation_desk.domain.counting.formats.election import Election, Stack, from_order, named, number, unreadable
from cocreation_desk.domain.counting.papers import BLANK, Grades, Marks, PaperKind, Points, is_blank
from cocreation_desk.domain.errors import Refused

COUNT = ("count", "n", "nombre")
RANK = re.compile(r"(rank|choice|rang|choix)[ _-]?\d+", re.IGNORECASE)
TICKED = {"1", "x", "true", "yes", "oui"}
NOT_TICKED = {"", "0", "false", "no", "non"}


def read_table(text: str, paper: PaperKind, *, one: bool) -> Election:
    rows = _rows(text)
    if not rows:
        raise unreadable(1)
    head = rows[0][1]
    counting = next((at for at, name in enumerate(head) if name.lower() in COUNT), None)
    columns = [at for at in range(len(head)) if at != counting]
    ranks_above = all(RANK.fullmatch(head[at]) for at in columns)
    if ranks_above:
        options = tuple(sorted({row[at] for _, row in rows[1:] for at in columns if at < len(row) and row[at]}))
    else:
        options = named([head[at] for at in columns])
    stack = Stack()
    for line, row in rows[1:]:
        cells = [row[at] if at < len(row) else "" for at in columns]
        count = row[counting] if counting is not None and counting < len(row) else "1"
        if ranks_above:
            order = [cell for cell in cells if cell]
            if len(set(order)) != len(order):
                raise unreadable(line)
            marks = from_order([frozenset({option}) for option in order], paper, one=one)
        else:
            marks = _marks(dict(zip(options, cells, strict=True)), paper, line, one)
        stack.put(BLANK if is_blank(marks) else marks, number(count, line))
    return Election(options, tuple(stack.papers))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=separator)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as broken:
        raise unreadable(reader.line_num) from broken
    return [(line, row) for line, row in rows if any(row)]


def _marks(cells: Mapping[str, str], paper: PaperKind, line: int, one: bool) -> Marks:
    match paper:
        case "ticks":
            if not {cell.lower() for cell in cells.values()} <= TICKED | NOT_TICKED:
                raise unreadable(line)
            ticked = [frozenset(option for option, cell in cells.items() if cell.lower() in TICKED)]
            return from_order(ticked, paper, one=one)
        case "points" | "credits":
            return Points({option: _whole(cell, line) for option, cell in cells.items() if cell})
        case "grades":
            given = {option: _whole(cell, line) for option, cell in cells.items() if cell}
            return Grades({**dict.fromkeys(cells), **given}) if given else BLANK
        case "ranks":
            ranks = {option: _whole(cell, line) for option, cell in cells.items() if cell}
            levels = sorted(set(ranks.values()))
            return from_order(
                [frozenset(option for option, rank in ranks.items() if rank == level) for level in levels],
                paper,
                one=one,
            )
        case _:
            raise Refused("papers_for_another_method")


def _whole(cell: str, line: int) -> int:
    try:
        return int(cell)
    except ValueError as other:
        raise unreadable(line) from other
