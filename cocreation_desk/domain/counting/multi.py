"""Several choices (k of n): up to k ticks a paper, people counted an option.

Source: limited vote, `domain/STEPS_AND_BALLOTS.md` §2.1. A person counts once for each option ticked, so the numbers
add up to more than the voters; what is shown is people, never a share of ticks.
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
    return most_ticked("multi", options, papers, rules)


MULTI = Method(
    "multi",
    paper="ticks",
    check=check_ticks,
    count=count,
    defaults=Rules(max_choices=3),
    asks=QUORUM | {"max_choices", "seats", "tie_rule"},
)
