"""The run-of-show: every step with its time, what can be changed in it, and when it all ends."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
)

from cocreation_desk.console.agenda_edits import AgendaEdits
from cocreation_desk.console.agenda_model import STEP, AgendaModel
from cocreation_desk.console.agenda_paint import AgendaLine
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.delay_panel import DelayPanel
from cocreation_desk.console.setting_aside import skip
from cocreation_desk.console.words_of import kind_drawing, whole_minutes
from cocreation_desk.desk import running
from cocreation_desk.domain import clock
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.media.kind import FILMS, IMAGES, showing
from cocreation_desk.widgets.buttons import button, drawing, icon_button
from cocreation_desk.widgets.drops import Drops
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.parts import label, pill, row, tone
from cocreation_desk.words import Say, sayer


class AgendaList(QListView):
    """The list itself: dragging and Alt with the arrows reorder it; the space bar stays with *Next*."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class AgendaPanel(QFrame):
    wants_edit = Signal(object)

    def __init__(self, bridge: Bridge, edits: AgendaEdits) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._bridge = bridge
        self._say: Say = bridge.say
        self._edits = edits
        self._followed = ""
        self._minute: datetime | None = None
        self.model = AgendaModel(self._say, edits.move, self)
        self.list = AgendaList()
        self.list.setAccessibleName(self._say("agenda"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(AgendaLine(self._say, self.list))
        self._lay_out()
        Drops(self.list.viewport(), (*FILMS, *IMAGES), self._show_there)
        self.list.moved.connect(self._move_selected)
        self.list.activated.connect(self._edit_at)
        self.list.doubleClicked.connect(self._edit_at)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    def _lay_out(self) -> None:
        say = self._say
        self.add = button(say("agenda_add"), "plus", "quiet")
        self.add.setMenu(self._kinds_menu())
        self.edit = icon_button(say("agenda_edit"), "pencil")
        self.duplicate = icon_button(say("agenda_duplicate"), "copy")
        self.remove = icon_button(say("agenda_remove"), "bin")
        self.up = icon_button(say("agenda_up"), "up")
        self.down = icon_button(say("agenda_down"), "down")
        self.undo = icon_button(say("agenda_undo"), "undo")
        self.redo = icon_button(say("agenda_redo"), "redo")
        self.edit.clicked.connect(self._edit_selected)
        self.duplicate.clicked.connect(self._duplicate_selected)
        self.remove.clicked.connect(self._remove_selected)
        self.up.clicked.connect(lambda: self._move_selected(-1))
        self.down.clicked.connect(lambda: self._move_selected(1))
        self.undo.clicked.connect(self._edits.stack.undo)
        self.redo.clicked.connect(self._edits.stack.redo)
        self._edits.stack.canUndoChanged.connect(self.undo.setEnabled)
        self._edits.stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(self._edits.stack.canUndo())
        self.redo.setEnabled(self._edits.stack.canRedo())
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_selected)
        self._ends = label(name="small")
        self._over = pill()
        self.delay = DelayPanel(self._bridge)
        nothing = Empty(say("agenda_empty"), say("agenda_empty_words"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("bare", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = row(label(say("agenda"), "strong"), 1, self.add, self.undo, self.redo, gap=2)
        head.setContentsMargins(14, 8, 8, 0)
        tools = row(self.edit, self.duplicate, self.remove, self.up, self.down, 1, gap=2)
        tools.insertWidget(6, self._over)
        tools.setContentsMargins(8, 0, 12, 4)
        foot = row(self._ends, 1)
        foot.setContentsMargins(14, 6, 12, 10)
        layout.addLayout(head)
        layout.addLayout(tools)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.delay)
        layout.addLayout(foot)

    def _show_there(self, file: Path, at: QPoint) -> None:
        """A film or a picture dropped onto its step."""
        step = self.list.indexAt(at).data(STEP)
        if isinstance(step, Step) and step.kind == "media":
            self._edits.edit(step, settings=showing(step, str(file)))
        else:
            self._bridge.troubled.emit(self._say("drop_onto_media", name=file.name))

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(drawing(kind_drawing(kind)), self._say(f"kind_{kind}"))
            action.setData(kind)
        menu.triggered.connect(lambda action: self.add_kind(str(action.data())))
        return menu

    @property
    def selected(self) -> Step | None:
        index = self.list.currentIndex()
        return index.data(STEP) if index.isValid() else None

    @Slot(object)
    def show_room(self, room: Room) -> None:
        chosen = self.selected
        self.model.show(room, self._bridge.now())
        first = bool(room.steps) and self._stack.currentIndex() == 1
        self._stack.setCurrentIndex(0 if room.steps else 1)
        if first and not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self.list.setFocus()
        if chosen is not None and (row_now := self.model.row_of(chosen.id)) >= 0:
            self.list.setCurrentIndex(self.model.index(row_now))
        self._follow(room)
        self._show_buttons()
        self._show_end(room)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        minute = clock.on_whole_minute(now)
        if minute != self._minute or not self.model.slots:
            self._minute = minute
            self.model.show(self._bridge.room, now)
            self._show_end(self._bridge.room)

    def _follow(self, room: Room) -> None:
        """Bring the step that runs into view when it changes, and leave the list alone otherwise."""
        current = room.current
        if current is not None and current.id != self._followed:
            self._followed = current.id
            index = self.model.index(self.model.row_of(current.id))
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _show_end(self, room: Room) -> None:
        session = room.session
        if session is None or not room.steps:
            self._ends.clear()
            self._over.hide()
            return
        end = self.model.slots[-1].expected_end
        total = sum(step.minutes for step in room.steps if step.state is not StepState.SKIPPED)
        over = whole_minutes(clock.overrun(self.model.slots, session.ends_at))
        self._ends.setText(
            self._say(
                "agenda_totals",
                total=self._say.minutes(total),
                end=end.timetz(),
                announced=session.ends_at.timetz(),
            )
        )
        self._over.setVisible(over >= 1)
        self._over.setText(self._say("agenda_over", time=self._say.minutes(over)))
        tone(self._over, "warn")

    @Slot()
    def _show_buttons(self) -> None:
        step = self.selected
        planned = step is not None and step.started_at is None
        last = self.model.rowCount() - 1
        at = self.list.currentIndex().row()
        self.edit.setEnabled(step is not None)
        self.duplicate.setEnabled(step is not None)
        self.remove.setEnabled(planned)
        self.up.setEnabled(planned and at > 0)
        self.down.setEnabled(planned and 0 <= at < last)

    def add_kind(self, kind: str) -> None:
        """A new step after the selected one, at the end when none is; its form opens at once."""
        chosen = self.selected
        position = self.model.row_of(chosen.id) + 1 if chosen else self.model.rowCount()
        title = Text(sayer("fr")(f"kind_{kind}"), sayer("en")(f"kind_{kind}"))
        defaults = {setting.name: setting.default for setting in KINDS[kind].settings}
        step = Step("", position, kind, title, Text(), 10, 5, settings=defaults)
        self._edits.add(step, position, then=self._edit_new)

    def _edit_new(self, step_id: str) -> None:
        self.list.setCurrentIndex(self.model.index(self.model.row_of(step_id)))
        self._edit_selected()

    @Slot(QModelIndex)
    def _edit_at(self, index: QModelIndex) -> None:
        self.wants_edit.emit(index.data(STEP))

    @Slot()
    def _edit_selected(self) -> None:
        if self.selected is not None:
            self.wants_edit.emit(self.selected)

    @Slot()
    def _duplicate_selected(self) -> None:
        if self.selected is not None:
            self._edits.duplicate(self.selected.id)

    @Slot()
    def _remove_selected(self) -> None:
        if self.selected is not None:
            self._edits.remove(self.selected.id)

    @Slot(int)
    def _move_selected(self, by: int) -> None:
        if self.selected is not None:
            self._edits.move(self.selected.id, self.model.row_of(self.selected.id) + by)

    @Slot(QPoint)
    def _offer(self, where: QPoint) -> None:
        index = self.list.indexAt(where)
        if not index.isValid():
            return
        step: Step = index.data(STEP)
        menu = QMenu(self)
        menu.addAction(drawing("pencil"), self._say("agenda_edit"), lambda: self.wants_edit.emit(step))
        menu.addAction(drawing("copy"), self._say("agenda_duplicate"), lambda: self._edits.duplicate(step.id))
        if step.state is StepState.PLANNED:
            do = self._bridge.do
            menu.addAction(drawing("play"), self._say("agenda_open_now"), lambda: do(running.open_step, step.id))
            menu.addAction(drawing("skip"), self._say("agenda_skip"), lambda: skip(self._bridge, step, self))
            menu.addSeparator()
            menu.addAction(drawing("bin", "danger"), self._say("agenda_remove"), lambda: self._edits.remove(step.id))
        if step.state is StepState.SKIPPED:
            menu.addAction(
                drawing("undo"), self._say("agenda_unskip"), lambda: self._bridge.do(running.unskip_step, step.id)
            )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(where))

    def sizeHint(self) -> QSize:
        return QSize(400, 600)
