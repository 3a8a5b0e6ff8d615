"""Always there: a decision, a commitment, a quote or something parked, caught in under ten seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSizePolicy, QVBoxLayout

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.dates import DueDate
from cocreation_desk.console.forms import completed
from cocreation_desk.desk import captures
from cocreation_desk.domain.commitments import Answer, CommitmentStatus, NoteKind
from cocreation_desk.domain.ideas import Quotable
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.widgets.buttons import button, drawing, icon_button
from cocreation_desk.widgets.parts import holding, in_order, label, row
from cocreation_desk.widgets.segments import Segments

Catch = Literal["decision", "commitment", "verbatim", "parking"]
CATCHES: tuple[Catch, ...] = get_args(Catch)
KEYS = {"decision": "Ctrl+D", "commitment": "Ctrl+E", "verbatim": "Ctrl+B", "parking": "Ctrl+P"}
SUBJECTS = {"decision": "decision", "commitment": "commitment", "verbatim": "note", "parking": "note"}
DRAWINGS = {"decision": "check", "commitment": "flag", "verbatim": "quote", "parking": "parking"}


@dataclass(frozen=True)
class Draft:
    """What was being typed, so that nothing is lost when the window changes language."""

    catch: str = "decision"
    text: str = ""
    who: str = ""


class CaptureBar(QFrame):
    """Return in the text goes to the name it still needs, or keeps it; Escape empties it and leaves it."""

    caught = Signal(str)

    def __init__(self, bridge: Bridge, draft: Draft | None = None) -> None:
        super().__init__()
        self.setObjectName("captureBar")
        self._bridge = bridge
        self._say = bridge.say
        self._names: list[str] = []
        self._last = ("", "")
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self.kinds.chosen.connect(self._show_fields)
        self.text.returnPressed.connect(self._on_from_text)
        self.who.returnPressed.connect(self.keep)
        self.save.clicked.connect(self.keep)
        bridge.changed.connect(self.show_room)
        self.show_room(bridge.room)
        if draft is not None:
            self.kinds.choose(draft.catch)
            self.text.setText(draft.text)
            self.who.setText(draft.who)
        self._show_fields()

    def _lay_out(self) -> None:
        say = self._say
        self.kinds = Segments([(catch, say(f"capture_{catch}"), drawing(DRAWINGS[catch])) for catch in CATCHES])
        for catch in CATCHES:
            self.kinds.button(catch).setToolTip(f"{say(f'capture_{catch}_tip')} ({KEYS[catch]})")
        self.text = QLineEdit()
        self.text.setAccessibleName(say("capture_text"))
        self.text.setMaxLength(500)
        self.who = QLineEdit()
        self.who.setFixedWidth(190)
        self._known = QStringListModel(self)
        completed(self.who, self._known)
        self.quotable = _choice(
            say("capture_quotable"), [(say(f"capture_quotable_{each.value}"), each) for each in Quotable]
        )
        self.quotable.setCurrentIndex(1)
        self.answer = _choice(say("capture_answer"), [(say(f"answer_{each.value}"), each) for each in Answer])
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(say("capture_reason"))
        self.reason.setAccessibleName(say("capture_reason"))
        self.due = DueDate(say, self._bridge.now().date())
        self.to_confirm = button(say("capture_to_confirm"))
        self.to_confirm.setProperty("chip", True)
        self.to_confirm.setCheckable(True)
        self.save = button(say("capture_save"), "check", "primary")
        self.take_back = icon_button(say("capture_take_back"), "undo")
        self.take_back.setEnabled(False)
        self.take_back.clicked.connect(self._take_back)
        self._promise = holding(
            row(label(say("due_on"), "caption"), self.due, self.to_confirm, self.answer, self.reason, 1)
        )
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self._promise)
        layout.addLayout(row(self.kinds, self.text, self.who, self.quotable, self.save, self.take_back))
        for field in (self.due.edit.lineEdit(), self.reason):
            field.returnPressed.connect(self.keep)
        when = (self.due.edit, *self.due.chips.values(), self.to_confirm, self.answer, self.reason)
        in_order(self.text, self.who, *when, self.quotable, self.save, self.take_back)

    @property
    def draft(self) -> Draft:
        return Draft(self.kinds.choice, self.text.text(), self.who.text())

    @Slot(object)
    def show_room(self, room: Room) -> None:
        """Who promises and decides is on the company's side; who is quoted can be anybody."""
        names = [each.name for each in room.participants if each.side is Side.COMPANY]
        if self.kinds.choice == "verbatim":
            names = [each.name for each in room.participants]
        if names != self._names:
            self._names = names
            self._known.setStringList(names)
        self.setEnabled(room.session is not None)

    @Slot()
    def _show_fields(self) -> None:
        catch = self.kinds.choice
        say = self._say
        self.text.setPlaceholderText(say(f"capture_{catch}_hint"))
        who = {"decision": "capture_decided_by", "commitment": "capture_owner", "verbatim": "capture_said_by"}.get(
            catch
        )
        self.who.setVisible(who is not None)
        if who is not None:
            self.who.setPlaceholderText(say(who))
            self.who.setAccessibleName(say(who))
        self.quotable.setVisible(catch == "verbatim")
        self._promise.setVisible(catch == "commitment")
        self.show_room(self._bridge.room)

    def begin(self, catch: str) -> None:
        self.kinds.choose(catch)
        self._show_fields()
        self.text.setFocus()

    @Slot()
    def _on_from_text(self) -> None:
        if self.kinds.choice in ("decision", "commitment") and not self.who.text().strip():
            self.who.setFocus()
        else:
            self.keep()

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        text, who = self.text.text(), self.who.text()
        do = self._bridge.do
        match self.kinds.choice:
            case "decision":
                do(captures.decide, session.id, text, who, then=self._kept)
            case "commitment":
                status = CommitmentStatus.TO_CONFIRM if self.to_confirm.isChecked() else CommitmentStatus.TO_DO
                answer = Answer(self.answer.currentData())
                reason = self.reason.text()
                do(
                    captures.commit,
                    session.id,
                    text,
                    who,
                    self.due.day,
                    answer=answer,
                    reason=reason,
                    status=status,
                    then=self._kept,
                )
            case "verbatim":
                quotable = Quotable(self.quotable.currentData())
                do(captures.note_down, session.id, NoteKind.VERBATIM, text, who, quotable.value, then=self._kept)
            case _:
                do(captures.note_down, session.id, NoteKind.PARKING, text, then=self._kept)

    def _kept(self, row_id: str) -> None:
        self._last = (SUBJECTS[self.kinds.choice], row_id)
        self.take_back.setEnabled(True)
        self.caught.emit(self._say(f"capture_{self.kinds.choice}_kept"))
        self.clear()
        self.text.setFocus()

    @Slot()
    def _take_back(self) -> None:
        """What was kept last, if it was a slip."""
        subject, row_id = self._last
        self.take_back.setEnabled(False)
        told = self._say("capture_taken_back")
        self._bridge.do(captures.take_back, subject, row_id, then=lambda _: self.caught.emit(told))

    @Slot()
    def leave(self) -> None:
        """Nothing is written, and Space is *Next* again."""
        self.clear()
        inside = self.focusWidget()
        if inside is not None:
            inside.clearFocus()

    @Slot()
    def clear(self) -> None:
        for field in (self.text, self.who, self.reason):
            field.clear()
        self.to_confirm.setChecked(False)
        self.answer.setCurrentIndex(0)


def _choice(name: str, choices: list[tuple[str, Quotable]] | list[tuple[str, Answer]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    for words, value in choices:
        made.addItem(words, value.value)
    return made
