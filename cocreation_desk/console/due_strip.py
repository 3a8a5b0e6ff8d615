"""A line across the window when something about people is to be erased: do it, be reminded, or read why."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cocreation_desk.console.forgetting_form import ForgettingForm
from cocreation_desk.console.page import Given
from cocreation_desk.desk import purging
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.purge_words import counted
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import label, row

A_WEEK = timedelta(days=7)


class DueStrip(QFrame):
    """Never in the way: not while a session is under way, and not before the day somebody asked to be reminded."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "warn")
        self._given, self._bridge = given, given.bridge
        say = self._bridge.say
        self.words = label(wrap=True)
        self.why = label(say("due_why_words"), wrap=True)
        self.why.hide()
        self.do_it = button(say("due_do_it"), "bin", tip=say("due_do_it_tip"))
        self.do_it.clicked.connect(self.open_form)
        self.later = button(say("due_later"), "clock", "quiet")
        self.later.clicked.connect(self._remind)
        self.ask_why = button(say("due_why"), "help", "quiet")
        self.ask_why.setCheckable(True)
        self.ask_why.toggled.connect(self.why.setVisible)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 8, 8)
        whole.setSpacing(4)
        line = row(self.words, self.ask_why, self.later, self.do_it)
        line.setStretch(0, 1)
        whole.addLayout(line)
        whole.addWidget(self.why)
        self._is_live: bool | None = None
        self.hide()
        self._bridge.changed.connect(self.show_room)
        self.show_room(self._bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        """Looked up when the programme is opened, again when a session is over, and while it is told: something may have gone."""
        live = any(each.state.is_live for each in room.sessions)
        if live != self._is_live or not self.isHidden():
            self._is_live = live
            self.read()

    @Slot()
    def read(self) -> None:
        today = self._bridge.now().date()
        if self._is_live or today < self._reminded_on():
            self.hide()
            return
        with self._given.file.reader() as db:
            due = [each for each in purging.dues(db, today) if each.is_due(today) and not each.waits_for]
        say = self._bridge.say
        told = [
            say("due_line", what=say(f"purge_{each.matter.value}"), counts=counted(each.counts, say)) for each in due
        ]
        self.words.setText(say("due_words", what=" · ".join(told)))
        self.setAccessibleName(self.words.text())
        self.setVisible(bool(due))

    @Slot()
    def open_form(self) -> None:
        form = ForgettingForm(self._given, self.window())
        form.purged.connect(self.read)
        form.open()

    @Slot()
    def _remind(self) -> None:
        self._given.memory.keep(self._name, (self._bridge.now().date() + A_WEEK).isoformat())
        self.hide()

    def _reminded_on(self) -> date:
        kept = self._given.memory.kept(self._name)
        try:
            return date.fromisoformat(kept)
        except ValueError:
            return date.min

    @property
    def _name(self) -> str:
        return f"forgetting/{self._bridge.room.programme.id}"
