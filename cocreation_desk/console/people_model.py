"""The people of the session as Qt can show them: found by a few letters, with their side, presence and phone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from cocreation_desk.console.words_of import side_look
from cocreation_desk.design import PALETTE
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.people import Participant, Presence
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.line_model import Index, LineModel
from cocreation_desk.words import Say

PERSON = Qt.ItemDataRole.UserRole + 1
ONLINE = Qt.ItemDataRole.UserRole + 2
COLUMNS = ("badge", "name", "side", "segment", "organisation", "language", "presence", "phone")

PRESENCE_INKS = {
    Presence.PRESENT: PALETTE.ok,
    Presence.LATE: PALETTE.warn,
    Presence.EXCUSED: PALETTE.muted,
    Presence.ABSENT: PALETTE.stop,
    Presence.LEFT: PALETTE.muted,
    Presence.EXPECTED: PALETTE.ink_soft,
}


def found_by(person: Participant, letters: str) -> bool:
    """Every word that was typed begins one of the person's words, or is the badge's number."""
    words = folded(f"{person.first_name} {person.last_name} {person.organisation}").split()
    return all(
        any(word.startswith(typed) for word in words) or typed == str(person.badge_no)
        for typed in folded(letters).split()
    )


class PeopleModel(LineModel):
    def __init__(self, say: Say, parent: QObject | None = None) -> None:
        super().__init__([say(f"people_column_{name}") for name in COLUMNS], parent)
        self._say = say
        self._everybody: tuple[Participant, ...] = ()
        self._online: frozenset[str] = frozenset()
        self._letters = ""

    def show(self, room: Room) -> None:
        if room.participants != self._everybody:
            self._everybody = room.participants
            self._sift()

    def look_for(self, letters: str) -> None:
        if letters != self._letters:
            self._letters = letters
            self._sift()

    def show_online(self, online: frozenset[str]) -> None:
        if online != self._online:
            self._online = online
            self._tell()

    def _sift(self) -> None:
        shown = [person for person in self._everybody if found_by(person, self._letters)]
        if [each.id for each in shown] == [each.id for each in self._lines]:
            self._lines = shown
            self._tell()
            return
        self.beginResetModel()
        self._lines = shown
        self.endResetModel()

    def _tell(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(COLUMNS) - 1))

    def row_of(self, participant_id: str) -> int:
        return next((row for row, each in enumerate(self._lines) if each.id == participant_id), -1)

    def person_at(self, row: int) -> Participant | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person = self._lines[index.row()]
        column = COLUMNS[index.column()]
        online = person.id in self._online
        if role == PERSON:
            return person
        if role == ONLINE:
            return online
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(person, column, online)
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == "presence":
                return QColor(PRESENCE_INKS[person.presence])
            if column == "side":
                return QColor(side_look(person.side).ink)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == "name":
            presence = self._say(f"presence_{person.presence.value}")
            return f"{person.name}, {self._say(f'side_{person.side.value}')}, {presence}"
        return None

    def _words(self, person: Participant, column: str, online: bool) -> str:
        say = self._say
        match column:
            case "badge":
                return str(person.badge_no)
            case "name":
                return f"{person.name} · {person.role}" if person.role else person.name
            case "side":
                return f"{side_look(person.side).shape} {say(f'side_{person.side.value}')}"
            case "segment":
                return "" if person.segment == "none" else say(f"segment_{person.segment}")
            case "organisation":
                return " · ".join(part for part in (person.organisation, person.job_title) if part)
            case "language":
                return (person.language or "").upper()
            case "presence":
                return say(f"presence_{person.presence.value}")
            case _:
                return say("people_online") if online else ""
