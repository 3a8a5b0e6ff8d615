"""Somebody nobody expected: a name, a side, a spare badge, Return."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import choice, line
from cocreation_desk.console.words_of import side_look
from cocreation_desk.domain.badges import SPARE_BADGES
from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.server.badge_reading import is_badge
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, row


class WalkIn(QFrame):
    # the newcomer, the number of their spare badge or none, and whether a guardian's signed word is at hand
    wanted = Signal(object, object, bool)
    scanned = Signal(str)  # a badge came in where a name was to be typed

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bridge = bridge
        say = bridge.say
        self.first_name = line("", say("person_first_name"), self.keep)
        self.last_name = line("", say("person_last_name"), self.keep)
        room = bridge.room
        self.side = choice(
            [(side.value, f"{side_look(side).shape} {side_name(side, room, say)}") for side in Side],
            Side.CUSTOMER.value,
        )
        self.spare = choice([], "")
        self.minor = QCheckBox(say("person_minor_box"))
        self.guardian = line("", say("person_guardian"), self.keep)
        self.guardian.setAccessibleName(say("person_guardian"))
        self.agrees = QCheckBox(say("walk_in_guardian_agrees"))
        for shown in (self.guardian, self.agrees):
            shown.hide()
            self.minor.toggled.connect(shown.setVisible)
        self.save = button(say("walk_in_save"), "plus", "primary")
        self.save.clicked.connect(self.keep)
        for field, name in (
            (self.first_name, "person_first_name"),
            (self.last_name, "person_last_name"),
            (self.side, "person_side"),
            (self.spare, "walk_in_spare"),
        ):
            field.setAccessibleName(say(name))
        self.problem = label(name="problem", wrap=True)
        self.problem.hide()
        self._free: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(say("walk_in_title"), "strong"))
        column.addLayout(row(self.first_name, self.last_name))
        column.addLayout(row(self.side, self.spare))
        column.addWidget(self.minor)
        column.addWidget(self.guardian)
        column.addWidget(self.agrees)
        column.addWidget(self.problem)
        column.addLayout(row(label(say("walk_in_hint"), "hint", wrap=True), self.save))

    def show_room(self, room: Room) -> None:
        free = tuple(number for number in range(1, SPARE_BADGES + 1) if number not in room.spares)
        if free == self._free and self.spare.count():
            return
        chosen, say = self.spare.currentData(), self._bridge.say
        self._free = free
        self.spare.clear()
        for number in free:
            self.spare.addItem(say("door_spare", n=number), number)
        self.spare.addItem(say("walk_in_no_spare"), None)
        self.spare.setCurrentIndex(max(0, self.spare.findData(chosen)) if chosen is not None else 0)

    def begin(self, number: int) -> None:
        """A free spare badge was shown: whose is it?"""
        self.spare.setCurrentIndex(max(0, self.spare.findData(number)))
        self.first_name.setFocus()

    def propose(self, typed: str) -> bool:
        """What was looked for as somebody's name, to be kept with one more Return; not for what is no name."""
        if not any(letter.isalpha() for letter in typed) or any(letter.isdecimal() for letter in typed):
            return False
        first, _, last = (typed.title() if typed.islower() else typed).partition(" ")
        self.first_name.setText(first)
        self.last_name.setText(last.strip())
        return True

    def clear(self) -> None:
        self.first_name.clear()
        self.last_name.clear()
        self.guardian.clear()
        for ticked in (self.minor, self.agrees):
            ticked.setChecked(False)
        self.problem.hide()

    @Slot()
    def keep(self) -> None:
        self.problem.hide()
        for field in (self.first_name, self.last_name):
            if is_badge(field.text()):
                typed = field.text()
                self.clear()
                self.scanned.emit(typed)
                return
        minor = self.minor.isChecked()
        newcomer = NewParticipant(
            self.first_name.text(),
            self.last_name.text(),
            Side(self.side.currentData()),
            is_minor=minor,
            guardian=self.guardian.text() if minor else "",
        )
        self.wanted.emit(newcomer, self.spare.currentData(), minor and self.agrees.isChecked())

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
