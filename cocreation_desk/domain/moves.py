"""Who moved between two rounds of a named vote: in counts, from what to what, the room and each side that may be shown.

Only the papers of a named vote stay with their voters. Those of an anonymous vote are cut loose when it closes and
those of a secret one were never joined (docs/decisions/0007 and 0009): of them only the totals can be compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cocreation_desk.domain.counting.papers import Blank, Degree, Marks, Stance, Ticks, is_blank
from cocreation_desk.domain.counting.sides import Suppressed, held_back

BLANK = "blank"
Place = str  # an option of the later round or of the earlier one, a degree, a stance, or ``blank``


@dataclass(frozen=True)
class Flow:
    """How many went from one place to another, or stayed where they were."""

    before: Place
    after: Place
    n: int


@dataclass(frozen=True)
class Moves:
    """Those who voted in both rounds. ``came`` voted in the second only, ``left`` in the first only."""

    flows: tuple[Flow, ...]
    came: int = 0
    left: int = 0

    @property
    def people(self) -> int:
        return sum(flow.n for flow in self.flows)

    @property
    def moved(self) -> tuple[Flow, ...]:
        """Those who changed, the broadest stream first."""
        return tuple(sorted((flow for flow in self.flows if flow.before != flow.after), key=lambda flow: -flow.n))

    @property
    def stayed(self) -> int:
        return self.people - sum(flow.n for flow in self.moved)

    def to_json(self) -> dict[str, Any]:
        flows = [[flow.before, flow.after, flow.n] for flow in self.flows]
        return {"flows": flows, "came": self.came, "left": self.left}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Moves:
        flows = tuple(Flow(str(before), str(after), int(n)) for before, after, n in plain["flows"])
        return cls(flows, int(plain["came"]), int(plain["left"]))


@dataclass(frozen=True)
class Moved:
    all: Moves
    by: Mapping[str, Moves | Suppressed]

    def to_json(self) -> dict[str, Any]:
        by = {s: {"suppressed": m.voters} if isinstance(m, Suppressed) else m.to_json() for s, m in self.by.items()}
        return {"all": self.all.to_json(), "by": by}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Moved:
        by = {
            str(side): Suppressed(int(each["suppressed"])) if "suppressed" in each else Moves.from_json(each)
            for side, each in plain["by"].items()
        }
        return cls(Moves.from_json(plain["all"]), by)


@dataclass(frozen=True)
class TwoPapers:
    """What one person, who is not named here, voted in each round; None where they did not."""

    side: str
    before: Marks | None
    after: Marks | None


def can_be_followed(marks: Marks) -> bool:
    """Whether a paper says one thing: only then is there something one moves from and to."""
    return (
        is_blank(marks) or isinstance(marks, Degree | Stance) or (isinstance(marks, Ticks) and len(marks.options) == 1)
    )


def moved(papers: Iterable[TwoPapers], was: Mapping[str, str], min_breakdown: int) -> Moved | None:
    """The moves of a room; None where papers say more than one thing. ``was`` as in ``sides.shift``."""
    pairs = list(papers)
    if not all(can_be_followed(each) for pair in pairs for each in (pair.before, pair.after) if each is not None):
        return None
    now_called = {before: after for after, before in was.items()}
    apart: defaultdict[str, list[TwoPapers]] = defaultdict(list)
    for pair in pairs:
        apart[pair.side].append(pair)
    hidden = held_back({side: len(own) for side, own in apart.items()}, min_breakdown)
    return Moved(
        _moves(pairs, now_called),
        {
            side: Suppressed(len(own)) if side in hidden else _moves(own, now_called)
            for side, own in sorted(apart.items())
        },
    )


def _moves(pairs: Iterable[TwoPapers], now_called: Mapping[str, str]) -> Moves:
    flows: Counter[tuple[Place, Place]] = Counter()
    came = left = 0
    for pair in pairs:
        if pair.before is None or pair.after is None:
            came += pair.before is None
            left += pair.after is None
            continue
        before = _place(pair.before)
        flows[now_called.get(before, before), _place(pair.after)] += 1
    return Moves(tuple(Flow(before, after, n) for (before, after), n in sorted(flows.items())), came, left)


def _place(marks: Marks) -> Place:
    match marks:
        case Ticks(options) if len(options) == 1:
            return next(iter(options))
        case Degree(value):
            return str(value)
        case Stance(kind, _):
            return kind
        case Blank() | Ticks():
            return BLANK
    raise ValueError("a paper that says more than one thing")
