"""A vote from the facilitator's side: open, wait, close, look, announce. Who has not voted is named here only, and only on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QPushButton, QSizePolicy

from cocreation_desk.console.ballot_outcome import gap_lines, outcome_lines
from cocreation_desk.console.confirming import Confirming
from cocreation_desk.console.election_strip import ElectionStrip
from cocreation_desk.console.idea_form import IdeaForm
from cocreation_desk.console.keying import PaperForm
from cocreation_desk.console.raised_hands import HandsForm
from cocreation_desk.console.reconciling import ReconcileForm
from cocreation_desk.console.secret_opening import SecretOpening
from cocreation_desk.console.setting_aside import TOO_LATE, cancel_ballot
from cocreation_desk.console.signing import SignForm
from cocreation_desk.console.tie_form import TieForm
from cocreation_desk.design import PALETTE, SIDES
from cocreation_desk.desk import ballots, predictions, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ballot import Ballot, BallotState, Secrecy
from cocreation_desk.domain.channels import Channels
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.raised_hands import takes_hands
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.secrecy import fragile_at_closing, fragile_at_reveal, voters_at_opening
from cocreation_desk.domain.ties import level_in
from cocreation_desk.kinds.ballot.duels import proposed
from cocreation_desk.kinds.ballot.guidance import (
    again_words,
    differing_words,
    guidance,
    is_to_go_on,
    outcome,
    waits_for_an_order,
)
from cocreation_desk.kinds.ballot.predictions import added_up, line_name, of_those_asked, predictions_of
from cocreation_desk.kinds.ballot.wording import current_round, story_at
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.pictures import result_view
from cocreation_desk.kinds.wording import channels_told
from cocreation_desk.widgets.bars import Bar, Bars, Line
from cocreation_desk.widgets.buttons import button, speak_as
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.hold_button import HoldButton
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import holding, label, pill, row, tone
from cocreation_desk.widgets.tips import tip

TONES = {
    BallotState.OPEN: "live",
    BallotState.SUSPENDED: "warn",
    BallotState.COUNTED: "good",
    BallotState.PROCLAIMED: "good",
    BallotState.CLOSED: "bad",
    BallotState.CANCELLED: "bad",
}


class BallotPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self._ballot: Ballot | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        say = self._say
        self.head = label(name="strong", wrap=True)
        self.state = pill()
        self.turnout = label(name="bigFigure")
        self.done = label(name="strong")
        self.closes = label(name="small")
        self.bars = Bars(PALETTE.sunken)
        self.open = button(say("ballot_panel_open"), "play", "primary")
        self.open.clicked.connect(self._open)
        self.open_first = button(say("ballot_panel_open_first"), "shield")
        self.open_first.clicked.connect(lambda: self._ask(predictions.open_to_predictors))
        self.seal = self._button("ballot_panel_seal", "shield", "primary", ballots.seal)
        self.more = self._button("ballot_panel_more", "plus", "plain", ballots.extend)
        self.suspend = self._button("ballot_panel_suspend", "pause", "plain", ballots.suspend_ballot)
        self.close_vote = HoldButton(say("ballot_panel_close"), PALETTE.accent)
        self.close_vote.setProperty("voice", "primary")
        self.close_vote.setToolTip(say("ballot_panel_close_tip"))
        self.close_vote.held.connect(self._close)
        self.reveal = button(say("ballot_panel_reveal"), "eye", "primary")
        self.reveal.clicked.connect(self._reveal)
        self.settle = button(say("ballot_panel_settle"), "flag", "primary")
        self.settle.clicked.connect(self._settle)
        self.idea = button(say("ballot_panel_idea"), "plus")
        self.idea.clicked.connect(self._add_idea)
        self.annul = button(say("ballot_panel_cancel"), "cross", "quiet")
        self.annul.clicked.connect(self._cancel)
        self.reopen = self._button("ballot_panel_reopen", "undo", "plain", ballots.reopen)
        self.again = self._button("ballot_panel_again", "redo", "plain", ballots.next_round)
        self.objections = button(say("ballot_panel_objections"), "bubble")
        self.objections.setCheckable(True)
        self.objections.clicked.connect(lambda on: self._hands.do(running.cue, self._step_id, objections=on))
        self.type_in = button(say("ballot_panel_type_in"), "pencil")
        self.type_in.clicked.connect(self._type_in)
        self.sign = button(say("ballot_panel_sign"), "badge")
        self.sign.clicked.connect(self._sign)
        self.reconcile = button(say("ballot_panel_reconcile"), "check", "primary")
        self.reconcile.clicked.connect(self._reconcile)
        self.raised = button(say("ballot_panel_hands"), "people")
        self.raised.clicked.connect(self._enter_hands)
        self.back = button(say("count_panel_back"), "back")
        self.back.clicked.connect(lambda: self._tell(-1))
        self.on = button(say("count_panel_on"), "next", "primary")
        self.on.clicked.connect(lambda: self._tell(1))
        self._actions = Flow(gap=6)
        for each in (
            self.open,
            self.open_first,
            self.back,
            self.on,
            self.seal,
            self.close_vote,
            self.more,
            self.suspend,
            self.sign,
            self.type_in,
            self.raised,
            self.idea,
            self.reconcile,
            self.settle,
            self.reveal,
            self.reopen,
            self.again,
            self.objections,
            self.annul,
        ):
            self._actions.addWidget(each)
        self.missing = button(say("ballot_panel_missing"), "people", "quiet")
        self.missing.setCheckable(True)
        self.missing.toggled.connect(lambda _: self.show_room(self._hands.room))
        self.channels = label(name="small", wrap=True)
        self.differing = label(wrap=True)
        self.names = label(wrap=True)
        self.notice = label(name="hint", wrap=True)
        self.result_title = label(name="caption")
        self.result = Bars(PALETTE.sunken)
        self.gaps = label(wrap=True)
        self.guidance = label(wrap=True)
        self.head.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )  # wraps when it must, not before
        self.column.addLayout(row(self.head, self.state))
        self.column.addWidget(holding(self._actions))
        self.column.addWidget(self.guidance)
        self.column.addLayout(row(self.turnout, self.done, self.closes, 1, self.missing))
        self.column.addWidget(self.bars)
        self.column.addWidget(self.channels)
        self.column.addWidget(self.differing)
        self.column.addWidget(self.names)
        self.column.addWidget(self.result_title)
        self.column.addWidget(self.result)
        self.column.addWidget(self.gaps)
        self.election = ElectionStrip(self._hands, prepares=False)
        self.column.addWidget(self.election)
        self.column.addWidget(self.notice)
        self.column.addStretch(1)

    def _button(self, key: str, drawn: str, voice: str, act: object) -> QPushButton:
        made = button(self._say(key), drawn, voice)  # type: ignore[arg-type]  # one of the four voices
        made.clicked.connect(lambda: self._ask(act))
        return made

    def _ask(self, act: object) -> None:
        if self._ballot is not None:
            self._hands.do(act, self._ballot.id)  # type: ignore[arg-type]  # an act on a ballot

    def _open(self) -> None:
        """A secret vote opens once it was said what that means; one that was suspended goes on for whom it was open."""
        ballot, room = self._ballot, self._hands.room
        if ballot is not None and ballot.is_secret and ballot.state is BallotState.READY:
            SecretOpening(self._hands, ballot, voters_at_opening(ballot, room.entitled(ballot)), self).open()
        elif ballot is not None and ballot.is_predicting:
            self._ask(predictions.open_to_predictors)
        else:
            self._ask(ballots.open_ballot)

    def _close(self) -> None:
        """A secret vote with few papers closes once it was said what opening them may tell."""
        ballot, room = self._ballot, self._hands.room
        if ballot is None:
            return
        voted = room.voted.get(ballot.id, frozenset())
        signed = [each.side for each in room.participants if each.id in voted]
        thin = fragile_at_closing(ballot, signed) if ballot.is_secret else ()
        self._once_known(thin, "confirm_closing", lambda: self._ask(ballots.close_ballot))

    def _reveal(self) -> None:
        """Announce; a secret vote of one mind only once it was said what that tells."""
        ballot = self._ballot
        if ballot is not None:
            thin = fragile_at_reveal(ballot, self._hands.room.papers.get(ballot.id, ()))
            self._once_known(thin, "confirm_reveal", self._announce)

    def _once_known(self, warnings: Sequence[str], key: str, then: Callable[[], object]) -> None:
        if warnings:
            Confirming(self._say, key, warnings, then, self).open()
        else:
            then()

    def _announce(self) -> None:
        """And begin the story of the count with its first chapter."""
        step = self._hands.room.step(self._step_id)
        self._ask(ballots.reveal)
        if step is not None and story_at(step):
            self._hands.do(running.cue, self._step_id, round=0)

    def _settle(self) -> None:
        ballot = self._ballot
        result = outcome(ballot, self._hands.room) if ballot is not None else None
        if ballot is not None and result is not None:
            TieForm(self._hands, ballot, level_in(result.sides.all), self).open()

    def _add_idea(self) -> None:
        if self._ballot is not None:
            step = self._hands.room.step(self._step_id)
            IdeaForm(self._hands, self._ballot, proposed(step, self._hands.room) if step else (), self).open()

    def _cancel(self) -> None:
        if self._ballot is not None:
            cancel_ballot(self._hands, self._ballot, self)

    def _type_in(self) -> None:
        if self._ballot is not None:
            PaperForm(self._hands, self._step_id, self._ballot, self).open()

    def _sign(self) -> None:
        if self._ballot is not None:
            SignForm(self._hands, self._ballot, self).open()

    def _reconcile(self) -> None:
        if self._ballot is not None:
            ReconcileForm(self._hands, self._step_id, self._ballot, self).open()

    def _enter_hands(self) -> None:
        if self._ballot is not None:
            HandsForm(self._hands, self._ballot, self).open()

    def _tell(self, by: int) -> None:
        """Turn the story of the count on the stage by one chapter."""
        step = self._hands.room.step(self._step_id)
        if step is not None:
            self._hands.do(running.cue, self._step_id, round=max(0, story_at(step) + by))

    def _show_story(self, step: Step, ballot: Ballot, room: Room) -> None:
        result = result_view(ballot, room, self._say, story_at(step)) or {}
        here, chapters = result.get("round", 0), result.get("rounds", 1)
        self.back.setVisible(chapters > 1)
        self.on.setVisible(chapters > 1)
        self.back.setEnabled(here > 0)
        self.on.setEnabled(here + 1 < chapters)
        self.on.setToolTip(tip(result.get("round_text", "")))

    def show_room(self, room: Room) -> None:
        step = room.step(self._step_id)
        ballot = current_round(step, room) if step is not None else None
        self._ballot = ballot
        if step is None or ballot is None:
            self.head.setText(self._say("ballot_panel_none"))
            return
        say = self._say
        of = f" · {say('ballot_panel_round', n=ballot.round)}" if ballot.round > 1 else ""
        for_whom = (
            predictions_of(ballot, room, say)
            if ballot.is_predicting
            else say(f"ballot_panel_for_{ballot.electorate.value}")
        )
        self.head.setText(f"{ballot.code}{of} · {for_whom}")
        self.state.setText(say(f"ballot_panel_state_{ballot.state.value}"))
        tone(self.state, TONES.get(ballot.state, ""))
        self._show_turnout(room, ballot)
        self._show_buttons(ballot, room)
        self._show_outcome(room, ballot)
        self._show_story(step, ballot, room)
        self.election.show_room(room, ballot)
        self.objections.setChecked(bool(cue(step, "objections", False)))
        self.tick(self._hands.now())

    def _show_turnout(self, room: Room, ballot: Ballot) -> None:
        say = self._say
        turnout = room.turnout(ballot)
        asked = of_those_asked(ballot, turnout)
        voted, of = added_up(asked)
        self.turnout.setText(say("ballot_panel_turnout", here=voted, of=of))
        self.done.setText(
            say("ballot_panel_have_predicted" if ballot.is_predicting else "ballot_panel_have_voted", n=voted)
        )
        lines = []
        for side, (here, entitled) in (asked if ballot.is_predicting else turnout).items():
            look = SIDES.get(side.value, SIDES["all"])
            words = say("n_of", here=here, of=entitled)
            bar = Bar(look.shape, here / max(1, entitled), words, look.colour, look.pattern == "striped")
            lines.append(Line(line_name(ballot, side.value, room, say), (bar,)))
        self.bars.show_lines(lines)
        self.bars.setVisible(not ballot.state.is_over)
        self.channels.setText(channels_told(room, ballot, say))
        self.channels.setVisible(bool(self.channels.text()))
        self.differing.setText(differing_words(room, ballot, say))
        self.differing.setVisible(bool(self.differing.text()))
        done = room.voted.get(ballot.id, frozenset())
        waiting = [each.name for each in room.entitled(ballot) if each.side in asked and each.id not in done]
        self.missing.setVisible(ballot.state in (BallotState.OPEN, BallotState.SUSPENDED) and bool(waiting))
        self.names.setVisible(self.missing.isVisibleTo(self) and self.missing.isChecked())
        self.missing.setText(say("ballot_panel_who_predicts" if ballot.is_predicting else "ballot_panel_missing"))
        still = "ballot_panel_still_to_predict" if ballot.is_predicting else "ballot_panel_waiting_for"
        self.names.setText(say(still, names=", ".join(waiting)))

    def _show_buttons(self, ballot: Ballot, room: Room) -> None:
        state = ballot.state
        ready, is_open, stopped = (
            state is each for each in (BallotState.READY, BallotState.OPEN, BallotState.SUSPENDED)
        )
        predicting = ballot.is_predicting
        self.open.setVisible(ready or stopped)
        self.open.setText(self._say("ballot_panel_resume" if stopped else "ballot_panel_open"))
        self.open_first.setVisible(ready and ballot.predicted_by is not None)
        self.seal.setVisible(predicting and is_open)
        self.close_vote.setVisible((is_open or stopped) and not predicting)
        self.more.setVisible(is_open)
        self.suspend.setVisible(is_open)
        self.type_in.setVisible(is_open or (stopped and ballot.secrecy is not Secrecy.NAMED))
        self.sign.setVisible((is_open or stopped) and not predicting and ballot.secrecy is not Secrecy.NAMED)
        channels = self._hands.room.channels.get(ballot.id, Channels())
        differ = state is BallotState.CLOSED and channels.all_signed != channels.all_found
        self.reconcile.setVisible(differ and not ballot.is_being_emptied)
        self.raised.setVisible(is_open and not predicting and takes_hands(ballot))
        self.reveal.setVisible(state is BallotState.COUNTED)
        self.reopen.setVisible(state in (BallotState.CLOSED, BallotState.COUNTED) and not ballot.is_secret)
        self.again.setVisible(state in (BallotState.PROCLAIMED, BallotState.CANCELLED))
        self.again.setText(again_words(ballot, self._say))
        speak_as(self.again, "redo", "primary" if is_to_go_on(ballot, room) else "plain")
        self.settle.setVisible(waits_for_an_order(ballot, room))
        step = room.step(self._step_id)
        waiting = len(proposed(step, room)) if step else 0
        self.idea.setText(self._say("ballot_panel_ideas", n=waiting) if waiting else self._say("ballot_panel_idea"))
        self.idea.setVisible((is_open or stopped) and METHODS[ballot.method].grows and not ballot.is_secret)
        self.annul.setVisible(ballot.opened_at is not None and state not in TOO_LATE)
        self.guidance.setText(guidance(ballot, room, self._say))
        self.guidance.setVisible(bool(self.guidance.text()))
        self.objections.setVisible(state is BallotState.PROCLAIMED and ballot.method == "consent")
        key = f"ballot_panel_note_{'predicting' if predicting and is_open else state.value}"
        self.notice.setText(self._say(key) if key in self._say else "")
        self.notice.setVisible(bool(self.notice.text()))

    def _show_outcome(self, room: Room, ballot: Ballot) -> None:
        """Once it is closed the facilitator sees what will be announced; the room sees nothing before *Announce*."""
        lines = outcome_lines(ballot, room, self._say)
        gaps = gap_lines(ballot, room, self._say)
        self.result.show_lines(lines)
        self.result.setVisible(bool(lines))
        self.result_title.setVisible(bool(lines))
        told = ballot.state is BallotState.PROCLAIMED
        self.result_title.setText(self._say("ballot_panel_announced" if told else "ballot_panel_only_here"))
        self.gaps.setVisible(bool(gaps))
        self.gaps.setText("\n".join(gaps))

    def tick(self, now: datetime) -> None:
        ballot = self._ballot
        closes = ballot.closes_at if ballot is not None and ballot.state is BallotState.OPEN else None
        self.closes.setVisible(closes is not None)
        if closes is not None:
            seconds = max(0, int((closes - now).total_seconds()))
            self.closes.setText(self._say("ballot_panel_closes_in", time=f"{seconds // 60}:{seconds % 60:02}"))
