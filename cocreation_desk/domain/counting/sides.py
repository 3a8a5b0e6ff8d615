"""Two sides of a room counted apart: their answers, the gaps between them, and the shift from one round to the next.

**What may be shown of a side.** Whoever sees the total of the room and some of the sides can subtract. So a side is
held back when fewer than ``min_breakdown`` people of it voted, and as long as the sides held back have together fewer
than ``min_breakdown`` voters, the smallest side still shown is held back with them. What is then shown lets nobody work
out the count of any group of sides smaller than ``min_breakdown``. Sides in which nobody voted hide nothing and are
shown. The total itself is always shown: a room of four knows that it is four, and is warned before a secret vote opens.
Two sides of the same size are held back together, so that the choice between them hangs on no name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cocreation_desk.domain.counting.colleges import count_room
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.counting.result import Count, Tally
from cocreation_desk.domain.counting.rules import Rules

MIN_BREAKDOWN = 5


@dataclass(frozen=True)
class Suppressed:
    """A side whose count is held back; how many voted in it may be said."""

    voters: int


@dataclass(frozen=True)
class Sides:
    """The whole room, and each side apart where it may be shown."""

    all: Count
    by: Mapping[str, Count | Suppressed]

    def of(self, side: str) -> Count | None:
        """The count of that side, or None where it is held back or nobody voted in it."""
        counted = self.by.get(side)
        return counted if isinstance(counted, Count) else None

    def to_json(self) -> dict[str, Any]:
        return {
            "all": self.all.to_json(),
            "by": {
                side: {"suppressed": counted.voters} if isinstance(counted, Suppressed) else counted.to_json()
                for side, counted in self.by.items()
            },
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Sides:
        """The sides as they were kept; ValueError when they are not."""
        try:
            return cls(
                Count.from_json(plain["all"]),
                {
                    str(side): Suppressed(int(counted["suppressed"]))
                    if "suppressed" in counted
                    else Count.from_json(counted)
                    for side, counted in plain["by"].items()
                },
            )
        except (KeyError, TypeError, AttributeError) as missing:
            raise ValueError("not the count of two sides") from missing


@dataclass(frozen=True)
class Gap:
    """One statement: what the customers said, what was predicted of them, and prediction minus answer."""

    option: str
    mean: Fraction
    predicted: Fraction
    gap: Fraction


@dataclass(frozen=True)
class Shift:
    """One option in two rounds: what it had, what it has now, and how many more or fewer stand at each of its marks."""

    option: str
    before: Tally
    after: Tally
    changes: Mapping[str, int]

    @property
    def mean_change(self) -> Fraction | None:
        before, after = self.before.mean, self.after.mean
        return None if before is None or after is None else after - before


def by_side(
    method: Method,
    options: Sequence[str],
    papers: Iterable[Paper],
    rules: Rules,
    min_breakdown: int = MIN_BREAKDOWN,
) -> Sides:
    """The room's count and each side's, in the alphabetical order of the sides.

    Quorum and majority of the whole roll speak of the room; a side is counted without a quorum.
    """
    together = list(papers)
    apart: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in together:
        apart[paper.side].append(paper)
    hidden = held_back({side: len(own) for side, own in apart.items()}, min_breakdown)
    side_rules = rules.for_a_side()
    return Sides(
        count_room(method, options, together, rules),
        {
            side: Suppressed(len(own)) if side in hidden else method.count(options, own, side_rules)
            for side, own in sorted(apart.items())
        },
    )


def held_back(voters: Mapping[str, int], min_breakdown: int = MIN_BREAKDOWN) -> frozenset[str]:
    """The sides whose counts may not be shown beside the total."""
    hidden = {side for side, n in voters.items() if 0 < n < min_breakdown}
    while hidden and sum(voters[side] for side in hidden) < min_breakdown:
        shown = [n for side, n in voters.items() if n and side not in hidden]
        if not shown:
            break
        hidden |= {side for side, n in voters.items() if n == min(shown)}
    return frozenset(hidden)


def gaps(answers: Count, predictions: Count) -> list[Gap]:
    """How far each prediction was from the answers, widest first, level ones in the order of the paper.

    A statement that nobody graded, or nobody predicted, has no gap and is left out.
    """
    found = [
        Gap(answer.option, answer.mean, predicted.mean, predicted.mean - answer.mean)
        for answer, predicted in zip(answers.tallies, predictions.tallies, strict=True)
        if answer.mean is not None and predicted.mean is not None
    ]
    return sorted(found, key=lambda gap: -abs(gap.gap))


def shift(first: Count, second: Count, was: Mapping[str, str]) -> list[Shift]:
    """What changed from one round to the next, an option at a time, in totals: nobody is followed from round to round.

    ``was`` names the option of the first round that each of the second had been; one that is new is left out.
    """
    pairs = [(first.of(was[after.option]), after) for after in second.tallies if after.option in was]
    return [
        Shift(
            after.option,
            before,
            after,
            {mark: n - before.distribution.get(mark, 0) for mark, n in after.distribution.items()},
        )
        for before, after in pairs
    ]
