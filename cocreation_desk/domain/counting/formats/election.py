"""A vote read from a file: what could be chosen, the papers, and the rules the file states itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cocreation_desk.domain.counting.papers import BLANK, Marks, Paper, PaperKind, Ranking, Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.text import Text

MOST_PAPERS, MOST_OPTIONS = 10_000_000, 1_000


@dataclass(frozen=True)
class Election:
    """``rules`` are those the file states (seats, budget, costs, grades), as plain JSON; ``labels`` what options are called."""

    options: tuple[str, ...]
    papers: tuple[Paper, ...]
    rules: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, Text] = field(default_factory=dict)


@dataclass
class Stack:
    """Papers as they are read, each as many times as the file says."""

    papers: list[Paper] = field(default_factory=list)

    def put(self, marks: Marks, alike: int = 1, side: str = "") -> None:
        if len(self.papers) + alike > MOST_PAPERS:
            raise too_many()
        self.papers += [Paper(marks, side)] * alike


def unreadable(line: int, **more: object) -> Refused:
    """The file is not what it says it is; ``line`` counts from 1. ``more`` says which cell, and ``why``."""
    return Refused("papers_unreadable", line=line, **more)


def too_many() -> Refused:
    return Refused("papers_beyond_counting", papers=MOST_PAPERS, options=MOST_OPTIONS)


def number(written: str, line: int) -> int:
    """The whole number from 0 upwards that is written there."""
    if not (written.isascii() and written.isdigit() and len(written) <= 18):
        raise unreadable(line)
    return int(written)


def number_of_options(written: str, line: int) -> int:
    if (options := number(written, line)) > MOST_OPTIONS:
        raise too_many()
    return options


def named(labels: Sequence[str]) -> tuple[str, ...]:
    """A name for each option, those that occur twice told apart by their number."""
    times = Counter(labels)
    return tuple(
        label if label and times[label] == 1 else f"{label} ({at})".strip() for at, label in enumerate(labels, start=1)
    )


def from_order(groups: Sequence[frozenset[str]], paper: PaperKind, *, one: bool) -> Marks:
    """What an order means on another kind of paper.

    Where one option is ticked, it is the first, and a first rank given to several is void, counted with the blank.
    Where several are, an order with level options approves the first level, a plain list approves all that it names.
    """
    given = tuple(group for group in groups if group)
    if not given:
        return BLANK
    if paper == "ranks":
        return Ranking(given)
    if paper != "ticks":
        raise Refused("papers_for_another_method")
    if one:
        return Ticks(given[0]) if len(given[0]) == 1 else BLANK
    if any(len(group) > 1 for group in given):
        return Ticks(given[0])
    return Ticks(frozenset(option for group in given for option in group))
