"""A discussion: the queue of questions, the one on the air, answers now or later; a round of speaking turns."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QStringListModel, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit

from cocreation_desk.console.forms import completed
from cocreation_desk.console.speaking_turns import SpeakingTurns
from cocreation_desk.desk import ideas, running
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.ideas import QUESTION, Contribution, ContributionState
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.discuss.kind import has_queue, queue, revealed_before
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.turns import drawn_order
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.flow import Flow
from cocreation_desk.widgets.panel import Item, ItemList, Panel
from cocreation_desk.widgets.parts import card, emptied, holding, label, pill, row
from cocreation_desk.widgets.segments import Segments
from cocreation_desk.widgets.tips import tip

SHELVES = ("queue", "received", "treated")
ANSWER_WITHIN_DAYS = 15


class DiscussPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self._rows_shown: tuple[int, int | None] = (-1, None)
        self.round = SpeakingTurns(hands, step_id)
        self._queue_part()
        self._reveal = Flow(gap=6)
        self._reveal_holder = holding(self._reveal)
        self.listen = Empty(self._say("discuss_panel_listen"), self._say("discuss_panel_listen_words"), large("bubble"))
        for part in (self.round, self._questions, self._reveal_holder, self.listen):
            self.column.addWidget(part)
        self.column.setStretchFactor(self._questions, 1)
        self.column.addStretch(0)

    def _queue_part(self) -> None:
        say = self._say
        self.air = label(name="strong", wrap=True)
        self.air_state = pill(say("discuss_panel_on_air"))
        self.air_state.setProperty("tone", "live")
        self.shelf = Segments([(key, say(f"discuss_panel_{key}", n=0), None) for key in SHELVES])
        self.shelf.chosen.connect(self._again)
        self.list = ItemList(say("discuss_panel_list"), 130)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.on_air = button(say("discuss_panel_put_on_air"), "screen", "primary")
        self.answered = button(say("discuss_panel_answered"), "check")
        self.approve = button(say("collect_panel_approve"), "check")
        self.hide_it = button(say("collect_panel_hide"), "hidden")
        self.later = button(say("discuss_panel_later"), "clock")
        self.on_air.clicked.connect(lambda: self._ask(ideas.put_on_air))
        self.answered.clicked.connect(lambda: self._ask(ideas.answered))
        self.approve.clicked.connect(lambda: self._ask(ideas.approve))
        self.hide_it.clicked.connect(self._hide)
        self.later.clicked.connect(self._answer_later)
        self.owner = QLineEdit()
        self.owner.setPlaceholderText(say("capture_owner"))
        self.owner.setAccessibleName(say("capture_owner"))
        self._owners = QStringListModel(self)
        completed(self.owner, self._owners)
        self.due = QDateEdit()
        self.due.setCalendarPopup(True)
        self.due.setAccessibleName(say("due_on"))
        self.due.setLocale(QLocale("fr_FR" if say.language == "fr" else "en_GB"))
        self.due.setDisplayFormat("d MMM yyyy")
        soon = self._hands.now().date() + timedelta(days=ANSWER_WITHIN_DAYS)
        self.due.setDate(QDate(soon.year, soon.month, soon.day))
        self._questions, inside = card("well", 12, 8)
        on_air = row(self.air_state)
        on_air.addWidget(self.air, 1)
        inside.addLayout(on_air)
        inside.addLayout(row(self.shelf, 1))
        inside.addWidget(self.list, 1)
        inside.addLayout(row(self.on_air, self.answered, self.approve, self.hide_it, 1, gap=6))
        inside.addLayout(row(self.owner, self.due, self.later, gap=6))

    @Slot()
    def _again(self) -> None:
        self.show_room(self._hands.room)

    def show_room(self, room: Room) -> None:
        step = room.step(self._step_id)
        if step is None:
            return
        asked = has_queue(step)
        self._questions.setVisible(asked)
        self.round.show_turns(step, drawn_order(step, room))
        self._show_reveal(step, room)
        self.listen.setVisible(not asked and not self.round.isVisibleTo(self))
        if asked:
            self._show_queue(step, room)

    def tick(self, now: datetime) -> None:
        self.round.tick(now)

    def _show_queue(self, step: Step, room: Room) -> None:
        say = self._say
        on_air = room.on_air(step)
        asked = [each for each in room.contributions_of(step) if each.label == QUESTION]
        treated = (ContributionState.ANSWERED, ContributionState.LATER, ContributionState.HIDDEN)
        shelves = {
            "queue": list(queue(step, room)),
            "received": [each for each in asked if each.state is ContributionState.RECEIVED],
            "treated": [each for each in asked if each.state in treated],
        }
        for key, questions in shelves.items():
            self.shelf.button(key).setText(say(f"discuss_panel_{key}", n=len(questions)))
        self.air.setText(on_air.display if on_air else say("discuss_panel_nothing_on_air"))
        self.air_state.setVisible(on_air is not None)
        shelf = "decided" if asked and self.shelf.choice == "received" else self.shelf.choice
        self.list.say_when_empty(say(f"discuss_empty_{shelf}"), say(f"discuss_empty_{shelf}_words"))
        self.list.show_items([self._item(each) for each in shelves[self.shelf.choice]])
        names = [each.name for each in room.participants if each.side is Side.COMPANY]
        if names != self._owners.stringList():
            self._owners.setStringList(names)
        self._show_buttons()

    def _item(self, each: Contribution) -> Item:
        marks = {
            ContributionState.ON_AIR: "discuss_panel_on_air",
            ContributionState.ANSWERED: "discuss_panel_answered",
            ContributionState.LATER: "discuss_panel_later_done",
            ContributionState.HIDDEN: "collect_panel_hidden_mark",
        }
        mark = f" · {self._say(marks[each.state])}" if each.state in marks else ""
        return Item(each.id, f"▲ {each.supports}{mark}\n{each.display}")

    @Slot()
    def _show_buttons(self) -> None:
        chosen = bool(self.list.chosen)
        shelf = self.shelf.choice
        self.approve.setVisible(shelf == "received")
        self.on_air.setVisible(shelf == "queue")
        self.answered.setVisible(shelf == "queue")
        for each in (self.approve, self.on_air, self.answered, self.hide_it, self.later):
            each.setEnabled(chosen)
        for part in (self.owner, self.due, self.later):
            part.setVisible(shelf == "queue")

    def _ask(self, act: object) -> None:
        if self.list.chosen:
            self._hands.do(act, self.list.chosen)  # type: ignore[arg-type]  # an act on a contribution

    @Slot()
    def _hide(self) -> None:
        if self.list.chosen:
            self._hands.do(ideas.hide, self.list.chosen, self._say("collect_panel_usual_reason"))

    @Slot()
    def _answer_later(self) -> None:
        if self.list.chosen:
            chosen = self.due.date()
            due_on = date(chosen.year(), chosen.month(), chosen.day())
            question = self.list.chosen
            self._hands.do(ideas.answer_later, question, self.owner.text(), due_on, then=lambda _: self.owner.clear())

    def _show_reveal(self, step: Step, room: Room) -> None:
        """Which statement of the vote above stands alone on the stage, or all of them."""
        ballot = revealed_before(step, room)
        self._reveal_holder.setVisible(ballot is not None)
        if ballot is None:
            return
        at = cue(step, "at", None)
        shown = (len(ballot.options), at)
        if shown == self._rows_shown:
            return
        self._rows_shown = shown
        emptied(self._reveal)
        for number in (None, *range(len(ballot.options))):
            chip = button(self._say("charter_panel_all") if number is None else str(number + 1))
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(number == at)
            if number is not None:
                chip.setToolTip(tip(ballot.options[number].label.said_in(self._say.language)))
            chip.clicked.connect(lambda _=False, number=number: self._hands.do(running.cue, self._step_id, at=number))
            self._reveal.addWidget(chip)
