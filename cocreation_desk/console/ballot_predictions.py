"""Predictions taken ahead of their vote: how many have come, and the one button that opens or seals them."""

from __future__ import annotations

from PySide6.QtCore import Slot

from cocreation_desk.desk import ballots, predictions
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import BEFORE_CLOSE, SessionState
from cocreation_desk.kinds.ballot.predictions import predicted_told
from cocreation_desk.kinds.ballot.wording import current_round
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import title_of
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import label, row


def may_predict(room: Room, step_id: str) -> bool:
    """Whether that step's vote is waiting for its time, and one side may predict it."""
    step = room.step(step_id)
    ballot = current_round(step, room) if step is not None else None
    return ballot is not None and ballot.predicted_by is not None and _is_ahead(ballot)


def taken_ahead(room: Room) -> tuple[Ballot, ...]:
    """The votes of other steps than the one that runs whose predictions are being taken, or, before the day, may be."""
    session = room.session
    if session is None or session.state not in BEFORE_CLOSE:
        return ()
    before = session.state in (SessionState.DRAFT, SessionState.READY)
    return tuple(
        each
        for each in room.ballots
        if each.predicted_by is not None
        and (room.current is None or each.step_id != room.current.id)
        and (each.is_predicting or (before and _is_ahead(each)))
    )


def _is_ahead(ballot: Ballot) -> bool:
    return ballot.state is BallotState.READY or ballot.is_predicting


class PredictionStrip(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._step_id = step_id
        self._ballot: Ballot | None = None
        say = hands.say
        self.head = label(name="strong", wrap=True)
        self.turnout = label(wrap=True)
        self.words = label(name="hint", wrap=True)
        self.open_first = button(say("ballot_panel_open_first"), "shield")
        self.open_first.clicked.connect(self._open)
        self.seal = button(say("ballot_panel_seal"), "shield", "primary")
        self.seal.clicked.connect(self._seal)
        self.column.setSpacing(4)
        line = row(gap=8)
        line.addWidget(self.head, 1)
        line.addWidget(self.open_first)
        line.addWidget(self.seal)
        self.column.addLayout(line)
        self.column.addWidget(self.turnout)
        self.column.addWidget(self.words)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        say, step = self._hands.say, room.step(self._step_id)
        ballot = current_round(step, room) if step is not None else None
        self._ballot = ballot
        ahead = may_predict(room, self._step_id)
        self.setVisible(ahead)
        if step is None or ballot is None or not ahead:
            return
        open_now, taken = ballot.is_predicting, ballot.opened_at is not None
        self.head.setText(say.labelled(ballot.code, title_of(step, say)))
        self.turnout.setText(predicted_told(ballot, room.turnout(ballot), room, say))
        self.turnout.setVisible(taken)
        state = "open" if open_now else "sealed" if taken else "ahead"
        self.words.setText(say(f"predictions_{state}"))
        self.open_first.setText(say("predictions_again" if taken else "ballot_panel_open_first"))
        self.open_first.setVisible(not open_now or ballot.state is BallotState.SUSPENDED)
        self.seal.setVisible(ballot.state is BallotState.OPEN)

    @Slot()
    def _open(self) -> None:
        if self._ballot is not None:
            self._hands.do(predictions.open_to_predictors, self._ballot.id)

    @Slot()
    def _seal(self) -> None:
        if self._ballot is not None:
            self._hands.do(ballots.seal, self._ballot.id)
