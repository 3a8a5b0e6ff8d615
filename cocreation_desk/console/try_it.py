"""*Try it with your own phone*: a code to scan, what has come of it, and what to do when nothing comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.parts import column, emptied, holding, label, row, tone
from cocreation_desk.widgets.qr import QrCode
from cocreation_desk.words import Say

SILENT_MS = 20_000  # most pages open within five
SLOW_MS = 400
CODE_SIDE, WIDE = 132, 400  # pixels
SYMPTOMS = ("loads", "refused", "portal")


@dataclass(frozen=True)
class Heard:
    """A phone has found this computer; how long an answer takes, once its page has measured it."""

    at: datetime
    round_trip_ms: int | None = None


class TryIt(QFrame):
    """Waits for the first phone as long as it is looked at. Without an address there is nothing to try."""

    grew = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.setObjectName("well")
        self._say = say
        self._url = ""
        self.heard: Heard | None = None
        self.setFixedWidth(WIDE)
        self._code = QVBoxLayout()
        self._address = label(name="strong", wrap=True)
        self.state = label(name="strong", wrap=True)
        self.mark = label(name="mark")
        self.details = label(name="hint", wrap=True)
        self.silent = button(say("try_silent"))
        self.silent.setProperty("chip", True)
        self.silent.clicked.connect(self.ask)
        self.symptoms: dict[str, QPushButton] = {}
        self.advice = label(wrap=True)
        self._tree = self._questions()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SILENT_MS)
        self._patience.timeout.connect(self.ask)
        whole = column(label(say("try_heading"), "strong", wrap=True), gap=8)
        whole.setContentsMargins(16, 16, 16, 16)
        told = row(gap=6)
        told.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.state, 1)
        beside = column(self._address, gap=6)
        beside.addLayout(told)
        beside.addWidget(self.details)
        beside.addLayout(row(self.silent, 1))
        beside.addStretch(1)
        top = row(gap=16)
        top.addLayout(self._code)
        top.addLayout(beside, 1)
        whole.addLayout(top)
        whole.addWidget(self._tree)
        whole.addStretch(1)
        self.setLayout(whole)
        self.show_address("")

    def show_address(self, url: str) -> None:
        """Another address is another try."""
        self._url = url
        self.heard = None
        emptied(self._code)
        if url:
            self._code.addWidget(QrCode(url, CODE_SIDE), 0, Qt.AlignmentFlag.AlignTop)
        self._address.setText(url.partition("://")[2])
        self._address.setVisible(bool(url))
        self._wait()

    def show_heard(self, heard: Heard | None) -> None:
        if heard is None or heard == self.heard or not self._url:
            return
        self.heard = heard
        self._patience.stop()
        say, took = self._say, heard.round_trip_ms
        self._tell("✓", "good", say("try_heard"), say("try_heard_at", at=heard.at.time()))
        if took is not None:
            how = "try_slow" if took > SLOW_MS else "try_round_trip"
            self.details.setText(f"{self.details.text()} {say(how, ms=took)}")
        self.silent.hide()
        self._tree.hide()

    @Slot()
    def ask(self) -> None:
        """Nothing has come: what the phone shows says why."""
        if self.heard is not None or not self._url:
            return
        self._patience.stop()
        self._tell("!", "warn", self._say("try_nothing"), "")
        self.silent.hide()
        self._tree.show()
        self.grew.emit()

    def showEvent(self, event: QShowEvent) -> None:
        if self._url and self.heard is None and self._tree.isHidden():
            self._patience.start()
        super().showEvent(event)

    def _wait(self) -> None:
        self._tree.hide()
        self.silent.setVisible(bool(self._url))
        key = "try_waiting" if self._url else "try_no_network"
        self._tell("…" if self._url else "!", "quiet", self._say(key), self._say(f"{key}_words"))
        if self._url and self.isVisible():
            self._patience.start()

    def _tell(self, mark: str, value: str, words: str, details: str) -> None:
        self.mark.setText(mark)
        for toned in (self, self.mark):
            tone(toned, value)
        self.state.setText(words)
        self.details.setText(details)
        self.details.setVisible(bool(details))

    def _questions(self) -> QWidget:
        asked = column(gap=6)
        one = QButtonGroup(self)
        for symptom in SYMPTOMS:
            made = button(self._say(f"try_{symptom}"))
            made.setProperty("template", True)
            made.setCheckable(True)
            made.clicked.connect(lambda _, symptom=symptom: self._advise(symptom))
            one.addButton(made)
            self.symptoms[symptom] = made
            asked.addWidget(made)
        asked.addWidget(self.advice)
        self.advice.hide()
        return holding(asked)

    def _advise(self, symptom: str) -> None:
        self.advice.setText(self._say(f"try_{symptom}_do"))
        self.advice.show()
        self.grew.emit()
