"""Dialogs for votes that do not come by phone: a paper typed in for one person, and hands counted for one side."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from cocreation_desk.console.forms import Form, choice
from cocreation_desk.desk import keying
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.kinds.ballot.door import read_answer
from cocreation_desk.kinds.ballot.phone import phone
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import View
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.parts import label

UNSET = "–"


class PaperForm(Form):
    """One paper after the other: who it is from, what is on it, read back, written. The form then waits for the next."""

    def __init__(self, hands: Hands, step_id: str, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("keying_title"), say("keying_read_back"), parent)
        self._hands, self._step_id, self._ballot = hands, step_id, ballot
        self.fields_on_paper: list[tuple[str, QWidget]] = []
        self._ready: tuple[Participant, Vote] | None = None
        self.told = label(wrap=True)
        self.column.insertWidget(1, self.told)
        self.told.setText(say("keying_how"))
        self.cancel.setText(say("keying_end"))
        self.save.setMinimumWidth(
            self.save.sizeHint().width() + self.fontMetrics().horizontalAdvance(say("keying_write"))
        )
        self.who = QComboBox()
        self.ask(say("keying_who"), self.who)
        self.who.currentIndexChanged.connect(self._changed)
        self._offer_people()
        self._lay_out()

    @property
    def waiting(self) -> Sequence[Participant]:
        """Those who may vote now and have not, by family name."""
        room = self._hands.room
        ballot = room.ballot(self._ballot.id) or self._ballot
        voted = room.voted.get(ballot.id, frozenset())
        found = [each for each in room.entitled(ballot) if ballot.admits(each.side) and each.id not in voted]
        return sorted(found, key=lambda each: (each.last_name.casefold(), each.first_name.casefold()))

    def _offer_people(self, without: str = "") -> None:
        self.who.clear()
        self.who.addItem(UNSET, "")
        for each in self.waiting:
            if each.id != without:
                self.who.addItem(each.name, each.id)

    def _lay_out(self) -> None:
        room, say = self._hands.room, self.say
        step, waiting = room.step(self._step_id), self.waiting
        paper: View | None = phone(step, room, waiting[0].side, say)["form"] if step and waiting else None
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
        self.problem.hide()
        self.save.setText(self.say("keying_read_back"))

    @Slot()
    def keep(self) -> None:
        if self._ready is None:
            return self._read_back()
        person, vote = self._ready
        self.save.setEnabled(False)
        key = secrets.token_hex(16)
        args = (self._step_id, person.id, vote, key)
        self._hands.do(keying.key_in, *args, then=lambda _: self._written(person), refused=self._refused)

    def _read_back(self) -> None:
        room, say = self._hands.room, self.say
        person, step = room.participant(str(self.who.currentData())), room.step(self._step_id)
        if person is None or step is None:
            return self.show_problem(say("keying_who_first"))
        try:
            vote = read_answer(step, room, self._sent())
        except Refused as refused:
            return self.show_problem(say(refused.key, **refused.details))
        if not isinstance(vote, Vote):
            raise ValueError("a paper is a vote")
        self._ready = (person, vote)
        self.problem.hide()
        said = say.listing(self._marked()) or say("ballot_vote_blank")
        self.told.setText(say("keying_check", name=person.name, marks=said))
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

    def _written(self, person: Participant) -> None:
        """Nothing of the last paper stays on the screen."""
        for _, field in self.fields_on_paper:
            _empty(field)
        self._offer_people(without=person.id)
        self._changed()
        self.save.setEnabled(self.who.count() > 1)
        self.told.setText(self.say("keying_written", name=person.name))
        self.who.setFocus()

    def _refused(self, words: str) -> None:
        self._changed()
        self.save.setEnabled(True)
        self.show_problem(words)


class HandsForm(Form):
    """How many hands went up for each option, on one side of the room."""

    def __init__(self, hands: Hands, ballot: Ballot, parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("hands_title"), say("hands_write"), parent)
        self._hands, self._ballot = hands, ballot
        self.column.insertWidget(1, label(say("hands_how"), wrap=True))
        room = hands.room
        sides = [side for side in room.turnout(ballot) if ballot.electorate.includes(side)]
        self.side = choice([(side.value, side_name(side.value, room, say)) for side in sides], "")
        self.ask(say("hands_side"), self.side)
        self.totals = {option.id: QSpinBox() for option in ballot.options}
        for option in ballot.options:
            self.ask(option.label.said_in(say.language), self.totals[option.id])
        self.blank = QSpinBox()
        if ballot.rules.allow_blank:
            self.ask(say("ballot_vote_blank"), self.blank)

    @Slot()
    def keep(self) -> None:
        totals = {option: field.value() for option, field in self.totals.items()}
        args = (self._ballot.id, Side(str(self.side.currentData())), totals, self.blank.value())
        self._hands.do(keying.enter_hands, *args, then=self.done_well, refused=self.show_problem)


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
    made = QSpinBox()
    made.setMinimum(-paper["dearest"] if paper["paper"] == "credits" else 0)
    most: dict[str, int] = {"credits": paper["dearest"], "ranks": len(paper["options"])}
    most["points"] = paper["most_on_one"]
    made.setMaximum(most[paper["paper"]])
    return made


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
