"""The minutes as a draft that writes itself; the secretary adds a line a step, and approves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget

from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.pieces_html import page
from cocreation_desk.desk import documents, programme
from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.room import Room
from cocreation_desk.reports.minutes import minutes
from cocreation_desk.reports.order import Order
from cocreation_desk.store.documents import MinutesVersion, minutes_versions
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import card, emptied, in_order, label, pill, row, scrolled, tone, written_in

SAVE_AFTER_MS = 2000
SENTENCES = 3


class _Writer(QPlainTextEdit):
    """Two or three lines; leaving it is a reason to save."""

    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 2 + 22)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class MinutesPage(Page):
    """Saved two seconds after the last key and whenever a field is left."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._file = given.file
        self._version: MinutesVersion | None = None
        self._steps: tuple[str, ...] = ()
        self._filling = False
        self._written = ""
        self.notes: dict[str, _Writer] = {}
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_AFTER_MS)
        self._later.timeout.connect(self.save)
        bridge.changed.connect(self.show_room)

    def _lay_out(self) -> None:
        say = self._bridge.say
        self.state = pill()
        self.saved = label(name="small")
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(say("minutes_preview"))
        self.pdf = button(say("minutes_pdf"), "printer")
        self.pdf.clicked.connect(lambda: self.wants_page.emit("documents"))
        self.approver = QLineEdit()
        self.approver.setPlaceholderText(say("minutes_approved_by"))
        self.approver.setAccessibleName(say("minutes_approved_by"))
        self.approver.setMaximumWidth(220)
        self.approve = button(say("minutes_approve"), "check", "primary")
        self.approve.clicked.connect(self._approve)
        self.distribution = _Writer(say("minutes_distribution"), say("minutes_distribution_hint"))
        self.remarks = _Writer(say("minutes_remarks"), say("minutes_remarks_hint"))
        self.sentences = _Writer(say("minutes_sentences"), say("minutes_sentences_hint"))
        self.sentences.setFixedHeight(self.sentences.fontMetrics().lineSpacing() * SENTENCES + 24)
        self.watch = _Writer(say("minutes_watch"), say("minutes_watch_hint"))
        for writer in (self.distribution, self.remarks, self.sentences, self.watch):
            self._listen_to(writer)
        self._step_notes = QVBoxLayout()
        left, column = card(margin=16, gap=8)
        column.addWidget(label(say("minutes_summary"), "heading"))
        for key, writer in (("minutes_sentences", self.sentences), ("minutes_watch", self.watch)):
            column.addWidget(label(say(key), "caption"))
            column.addWidget(writer)
        column.addWidget(label(say("minutes_notes"), "heading"))
        column.addWidget(label(say("minutes_notes_words"), "hint", wrap=True))
        column.addLayout(self._step_notes)
        for key, writer in (("minutes_distribution", self.distribution), ("minutes_remarks", self.remarks)):
            column.addWidget(label(say(key), "caption"))
            column.addWidget(writer)
        column.addStretch(1)
        area = scrolled(left)
        area.setMinimumWidth(420)
        right = QWidget()
        paper = QVBoxLayout(right)
        paper.setContentsMargins(0, 0, 0, 0)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setOpenLinks(False)
        # Everything breaks into lines; a table as wide as the page is two pixels wider all the same.
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.document().setDocumentMargin(28)
        paper.addWidget(self.preview, 1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(area, 2)
        columns.addWidget(right, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(10)
        whole.addLayout(
            row(label(say("page_minutes"), "heading"), self.state, self.saved, 1, self.pdf, self.approver, self.approve)
        )
        whole.addLayout(columns, 1)

    def _listen_to(self, writer: _Writer) -> None:
        writer.textChanged.connect(self._typed)
        writer.left.connect(self.save_if_waiting)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_room(self._bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        if room.session is None or not self.isVisible() or self._later.isActive():
            return
        with self._file.reader() as db:
            versions = minutes_versions(db, room.session.id)
        self._version = versions[0] if versions else None
        self._fill(room)
        self._show_state()
        self._show_preview(room)

    def _fill(self, room: Room) -> None:
        session = room.session
        if session is None:
            return
        self._filling = True
        steps = [step for step in room.steps if step.state is not StepState.SKIPPED]
        if tuple(step.id for step in steps) != self._steps:
            self._steps = tuple(step.id for step in steps)
            emptied(self._step_notes)
            self.notes = {}
            for step in steps:
                title = step.title.said_in(self._bridge.say.language)
                writer = _Writer(title, self._bridge.say("minutes_step_hint"))
                self._listen_to(writer)
                self.notes[step.id] = writer
                self._step_notes.addWidget(label(title, "caption", wrap=True))
                self._step_notes.addWidget(writer)
            self._stand_in_order()
        body = self._version.body if self._version else {}
        syntheses = body.get("syntheses", {})
        written = syntheses if isinstance(syntheses, Mapping) else {}
        for step_id, writer in self.notes.items():
            _put(writer, str(written.get(step_id, "")))
        _put(self.distribution, str(body.get("distribution", "")))
        _put(self.remarks, str(body.get("remarks", "")))
        _put(self.sentences, "\n".join(session.key_sentences))
        _put(self.watch, session.watch_point)
        self._filling = False

    def _stand_in_order(self) -> None:
        """As it is read: what is done with the paper, what is written on it from top to bottom, the paper."""
        written = (self.sentences, self.watch, *self.notes.values(), self.distribution, self.remarks)
        in_order(self.pdf, self.approver, self.approve, *written, self.preview)

    def _show_state(self) -> None:
        say, version = self._bridge.say, self._version
        approved = version is not None and version.state != "draft"
        number = version.version if version else 1
        self.state.setText(say("minutes_approved" if approved else "minutes_draft", number=number))
        tone(self.state, "good" if approved else "warn")
        self.saved.setText(say("minutes_saved", time=version.saved_at.astimezone().timetz()) if version else "")
        self.approve.setEnabled(version is not None and not approved)

    def _show_preview(self, room: Room) -> None:
        """The very pieces of the paper: what stands there is what will be printed."""
        session = room.session
        if session is None:
            return
        order = Order(room, session.language, self._bridge.now(), version=self._version)
        written = page(minutes(order))
        if written != self._written:
            self._written = written
            bar = self.preview.verticalScrollBar()
            at = bar.value()
            self.preview.setHtml(written)
            bar.setValue(at)

    @property
    def body(self) -> dict[str, object]:
        syntheses = {step_id: text for step_id, writer in self.notes.items() if (text := written_in(writer))}
        return {
            "syntheses": syntheses,
            "distribution": written_in(self.distribution),
            "remarks": written_in(self.remarks),
        }

    @Slot()
    def _typed(self) -> None:
        if not self._filling:
            self.saved.setText(self._bridge.say("minutes_typing"))
            self._later.start()

    def put_away(self) -> None:
        self.save_if_waiting()

    def save_if_waiting(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self.save()

    @Slot()
    def save(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        sentences = tuple(part.strip() for part in written_in(self.sentences).splitlines() if part.strip())
        watch = written_in(self.watch)
        if (sentences, watch) != (tuple(session.key_sentences), session.watch_point):
            self._bridge.do(programme.edit_session, session.id, key_sentences=sentences, watch_point=watch)
        author = session.secretary or session.facilitator
        self._bridge.do(documents.save_minutes, session.id, self.body, author, then=self._was_saved)

    def _was_saved(self, _: object) -> None:
        self.show_room(self._bridge.room)

    @Slot()
    def _approve(self) -> None:
        self.save_if_waiting()
        session, say = self._bridge.room.session, self._bridge.say
        if session is not None:
            told = say("minutes_now_approved")
            self._bridge.do(
                documents.approve_minutes, session.id, self.approver.text(), then=lambda _: self._approved(told)
            )

    def _approved(self, words: str) -> None:
        self.told.emit(words)
        self.show_room(self._bridge.room)


def _put(writer: QPlainTextEdit, words: str) -> None:
    if written_in(writer) != words.strip():
        writer.setPlainText(words)
