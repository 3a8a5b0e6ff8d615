"""What is remembered of printing badges: the sheet, the marks, and for each printer how far it is off."""

from __future__ import annotations

from urllib.parse import quote

from cocreation_desk.console.memory import Memory
from cocreation_desk.reports.label_stock import AS_USUAL, FARTHEST_SHIFT, LabelWishes, Stock, stock

Shift = tuple[float, float]


class LabelMemory:
    """The first free label is remembered until the window closes: tomorrow's sheet may be another one."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._first_cell = 1

    @property
    def printer(self) -> str:
        """Its name; empty for one that this computer does not know."""
        return self._memory.kept("labels/printer")

    @property
    def wishes(self) -> LabelWishes:
        return LabelWishes(
            self._stock(),
            self._first_cell,
            self.shift(self.printer),
            self._memory.kept("labels/photo_marks") == "yes",
            self._memory.kept("wifi/name"),
        )

    def shift(self, printer: str) -> Shift:
        return self._millimetres(printer, "right"), self._millimetres(printer, "down")

    def remember(self, wishes: LabelWishes, printer: str) -> None:
        keep = self._memory.keep
        keep("labels/printer", printer)
        keep("labels/stock", wishes.stock)
        keep("labels/photo_marks", "yes" if wishes.photo_marks else "")
        keep("wifi/name", wishes.wifi)
        for name, moved in zip(("right", "down"), wishes.shift_mm, strict=True):
            keep(_place(printer, name), str(moved))
        self._first_cell = wishes.first_cell

    def _stock(self) -> Stock:
        try:
            return stock(self._memory.kept("labels/stock", AS_USUAL.stock))
        except ValueError:
            return AS_USUAL.stock

    def _millimetres(self, printer: str, name: str) -> float:
        try:
            moved = float(self._memory.kept(_place(printer, name), "0"))
        except ValueError:
            return 0.0
        return moved if -FARTHEST_SHIFT <= moved <= FARTHEST_SHIFT else 0.0


def _place(printer: str, name: str) -> str:
    return f"printers/{quote(printer, safe='') or 'other'}/{name}"
