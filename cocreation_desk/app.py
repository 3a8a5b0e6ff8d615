"""Puts the parts together: file, desk, phones, bridge, console, stage. The only module that knows them all."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSize, QStandardPaths, Signal, Slot
from PySide6.QtGui import QImage, QUndoStack
from PySide6.QtWidgets import QApplication

from cocreation_desk import demo
from cocreation_desk.console.address_moving import AddressMoving
from cocreation_desk.console.awake import Awake
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.capture_bar import Draft
from cocreation_desk.console.interrupted import Interrupted
from cocreation_desk.console.look import dress
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.network_memory import NetworkMemory
from cocreation_desk.console.new_session import Asked
from cocreation_desk.console.qt_words import QtWords
from cocreation_desk.console.rescue import Rescue
from cocreation_desk.console.start_page import SUFFIX
from cocreation_desk.console.start_window import NewSessionDialog, StartWindow
from cocreation_desk.console.story import turn_story
from cocreation_desk.console.sweeper import Sweeper
from cocreation_desk.console.window import Window
from cocreation_desk.desk import programme
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.programme import Programme
from cocreation_desk.domain.text import Language, language
from cocreation_desk.evening import Evening
from cocreation_desk.places import data_folder
from cocreation_desk.projection import Projection
from cocreation_desk.server import network
from cocreation_desk.stage.graphics import choose_graphics
from cocreation_desk.store.file import create
from cocreation_desk.words import Say, sayer

log = logging.getLogger(__name__)

PREVIEW = QSize(640, 360)


class App(QObject):
    """One programme open at a time, or the start page."""

    _told = Signal(str, dict)

    def __init__(self, memory: Memory, spoken: Language | None = None, host: str | None = None) -> None:
        super().__init__()
        self.memory = memory
        self._network = NetworkMemory(memory)
        self.say: Say = sayer(spoken or memory.language or _system_language())
        self._qt_words = QtWords(self)
        self._qt_words.speak(self.say.language)
        self._host = host
        self._told.connect(self._tell_phones_news)
        self.moving: AddressMoving | None = None
        self.rescue = Rescue(self)
        self.rescue.broke.connect(self._broke)
        self.start: StartWindow | None = None
        self.window: Window | None = None
        self.evening: Evening | None = None
        self.bridge: Bridge | None = None
        self.awake = Awake(self)
        self.projection: Projection | None = None
        self._stack = QUndoStack(self)

    # ---- the start page ----

    def show_start(self) -> None:
        self.close_programme()
        self._put_start_away()
        self.start = StartWindow(self.say, self.memory, datetime.now().astimezone())
        self.start.opens.connect(self.open)
        self.start.creates.connect(self.create)
        self.start.demo.connect(self.open_demo)
        self.start.language_chosen.connect(self.speak)
        self.memory.put_back("start", self.start)
        self.start.show()

    def _put_start_away(self) -> None:
        if self.start is not None:
            self.memory.keep_place("start", self.start)
            self.start.close()
            self.start.deleteLater()
            self.start = None

    @Slot(object)
    def open(self, path: Path) -> bool:
        """Open that programme, and ask for a session where there is none yet."""
        opened = self._open(path)
        if opened and self.evening is not None and self.evening.desk.room.session is None:
            self.ask_for_session()
        return opened

    def _open(self, path: Path) -> bool:
        """A file that cannot be opened is said where one stands, in one sentence, and what is open stays open."""
        try:
            evening = Evening(path, host=self._address(), tell=self._told.emit)
        except Trouble as trouble:
            words = self.say(trouble.key, **trouble.details)
            if self.window is not None:
                self.window.tell_trouble(words)
                return False
            if self.start is None:
                self.show_start()
            assert self.start is not None
            self.start.tell_trouble(words)
            return False
        self.close_programme()
        self._put_start_away()
        self.memory.opened(path)
        self.evening = evening
        self.moving = self._follower(evening)
        self._stack.clear()
        self._show_window()
        if self._host is None:
            self.moving.watch(network.addresses, self._network.in_order)
        return True

    def _follower(self, evening: Evening) -> AddressMoving:
        def serve_at(host: str) -> str:
            evening.move(host)
            return evening.phones.url

        moving = AddressMoving(serve_at, lambda: evening.phones.host, self)
        moving.moved.connect(self._tell_address)
        moving.failed.connect(self._tell_phones_news)
        moving.lost.connect(self._tell_lost)
        return moving

    @Slot(str, str)
    def _tell_address(self, words: str, url: str) -> None:
        if self.window is not None:
            self.window.banner.say(self.say(words, address=url.partition("://")[2]), "warn", stays=True)

    @Slot()
    def _tell_lost(self) -> None:
        if self.window is not None:
            self.window.banner.say(self.say("address_lost"), "bad", stays=True)

    @Slot(object)
    def create(self, asked: Asked) -> None:
        """A new programme file in the documents folder, with its first session."""
        path = _free_name(_documents(), asked.programme)
        made = Programme(os.urandom(8).hex(), asked.programme, asked.organisation, asked.language)
        try:
            create(path, made)
        except Trouble as trouble:
            if self.start is not None:
                self.start.tell_trouble(self.say(trouble.key, **trouble.details))
            return
        if self._open(path):
            self.add_session(asked)
            if self.window is not None:
                self.window.tell(self.say("new_made", name=str(path)))

    @Slot()
    def open_demo(self) -> None:
        path = _free_name(data_folder() / "demo", self.say("start_demo_name"))
        try:
            demo.make(path, self.say.language)
        except Trouble as trouble:
            if self.start is not None:
                self.start.tell_trouble(self.say(trouble.key, **trouble.details))
            return
        self.open(path)

    # ---- an open programme ----

    def _show_window(self, draft: Draft | None = None, page: str = "room") -> None:
        assert self.evening is not None and self.moving is not None
        evening = self.evening
        bridge = Bridge(evening.desk, self.say, self)
        self.bridge = bridge
        bridge.changed.connect(self.awake.show_room)
        self.awake.show_room(bridge.room)
        if self.projection is None:
            self.projection = Projection(
                evening, bridge, data_folder() / "screens.json", self, lambda: self._network.wifi
            )
        else:
            self.projection.follow(bridge)
        window = Window(
            bridge,
            evening.file,
            self.memory,
            self._stack,
            self._picture,
            lambda: evening.phones.connected(),
            lambda: evening.phones.url,
            self.projection.stage,
            draft,
            lambda: evening.phones.heard(),
            lambda: evening.phones.waiting,
        )
        self.window = window
        window.language_chosen.connect(self.speak)
        window.wants_start.connect(self.show_start)
        window.wants_new_session.connect(self.ask_for_session)
        window.wants_stage.connect(self.projection.show)
        window.wants_neutral.connect(self.projection.go_neutral)
        window.wants_yield.connect(self.projection.yield_or_take_back)
        window.wants_address.connect(self.moving.choose)
        window.wants_file.connect(self.open)
        window.closed.connect(self._window_closed)
        self.projection.next_asked.connect(window.now.go_on)
        self.projection.back_asked.connect(window.now.go_back)
        self.projection.story_asked.connect(partial(turn_story, window.bridge))
        self.projection.told.connect(window.tell_trouble)
        self.projection.stage.visibleChanged.connect(window.stage.show_standing)
        window.stage.show_standing(self.projection.stage.isVisible())
        self.memory.put_back("console", window)
        window.show_page(page)
        window.show()
        self.projection.beside(window)

    def _picture(self) -> QImage | None:
        return self.projection.picture() if self.projection is not None else None

    @Slot()
    def ask_for_session(self) -> None:
        if self.window is not None and self.bridge is not None:
            dialog = NewSessionDialog(self.say, self.bridge.now(), self.window)
            dialog.created.connect(self.add_session)
            dialog.open()

    @Slot(object)
    def add_session(self, asked: Asked) -> None:
        if self.bridge is None:
            return
        bridge = self.bridge

        def created(session_id: str) -> None:
            bridge.enter(session_id)
            if asked.facilitator:
                bridge.do(programme.edit_session, session_id, facilitator=asked.facilitator)

        bridge.do(
            programme.create_session, asked.template, asked.starts_at, asked.language, asked.title, asked.place,
            then=created,
        )  # fmt: skip

    @Slot(str)
    def speak(self, code: str) -> None:
        """The console changes its language: its windows are made anew, what was being typed is carried over."""
        chosen = language(code)
        self.memory.speak(chosen)
        self.say = sayer(chosen)
        self._qt_words.speak(chosen)
        if self.window is None:
            self.show_start()
            return
        draft, page = self.window.capture.draft, self.window.page
        self._close_window()
        self._show_window(draft, page)

    def _close_window(self) -> None:
        window, bridge = self.window, self.bridge
        self.window = self.bridge = None
        if bridge is not None:
            bridge.close()
            bridge.deleteLater()
        if window is not None:
            window.closed.disconnect(self._window_closed)
            window.put_away()
            window.close()
            window.deleteLater()

    def close_programme(self) -> None:
        """Windows first, then the phones, then the file: nothing that was received is lost."""
        self._close_window()
        self.awake.let_go()
        if self.projection is not None:
            self.projection.close()
            self.projection = None
        if self.moving is not None:
            self.moving.stop()
            self.moving.deleteLater()
            self.moving = None
        if self.evening is not None:
            self.evening.close()
            self.evening = None

    @Slot()
    def _window_closed(self) -> None:
        """The facilitator closes the console: the evening ends."""
        QApplication.quit()

    @Slot()
    def end(self) -> None:
        """Asked from outside, by Ctrl-C or the system: at once, and nothing is asked back."""
        if self.window is not None:
            self.window.put_away()
        QApplication.quit()

    def quit(self) -> None:
        self.close_programme()
        self._put_start_away()
        self._qt_words.fall_silent()

    # ---- what happens meanwhile ----

    @Slot(str, dict)
    def _tell_phones_news(self, key: str, details: Mapping[str, object]) -> None:
        if self.window is not None and self.bridge is not None:
            known = dict(details)
            person = self.bridge.room.participant(str(known.pop("participant_id", "")))
            if person is not None:
                known["name"] = person.name
            self.window.tell_trouble(self.say(key, **known))

    @Slot()
    def _broke(self) -> None:
        if self.projection is not None:
            self.projection.go_neutral()
        if self.window is not None:
            self.window.banner.say(self.say("console_broke"), "bad", stays=True)

    def _address(self) -> str:
        if self._host is not None:
            return self._host
        return next((each.ip for each in self._network.in_order(network.addresses())), "127.0.0.1")


def run_console(path: Path | None = None) -> int:
    """The console until it is closed. Returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Cocreation Desk")
    app.setDesktopFileName("cocreation-desk")
    choose_graphics()
    dress(app)
    desk = App(Memory(data_folder() / "console.ini"))
    desk.rescue.watch()
    sweeper = Sweeper(app)
    sweeper.start()
    app.aboutToQuit.connect(desk.quit)
    interrupted = Interrupted(app)
    interrupted.asked.connect(desk.end)
    if path is None or not desk.open(path):
        if desk.start is None:
            desk.show_start()
    code = app.exec()
    interrupted.close()
    return code


def _system_language() -> Language:
    return "fr" if QLocale.system().language() is QLocale.Language.French else "en"


def _documents() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder or Path.home()) / "Cocreation Desk"


def _free_name(folder: Path, name: str) -> Path:
    """A file of that name that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = "".join(ch for ch in name if ch.isalnum() or ch in " -_’'").strip() or "programme"
    candidates = (f"{stem}{SUFFIX}", *(f"{stem} {number}{SUFFIX}" for number in range(2, 1000)))
    return next(folder / each for each in candidates if not (folder / each).exists())
