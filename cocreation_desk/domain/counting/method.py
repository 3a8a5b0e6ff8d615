"""A way of voting: the paper it hands out, the rules it starts from, what its door refuses, and how it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cocreation_desk.domain.counting.papers import Marks, Paper, PaperKind
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import Rules


@dataclass(frozen=True)
class Method:
    """``check(marks, options, rules)`` raises Refused; ``count(options, papers, rules)`` never does.

    ``options`` are the identifiers in the order of the paper. A vote may open on ``least_options`` to
    ``most_options`` of them (None: any number). ``asks`` names the rules that may be set for it: what it does not ask
    for it does not read.
    """

    name: str
    paper: PaperKind
    check: Callable[[Marks, Sequence[str], Rules], None]
    count: Callable[[Sequence[str], Iterable[Paper], Rules], Count]
    defaults: Rules = field(default_factory=Rules)
    asks: frozenset[str] = frozenset()
    least_options: int = 2
    most_options: int | None = None
    grows: bool = False  # ideas may join while the vote is open: nobody is asked about all of them anyhow

    def rules(self, given: Mapping[str, Any]) -> Rules:
        """The method's rules with those given in their place; ValueError when one makes no sense."""
        return self.defaults.with_json(given)

    def takes(self, options: int) -> bool:
        """May a vote open on that many options?"""
        return self.least_options <= options and (self.most_options is None or options <= self.most_options)
