"""A written record as plain data: what a paper says, before anybody decides how it looks.

All text is plain text, already in the paper's language, numbers included: a piece is drawn, printed or
exported without asking the session anything more. Values beside a text are only there to be drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Style = Literal["body", "lead", "quote", "small", "note"]
Look = Literal["customer", "company", "neutral", "earlier", "later"]
"""How a series is told from its neighbour without colour: the two sides, nobody's side, and two rounds of one vote."""


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    text: str
    style: Style = "body"


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Fields:
    """Labels with their values, one a line."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under a head. ``widths`` are shares of the line; ``align`` is one letter a column: l, c or r."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    align: str = ""
    row_mm: float = 0
    """At least this high, for papers that are filled in by hand."""


@dataclass(frozen=True)
class Figure:
    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class KeyFigures:
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Series:
    """One side's (or one round's) numbers, one for each line of the chart; none where there is nothing to show."""

    label: str
    look: Look
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """Options with a bar for each series."""

    options: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Columns:
    """Short steps from left to right (a gradient, 0 to 10), a column for each series, words under each step."""

    steps: tuple[str, ...]
    series: tuple[Series, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rated:
    """One statement: how many chose each step, the mean, and what had been predicted."""

    statement: str
    counts: tuple[int, ...]
    mean: float | None
    predicted: float | None
    texts: tuple[str, ...]
    """What stands to the right of the picture, one for each of the ratings' ``columns``."""


@dataclass(frozen=True)
class Ratings:
    """Statements on one scale: a dot for each person who answered, and a hollow mark for the prediction."""

    steps: tuple[str, ...]
    rated: tuple[Rated, ...]
    columns: tuple[str, ...]
    mean_label: str
    predicted_label: str
    look: Look = "customer"
    predicted_look: Look = "company"
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Gap:
    statement: str
    actual: float
    predicted: float
    text: str


@dataclass(frozen=True)
class Gaps:
    """What was answered and what had been predicted, on one line each, and how far apart they lie."""

    lowest: int
    highest: int
    actual_label: str
    predicted_label: str
    gaps: tuple[Gap, ...]
    gap_label: str


@dataclass(frozen=True)
class Judged:
    """One option: how many gave each grade, the best grade first, and what comes of it."""

    option: str
    counts: tuple[int, ...]
    verdict: str


@dataclass(frozen=True)
class Judgments:
    """Options judged in grades, named from the best; ``median`` draws the line of the middle judge."""

    grades: tuple[str, ...]
    judged: tuple[Judged, ...]
    verdict_label: str
    median: bool = False


@dataclass(frozen=True)
class Spot:
    """One option by its letter: how far to the right and how far up, from nought to one; ``pale`` where opinions differ."""

    mark: str
    x: float
    y: float
    pale: bool = False


@dataclass(frozen=True)
class Quarters:
    """Options on a field of four quarters, named from the upper left; what the axes mean, upwards then to the right."""

    corners: tuple[str, ...]
    axes: tuple[str, str]
    spots: tuple[Spot, ...]
    legend: str = ""


@dataclass(frozen=True)
class Signatures:
    """A place to sign for each of these roles, with the name where it is known."""

    signers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A square picture as a JPEG; what it shows is said beside it."""

    jpeg: bytes


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Together:
    """Pieces that stay on one page if one page can hold them."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Beside:
    """Two short columns; ``share`` of the line goes to the left one."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    share: float = 0.5


Piece: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Fields
    | Table
    | KeyFigures
    | Bars
    | Columns
    | Ratings
    | Gaps
    | Judgments
    | Quarters
    | Signatures
    | Picture
    | PageBreak
    | Together
    | Beside
)
