"""PrefLib's files: strict and incomplete orders, orders with ties, and categories (.soc .soi .toc .toi .cat).

Source: the format of preflib.org: header lines ``# KEY: value``, then ``count: 3,{1,2},4`` best first. In a category
file each place is a category, best first, and may be empty. Files of before 2022, without ``#``, are not read.
"""

from __future__ import annotations

import re

from cocreation_desk.domain.counting.formats.election import (
    Election,
    Stack,
    from_order,
    named,
    number_of_options,
    unreadable,
)
from cocreation_desk.domain.counting.formats.election import number as whole
from cocreation_desk.domain.counting.papers import BLANK, Grades, Marks, PaperKind, Ticks

PLACE = re.compile(r"\{[^{}]*\}|[^,{}\s][^,{}]*")


def read_orders(text: str, paper: PaperKind, *, one: bool) -> Election:
    _, options, lines = _parts(text)
    stack, named_so = Stack(), _Options(options)
    for number, count, groups in lines:
        stack.put(from_order(named_so.places(groups, number), paper, one=one), count)
    return Election(options, tuple(stack.papers))


def read_categories(text: str, paper: PaperKind, *, one: bool) -> Election:
    """The first category is approval; for grades, the first category is the best one."""
    header, options, lines = _parts(text)
    best = number_of_options(header.get("NUMBER CATEGORIES", "2"), 1) - 1
    stack, named_so = Stack(), _Options(options)
    for number, count, groups in lines:
        categories = named_so.places(groups, number)
        marks: Marks
        if len(categories) > best + 1:
            raise unreadable(number)
        if paper == "grades":
            marks = Grades({option: best - place for place, group in enumerate(categories) for option in group})
        elif paper == "ticks" and not one:
            marks = Ticks(categories[0]) if categories and categories[0] else BLANK
        else:
            marks = from_order(categories, paper, one=one)
        stack.put(marks, count)
    rules = {"grades": list(range(best + 1))} if paper == "grades" else {}
    return Election(options, tuple(stack.papers), rules)


def _parts(text: str) -> tuple[dict[str, str], tuple[str, ...], list[tuple[int, int, str]]]:
    """The header, the options, and each line of papers: its number, how many, and the places."""
    header: dict[str, str] = {}
    lines: list[tuple[int, int, str]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        key, colon, value = line.lstrip("# ").partition(":")
        if not line:
            continue
        if line.startswith("#"):
            header[key.strip().upper()] = value.strip()
        elif not colon:
            raise unreadable(number)
        else:
            lines.append((number, whole(key.strip(), number), value.strip()))
    options = number_of_options(header.get("NUMBER ALTERNATIVES", ""), 1)
    labels = [header.get(f"ALTERNATIVE NAME {n}", str(n)) for n in range(1, options + 1)]
    return header, named(labels), lines


class _Options:
    """The options by their numbers, as the lines of papers name them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._alone = {str(n): frozenset({name}) for n, name in enumerate(names, start=1)}

    def places(self, groups: str, line: int) -> list[frozenset[str]]:
        """Most lines are plain lists of numbers, and read as such."""
        numbers = groups.replace(" ", "").split(",")
        if self._alone.keys() >= (different := set(numbers)) and len(different) == len(numbers):
            return [self._alone[number] for number in numbers]
        return self._with_levels(groups, line)

    def _with_levels(self, groups: str, line: int) -> list[frozenset[str]]:
        if PLACE.sub("", groups).replace(",", "").strip():
            raise unreadable(line)
        seen: set[int] = set()
        places = []
        for place in PLACE.findall(groups):
            level = [whole(part.strip(), line) for part in place.strip("{}").split(",") if part.strip()]
            if not all(1 <= n <= len(self._names) for n in level) or len(set(level)) != len(level) or seen & {*level}:
                raise unreadable(line)
            seen |= {*level}
            places.append(frozenset(self._names[n - 1] for n in level))
        return places
