"""For which sessions one draw is held, how many seats each has, and the other sites in the order of the programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.parts import holding, label, row
from cocreation_desk.widgets.tips import tip
from cocreation_desk.widgets.writing import unmarked
from cocreation_desk.words import Say

MOST_SEATS = 500
SEATS_WIDE = 96
NAME_WIDE = 260
OVER = (SessionState.CLOSED, SessionState.REPORTED, SessionState.FOLLOW_UP, SessionState.ARCHIVED, SessionState.PURGED)


class DrawSites(QWidget):
    """The session the window is at always takes part; the others are ticked, with as many seats unless told otherwise."""

    changed = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._sessions: tuple[Session, ...] = ()
        self._here = ""
        self.seats = seat_field(say("draw_seats"), 1, 20)
        self.seats.valueChanged.connect(self._seats_changed)
        self.boxes: dict[str, QCheckBox] = {}
        self.numbers: dict[str, QSpinBox] = {}
        self._lines: dict[str, QWidget] = {}
        self._own: set[str] = set()
        self._caption = label(say("draw_sites"), "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(row(label(say("draw_seats")), 1, self.seats))
        self._column.addWidget(self._caption)

    def show_room(self, room: Room) -> None:
        self._sessions, self._here = room.sessions, room.session.id if room.session else ""
        others = {each.id: each for each in room.sessions if each.id != self._here and each.state not in OVER}
        named = Counter(self._name(each) for each in room.sessions)
        for session in others.values():
            if session.id not in self.boxes:
                self._add(session)
            box, name = self.boxes[session.id], self._name(session)
            if named[name] > 1:
                name = f"{name} · {self._say.date(session.starts_at.date())}"
            fits = box.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDE)
            box.setText(unmarked(fits))
            box.setToolTip(tip(name))
            box.setAccessibleName(name)
            self.numbers[session.id].setAccessibleName(f"{name}, {self._say('draw_seats')}")
        for session_id, line in self._lines.items():
            line.setVisible(session_id in others)
        self._caption.setVisible(bool(others))

    def _name(self, session: Session) -> str:
        title = session.title.said_in(self._say.language)
        name = session.place if session.place in title else " · ".join(filter(None, (title, session.place)))
        return name or title

    def _add(self, session: Session) -> None:
        box, seats = QCheckBox(), seat_field("", 1, self.seats.value())
        seats.setEnabled(False)
        box.toggled.connect(seats.setEnabled)
        box.toggled.connect(self._changed)
        seats.valueChanged.connect(lambda _, session_id=session.id: self._own_seats(session_id))
        line = holding(row(box, 1, seats))
        line.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # just given
        self.boxes[session.id], self.numbers[session.id], self._lines[session.id] = box, seats, line
        self._column.addWidget(line)

    @property
    def chosen(self) -> tuple[tuple[Session, int], ...]:
        """In the order of the programme."""
        return tuple((each, self._seats_of(each.id)) for each in self._sessions if self._takes_part(each.id))

    def choose(self, seats: Mapping[str, int]) -> None:
        """These sessions, with so many seats."""
        self.seats.setValue(seats.get(self._here, self.seats.value()))
        for session_id, box in self.boxes.items():
            box.setChecked(session_id in seats)
            if session_id in seats:
                self.numbers[session_id].setValue(seats[session_id])

    def _seats_of(self, session_id: str) -> int:
        return (self.seats if session_id == self._here else self.numbers[session_id]).value()

    def _takes_part(self, session_id: str) -> bool:
        box = self.boxes.get(session_id)
        return session_id == self._here or (
            box is not None and box.isChecked() and not self._lines[session_id].isHidden()
        )

    @Slot(int)
    def _seats_changed(self, seats: int) -> None:
        for session_id, of_site in self.numbers.items():
            if session_id not in self._own:
                of_site.blockSignals(True)
                of_site.setValue(seats)
                of_site.blockSignals(False)
        self._changed()

    def _own_seats(self, session_id: str) -> None:
        self._own.add(session_id)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self.changed.emit()


def seat_field(name: str, least: int, now: int) -> QSpinBox:
    made = number(least, MOST_SEATS, now)
    made.setAccessibleName(name)
    made.setFixedWidth(SEATS_WIDE)
    return made
