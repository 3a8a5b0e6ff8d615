"""The label sheets one can buy, and plain paper that is cut and folded: where their cells lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Stock = Literal["L7418", "L4785", "L7165", "A4"]
STOCKS: tuple[Stock, ...] = get_args(Stock)
FARTHEST_SHIFT = 3.0  # millimetres a printer may be off


@dataclass(frozen=True)
class Sheet:
    """Where the cells lie on A4, in millimetres; ``left`` and ``top`` from its edges, ``step`` from a cell to the next."""

    wide: float
    high: float
    across: int
    down: int
    left: float
    top: float
    step: tuple[float, float]

    @property
    def cells(self) -> tuple[tuple[float, float], ...]:
        """The left and the top of each cell, row by row."""
        right, below = self.step
        return tuple(
            (self.left + column * right, self.top + row * below)
            for row in range(self.down)
            for column in range(self.across)
        )


SHEETS: dict[Stock, Sheet] = {
    "L7418": Sheet(wide=86, high=55, across=2, down=4, left=19, top=38.5, step=(86, 55)),
    "L4785": Sheet(wide=80, high=50, across=2, down=5, left=17.5, top=13.5, step=(95, 55)),
    "L7165": Sheet(wide=99.1, high=67.7, across=2, down=4, left=4.65, top=13.1, step=(101.6, 67.7)),
    "A4": Sheet(wide=105, high=148.5, across=2, down=2, left=0, top=0, step=(105, 148.5)),
}


@dataclass(frozen=True)
class LabelWishes:
    """How badges are to be printed: on what, from which cell of a sheet already begun, and for a printer that is off."""

    stock: Stock = "L7418"
    first_cell: int = 1
    shift_mm: tuple[float, float] = (0.0, 0.0)  # to the right, and down
    photo_marks: bool = False
    wifi: str = ""


AS_USUAL = LabelWishes()


def stock(name: str) -> Stock:
    """``ValueError`` for a sheet that we do not have."""
    for each in STOCKS:
        if each.lower() == name.strip().lower():
            return each
    raise ValueError(name)
