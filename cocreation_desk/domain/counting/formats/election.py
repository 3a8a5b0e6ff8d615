"""A vote read from a file: what could be chosen, the papers, and the rules the file states itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cocreation_desk.domain.counting.papers import BLANK, Marks, Paper, PaperKind, Ranking, Ticks
from cocreation_desk.domain.errors import Refused


@dataclass(frozen=True)
class Election:
    """``rules`` are those the file states (seats, budget, costs, grades), as plain JSON."""

    options: tuple[str, ...]
    papers: tuple[Paper, ...]
    rules: Mapping[str, Any] = field(default_factory=dict)


def unreadable(line: int) -> Refused:
    """The file is not what it says it is; ``line`` counts from 1."""
    return Refused("papers_unreadable", line=line)


def named(labels: Sequence[str]) -> tuple[str, ...]:
    """A name for each option, those that occur twice told apart by their number."""
    return tuple(
        label if label and labels.count(label) == 1 else f"{label} ({number})".strip()
        for number, label in enumerate(labels, start=1)
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
