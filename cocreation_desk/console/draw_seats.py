"""The seats of a draw as a list: whose turn it is at each, how they can be reached, and what became of it before."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from cocreation_desk.design import PALETTE
from cocreation_desk.domain.draw.held import Confirmation, HeldDraw, Seat
from cocreation_desk.domain.folding import folded
from cocreation_desk.widgets.listing import as_list, share_width
from cocreation_desk.widgets.tips import tip
from cocreation_desk.words import Say

COLUMNS = ("turn", "name", "contact", "number", "rank", "place", "state", "history")
WIDTHS = {"turn": 44, "contact": 352, "number": 100, "rank": 60, "place": 110, "state": 120}
MOST_WIDE, BESIDE = 230, 26  # pixels, of the sites
INKS = {
    Confirmation.CONFIRMED: PALETTE.ok,
    Confirmation.DECLINED: PALETTE.stop,
    Confirmation.NO_ANSWER: PALETTE.warn,
    Confirmation.REPLACED: PALETTE.muted,
}


class SeatList(QTableWidget):
    """A line a turn: those who had a seat before stand above who came after them."""

    def __init__(self, say: Say) -> None:
        super().__init__(0, len(COLUMNS))
        self._say = say
        self._seats: tuple[Seat, ...] = ()
        self._sought: tuple[str, ...] = ()
        self.setHorizontalHeaderLabels([say(f"draw_column_{name}") for name in COLUMNS])
        as_list(self, say("draw_people"))
        share_width(self, COLUMNS, WIDTHS)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)

    def show_draw(self, held: HeldDraw, sites: Mapping[str, str]) -> None:
        """Whoever was selected stays selected. ``sites`` is what each place is called."""
        chosen = {seat.id for seat in self.selected}
        self._seats = tuple(turn for last in _last_turns(held) for turn in (*held.history(last), last))
        self.setRowCount(len(self._seats))
        seat_no = 0
        for at, seat in enumerate(self._seats):
            seat_no += seat.replaces is None
            self._show_seat(at, seat_no, seat, held, sites)
        place = COLUMNS.index("place")
        self.setColumnHidden(place, len(held.plan.places) == 1)
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in sites.values())
        self.setColumnWidth(place, min(MOST_WIDE, max(WIDTHS["place"], widest + BESIDE)))
        self._select(chosen)
        self._hide_others()

    def _show_seat(self, at: int, seat_no: int, seat: Seat, held: HeldDraw, sites: Mapping[str, str]) -> None:
        say = self._say
        before = held.turn(seat.replaces) if seat.replaces else None
        told = [say("draw_came_after", name=before.name or before.number)] if before else []
        told += [seat.reason] if seat.reason else []
        told += [say("guardian_seat_lacks")] if seat.needs_guardian and seat.confirmation.holds_the_seat else []
        cells = {
            "turn": say.number(seat_no) if before is None else "↳",
            "name": seat.full_name or say("draw_forgotten"),
            "contact": " · ".join(part for part in (seat.email, seat.phone) if part),
            "number": seat.number,
            "rank": say.number(seat.rank),
            "place": sites[seat.place],
            "state": say(f"draw_state_{seat.confirmation.value}"),
            "history": " · ".join(told),
        }
        for where, name in enumerate(COLUMNS):
            item = QTableWidgetItem(cells[name])
            if name in ("name", "contact", "place", "history"):
                item.setToolTip(tip(cells[name]))
            if name == "state" or seat.confirmation is Confirmation.REPLACED:
                item.setForeground(QColor(INKS.get(seat.confirmation, PALETTE.ink)))
            self.setItem(at, where, item)

    @property
    def selected(self) -> list[Seat]:
        """Of those that are shown."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self._seats[at] for at in rows if at < len(self._seats) and not self.isRowHidden(at)]

    def choose(self, number: str) -> None:
        """Have the turn of that registration selected, and in sight."""
        found = [at for at, seat in enumerate(self._seats) if seat.number == number]
        if found:
            self._select({self._seats[found[0]].id})
            self.scrollTo(self.model().index(found[0], 0))

    @Slot(str)
    def seek(self, words: str) -> None:
        """Only the lines that hold all these words, wherever: a name, a number, a telephone, a site, a state."""
        self._sought = tuple(folded(words).split())
        self._hide_others()
        self.itemSelectionChanged.emit()

    def _hide_others(self) -> None:
        for at in range(self.rowCount()):
            cells = (self.model().index(at, where).data() for where in range(len(COLUMNS)))
            line = folded(" ".join(map(str, cells)))
            self.setRowHidden(at, not all(word in line for word in self._sought))

    def _select(self, seat_ids: set[str]) -> None:
        self.clearSelection()
        model, one_line = self.selectionModel(), QItemSelectionModel.SelectionFlag.Rows
        for at, seat in enumerate(self._seats):
            if seat.id in seat_ids:
                model.select(self.model().index(at, 0), QItemSelectionModel.SelectionFlag.Select | one_line)


def _last_turns(held: HeldDraw) -> list[Seat]:
    passed_on = {each.replaces for each in held.turns}
    lasts = [each for each in held.turns if each.id not in passed_on]
    first = {each.id: held.turns.index((*held.history(each), each)[0]) for each in lasts}
    return sorted(lasts, key=lambda each: first[each.id])
