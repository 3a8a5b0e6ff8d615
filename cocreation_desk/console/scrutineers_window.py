"""What the scrutineers watch: how many are on the roll, how many have voted, how the papers came. Never for whom."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.counters import counters
from cocreation_desk.widgets.parts import label, pill, row, tone


class ScrutineersWindow(QWidget):
    """A window of its own, to be put before the scrutineers; it shows counters and nothing else, even once all is told."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        say = bridge.say
        self.setObjectName("page")
        self.setWindowTitle(say("scrutineers_window"))
        self.resize(560, 460)
        self.title = label(name="heading", wrap=True)
        self.state = pill()
        self.figure = label(name="bigFigure")
        self.turnout = label(name="strong", wrap=True)
        self.lines = label(wrap=True)
        self.seal = label(name="small", wrap=True)
        self.watching = label(name="hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addLayout(row(self.title, 1, self.state))
        column.addWidget(self.figure)
        column.addWidget(self.turnout)
        column.addWidget(self.lines)
        column.addStretch(1)
        column.addWidget(self.seal)
        column.addWidget(self.watching)
        column.addWidget(label(say("scrutineers_only_counters"), "hint", wrap=True))
        bridge.changed.connect(self.show_room)
        bridge.ticked.connect(self._tick)
        self.show_room(bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        shown = counters(room, self._bridge.say)
        self.title.setText(shown.title)
        self.state.setText(shown.state)
        tone(self.state, "live" if shown.is_open else "")
        self.figure.setText(shown.figure)
        self.turnout.setText(shown.turnout)
        self.lines.setText("\n".join(shown.lines))
        self.seal.setText("\n".join(shown.seals))
        self.watching.setText(shown.watching)
        for each in (self.figure, self.turnout, self.lines, self.seal, self.state):
            each.setVisible(bool(each.text()))

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.show_room(self._bridge.room)
