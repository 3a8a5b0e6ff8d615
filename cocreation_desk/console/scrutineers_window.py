"""What the scrutineers watch: how many are on the roll, how many have voted, how the papers came. Never for whom."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import Channels
from cocreation_desk.domain.election import rounds_of
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.wording import channels_told
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
        say = self._bridge.say
        rounds = rounds_of(room.ballots)
        ballot = rounds[-1] if rounds else None
        names = [each.name for each in room.participants if room.election and each.id in room.election.scrutineers]
        self.watching.setText(say.labelled(say("scrutineers"), say.listing(names)) if names else "")
        for each in (self.figure, self.turnout, self.lines, self.seal, self.state):
            each.setVisible(ballot is not None)
        if ballot is None:
            self.title.setText(say("scrutineers_nothing"))
            return
        self.title.setText(say("paper_ballot_round", code=ballot.code, n=ballot.round))
        self.state.setText(say(f"ballot_panel_state_{ballot.state.value}"))
        tone(self.state, "live" if ballot.state is BallotState.OPEN else "")
        self._show_counters(room, ballot)

    def _show_counters(self, room: Room, ballot: Ballot) -> None:
        say = self._bridge.say
        voted = len(room.voted.get(ballot.id, frozenset()))
        registered = ballot.registered or len(room.entitled(ballot))
        self.figure.setText(say("n_of", here=voted, of=registered))
        self.turnout.setText(say("scrutineers_turnout", n=voted, waiting=max(0, registered - voted)))
        lines = []
        if ballot.opened_at is not None:
            lines.append(say.labelled(say("scrutineers_opened"), say.clock(ballot.opened_at)))
        if ballot.closed_at is not None:
            lines.append(say.labelled(say("scrutineers_closed"), say.clock(ballot.closed_at)))
        channels = room.channels.get(ballot.id, Channels())
        if ballot.state.is_over and not ballot.is_being_emptied:
            found = sum(channels.found.values())
            lines.append(say("scrutineers_papers", n=found, signed=sum(channels.signed.values())))
        if told := channels_told(room, ballot, say):
            lines.append(told)
        self.lines.setText("\n".join(lines))
        seals = [
            say.labelled(say(key), words)
            for key, words in (
                ("scrutineers_lock", ballot.key_words),
                ("paper_closing_fingerprint", ballot.fingerprint[:16]),
            )
            if words
        ]
        self.seal.setText("\n".join(seals))

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.show_room(self._bridge.room)
