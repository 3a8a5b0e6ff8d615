"""What the session is, and how people get in: its cover, its languages, its address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cocreation_desk.console.forms import Bilingual, choice
from cocreation_desk.console.kiosk import KioskCard, kiosk_address
from cocreation_desk.console.page import Given, Page
from cocreation_desk.desk import consents, programme, running
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session, SessionState
from cocreation_desk.domain.text import LANGUAGES, Text
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import card, label, row, scrolled, written_in
from cocreation_desk.widgets.when import When

CONFIDENTIALITY = ("C1", "C2", "C3")
PROGRAMME = ("name", "organisation", "contact")
LINES = ("objective", "promise", "place", "facilitator", "secretary", "chair", "next_session", "watch_point")


class SessionPage(Page):
    """Fields are filled from the room until somebody changes one; then they wait for *Save* or *Take back*."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._address = given.address
        self._file = given.file
        self._shown: Session | None = None
        self._filling = self._following = self._end_is_typed = False
        self._began = QDateTime()
        self.lines = {name: QLineEdit() for name in LINES}
        self.programme = {name: QLineEdit() for name in PROGRAMME}
        self._lay_out()
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._show_door)
        self.show_room(bridge.room)

    def _lay_out(self) -> None:
        say = self._bridge.say
        self.title = Bilingual(say, say("session_title"), Text())
        self.starts = _moment(say("session_starts"), say.language)
        self.ends = _moment(say("session_ends"), say.language)
        self.language = choice([(code, say(f"language_{code}")) for code in LANGUAGES], "fr")
        self.stage_language = choice([(code, say(f"language_{code}")) for code in LANGUAGES], "fr")
        self.confidentiality = choice([(each, say(f"confidentiality_{each}")) for each in CONFIDENTIALITY], "C1")
        self.guest_side = choice([(side.value, say(f"side_{side.value}")) for side in Side], "neutral")
        self.notice_fr, self.notice_en = QPlainTextEdit(), QPlainTextEdit()
        about, about_column = card(margin=20, gap=12)
        about_column.addWidget(label(say("session_about"), "heading"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._ask(form, "session_title", self.title)
        self._ask(form, "session_starts", self.starts)
        self._ask(form, "session_ends", self.ends)
        for name, line in self.lines.items():
            self._ask(form, f"session_{name}", line)
        about_column.addLayout(form)
        about_column.addSpacing(8)
        about_column.addWidget(label(say("session_programme"), "heading"))
        whole = QFormLayout()
        whole.setHorizontalSpacing(16)
        whole.setVerticalSpacing(10)
        for name, line in self.programme.items():
            self._ask(whole, f"programme_{name}", line)
        about_column.addLayout(whole)
        about_column.addStretch(1)
        rules, rules_column = card(margin=20, gap=12)
        rules_column.addWidget(label(say("session_rules"), "heading"))
        choices = QFormLayout()
        choices.setHorizontalSpacing(16)
        choices.setVerticalSpacing(10)
        for key, field in (
            ("session_language", self.language),
            ("session_stage_language", self.stage_language),
            ("session_confidentiality", self.confidentiality),
            ("session_guest_side", self.guest_side),
        ):
            self._ask(choices, key, field)
        rules_column.addLayout(choices)
        rules_column.addWidget(label(say("session_notice"), "caption"))
        for code, notice in (("fr", self.notice_fr), ("en", self.notice_en)):
            notice.setAccessibleName(f"{say('session_notice')} ({say(f'language_{code}')})")
            notice.setPlaceholderText(say(f"language_{code}"))
            notice.setTabChangesFocus(True)
            notice.setFixedHeight(96)
            rules_column.addWidget(notice)
        door, door_column = card(margin=20, gap=8)
        door_column.addWidget(label(say("session_door"), "heading"))
        self.address = label(name="strong", wrap=True)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code = label(name="bigFigure")
        copy = button(say("session_copy"), "copy", "quiet")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.address.text()))
        door_column.addLayout(row(self.address, 1, copy))
        door_column.addWidget(self.code)
        door_column.addWidget(label(say("session_door_words"), "hint", wrap=True))
        self.kiosk = button(say("session_kiosk"), "badge")
        self.kiosk.clicked.connect(self._show_kiosk)
        self.network = button(say("session_network"), "phone", tip=say("network_which"))
        self.network.clicked.connect(self.wants_network)
        door_column.addLayout(row(self.network, self.kiosk, 1))
        moves, moves_column = card(margin=20, gap=10)
        moves_column.addWidget(label(say("session_life"), "heading"))
        self.suspend = button(say("session_suspend"), "pause")
        self.adjourn = button(say("session_adjourn"), "end")
        self.suspend.clicked.connect(self._suspend_or_resume)
        self.adjourn.clicked.connect(self._adjourn)
        moves_column.addLayout(row(self.suspend, self.adjourn, 1))
        right = QVBoxLayout()
        right.setSpacing(14)
        for each in (door, rules, moves):
            right.addWidget(each)
        right.addStretch(1)
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(about, 3)
        columns.addLayout(right, 2)
        self.save = button(say("form_save"), "check", "primary")
        self.take_back = button(say("session_take_back"), "undo", "quiet")
        self.problem = label(name="problem", wrap=True)
        self.save.clicked.connect(self.keep)
        self.take_back.clicked.connect(self._fill_again)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.addWidget(scrolled(both), 1)
        page.addLayout(row(self.problem, 1, self.take_back, self.save))
        for written in (
            *self.lines.values(),
            *self.programme.values(),
            self.title.fr,
            self.title.en,
            self.notice_fr,
            self.notice_en,
        ):
            written.textChanged.connect(self._touched)
        for box in (self.language, self.stage_language, self.confidentiality, self.guest_side):
            box.currentIndexChanged.connect(self._touched)
        for edit in (self.starts, self.ends):
            edit.dateTimeChanged.connect(self._touched)
        self.starts.dateTimeChanged.connect(self._end_follows)
        self.ends.dateTimeChanged.connect(self._end_typed)

    def _ask(self, form: QFormLayout, key: str, field: QWidget) -> None:
        words = self._bridge.say(key)
        caption = QLabel(words)
        caption.setBuddy(field)
        field.setAccessibleName(words)
        form.addRow(caption, field)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        session, say = room.session, self._bridge.say
        if session is None:
            return
        self._show_door()
        self.code.setText(session.room_code)
        live = session.state in (SessionState.RUNNING, SessionState.SUSPENDED)
        self.suspend.setEnabled(live)
        self.adjourn.setEnabled(session.state is SessionState.RUNNING)
        paused = session.state is SessionState.SUSPENDED
        self.suspend.setText(say("session_resume" if paused else "session_suspend"))
        if self._shown is None or self._shown.id != session.id or not self.save.isEnabled():
            self._fill(session, room)

    @Slot()
    def _show_door(self) -> None:
        url = self._address()
        self.address.setText(url.removeprefix("http://") if url else self._bridge.say("session_no_door"))

    @Slot()
    def _show_kiosk(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            address = kiosk_address(self._address(), self._file.badge_key, session.id)
            KioskCard(self._bridge.say, address, self).open()

    def _fill(self, session: Session, room: Room) -> None:
        self._filling = True
        self._shown = session
        _set(self.title.fr, session.title.fr)
        _set(self.title.en, session.title.en)
        for name, field in self.lines.items():
            _set(field, str(getattr(session, name)))
        for name, field in self.programme.items():
            _set(field, str(getattr(room.programme, name)))
        for edit, moment in ((self.starts, session.starts_at), (self.ends, session.ends_at)):
            edit.setDateTime(QDateTime(moment.year, moment.month, moment.day, moment.hour, moment.minute, 0))
        for box, value in (
            (self.language, session.language),
            (self.stage_language, session.stage_language),
            (self.confidentiality, session.confidentiality),
            (self.guest_side, session.guest_side.value),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        notice = room.notice.text if room.notice else Text()
        for writer, words in ((self.notice_fr, notice.fr), (self.notice_en, notice.en)):
            if written_in(writer) != words.strip():
                writer.setPlainText(words)
        self._filling, self._end_is_typed = False, False
        self.save.setEnabled(False)
        self.take_back.setEnabled(False)
        self.problem.clear()

    @Slot()
    def _touched(self) -> None:
        if not self._filling:
            self.save.setEnabled(True)
            self.take_back.setEnabled(True)

    @Slot(QDateTime)
    def _end_follows(self, starts: QDateTime) -> None:
        """A session that begins later ends as much later, as long as nobody has said when it ends."""
        by = self._began.secsTo(starts)
        self._began = starts
        if not self._filling and not self._end_is_typed:
            self._following = True
            self.ends.setDateTime(self.ends.dateTime().addSecs(by))
            self._following = False

    @Slot()
    def _end_typed(self) -> None:
        self._end_is_typed |= not self._filling and not self._following

    @Slot()
    def _fill_again(self) -> None:
        if self._bridge.room.session is not None:
            self._fill(self._bridge.room.session, self._bridge.room)

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        after: dict[str, object] = {
            "title": self.title.text,
            "starts_at": _read(self.starts, session.starts_at),
            "ends_at": _read(self.ends, session.ends_at),
            "language": self.language.currentData(),
            "stage_language": self.stage_language.currentData(),
            "confidentiality": self.confidentiality.currentData(),
            "guest_side": Side(self.guest_side.currentData()),
            **{name: field.text().strip() for name, field in self.lines.items()},
        }
        changes = {name: value for name, value in after.items() if getattr(session, name) != value}
        notice = Text(written_in(self.notice_fr), written_in(self.notice_en))
        before = self._bridge.room.notice
        if notice and (before is None or before.text != notice):
            self._bridge.do(consents.rewrite_notice, session.id, notice)
        told: dict[str, Any] = {name: field.text().strip() for name, field in self.programme.items()}
        renamed = {name: words for name, words in told.items() if getattr(self._bridge.room.programme, name) != words}
        if renamed:
            self._bridge.do(programme.edit_programme, **renamed)
        act = programme.edit_session
        self._bridge.do(act, session.id, then=self._kept, refused=self.problem.setText, **changes)

    def _kept(self, _: object) -> None:
        self._end_is_typed = False
        self.save.setEnabled(False)
        self.take_back.setEnabled(False)
        self.problem.clear()

    @Slot()
    def _suspend_or_resume(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            suspended = session.state is SessionState.SUSPENDED
            self._bridge.do(running.resume if suspended else running.suspend, session.id)

    @Slot()
    def _adjourn(self) -> None:
        session = self._bridge.room.session
        if session is not None:
            self._bridge.do(running.close_session, session.id)


def _moment(name: str, spoken: str) -> When:
    edit = When("dddd d MMMM yyyy  HH:mm", spoken)
    edit.setAccessibleName(name)
    return edit


def _read(edit: When, before: datetime) -> datetime:
    """What the field says, in the session's own time zone; seconds that nobody typed are kept."""
    day, at = edit.date(), edit.time()
    read = before.replace(year=day.year(), month=day.month(), day=day.day(), hour=at.hour(), minute=at.minute())
    return read


def _set(writer: QLineEdit | QPlainTextEdit, words: str) -> None:
    if isinstance(writer, QLineEdit):
        if writer.text() != words:
            writer.setText(words)
            writer.setCursorPosition(0)
    elif written_in(writer) != words.strip():
        writer.setPlainText(words)
