"""Twelve shapes that groups are told apart by without any colour: outlines in a unit square, and the colour each wears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from cocreation_desk.design import GROUP_COLOURS

Point = tuple[float, float]
Outline = tuple[Point, ...]

_ROUND = 48  # corners of what looks round


@dataclass(frozen=True)
class Shape:
    """``outline`` runs from (0, 0), top left, to (1, 1); its key is said in words by ``group_word_<key>``."""

    key: str
    colour: str
    outline: Outline


@cache
def shape(at: int) -> Shape:
    """The shape of the group of that number, from 0; the thirteenth has the first one's again."""
    key, draw = list(_OUTLINES.items())[at % len(_OUTLINES)]
    return Shape(key, GROUP_COLOURS[key], draw())


def how_many() -> int:
    return len(_OUTLINES)


def svg(outline: Sequence[Point], size: float = 100) -> str:
    """What an SVG polygon takes as its ``points``."""
    return " ".join(f"{x * size:.4g},{y * size:.4g}" for x, y in outline)


def _around(angles: Sequence[float], radii: Sequence[float] = (0.5,), x: float = 0.5, y: float = 0.5) -> Outline:
    """Corners at these turns from the top, clockwise, at these distances in turn."""
    return tuple(
        (
            x + radii[at % len(radii)] * sin(2 * pi * turn),
            y - radii[at % len(radii)] * cos(2 * pi * turn),
        )
        for at, turn in enumerate(angles)
    )


def _corners(many: int, start: float = 0.0) -> list[float]:
    return [start + at / many for at in range(many)]


def _disc() -> Outline:
    return _around(_corners(_ROUND))


def _triangle() -> Outline:
    return ((0.5, 0.03), (1.0, 0.95), (0.0, 0.95))


def _square() -> Outline:
    return ((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94))


def _star() -> Outline:
    return _around(_corners(10), (0.54, 0.215), y=0.54)


def _diamond() -> Outline:
    return ((0.5, 0.0), (0.9, 0.5), (0.5, 1.0), (0.1, 0.5))


def _cross() -> Outline:
    """Leaning, so that nobody takes it for a first-aid post."""
    return tuple(
        (0.5 + (x - y) * 0.76, 0.5 + (x + y) * 0.76)
        for x, y in (
            (-0.14, -0.5), (0.14, -0.5), (0.14, -0.14), (0.5, -0.14), (0.5, 0.14), (0.14, 0.14),
            (0.14, 0.5), (-0.14, 0.5), (-0.14, 0.14), (-0.5, 0.14), (-0.5, -0.14), (-0.14, -0.14),
        )
    )  # fmt: skip


def _heart() -> Outline:
    turns = [2 * pi * at / _ROUND for at in range(_ROUND)]
    curve = [
        (16 * sin(t) ** 3, -(13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t)))  # the usual heart curve
        for t in turns
    ]
    return tuple((0.5 + x / 34, 0.46 + y / 34) for x, y in curve)


def _drop() -> Outline:
    """A drop of water: a round belly under a point."""
    belly = _around([0.17 + 0.66 * at / _ROUND for at in range(_ROUND + 1)], (0.36,), y=0.63)
    return ((0.5, 0.0), *belly)


def _moon() -> Outline:
    outer = _around([0.06 - 0.62 * at / _ROUND for at in range(_ROUND + 1)], (0.48,), x=0.6)
    inner = _around([0.5 + 0.56 * at / _ROUND for at in range(_ROUND + 1)], (0.37,), x=0.76, y=0.47)
    return (*outer, *inner)


def _bolt() -> Outline:
    return ((0.62, 0.0), (0.14, 0.56), (0.44, 0.56), (0.32, 1.0), (0.86, 0.38), (0.54, 0.38), (0.74, 0.0))


def _hourglass() -> Outline:
    return ((0.08, 0.04), (0.92, 0.04), (0.58, 0.5), (0.92, 0.96), (0.08, 0.96), (0.42, 0.5))


def _house() -> Outline:
    return (
        (0.5, 0.03), (1.0, 0.47), (0.86, 0.47), (0.86, 0.96), (0.6, 0.96), (0.6, 0.64),
        (0.4, 0.64), (0.4, 0.96), (0.14, 0.96), (0.14, 0.47), (0.0, 0.47),
    )  # fmt: skip


_OUTLINES: dict[str, Callable[[], Outline]] = {
    "blue": _disc,
    "orange": _triangle,
    "green": _square,
    "violet": _star,
    "red": _heart,
    "turquoise": _drop,
    "pink": _cross,
    "brown": _house,
    "grey": _diamond,
    "black": _moon,
    "olive": _hourglass,
    "gold": _bolt,
}
