"""The dialog for papers: whose it is or that the urn held it, what is on it or what makes it void, read back, written."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from cocreation_desk.console.forms import Form, choice
from cocreation_desk.console.people_picker import NARROWEST, WIDE, PeoplePicker, by_name, sifted
from cocreation_desk.console.people_picker import UNSET as NOBODY
from cocreation_desk.desk import keying
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot, BallotState, Secrecy, counts_sides
from cocreation_desk.domain.counting.papers import VOID_REASONS, Void
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience, Participant, Side
from cocreation_desk.kinds.ballot.door import read_answer
from cocreation_desk.kinds.ballot.phone import phone
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.fields import number
from cocreation_desk.widgets.parts import label

UNSET = "–"
URN = "urn:"  # what the papers nobody is named for are from, and their side


class PaperForm(Form):
    """One paper after the other: who it is from, what is on it, read back, written. The form then waits for the next."""

    def __init__(self, hands: Hands, step_id: str, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("keying_title"), say("keying_read_back"), parent)
        self._hands, self._step_id, self._ballot = hands, step_id, ballot
        self.fields_on_paper: list[tuple[str, QWidget]] = []
        self._ready: tuple[str, Vote] | None = None
        self.told = label(wrap=True)
        self.column.insertWidget(1, self.told)
        self.told.setText(say("keying_how"))
        self.cancel.setText(say("keying_end"))
        self.setMinimumWidth(WIDE)
        self.save.setMinimumWidth(
            self.save.sizeHint().width() + self.fontMetrics().horizontalAdvance(say("keying_write"))
        )
        self.who = PeoplePicker(say, hands.whose_badge)
        self.ask(say("keying_who"), self.who)
        self.who.currentIndexChanged.connect(self._set_who)
        self.who.chosen.connect(self._go_to_paper)
        self.who.missed.connect(self._tell_missed)
        self.number = QLineEdit()
        self.void = choice([("", say("void_not")), *((each, say(f"void_{each}")) for each in VOID_REASONS)], "")
        self.void.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.void.setMinimumContentsLength(NARROWEST)
        self._offer()
        self._lay_out()
        if self.from_urn and not ballot.is_secret:
            self.ask(say("keying_number"), self.number)
            self.number.textChanged.connect(self._changed)
            self._set_who()
        self.ask(say("keying_void"), self.void)
        self.void.currentIndexChanged.connect(self._set_void)
        self._changed()
        self._begin_at_the_name()

    @property
    def waiting(self) -> Sequence[Participant]:
        """Those who may vote now and have not, by family name."""
        room = self._hands.room
        ballot = room.ballot(self._ballot.id) or self._ballot
        voted = room.voted.get(ballot.id, frozenset())
        return by_name(each for each in room.entitled(ballot) if ballot.admits(each.side) and each.id not in voted)

    @property
    def from_urn(self) -> list[tuple[str, str]]:
        """The urn as whoever the paper is from, once for each side whose papers lie apart. Never in a vote by name."""
        if self._ballot.secrecy is Secrecy.NAMED:
            return []
        room, say, ballot = self._hands.room, self.say, self._ballot
        sides = [
            side for side in Side if any(ballot.entitles(each.side) and each.side is side for each in room.participants)
        ]
        if len(sides) < 2:
            return [(f"{URN}{side.value}", say("keying_urn")) for side in sides]
        mixed = ballot.predicted_by is None and not counts_sides(ballot)
        apart = [(f"{URN}{each.value}", say("keying_urn_of", side=side_name(each.value, room, say))) for each in sides]
        together = [(f"{URN}{Side.NEUTRAL.value}", say("keying_urn_untold"))] if mixed else []
        return [*together, *(each for each in apart if each[0] not in dict(together))]

    @property
    def by_name(self) -> Sequence[Participant]:
        return [] if self._ballot.is_secret else self.waiting

    def _offer(self) -> None:
        self.who.offer(self.by_name, (NOBODY, *self.from_urn))
        if self.who.count() == 2:
            self.who.setCurrentIndex(1)

    @property
    def written(self) -> list[str]:
        """What was ticked and chosen on a paper is lost as easily as what was typed."""
        return sorted([*super().written, *(_shown(field) for _, field in self.fields_on_paper if _value(field))])

    @Slot()
    def _go_to_paper(self) -> None:
        """Return after the name, and the first field of the paper is there."""
        paper = (self.number, *(field for _, field in self.fields_on_paper), self.void)
        first = next((field for field in paper if field.isVisibleTo(self) and field.isEnabled()), self.save)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def _tell_missed(self, typed: str) -> None:
        """Nobody who may still vote is called so; whoever has voted is named, for the paper may be a second one."""
        room, say = self._hands.room, self.say
        voted = room.voted.get(self._ballot.id, frozenset())
        done = [each for each in sifted(room.entitled(self._ballot), typed) if each.id in voted]
        if len(done) == 1 and not self._ballot.is_secret:
            self.show_problem(say("keying_has_voted", name=done[0].name))
        else:
            self.show_problem(say("picker_nobody", typed=typed))

    def _lay_out(self) -> None:
        """The fields as the phones have them, whether or not those may vote at this moment."""
        room, say = self._hands.room, self.say
        held = room.ballot(self._ballot.id) or self._ballot
        opened = replace(held, state=BallotState.OPEN, open_to=Audience.ALL)
        shown = replace(room, ballots=tuple(opened if each.id == held.id else each for each in room.ballots))
        sides = [side for side in room.turnout(held) if held.electorate.includes(side)] or [Side.NEUTRAL]
        step = room.step(self._step_id)
        paper: View | None = phone(step, shown, sides[0], say)["form"] if step and self.who.count() > 1 else None
        if paper is None:
            self.save.setEnabled(False)
            self.show_problem(say("keying_nobody"))
            return
        many = paper["paper"] == "ticks" and paper["many"]
        for caption, name, options in _choices(paper, say("ballot_reason")):
            self._field(caption or say("keying_marks"), name, _combo(options) if options is not None else QLineEdit())
        if many:
            for option in paper["options"]:
                box = QCheckBox()
                box.setProperty("value", option["id"])
                self._field(_caption(option), "choice", box)
        for option in paper["options"] if paper["paper"] in ("points", "credits", "ranks") else ():
            self._field(_caption(option), option["name"], _number(paper))
        for at in range(paper["words"]):
            self._field(say("keying_word", n=at + 1), "word", QLineEdit())
        if paper["blank"] and paper["paper"] != "ticks":
            box = QCheckBox()
            box.setProperty("value", "1")
            self._field(say("ballot_vote_blank"), "blank", box)

    def _field(self, caption: str, name: str, field: QWidget) -> None:
        self.fields_on_paper.append((name, field))
        self.ask(caption, field)
        match field:
            case QComboBox():
                field.currentIndexChanged.connect(self._changed)
            case QCheckBox():
                field.toggled.connect(self._changed)
            case QSpinBox():
                field.valueChanged.connect(self._changed)
            case QLineEdit():
                field.textChanged.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        """What was read back is no longer what would be written."""
        self._ready = None
        if self.save.isEnabled():
            self.problem.hide()
        self.save.setText(self.say("keying_read_back"))

    @Slot()
    def _set_who(self) -> None:
        """Only papers of the urn are numbered."""
        self.number.setEnabled(self.who.person.startswith(URN))
        self._changed()

    @Slot()
    def _set_void(self) -> None:
        """What stands on a void paper is nobody's vote."""
        for _, field in self.fields_on_paper:
            field.setEnabled(not self.void.currentData())
        self._changed()

    @Slot()
    def keep(self) -> None:
        if self._ready is None:
            return self._read_back()
        whose, vote = self._ready
        self.save.setEnabled(False)
        self.send(whose, vote)

    def send(self, whose: str, vote: Vote) -> None:
        done = partial(self._written, whose)
        if whose.startswith(URN):
            args = (self._ballot.id, Side(whose.removeprefix(URN)), vote, self.number.text())
            self._hands.do(keying.lay_paper, *args, then=lambda _: done(), refused=self._refused)
        else:
            args_by_name = (self._step_id, whose, vote, secrets.token_hex(16))
            self._hands.do(keying.key_in, *args_by_name, then=lambda _: done(), refused=self._refused)

    def _read_back(self) -> None:
        room, say = self._hands.room, self.say
        whose, step = str(self.who.currentData()), room.step(self._step_id)
        if not whose or step is None:
            return self.show_problem(say("keying_who_first"))
        reason = next((each for each in VOID_REASONS if each == self.void.currentData()), None)
        try:
            payload = Vote(self._ballot.id, Void(reason)) if reason else read_answer(step, room, self._sent())
        except Refused as refused:
            return self.show_problem(say(refused.key, **refused.details))
        if not isinstance(payload, Vote):
            raise ValueError("a paper is a vote")
        self._ready = (whose, payload)
        self.problem.hide()
        said = say.listing(self._marked()) or say("ballot_vote_blank")
        if reason:
            said = say.labelled(say("keying_void"), self.void.currentText())
        self.told.setText(say("keying_check", name=self.who.currentText(), marks=said))
        self.save.setText(say("keying_write"))

    def _sent(self) -> dict[str, list[str]]:
        """The fields as a phone's page sends them; a blank paper says nothing else."""
        sent: dict[str, list[str]] = {"ballot": [self._ballot.id]}
        for name, field in self.fields_on_paper:
            if value := _value(field):
                sent.setdefault(name, []).append(value)
        return {name: sent[name] for name in ("ballot", "blank", "word") if name in sent} if "blank" in sent else sent

    def _marked(self) -> list[str]:
        return [
            field.accessibleName()
            if isinstance(field, QCheckBox)
            else self.say.labelled(field.accessibleName(), _shown(field))
            for _, field in self.fields_on_paper
            if _value(field)
        ]

    def _written(self, whose: str) -> None:
        """Nothing of the last paper stays on the screen; the urn goes on giving papers."""
        name = self.who.currentText()
        for _, field in self.fields_on_paper:
            _empty(field)
        self.void.setCurrentIndex(0)
        self.number.clear()
        self._offer()
        if whose.startswith(URN):
            self.who.choose(whose)
        self.save.setEnabled(self.who.count() > 1)
        self._changed()
        self.told.setText(self.say("keying_written", name=name))
        self._begin_at_the_name()

    def _begin_at_the_name(self) -> None:
        """Or on the paper, where nobody is looked for."""
        if self.who.person:
            self._go_to_paper()
        else:
            self.who.setFocus()

    def _refused(self, words: str) -> None:
        self.save.setEnabled(True)
        self._changed()
        self.show_problem(words)


def _choices(paper: View, reason: str) -> list[tuple[str, str, list[tuple[str, str]] | None]]:
    """The fields with one answer out of several: caption, name, and what can be chosen; None is free writing."""
    steps = [(step["id"], step["label"]) for step in paper["steps"]]
    unsaid = [("none", paper["no_opinion"])] if paper["no_opinion"] else []
    match paper["paper"]:
        case "ticks" if not paper["many"]:
            return [("", "choice", _named(paper["options"]))]
        case "grades":
            return [(_caption(each), f"grade-{each['id']}", [*steps, *unsaid]) for each in paper["options"]]
        case "degree":
            return [("", "degree", _named(paper["degrees"]))]
        case "stance":
            return [("", "stance", _named(paper["stances"])), (reason, "reason", None)]
        case "duels":
            return [
                (each["title"], each["name"], [(s["id"], s["label"]) for s in each["steps"]]) for each in paper["pairs"]
            ]
        case "spots":
            pairs = [(option, axis) for option in paper["options"] for axis in paper["axes"]]
            return [(f"{_caption(o)} – {axis['name']}", f"{axis['id']}-{o['id']}", steps) for o, axis in pairs]
        case _:
            return []


def _named(options: Sequence[View]) -> list[tuple[str, str]]:
    return [(each["id"], _caption(each)) for each in options]


def _caption(option: View) -> str:
    return " · ".join(part for part in (option["mark"], option["label"]) if part)


def _combo(options: Sequence[tuple[str, str]]) -> QComboBox:
    return choice([("", UNSET), *options], "")


def _number(paper: View) -> QSpinBox:
    least = -paper["dearest"] if paper["paper"] == "credits" else 0
    most: dict[str, int] = {"credits": paper["dearest"], "ranks": len(paper["options"])}
    most["points"] = paper["most_on_one"]
    return number(least, most[paper["paper"]])


def _value(field: QWidget) -> str:
    match field:
        case QComboBox():
            return str(field.currentData())
        case QCheckBox():
            return str(field.property("value")) if field.isChecked() else ""
        case QSpinBox():
            return str(field.value()) if field.value() else ""
        case QLineEdit():
            return field.text().strip()
        case _:
            raise ValueError("no such field on a paper")


def _shown(field: QWidget) -> str:
    return field.currentText() if isinstance(field, QComboBox) else _value(field)


def _empty(field: QWidget) -> None:
    match field:
        case QComboBox():
            field.setCurrentIndex(0)
        case QCheckBox():
            field.setChecked(False)
        case QSpinBox():
            field.setValue(0)
        case QLineEdit():
            field.clear()
