"""The door: one field for a badge or three letters, a big answer, and how many are in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QPushButton, QStackedWidget, QVBoxLayout

from cocreation_desk.console.door_answer import DoorAnswer
from cocreation_desk.console.door_counts import DoorCounts
from cocreation_desk.console.door_settings import DoorSettings
from cocreation_desk.console.guardian_form import ask_of_participant
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.people_model import PERSON, PeopleModel
from cocreation_desk.console.people_panel import PersonLine
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.console.walk_in import WalkIn
from cocreation_desk.desk import attendance, people
from cocreation_desk.desk.attendance import Arrival
from cocreation_desk.domain.consents import has_guardian
from cocreation_desk.domain.people import NewParticipant, Participant, Presence
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.server.badge_reading import BadgeReader, FreeSpare, Worthless, is_badge
from cocreation_desk.server.tokens import Badge
from cocreation_desk.widgets.buttons import button, drawing
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.parts import card, label, row, scrolled, yielding

# Marked with one key, for whoever is chosen in the list or was answered last.
KEYS: dict[int, Presence] = {
    Qt.Key.Key_F2.value: Presence.PRESENT,
    Qt.Key.Key_F3.value: Presence.LATE,
    Qt.Key.Key_F4.value: Presence.EXCUSED,
    Qt.Key.Key_F7.value: Presence.ABSENT,
    Qt.Key.Key_F8.value: Presence.LEFT,
}
KEY_NAMES = dict(zip(KEYS.values(), ("F2", "F3", "F4", "F7", "F8"), strict=True))


class DoorPage(Page):
    """Nothing ever sounds here. What was done last can be taken back with the window's own undo."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._given = given
        self.stack = given.stack
        self._offered = ""  # what was typed when nobody was found by it
        self._badges = BadgeReader(given.file)
        say = bridge.say
        self.model = PeopleModel(say, self)
        self.field = QLineEdit()
        self.field.setObjectName("doorField")
        self.field.setPlaceholderText(say("door_field"))
        self.field.setAccessibleName(say("door_field"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(drawing("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.enter)
        self.answer = DoorAnswer(bridge)
        self._people_list()
        self.marks: dict[Presence, QPushButton] = {}
        for presence, key in KEY_NAMES.items():
            mark = button(f"{say(f'presence_{presence.value}')}  {key}")
            mark.setProperty("chip", True)
            mark.clicked.connect(partial(self._mark_clicked, presence))
            self.marks[presence] = mark
        self.counts = DoorCounts(bridge)
        self.walk_in = WalkIn(bridge)
        self.walk_in.wanted.connect(self._walk_in)
        self.walk_in.scanned.connect(self._read_badge)
        self.settings = button(say("door_settings"), "settings", "quiet")
        self.settings.clicked.connect(self._settings)
        self._lay_out()
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    def _people_list(self) -> None:
        say = self._bridge.say
        self.list = QListView()
        self.list.setAccessibleName(say("people_title"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("bare", True)
        self.list.setModel(self.model)
        self.list.setModelColumn(1)
        self.list.setItemDelegate(PersonLine(say, self.list, timed=True))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(self._chosen)
        self.list.doubleClicked.connect(self._chosen)
        self.list.setToolTip(say("door_list_tip"))
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(Empty(say("groups_nobody_here"), say("door_nobody_words")))

    def _lay_out(self) -> None:
        say = self._bridge.say
        panel, found = card("panel", 0, 6)
        head = row(label(say("door_mark"), "caption"), *self.marks.values(), 1, gap=6)
        head.setContentsMargins(12, 8, 12, 4)
        found.addWidget(self._found, 1)
        found.addLayout(head)
        found.setContentsMargins(0, 8, 0, 8)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(row(label(say("page_door"), "heading"), 1, self.settings))
        left.addWidget(self.field)
        left.addWidget(self.answer)
        left.addWidget(panel, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(yielding(scrolled(self.counts), 150), 1)
        right.addWidget(self.walk_in)
        page = QHBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(16)
        page.addLayout(left, 8)
        page.addLayout(right, 5)

    # ---- what is shown -----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def show_room(self, room: Room) -> None:
        self.model.show(room)
        self._found.setCurrentIndex(0 if room.participants else 1)
        self.counts.show_room(room)
        self.answer.show_room(room)
        self.walk_in.show_room(room)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if self.isVisible():
            self.model.show_online(self._given.online())
            self.counts.tick(now)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    @Slot(str)
    def _look(self, typed: str) -> None:
        self.model.look_for("" if is_badge(typed) else typed)
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())
        if self._offered:
            self._offered = ""
            self.walk_in.clear()

    # ---- what is done -------------------------------------------------------------------------------------------------------------

    @Slot()
    def enter(self) -> None:
        """Return in the field, which is how a scanner ends too."""
        typed = self.field.text().strip()
        if not typed:
            return
        if typed == self._offered:
            self.walk_in.keep()
        elif is_badge(typed) or self.model.rowCount() == 0:
            self._read_badge(typed)
        elif self.model.rowCount() == 1 and (person := self.model.person_at(0)) is not None:
            self._arrives(person.id)
        else:
            self.answer.several(self.model.rowCount())

    @Slot(str)
    def _read_badge(self, typed: str) -> None:
        shown = self._badges.read(self._bridge.room, typed)
        if is_badge(typed) or not isinstance(shown, Worthless):
            self.field.clear()
        match shown:
            case Badge(participant_id):
                self._arrives(participant_id)
            case FreeSpare(number):
                self.answer.spare(number)
                self.walk_in.begin(number)
            case Worthless(why, of) if is_badge(typed):
                self.answer.wrong(why, of)
            case Worthless():
                self._offer(typed)

    def _offer(self, typed: str) -> None:
        """Nobody is called so: Return once more, and somebody is."""
        self._offered = typed if self.walk_in.propose(typed) else ""
        self.answer.nobody(typed, offered=bool(self._offered))

    def _arrives(self, participant_id: str) -> None:
        self.field.clear()
        self.field.setFocus()
        refused = partial(self._refused, participant_id, partial(self._arrives, participant_id))
        self._bridge.do(attendance.arrive, participant_id, then=self._arrived, refused=refused)

    def _refused(self, participant_id: str, again: Callable[[], object], words: str) -> None:
        """A minor for whom nobody has answered: whoever stands at the door may have the signed paper at hand."""
        self.answer.refused(words)
        room = self._bridge.room
        person = room.participant(participant_id)
        if person is not None and person.is_minor and not has_guardian(room.consents.get(person.id, {})):
            ask_of_participant(self._bridge, person, again, self)

    def _arrived(self, arrival: Arrival) -> None:
        self.answer.arrived(arrival)
        if arrival.already_at is None:
            self._can_be_taken_back(arrival)

    def _can_be_taken_back(self, arrival: Arrival) -> None:
        person = self._bridge.room.participant(arrival.participant_id)
        words = self._bridge.say("door_undo_arrival", name=person.name if person else "")
        back = Deed(attendance.correct_attendance, (arrival.participant_id, arrival.slot_id, arrival.before))
        again = Deed(attendance.arrive, (arrival.participant_id,))
        self.stack.push(Reversible(self._bridge, words, again, back))

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        person: Participant = index.data(PERSON)
        self._arrives(person.id)

    @property
    def meant(self) -> Participant | None:
        """Whom a key is about: the one chosen in the list, the only one found, or the one answered last."""
        index = self.list.currentIndex()
        if index.isValid():
            return self.model.person_at(index.row())
        if self.field.text().strip() and self.model.rowCount() == 1:
            return self.model.person_at(0)
        return self._bridge.room.participant(self.answer.participant_id)

    def _mark_clicked(self, presence: Presence, _: bool = False) -> None:
        self.mark(presence)

    def mark(self, presence: Presence) -> None:
        room, person = self._bridge.room, self.meant
        if person is None or room.half_day is None:
            self.answer.nobody_meant()
            return
        before = Attendance(person.presence, person.arrived_at, person.left_at)
        say, slot_id = self._bridge.say, room.half_day.id
        words = say("door_undo_mark", name=person.name, presence=say(f"presence_{presence.value}"))
        again = Deed(people.mark_presence, (person.id, presence))
        back = Deed(attendance.correct_attendance, (person.id, slot_id, before))

        def marked(_: object) -> None:
            self.stack.push(Reversible(self._bridge, words, again, back))
            self.answer.marked(person.id, presence)
            self.field.clear()
            self.field.setFocus()

        refused = partial(self._refused, person.id, partial(self.mark, presence))
        self._bridge.do(again.act, *again.args, then=marked, refused=refused)

    @Slot(object, object, bool)
    def _walk_in(self, newcomer: NewParticipant, spare: int | None, guardian_agrees: bool) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        session_id = session.id
        words = self._bridge.say("door_undo_walk_in", name=f"{newcomer.first_name} {newcomer.last_name}".strip())

        def came(arrival: Arrival) -> None:
            self._offered = ""
            self.walk_in.clear()
            self.field.clear()
            self.field.setFocus()
            self.answer.arrived(arrival)
            again = Deed(attendance.walk_in, asked)
            back = Deed(people.remove_participant, (arrival.participant_id,))
            self.stack.push(Reversible(self._bridge, words, again, back))

        asked = (session_id, newcomer, spare, guardian_agrees)
        self._bridge.do(attendance.walk_in, *asked, then=came, refused=self.walk_in.show_problem)

    @Slot()
    def _settings(self) -> None:
        DoorSettings(self._bridge, self).open()

    # ---- keys ---------------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for each mark; and whatever is typed with no field under it goes into the one field, as a scanner expects."""
        if event.key() in KEYS and not event.isAutoRepeat():
            self.mark(KEYS[event.key()])
        elif event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.field.setFocus()
            self.field.insert(event.text())
        elif event.key() == Qt.Key.Key_Down and self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0, self.list.modelColumn()))
        else:
            super().keyPressEvent(event)
