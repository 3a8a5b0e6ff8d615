"""Commitments as they are made: who still owes one, and which wording may be projected."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from cocreation_desk.console.speaking_turns import SpeakingTurns
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import captures, running
from cocreation_desk.domain.commitments import Commitment, CommitmentStatus
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.kinds.turns import drawn_order
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.panel import Item, ItemList, Panel
from cocreation_desk.widgets.parts import label, row


class CommitPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        say = self._say
        self.turns = SpeakingTurns(hands, step_id)
        self.count = label(name="strong")
        self.owing = label(wrap=True)
        self.list = ItemList(say("commit_panel_list"), 120)
        self.list.say_when_empty(say("commit_empty"), say("commit_empty_words"))
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.show_it = button(say("commit_panel_show"), "screen", "primary")
        self.show_it.clicked.connect(self._show_or_hide)
        self.take_back = button(say("commit_panel_take_back"), "bin")
        self.take_back.clicked.connect(self._take_back)
        self.words = QLineEdit()
        self.words.setAccessibleName(say("commit_panel_words"))
        self.words.setPlaceholderText(say("commit_panel_words"))
        self.words.returnPressed.connect(self._reword)
        self.reword = button(say("collect_panel_reword"), "pencil")
        self.reword.clicked.connect(self._reword)
        self.measure = QLineEdit()
        self.measure.setAccessibleName(say("commit_panel_measure"))
        self.measure.setPlaceholderText(say("commit_panel_measure"))
        self.measure.returnPressed.connect(self._say_measure)
        self.back = icon_button(say("collect_panel_page_back"), "back")
        self.forth = icon_button(say("collect_panel_page_next"), "next")
        self.back.clicked.connect(lambda: self._turn_page(-1))
        self.forth.clicked.connect(lambda: self._turn_page(1))
        self.column.addWidget(self.turns)
        self.column.addLayout(row(self.count, 1, self.back, self.forth, gap=4))
        self.column.addWidget(self.owing)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row(self.show_it, self.take_back, 1, gap=6))
        self.column.addLayout(row(self.words, self.reword, gap=6))
        self.column.addWidget(self.measure)
        self.column.addWidget(label(say("commit_panel_hint"), "hint", wrap=True))

    def show_room(self, room: Room) -> None:
        say = self._say
        if step := room.step(self._step_id):
            self.turns.show_turns(step, drawn_order(step, room, Side.COMPANY))
        self.count.setText(say("commit_panel_count", n=len(room.commitments)))
        owners = {each.owner for each in room.commitments}
        owing = [
            each.name
            for each in room.participants
            if each.side is Side.COMPANY and each.may_vote and each.name not in owners
        ]
        self.owing.setText(say("commit_panel_owing", names=", ".join(owing)) if owing else say("commit_panel_all"))
        self.list.show_items([self._item(each) for each in room.commitments])
        self._show_buttons()

    def _item(self, each: Commitment) -> Item:
        say = self._say
        parts = [each.code, each.owner, say("commit_panel_by", date=each.due_on), say(f"answer_{each.answer.value}")]
        if each.status is CommitmentStatus.TO_CONFIRM:
            parts.append(say("capture_to_confirm"))
        parts.append(say("commit_panel_shown" if each.shown else "commit_panel_not_shown"))
        words = f"{' · '.join(parts)}\n{each.text}"
        if each.measure:
            words += f"\n{say.labelled(say('commit_panel_measure_short'), each.measure)}"
        return Item(each.id, words, PALETTE.ink if each.shown else PALETTE.ink_soft)

    @property
    def _chosen(self) -> Commitment | None:
        return next((each for each in self._hands.room.commitments if each.id == self.list.chosen), None)

    @Slot()
    def _show_buttons(self) -> None:
        chosen = self._chosen
        for each in (self.show_it, self.take_back, self.reword):
            each.setEnabled(chosen is not None)
        self.show_it.setText(self._say("commit_panel_hide" if chosen and chosen.shown else "commit_panel_show"))

    @Slot()
    def _show_or_hide(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self._hands.do(captures.show_commitment, chosen.id, not chosen.shown)

    @Slot()
    def _take_back(self) -> None:
        if self.list.chosen:
            self._hands.do(captures.take_back, "commitment", self.list.chosen)

    @Slot()
    def _reword(self) -> None:
        if self.list.chosen and self.words.text().strip():
            done = self.words.clear
            self._hands.do(captures.edit_commitment, self.list.chosen, text=self.words.text(), then=lambda _: done())

    @Slot()
    def _say_measure(self) -> None:
        if self.list.chosen:
            done = self.measure.clear
            words = self.measure.text()
            self._hands.do(captures.edit_commitment, self.list.chosen, measure=words, then=lambda _: done())

    def tick(self, now: datetime) -> None:
        self.turns.tick(now)

    def _turn_page(self, by: int) -> None:
        step = self._hands.room.step(self._step_id)
        if step is not None:
            self._hands.do(running.cue, step.id, page=max(0, cue(step, "page", 0) + by))
