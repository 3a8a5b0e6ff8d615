"""What a paper can hold: ticks, points, grades, a degree, a stance, an order, nothing at all, or what makes it void."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar, assert_never, get_args

PaperKind: TypeAlias = Literal["ticks", "points", "grades", "degree", "stance", "ranks", "credits", "duels", "spots"]
StanceKind: TypeAlias = Literal["none", "concern", "objection"]
STANCES: tuple[StanceKind, ...] = get_args(StanceKind)
VoidReason: TypeAlias = Literal["too_many", "unclear", "recognisable", "foreign", "other"]
VOID_REASONS: tuple[VoidReason, ...] = get_args(VoidReason)


@dataclass(frozen=True)
class Blank:
    """A paper handed in with nothing on it: it counts as a voter, never as a vote."""


BLANK = Blank()


@dataclass(frozen=True)
class Void:
    """A paper from the urn that cannot be counted, and why: it counts as a voter, never as a vote. No phone makes one."""

    reason: VoidReason


@dataclass(frozen=True)
class Ticks:
    """The options ticked: one (single, yes/no), several (multi), any number (approval)."""

    options: frozenset[str]


@dataclass(frozen=True)
class Points:
    """Points laid on options, or votes for and against them; one given nothing is the same as one not named."""

    points: Mapping[str, int]

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", {option: n for option, n in self.points.items() if n})

    def __hash__(self) -> int:
        return hash(frozenset(self.points.items()))


@dataclass(frozen=True)
class Grades:
    """A grade for each statement; None is "no opinion", and so is a statement left out."""

    grades: Mapping[str, int | None]

    def __hash__(self) -> int:
        return hash(frozenset(self.grades.items()))


@dataclass(frozen=True)
class Degree:
    """One degree on the gradient of agreement, 1 (fully support) to 7 (cannot accept)."""

    value: int


@dataclass(frozen=True)
class Stance:
    """What one says to a proposal decided by consent, with the reason in one's own words."""

    kind: StanceKind
    text: str = ""


@dataclass(frozen=True)
class Ranking:
    """Options from the most to the least preferred; those of one group are level, those left out come after all others."""

    groups: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Duels:
    """The duels one person decided, each as the preferred option and the other; "I cannot say" leaves no trace."""

    decided: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Spots:
    """Where one person places each option: its impact, and the effort it takes."""

    spots: Mapping[str, tuple[int, int]]

    def __hash__(self) -> int:
        return hash(frozenset(self.spots.items()))


Marks: TypeAlias = Blank | Void | Ticks | Points | Grades | Degree | Stance | Ranking | Duels | Spots


@dataclass(frozen=True)
class Paper:
    """One paper as cast, and the side of the room it comes from ("" where sides are not kept)."""

    marks: Marks
    side: str = ""


def is_blank(marks: Marks) -> bool:
    """Whether nothing is marked, whatever the kind of paper."""
    match marks:
        case Blank():
            return True
        case Ticks(options):
            return not options
        case Points(points):
            return not points
        case Grades(grades):
            return not grades
        case Ranking(groups):
            return not groups
        case Duels(decided):
            return not decided
        case Spots(spots):
            return not spots
        case Degree() | Stance() | Void():
            return False
        case _:
            assert_never(marks)


M = TypeVar("M", Ticks, Points, Grades, Degree, Stance, Ranking, Duels, Spots)


@dataclass(frozen=True)
class Pile(Generic[M]):
    """The papers of one vote put in piles: how many there are alike, and the blank and the void ones apart."""

    papers: Mapping[M, int]
    blank: int
    void: int = 0

    @property
    def valid(self) -> int:
        return sum(self.papers.values())

    @property
    def voters(self) -> int:
        return self.valid + self.blank + self.void


def pile(papers: Iterable[Paper], holding: type[M]) -> Pile[M]:
    """Papers sorted into piles of the same marks. A paper of another kind is a bug: ValueError."""
    alike: Counter[M] = Counter()
    blank = void = 0
    for paper in papers:
        if is_blank(paper.marks):
            blank += 1
        elif isinstance(paper.marks, Void):
            void += 1
        elif isinstance(paper.marks, holding):
            alike[paper.marks] += 1
        else:
            raise ValueError(f"a paper of {type(paper.marks).__name__} among {holding.__name__}")
    return Pile(alike, blank, void)


def to_json(marks: Marks) -> dict[str, Any]:
    """Marks as plain JSON, always written the same way, so that bytes tell nothing but the marks."""
    match marks:
        case Blank():
            return {"blank": True}
        case Void(reason):
            return {"void": reason}
        case Ticks(options):
            return {"ticks": sorted(options)}
        case Points(points):
            return {"points": dict(sorted(points.items()))}
        case Grades(grades):
            return {"grades": dict(sorted(grades.items()))}
        case Degree(value):
            return {"degree": value}
        case Stance(kind, text):
            return {"stance": kind, "text": text}
        case Ranking(groups):
            return {"ranks": [sorted(group) for group in groups]}
        case Duels(decided):
            return {"duels": [list(duel) for duel in sorted(decided)]}
        case Spots(spots):
            return {"spots": {option: list(spot) for option, spot in sorted(spots.items())}}
        case _:
            assert_never(marks)


def from_json(plain: object) -> Marks:
    """The marks that ``to_json`` wrote, or ValueError: nothing half understood becomes a vote."""
    match plain:
        case {"blank": True, **rest} if not rest:
            return BLANK
        case {"void": ("too_many" | "unclear" | "recognisable" | "foreign" | "other") as why, **rest} if not rest:
            return Void(why)
        case {"ticks": [*ids], **rest} if not rest and len(set(map(_text, ids))) == len(ids):
            return Ticks(frozenset(ids))
        case {"points": dict(points), **rest} if not rest:
            return Points({_text(option): _whole(n) for option, n in points.items()})
        case {"grades": dict(grades), **rest} if not rest:
            return Grades({_text(option): None if n is None else _whole(n) for option, n in grades.items()})
        case {"degree": value, **rest} if not rest:
            return Degree(_whole(value))
        case {"stance": ("none" | "concern" | "objection") as kind, "text": str(text), **rest} if not rest:
            return Stance(kind, text)
        case {"ranks": [*groups], **rest} if not rest:
            return _ranking(groups)
        case {"duels": [*pairs], **rest} if not rest:
            return Duels(frozenset(_duel(pair) for pair in pairs))
        case {"spots": dict(spots), **rest} if not rest:
            return Spots({_text(option): _spot(spot) for option, spot in spots.items()})
        case _:
            raise ValueError("not the marks of a paper")


def _ranking(groups: Sequence[object]) -> Ranking:
    lists = [group for group in groups if isinstance(group, list) and group]
    named = [_text(option) for group in lists for option in group]
    if len(lists) != len(groups) or len(set(named)) != len(named):
        raise ValueError("an order names each option once")
    return Ranking(tuple(frozenset(group) for group in lists))


def _duel(pair: object) -> tuple[str, str]:
    match pair:
        case [str(preferred), str(other)]:
            return preferred, other
    raise ValueError("a duel is between two options")


def _spot(spot: object) -> tuple[int, int]:
    match spot:
        case [impact, effort]:
            return _whole(impact), _whole(effort)
    raise ValueError("a spot has an impact and an effort")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("an option is named by a text")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("points, grades and degrees are whole numbers")
    return value
