"""The window of the start page, and of a new session in an open programme."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from cocreation_desk.console.forms import AROUND
from cocreation_desk.console.look import wear
from cocreation_desk.console.memory import Memory
from cocreation_desk.console.new_session import NewSession
from cocreation_desk.console.start_page import SUFFIX, StartPage
from cocreation_desk.console.unsaved import Careful
from cocreation_desk.widgets.banner import Banner
from cocreation_desk.widgets.buttons import button, drawing
from cocreation_desk.widgets.parts import label
from cocreation_desk.words import Say

FIRST_SIZE = QSize(1280, 800)


class StartWindow(QMainWindow):
    opens = Signal(object)
    creates = Signal(object)
    demo = Signal()
    language_chosen = Signal(str)

    def __init__(self, say: Say, memory: Memory, now: datetime) -> None:
        super().__init__()
        self._say = say
        self._memory = memory
        self.setWindowTitle("Cocreation Desk")
        self.page = StartPage(say, memory.recent(), now)
        self.banner = Banner(say("banner_close"), drawing("cross"), self.page.promise)
        self.page.opens.connect(self.opens)
        self.page.strange.connect(self._refuse)
        self.page.demo.connect(self.demo)
        self.page.browses.connect(self.browse)
        self.page.language_chosen.connect(self.language_chosen)
        self.page.new.created.connect(self.creates)
        whole = QWidget()
        whole.setObjectName("page")
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        self.setCentralWidget(whole)
        self.page.setFocus()
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - AROUND))
        wear(self)

    def browse(self) -> None:
        folder = self._memory.kept("folder", str(Path.home()))
        dialog = QFileDialog(self, self._say("start_open"), folder, f"Cocreation Desk (*{SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.opens.emit(Path(name)))
        dialog.open()

    @Slot(object)
    def _refuse(self, file: Path) -> None:
        self.banner.say(self._say("drop_no_programme", name=file.name), "bad")

    def tell_trouble(self, words: str) -> None:
        self.banner.say(words, "bad", stays=True)


class NewSessionDialog(Careful):
    created = Signal(object)

    def __init__(self, say: Say, now: datetime, parent: QWidget) -> None:
        super().__init__(say, parent)
        self.setWindowTitle(say("header_new_session"))
        self.setMinimumWidth(640)
        self.new = NewSession(say, now, with_programme=False)
        self.new.created.connect(self.created)
        self.new.created.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(label(say("header_new_session"), "heading"))
        layout.addWidget(self.new)
        cancel = button(say("form_cancel"), voice="quiet")
        cancel.clicked.connect(self.reject)
        layout.addWidget(self.foot(1, cancel, self.new.make))

    @property
    def written(self) -> list[str]:
        """The time of day follows the template; it is not typed."""
        return [field.text() for field in (self.new.title, self.new.place, self.new.facilitator)]
