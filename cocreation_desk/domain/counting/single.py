"""Single choice (plurality): one option a paper, the most chosen first.

Source: relative majority, `domain/MODEL.md` §3.4 (3, 8). Shares are of the valid votes; blank papers are counted
apart. Two options level for the last seat are named as tied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocreation_desk.domain.counting.checks import check_ticks
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.rules import QUORUM, Rules
from cocreation_desk.domain.counting.ticked import most_ticked


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    return most_ticked("single", options, papers, rules)


SINGLE = Method(
    "single",
    paper="ticks",
    check=check_ticks,
    count=count,
    asks=QUORUM | {"seats", "tie_rule", "each_side", "weights"},
)
