"""Drawing the order of the candidates: by this computer, by what was thrown in the room, or by slips of paper."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.forms import Form
from cocreation_desk.desk import elections
from cocreation_desk.domain.election import Election
from cocreation_desk.domain.election_lot import read_aloud
from cocreation_desk.widgets.buttons import icon_button
from cocreation_desk.widgets.panel import Item, ItemList
from cocreation_desk.widgets.parts import column, holding, label, row

WAYS = ("computer", "public", "slips")


class OrderForm(Form):
    def __init__(self, bridge: Bridge, election: Election, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("order_title"), say("order_draw"), parent)
        self._bridge = bridge
        self._names = {each.id: each.name for each in election.standing}
        self._slips = list(self._names)
        self.ways = {way: QRadioButton(say(f"order_by_{way}")) for way in WAYS}
        group = QButtonGroup(self)
        for each in self.ways.values():
            group.addButton(each)
            each.toggled.connect(self._changed)
        self.digits = QLineEdit()
        self.digits.setPlaceholderText(say("order_digits_hint"))
        self.digits.textChanged.connect(self._changed)
        self.list = ItemList(say("order_slips"), 150)
        self.up = icon_button(say("order_up"), "up")
        self.down = icon_button(say("order_down"), "down")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.column.insertWidget(1, label(say("order_words"), "hint", wrap=True))
        aloud = read_aloud([each.number for each in election.standing])
        self.fingerprint = label(say("order_fingerprint_before", fingerprint=aloud), wrap=True)
        self.column.insertWidget(2, self.fingerprint)
        self.fields.addRow(holding(column(*self.ways.values(), gap=4)))
        self.ask(say("order_digits"), self.digits)
        moves = column(self.up, self.down, 1, gap=4)
        beside = row(self.list)
        beside.addLayout(moves)
        self.ask(say("order_slips"), holding(beside))
        self.ways["computer"].setChecked(True)
        self._show_slips()

    @property
    def way(self) -> str:
        return next(way for way, each in self.ways.items() if each.isChecked())

    @Slot()
    def _changed(self) -> None:
        if not any(each.isChecked() for each in self.ways.values()):
            return
        self.digits.setEnabled(self.way == "public")
        for each in (self.list, self.up, self.down):
            each.setEnabled(self.way == "slips")
        self.save.setEnabled(self.way != "public" or bool(self.digits.text().strip()))

    def _show_slips(self) -> None:
        self.list.show_items([Item(each, f"{at}. {self._names[each]}") for at, each in enumerate(self._slips, start=1)])

    def _move(self, by: int) -> None:
        chosen = self.list.chosen
        if chosen not in self._slips:
            return
        at = self._slips.index(chosen)
        self._slips.insert(max(0, at + by), self._slips.pop(at))
        self._show_slips()
        self.list.choose(chosen)

    @Slot()
    def keep(self) -> None:
        session = self._bridge.room.session
        if session is None:
            return
        then, refused = self.done_well, self.show_problem
        if self.way == "slips":
            self._bridge.do(elections.order_by_slips, session.id, tuple(self._slips), then=then, refused=refused)
        else:
            thrown = self.digits.text() if self.way == "public" else ""
            self._bridge.do(elections.draw_order, session.id, thrown, then=then, refused=refused)
