"""Where the election stands and what comes next: the roll, the next round, the proclamation."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.desk import ballots, election_rounds, running
from cocreation_desk.domain.agenda import StepState
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.election import Election, rounds_of
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.parts import holding, label, written_in
from cocreation_desk.words import Say

TAKES_PAPERS = (BallotState.OPEN, BallotState.SUSPENDED)


class ElectionStrip(QWidget):
    """Shows nothing where the session holds no election. ``prepares``: offers the next round itself."""

    def __init__(self, hands: Hands, prepares: bool = True) -> None:
        super().__init__()
        self._hands = hands
        self._prepares = prepares
        self._ballot: Ballot | None = None
        say = hands.say
        self.told = label(wrap=True)
        self.late = button(say("election_register_late"), "plus")
        self.again = button(say("election_next_round"), "redo", "primary")
        self.leave_out = button(say("election_leave_out"), "skip")
        self.candidates = button(say("election_show_candidates"), "people")
        self.proclaim = button(say("election_show_proclamation"), "screen", "primary")
        self.remarks = button(say("election_remarks"), "note", "quiet")
        self.late.clicked.connect(lambda: self._ask(election_rounds.register_late))
        self.again.clicked.connect(lambda: self._ask(ballots.next_round))
        self.leave_out.clicked.connect(self._leave_out)
        self.candidates.clicked.connect(lambda: self._show(Scene.CANDIDATES))
        self.proclaim.clicked.connect(lambda: self._show(Scene.PROCLAMATION))
        self.remarks.clicked.connect(self._write_remarks)
        actions = Flow(gap=6)
        for each in (self.late, self.again, self.proclaim, self.leave_out, self.candidates, self.remarks):
            actions.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(holding(actions))
        self.hide()

    def _ask(self, act: object) -> None:
        if self._ballot is not None:
            self._hands.do(act, self._ballot.id)  # type: ignore[arg-type]  # an act on a ballot

    def _show(self, scene: Scene) -> None:
        """The same button takes the scene off the stage again."""
        session = self._hands.room.session
        if session is not None:
            shown = Scene.STEP if session.scene is scene else scene
            self._hands.do(running.show_scene, session.id, shown)

    @Slot()
    def _leave_out(self) -> None:
        session = self._hands.room.session
        if session is not None:
            self._hands.do(election_rounds.leave_out_rounds, session.id)

    @Slot()
    def _write_remarks(self) -> None:
        if self._ballot is not None:
            RemarksForm(self._hands, self._ballot, self).open()

    def show_room(self, room: Room, ballot: Ballot | None = None) -> None:
        """Of that round, or of the newest."""
        rounds = rounds_of(room.ballots)
        ballot = ballot if ballot is not None else rounds[-1] if rounds else None
        election = room.election
        self.setVisible(election is not None and ballot is not None and ballot.is_election)
        if election is None or ballot is None or not ballot.is_election:
            return
        self._ballot = ballot
        told = election.proclamations.get(ballot.id)
        following = next((each for each in rounds if each.parent_id == ballot.id), None)
        self.told.setText(guidance(room, election, ballot, self._hands.say))
        self.told.setVisible(bool(self.told.text()))
        self.late.setVisible(election.late_arrivals and ballot.state in TAKES_PAPERS and late_ones(room, ballot) > 0)
        waits = told is not None and told.outcome in ("runoff", "no_quorum", "empty")
        self.again.setVisible(self._prepares and waits and following is None)
        self.proclaim.setVisible(told is not None)
        self.leave_out.setVisible(told is not None and told.outcome == "elected" and _steps_left(room))
        self.remarks.setVisible(ballot.state is not BallotState.PROCLAIMED and ballot.opened_at is not None)
        self.candidates.setVisible(told is None)


def guidance(room: Room, election: Election, ballot: Ballot, say: Say) -> str:
    """What the facilitator should know now, in a sentence or two."""
    told = election.proclamations.get(ballot.id)
    if told is None:
        return _before(room, election, ballot, say)
    following = next((each for each in rounds_of(room.ballots) if each.parent_id == ballot.id), None)
    match told.outcome:
        case "elected":
            return say("election_told_elected", n=len(told.elected), names=_names(ballot, told.elected, say))
        case "tie":
            return say("election_told_tie", names=_names(ballot, told.level, say))
        case outcome if following is None:
            needed = told.sums.needed
            why = (
                say("election_told_majority", needed=needed)
                if needed and outcome == "runoff"
                else say(f"proclamation_{outcome}", n=1)
            )
            return f"{why}. {say('election_told_go_on', names=_names(ballot, told.going_on, say))}"
        case _:
            return _next(following, say)


def _before(room: Room, election: Election, ballot: Ballot, say: Say) -> str:
    if ballot.state is BallotState.READY and ballot.parent_id is None and election.missing:
        return "\n".join(say(key) for key in election.missing)
    if ballot.state is BallotState.READY:
        here = sum(1 for each in room.participants if ballot.electorate.includes(each.side) and each.presence.is_here)
        roll = say("election_told_roll", n=here)
        return roll if ballot.parent_id is None else f"{_next(ballot, say)}\n{roll}"
    late = late_ones(room, ballot) if ballot.state in TAKES_PAPERS else 0
    if late:
        return say("election_told_late" if election.late_arrivals else "election_told_too_late", n=late)
    return say("election_told_counters") if ballot.state in TAKES_PAPERS else ""


def _next(ballot: Ballot, say: Say) -> str:
    return say("election_told_next", code=ballot.code, names=_names(ballot, ballot.option_ids, say))


def _names(ballot: Ballot, options: Collection[str], say: Say) -> str:
    return say.listing(option.label.said_in(say.language) for option in ballot.options if option.id in options)


def late_ones(room: Room, ballot: Ballot) -> int:
    """How many who may vote have come since the roll was frozen."""
    roll = room.election.registers.get(ballot.id, frozenset()) if room.election else frozenset()
    here = (each for each in room.participants if ballot.electorate.includes(each.side) and each.presence.is_here)
    return sum(1 for each in here if each.id not in roll)


def _steps_left(room: Room) -> bool:
    votes = {each.step_id for each in room.ballots if each.is_election and each.opened_at is None}
    planned = (each for each in room.steps if each.state is StepState.PLANNED)
    return any(each.kind == "pitch" or each.id in votes for each in planned)


class RemarksForm(Form):
    """Incidents and complaints, for the record of the count."""

    def __init__(self, hands: Hands, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("election_remarks"), say("form_save"), parent)
        self._hands = hands
        self._ballot = ballot
        election = hands.room.election
        self.words = QPlainTextEdit(election.remarks.get(ballot.id, "") if election else "")
        self.words.setTabChangesFocus(True)
        self.ask(say("election_remarks_words"), self.words)

    @Slot()
    def keep(self) -> None:
        words = written_in(self.words)
        act = election_rounds.write_remarks
        self._hands.do(act, self._ballot.id, words, then=self.done_well, refused=self.show_problem)
