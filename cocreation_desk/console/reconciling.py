"""The dialog for a closed vote whose roll and papers differ: what differs, and the honest ways out, each with a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from cocreation_desk.console.forms import Form, choice
from cocreation_desk.console.keying import URN, PaperForm
from cocreation_desk.console.people_picker import WIDE, PeoplePicker, by_name
from cocreation_desk.desk import reconciling
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.channels import CHANNELS, HANDS, UNTOLD, Channels
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.reconciling import LONGEST_REASON, Way, ways_out
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.parts import holding, label
from cocreation_desk.words import Say

NAMES_SOMEBODY = (Way.MARK_STRUCK, Way.MARK_ADDED)
AGAIN = "again"  # annul, and vote again: the way that is always there


class ReconcileForm(Form):
    """The table above, the ways below; what is asked for follows the way that is chosen."""

    def __init__(self, hands: Hands, step_id: str, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("reconcile_title", code=ballot.code), say("reconcile_do"), parent)
        self._hands, self._step_id, self._ballot = hands, step_id, ballot
        channels = hands.room.channels.get(ballot.id, Channels())
        self.column.insertWidget(1, holding(_table(channels, say)))
        secret = "secret" if ballot.is_secret else "open"
        self.column.insertWidget(2, label(say(f"reconcile_how_{secret}"), wrap=True))
        ways = [way.value for way in ways_out(ballot, channels.all_signed, channels.all_found)]
        self.way = choice([(way, say(f"reconcile_{way}")) for way in (*ways, AGAIN)], "")
        self.way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(WIDE)
        self.ask(say("reconcile_way"), self.way)
        self.person = PeoplePicker(say, hands.whose_badge)
        self.person.missed.connect(lambda typed: self.show_problem(say("picker_nobody", typed=typed)))
        self.ask(say("reconcile_person"), self.person)
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(say("reconcile_reason_hint"))
        self.ask(say("reconcile_reason"), self.reason)
        self.way.currentIndexChanged.connect(self._show_way)
        self._show_way()

    @property
    def chosen(self) -> str:
        return str(self.way.currentData())

    @Slot()
    def _show_way(self) -> None:
        way = self.chosen
        people = offered(self._hands.room, self._ballot, way)
        self.person.offer(people)
        if len(people) == 1:
            self.person.choose(people[0].id)
        self.fields.setRowVisible(self.person, way in NAMES_SOMEBODY)
        self.problem.hide()

    @Slot()
    def keep(self) -> None:
        ballot, reason, person = self._ballot.id, self.reason.text(), self.person.person
        if not reason.strip():
            return self.show_problem(self.say("reason_needed"))
        if self.chosen in NAMES_SOMEBODY and not person:
            return self.show_problem(self.say("keying_who_first"))
        match self.chosen:
            case Way.PAPER_ADDED:
                form = MissingPaperForm(self._hands, self._step_id, self._ballot, reason, self)
                form.accepted.connect(self.done_well)
                form.open()
            case Way.MARK_STRUCK:
                self._do(reconciling.strike_mark, ballot, person, reason)
            case Way.MARK_ADDED:
                self._do(reconciling.add_mark, ballot, person, reason)
            case Way.LET_STAND:
                self._do(reconciling.let_stand, ballot, reason)
            case _:
                self._do(reconciling.annul_and_vote_again, ballot, reason)

    def _do(self, act: Callable[..., object], *args: str) -> None:
        self._hands.do(act, *args, then=self.done_well, refused=self.show_problem)


class MissingPaperForm(PaperForm):
    """The paper that was found after the closing: read back like any other, written with the reason given before."""

    def __init__(self, hands: Hands, step_id: str, ballot: Ballot, reason: str, parent: QWidget) -> None:
        self._reason = reason
        super().__init__(hands, step_id, ballot, parent)

    @property
    def from_urn(self) -> list[tuple[str, str]]:
        room, say, ballot = self._hands.room, self.say, self._ballot
        sides = [each for each in Side if any(ballot.entitles(p.side) and p.side is each for p in room.participants)]
        return [(f"{URN}{each.value}", say("keying_urn_of", side=side_name(each.value, room, say))) for each in sides]

    @property
    def by_name(self) -> list[Participant]:
        return []

    def send(self, whose: str, vote: Vote) -> None:
        args = (self._ballot.id, Side(whose.removeprefix(URN)), vote, self._reason)
        self._hands.do(reconciling.add_missing_paper, *args, then=self.done_well, refused=self._refused)


def offered(room: Room, ballot: Ballot, way: str) -> list[Participant]:
    """Whom a mark may be struck for, those who signed for a paper first; or who may have forgotten to sign."""
    voted = room.voted.get(ballot.id, frozenset())
    loose = room.channels.get(ballot.id, Channels()).loose
    wanted = by_name(each for each in room.entitled(ballot) if (each.id in voted) == (way == Way.MARK_STRUCK))
    return sorted(wanted, key=lambda each: each.id not in loose)


def _table(channels: Channels, say: Say) -> QGridLayout:
    """Signed, found and the difference, channel by channel as far as the papers still say how they came, and in all."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    for column, key in enumerate(("reconcile_signed", "reconcile_found", "reconcile_difference"), start=1):
        grid.addWidget(label(say(key), "caption"), 0, column)
    lines = []
    if UNTOLD not in channels.found:
        for name in (each for each in CHANNELS if each in {*channels.signed, *channels.found}):
            signed = channels.hands if name == HANDS else channels.signed.get(name, 0)
            lines.append((say(f"reconcile_by_{name}"), signed, channels.found.get(name, 0)))
    lines.append((say("reconcile_in_all"), channels.all_signed, channels.all_found))
    for row, (name, signed, found) in enumerate(lines, start=1):
        voice = "strong" if row == len(lines) or signed != found else ""
        for column, text in enumerate((name, say.number(signed), say.number(found), say.signed(signed - found, 0))):
            grid.addWidget(label(text, voice) if voice else label(text), row, column)
    grid.setColumnStretch(4, 1)
    return grid
