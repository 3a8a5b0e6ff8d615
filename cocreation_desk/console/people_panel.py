"""Who is here: three letters find somebody, one key marks them present."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.people_model import ONLINE, PERSON, PRESENCE_INKS, PeopleModel
from cocreation_desk.console.person_form import PersonForm
from cocreation_desk.console.words_of import side_look
from cocreation_desk.design import CONSOLE_TYPE, FAMILY, PALETTE
from cocreation_desk.desk import attendance, people
from cocreation_desk.domain.people import Participant, Presence
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.buttons import button, drawing
from cocreation_desk.widgets.icons import picture
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.words import Say

Online = Callable[[], frozenset[str]]
MARKS = (Presence.PRESENT, Presence.LATE, Presence.EXCUSED, Presence.ABSENT, Presence.LEFT, Presence.EXPECTED)


class PersonLine(QStyledItemDelegate):
    """Side, name, phone, presence, on one line; ``timed`` says when somebody came or left."""

    def __init__(self, say: Say, parent: QListView, timed: bool = False) -> None:
        super().__init__(parent)
        self._say = say
        self._timed = timed

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, 32)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        person: Participant = index.data(PERSON)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = side_look(person.side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(PALETTE.accent_soft))
        plain = QFont(FAMILY)
        plain.setPointSizeF(CONSOLE_TYPE.body)
        plain.setWeight(QFont.Weight.Medium if person.presence.is_here else QFont.Weight.Normal)
        small = QFont(FAMILY)
        small.setPointSizeF(CONSOLE_TYPE.small)
        here = person.presence.is_here
        painter.setFont(plain)
        painter.setPen(QColor(look.ink))
        mark = look.shape if here else look.hollow
        painter.drawText(QRect(rect.left() + 10, rect.top(), 16, rect.height()), Qt.AlignmentFlag.AlignVCenter, mark)
        words = self._say(f"presence_{person.presence.value}")
        at_time = person.left_at or person.arrived_at
        if self._timed and at_time is not None:
            words = f"{words} · {self._say.clock(at_time)}"
        wide = QFontMetrics(small).horizontalAdvance(words)
        painter.setFont(small)
        painter.setPen(QColor(PRESENCE_INKS[person.presence]))
        right = QRect(rect.right() - wide - 12, rect.top(), wide + 2, rect.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, words)
        if index.data(ONLINE):
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                right.left() - 24, rect.top() + (rect.height() - 16) // 2, picture("phone", PALETTE.ok, 16, ratio)
            )
        painter.setFont(plain)
        painter.setPen(QColor(PALETTE.ink if here else PALETTE.ink_soft))
        at = QRect(rect.left() + 30, rect.top(), right.left() - 28 - rect.left() - 30, rect.height())
        name = QFontMetrics(plain).elidedText(person.name, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QPen(QColor(PALETTE.sunken), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Names(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class PeoplePanel(QFrame):
    def __init__(self, bridge: Bridge, online: Online) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._bridge = bridge
        self._online = online
        say = bridge.say
        self.model = PeopleModel(say, self)
        self._counts = label(name="small")
        self.add = button(say("people_walk_in"), "plus", "quiet")
        self.add.clicked.connect(self.add_person)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("people_search"))
        self.search.setAccessibleName(say("people_search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(drawing("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.mark_found)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.leave_search)
        self.list = _Names()
        self.list.setAccessibleName(say("people_title"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("bare", True)
        self.list.setModel(self.model)
        self.list.setModelColumn(1)
        self.list.setItemDelegate(PersonLine(say, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.activated.connect(self._toggle)
        self.list.doubleClicked.connect(self._toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 6)
        layout.setSpacing(4)
        head = row(label(say("people_title"), "strong"), self._counts, 1, self.add)
        head.setContentsMargins(12, 0, 8, 0)
        search = row(self.search)
        search.setContentsMargins(10, 0, 10, 2)
        layout.addLayout(head)
        layout.addLayout(search)
        self.nobody = label(name="hint", wrap=True)
        self.nobody.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(self.nobody)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        self.model.show(room)
        here = sum(1 for each in room.participants if each.presence.is_here)
        self._counts.setText(self._bridge.say("n_of", here=here, of=len(room.participants)))
        self._show_nobody()

    @Slot()
    def leave_search(self) -> None:
        """Everybody is on the list again, and Space is *Next*."""
        self.search.clear()
        self.search.clearFocus()

    @Slot(str)
    def _look_for(self, words: str) -> None:
        self.model.look_for(words)
        self._show_nobody()

    def _show_nobody(self) -> None:
        """Why the list is empty, and what to do about it."""
        some = bool(self._bridge.room.participants)
        self.nobody.setText(self._bridge.say("people_nobody_found" if some else "people_none_words"))
        nobody = self.model.rowCount() == 0
        self.nobody.setVisible(nobody)
        self.list.setVisible(not nobody)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.model.show_online(self._online())

    @Slot()
    def add_person(self) -> None:
        PersonForm(self._bridge, None, self).open()

    @Slot()
    def mark_found(self) -> None:
        """Return in the search: when one person is left, they are here."""
        if self.model.rowCount() == 1 and (person := self.model.person_at(0)) is not None:
            self._bridge.do(attendance.arrive, person.id, then=lambda _: self.search.clear())

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        person: Participant = index.data(PERSON)
        if person.presence.is_here:
            self._bridge.do(people.mark_presence, person.id, Presence.EXPECTED)
        else:
            self._bridge.do(attendance.arrive, person.id)

    @Slot(QPoint)
    def _offer(self, where: QPoint) -> None:
        index = self.list.indexAt(where)
        if index.isValid():
            person: Participant = index.data(PERSON)
            menu = presence_menu(self._bridge, person, self)
            menu.addSeparator()
            menu.addAction(
                drawing("pencil"),
                self._bridge.say("people_edit"),
                lambda: PersonForm(self._bridge, person, self).open(),
            )
            menu.popup(self.list.viewport().mapToGlobal(where))


def presence_menu(bridge: Bridge, person: Participant, parent: QFrame) -> QMenu:
    """Present, late, excused, absent: for one person."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for presence in MARKS:
        action = menu.addAction(bridge.say(f"presence_{presence.value}"))
        action.setCheckable(True)
        action.setChecked(person.presence is presence)
        action.triggered.connect(
            lambda _=False, presence=presence: bridge.do(people.mark_presence, person.id, presence)
        )
    return menu
