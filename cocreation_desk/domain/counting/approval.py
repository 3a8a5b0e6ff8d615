"""Approval: tick every option you could live with; the most approved wins.

Source: S. Brams and P. Fishburn, "Approval Voting", American Political Science Review 72 (1978) 831–847. Shares are of
the valid papers.
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
    return most_ticked("approval", options, papers, rules)


APPROVAL = Method(
    "approval",
    paper="ticks",
    check=check_ticks,
    count=count,
    defaults=Rules(max_choices=None),
    asks=QUORUM | {"seats", "tie_rule", "each_side", "weights"},
)
