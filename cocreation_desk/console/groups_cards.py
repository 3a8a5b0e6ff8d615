"""The groups as cards: shape, word and people, who are dragged from one to another or moved with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from cocreation_desk.console.words_of import side_look
from cocreation_desk.domain.groups import AWAY, Guides
from cocreation_desk.domain.people import Participant
from cocreation_desk.shapes import Shape
from cocreation_desk.widgets.buttons import drawing
from cocreation_desk.widgets.emblem import Emblem, emblem_icon
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.widgets.tips import tip
from cocreation_desk.widgets.writing import unmarked
from cocreation_desk.words import Say

CARD, LINE = 248, 30  # pixels
MIME = "application/x-cocreation-participant"


@dataclass(frozen=True)
class Group:
    """One card: its number, how it is known, who is in it; ``guides`` where it has a guide and a sweeper."""

    at: int
    shape: Shape
    word: str
    people: tuple[Participant, ...]
    locked: frozenset[str]
    guides: Guides | None = None


class GroupList(QListWidget):
    """The people of one group. Dropped on somebody, two change places; dropped beside, one moves."""

    moved = Signal(str)
    swapped = Signal(str, str)
    asked = Signal(str, QPoint)
    lock_asked = Signal(str)
    nudged = Signal(str, int)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setToolTip(hint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_at)

    def show_people(self, people: Sequence[Participant], locked: frozenset[str], locked_words: str) -> None:
        self.clear()
        for person in people:
            look = side_look(person.side)
            line = QListWidgetItem(f"{look.shape}  {person.name}")
            line.setData(Qt.ItemDataRole.UserRole, person.id)
            line.setToolTip(tip(person.name))
            line.setForeground(QColor(look.ink))
            line.setSizeHint(QSize(40, LINE))
            if person.presence in AWAY:
                crossed = line.font()
                crossed.setStrikeOut(True)
                line.setFont(crossed)
            if person.id in locked:
                line.setIcon(drawing("lock"))
                line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{person.name}, {locked_words}")
            self.addItem(line)
        self.setFixedHeight(max(1, len(people)) * LINE + 6)

    @property
    def person(self) -> str:
        return _who(self.currentItem())

    def choose(self, participant_id: str) -> bool:
        for at in range(self.count()):
            if _who(self.item(at)) == participant_id:
                self.setCurrentRow(at)
                self.setFocus()
                return True
        return False

    def startDrag(self, supported: Qt.DropAction) -> None:
        if self.person:
            carried = QMimeData()
            carried.setData(MIME, QByteArray(self.person.encode()))
            drag = QDrag(self)
            drag.setMimeData(carried)
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        _take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        carried = _carried(event)
        if not carried:
            return
        event.acceptProposedAction()
        other = _who(self.itemAt(event.position().toPoint()))
        if other and other != carried:
            self.swapped.emit(carried, other)
        elif not other:
            self.moved.emit(carried)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.person:
            self._ask_at(self.visualItemRect(self.currentItem()).bottomLeft())
        elif control and event.key() == Qt.Key.Key_L and self.person:
            self.lock_asked.emit(self.person)
        elif control and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.person:
            self.nudged.emit(self.person, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _ask_at(self, where: QPoint) -> None:
        item = self.itemAt(where) or self.currentItem()
        if item is not None:
            self.setCurrentItem(item)
            self.asked.emit(_who(item), self.viewport().mapToGlobal(where))


class GroupCard(QFrame):
    moved = Signal(str, int)
    swapped = Signal(str, str)
    lock_asked = Signal(str)
    guides_named = Signal(int, object)

    def __init__(self, say: Say, at: int, shape: Shape, word: str, guided: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(CARD)
        self.setAcceptDrops(True)
        self._say, self.at, self._word = say, at, word
        self._group: Group | None = None
        self._everybody: Sequence[Group] = ()
        self._counted = label(name="small")
        self.list = GroupList(say("groups_drag_tip"))
        self.list.moved.connect(self._came)
        self.list.swapped.connect(self.swapped)
        self.list.lock_asked.connect(self.lock_asked)
        self.list.nudged.connect(self._nudge)
        self.list.asked.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 8)
        column.setSpacing(6)
        column.addLayout(row(Emblem(shape.outline, shape.colour), label(word, "strong"), 1, self._counted))
        self.guide, self.sweeper = QLineEdit(), QLineEdit()
        for field, key in ((self.guide, "paper_guide"), (self.sweeper, "paper_sweeper")):
            field.setPlaceholderText(say(key))
            field.setAccessibleName(f"{word}, {say(key)}")
            field.setVisible(guided)
            field.editingFinished.connect(self._name_guides)
            column.addWidget(field)
        column.addWidget(self.list)

    def show_group(self, group: Group, everybody: Sequence[Group]) -> None:
        """Who is in it now; ``everybody`` are all the groups, this one among them."""
        before, self._group, self._everybody = self._group, group, everybody
        if before is None or (before.people, before.locked) != (group.people, group.locked):
            n = self._say("groups_people", n=len(group.people))
            self._counted.setText(str(len(group.people)))
            self.list.setAccessibleName(self._say("groups_card_name", word=self._word, people=n))
            self.list.show_people(group.people, group.locked, self._say("groups_is_locked"))
        if group.guides is not None and (before is None or before.guides != group.guides):
            self.guide.setText(group.guides.guide)
            self.sweeper.setText(group.guides.sweeper)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        _take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        carried = _carried(event)
        if carried:
            event.acceptProposedAction()
            self._came(carried)

    def menu(self, person: str) -> QMenu:
        """The same with the keyboard: fix, move to, change places with."""
        say = self._say
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fixed = menu.addAction(drawing("lock"), say("groups_lock"), partial(self.lock_asked.emit, person))
        fixed.setCheckable(True)
        fixed.setChecked(self._group is not None and person in self._group.locked)
        menu.addSeparator()
        to, places = menu.addMenu(say("groups_move_to")), menu.addMenu(say("groups_swap_with"))
        for other in (each for each in self._everybody if each.at != self.at):
            drawn = emblem_icon(other.shape.outline, other.shape.colour)
            to.addAction(drawn, other.word, partial(self.moved.emit, person, other.at))
            if other.people:
                table = places.addMenu(drawn, other.word)
                for each in other.people:
                    table.addAction(unmarked(each.name), partial(self.swapped.emit, person, each.id))
        return menu

    @Slot(str, QPoint)
    def _offer(self, person: str, where: QPoint) -> None:
        self.menu(person).popup(where)

    @Slot(str)
    def _came(self, person: str) -> None:
        self.moved.emit(person, self.at)

    @Slot(str, int)
    def _nudge(self, person: str, by: int) -> None:
        self.moved.emit(person, (self.at + by) % len(self._everybody))

    @Slot()
    def _name_guides(self) -> None:
        named = Guides(self.guide.text().strip(), self.sweeper.text().strip())
        if self._group is not None and self._group.guides not in (None, named):
            self.guides_named.emit(self.at, named)


def _who(item: QListWidgetItem | None) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""


def _carried(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MIME).data()).decode()


def _take(event: QDragEnterEvent | QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(MIME):
        event.acceptProposedAction()
    else:
        event.ignore()
