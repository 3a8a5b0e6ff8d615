"""A committee in proportion to approvals: every member is a load that those who approve them share.

Source: Phragmén's sequential rule, 1894, as in M. Brill, R. Freeman, S. Janson and M. Lackner, "Phragmén's voting
methods and justified representation", Mathematical Programming 203 (2024) 47–76. Each seat goes to the option whose
supporters would then bear the smallest equal load, (1 + their loads so far) / supporters. Level: the lot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cocreation_desk.domain.counting.checks import check_ticks
from cocreation_desk.domain.counting.lots import Found, Lots, by_lot, found
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper, Ticks, pile
from cocreation_desk.domain.counting.result import Count, Moment, Places, rank
from cocreation_desk.domain.counting.rules import QUORUM, Rules
from cocreation_desk.domain.counting.ticked import tallies_of


def count(options: Sequence[str], papers: Iterable[Paper], rules: Rules) -> Count:
    ticked = pile(papers, Ticks)
    tallies = tallies_of(options, ticked)
    approvals = {tally.option: tally.people for tally in tallies}
    end = by_lot(options, rules.lot, lambda lots: _run(approvals, ticked.papers, rules.seats, lots))
    return found("phragmen", ticked, tallies, rules, end)


def _run(approvals: Mapping[str, int], papers: Mapping[Ticks, int], seats: int, lots: Lots) -> Found:
    loads_so_far = [Fraction(0)]
    bears = dict.fromkeys(papers, 0)  # which of those loads each paper bears: adding up fractions takes long
    winners: tuple[str, ...] = ()
    story: tuple[Moment, ...] = ()
    while True:
        left = {option: n for option, n in approvals.items() if option not in winners}
        open_options = [option for option, n in left.items() if n]
        if len(winners) == seats or not open_options:
            return Found(winners, (*((winner,) for winner in winners), *rank(left)), story)
        loads = {option: _load_with(option, papers, bears, loads_so_far) for option in open_options}
        smallest = min(loads.values())
        level = tuple(option for option in open_options if loads[option] == smallest)

        def so_far(
            winners: tuple[str, ...] = winners, left: Mapping[str, int] = left, story: tuple[Moment, ...] = story
        ) -> Found:
            ranking: Places = (*((winner,) for winner in winners), tuple(left))
            return Found(winners, ranking, story, tuple(option for option, n in left.items() if n))

        seated = level[0] if len(level) == 1 else lots.first(level, so_far)
        bears |= {ticks: len(loads_so_far) for ticks in papers if seated in ticks.options}
        loads_so_far.append(smallest)
        winners = (*winners, seated)
        story = (*story, Moment("seat", {"option": seated, "load": smallest, "loads": loads}))


def _load_with(
    option: str, papers: Mapping[Ticks, int], bears: Mapping[Ticks, int], loads_so_far: Sequence[Fraction]
) -> Fraction:
    bearers = [0] * len(loads_so_far)
    for ticks, n in papers.items():
        if option in ticks.options:
            bearers[bears[ticks]] += n
    borne = sum((load * n for load, n in zip(loads_so_far, bearers, strict=True)), Fraction(0))
    return (1 + borne) / sum(bearers)


PHRAGMEN = Method(
    "phragmen",
    paper="ticks",
    check=check_ticks,
    count=count,
    defaults=Rules(max_choices=None, seats=3),
    asks=QUORUM | {"seats", "tie_rule"},
)
