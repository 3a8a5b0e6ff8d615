"""What is wished of tables, groups or pairs: how many, mixed by what, who with whom, and through which stations."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTime, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.groups_wish import WishForm
from cocreation_desk.domain.grouping import Wishes
from cocreation_desk.domain.groups import (
    FEATURES,
    MOST_GROUPS,
    MOST_ROUNDS,
    Stations,
    Wanted,
    What,
    expected,
)
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.fields import number, time_of_day
from cocreation_desk.widgets.panel import Item, ItemList
from cocreation_desk.widgets.parts import card, holding, label, row, written_in
from cocreation_desk.widgets.segments import Segments

MANY, SIZE = "many", "size"
STATION_LINES = 5


class GroupsPlan(QWidget):
    """``changed`` says that something is wished otherwise than before."""

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        say = bridge.say
        self._what = What.TABLES
        self._wishes = Wishes()
        self._quiet = False
        self._day: datetime | None = None
        self.by = Segments([(MANY, say("groups_by_many"), None), (SIZE, say("groups_by_size"), None)])
        self.number = _number(1, MOST_GROUPS)
        self.rounds = _number(1, MOST_ROUNDS)
        self.features = {name: QCheckBox(say(f"groups_feature_{name}")) for name in FEATURES}
        self.sides = {side: QCheckBox() for side in Side}
        self.wishes = ItemList(say("groups_wishes"), 66)
        self.add_wish = button(say("groups_wish_add"), "plus", "quiet")
        self.drop_wish = button(say("groups_wish_drop"), "cross", "quiet")
        self.stations = QPlainTextEdit()
        self.stations.setTabChangesFocus(True)
        self.stations.setPlaceholderText(say("groups_stations_hint"))
        self.stations.setAccessibleName(say("groups_stations_caption"))
        self.stations.setFixedHeight(self.stations.fontMetrics().lineSpacing() * STATION_LINES + 22)
        self.minutes, self.between, self.at_once = _number(1, 240), _number(0, 60), _number(1, 20)
        self.starts = time_of_day()
        self.starts.setFixedWidth(96)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._bridge.say
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        frame, asked = card(margin=16, gap=8)
        self._how_many_words = label()
        self._how_many_words.setBuddy(self.number)
        how_many = QVBoxLayout()
        how_many.setContentsMargins(0, 0, 0, 0)
        how_many.addLayout(row(self.by, 1))
        how_many.addLayout(row(self._how_many_words, 1, self.number))
        self._how_many = holding(how_many)
        self._turns = label(say("groups_rounds_posts"), "hint", wrap=True)
        asked.addWidget(self._how_many)
        asked.addWidget(_line(say("groups_rounds_caption"), self.rounds))
        asked.addWidget(self._turns)
        asked.addWidget(label(say("groups_mix_caption"), "caption"))
        boxes = list(self.features.values())
        asked.addLayout(row(boxes[0], boxes[1], 1))
        asked.addLayout(row(boxes[2], boxes[3], 1))
        asked.addWidget(label(say("groups_who_caption"), "caption"))
        for box in self.sides.values():
            asked.addWidget(box)
        asked.addWidget(label(say("groups_wishes"), "caption"))
        self._no_wish = label(say("groups_wishes_none"), "hint", wrap=True)
        asked.addWidget(self._no_wish)
        asked.addWidget(self.wishes)
        asked.addLayout(row(self.add_wish, self.drop_wish, 1))
        self._circuit = QWidget()
        circuit = QVBoxLayout(self._circuit)
        circuit.setContentsMargins(0, 0, 0, 0)
        circuit.addWidget(label(say("groups_stations_caption"), "caption"))
        circuit.addWidget(self.stations)
        for caption, field in (
            ("groups_minutes", self.minutes),
            ("groups_between", self.between),
            ("groups_at_once", self.at_once),
            ("groups_starts", self.starts),
        ):
            circuit.addWidget(_line(say(caption), field))
        asked.addWidget(self._circuit)
        asked.addStretch(1)
        whole.addWidget(frame)

    def _connect(self) -> None:
        self.by.chosen.connect(self._turn_measure)
        for asked in (self.number, self.rounds, self.minutes, self.between, self.at_once):
            asked.valueChanged.connect(self._tell)
        for box in (*self.features.values(), *self.sides.values()):
            box.toggled.connect(self._tell)
        self.stations.textChanged.connect(self._tell)
        self.starts.timeChanged.connect(self._tell)
        self.add_wish.clicked.connect(self.ask_wish)
        self.drop_wish.clicked.connect(self._drop_wish)
        self.wishes.itemSelectionChanged.connect(self._show_drop)

    @property
    def wanted(self) -> Wanted:
        many = self.by.choice == MANY
        starts = self._day
        if starts is not None:
            at = self.starts.time()
            starts = starts.replace(hour=at.hour(), minute=at.minute(), second=0, microsecond=0)
        names = tuple(name.strip() for name in written_in(self.stations).splitlines() if name.strip())
        turns = self._what is not What.TABLES
        return Wanted(
            what=self._what,
            groups=self.number.value() if many else 0,
            size=self.number.value(),
            rounds=self.rounds.value(),
            features=tuple(name for name, box in self.features.items() if box.isChecked()),
            sides=tuple(side for side, box in self.sides.items() if box.isChecked()),
            wishes=self._wishes,
            stations=Stations(
                names if turns else (), self.minutes.value(), self.between.value(), self.at_once.value(), starts
            ),
        )

    def show_wanted(self, wanted: Wanted, room: Room) -> None:
        """What was wished before, to be changed."""
        self._quiet = True
        self._what, self._wishes = wanted.what, wanted.wishes
        many = wanted.groups > 0
        self.by.choose(MANY if many else SIZE)
        self._name_number()
        self.number.setValue(wanted.groups or wanted.size)
        self.rounds.setValue(wanted.rounds)
        for name, box in self.features.items():
            box.setChecked(name in wanted.features)
        for side, box in self.sides.items():
            box.setChecked(side in wanted.sides)
        self._day = wanted.stations.starts_at or (room.session.starts_at if room.session else None)
        self.stations.setPlainText("\n".join(wanted.stations.names))
        self.minutes.setValue(wanted.stations.minutes)
        self.between.setValue(wanted.stations.between)
        self.at_once.setValue(wanted.stations.at_once)
        if self._day is not None:
            self.starts.setTime(QTime(self._day.hour, self._day.minute))
        self._how_many.setVisible(wanted.what is not What.PAIRS)
        self._circuit.setVisible(wanted.what is not What.TABLES)
        self._quiet = False
        self._show_turns()
        self.show_room(room)

    def show_room(self, room: Room) -> None:
        say = self._bridge.say
        for side, box in self.sides.items():
            n = sum(1 for each in room.participants if each.side is side)
            box.setText(say("groups_side_of", side=side_name(side, room, say), n=n))
            box.setVisible(n > 0)
        known = {each.id: each.short_name for each in room.participants}
        items = [
            Item(f"{kind}-{at}", say(f"groups_wish_said_{kind}", names=sorted(known.get(each, "…") for each in group)))
            for kind, groups in (("together", self._wishes.together), ("apart", self._wishes.apart))
            for at, group in enumerate(groups)
        ]
        self.wishes.show_items(items)
        self.wishes.setVisible(bool(items))
        self._no_wish.setVisible(not items)
        self._show_drop()

    @Slot()
    def ask_wish(self) -> None:
        people = expected(self._bridge.room.participants, self.wanted)
        WishForm(self._bridge.say, people, self.wish, self).open()

    def wish(self, kind: str, people: frozenset[str]) -> None:
        kept = self._wishes
        if kind == "together":
            self._wishes = replace(kept, together=(*kept.together, people))
        else:
            self._wishes = replace(kept, apart=(*kept.apart, people))
        self.show_room(self._bridge.room)
        self._tell()

    @Slot()
    def _drop_wish(self) -> None:
        kind, _, at = self.wishes.chosen.partition("-")
        if not at:
            return
        kept = self._wishes.together if kind == "together" else self._wishes.apart
        left = tuple(group for number, group in enumerate(kept) if number != int(at))
        self._wishes = replace(self._wishes, **{kind: left})
        self.show_room(self._bridge.room)
        self._tell()

    @Slot()
    def _show_drop(self) -> None:
        self.drop_wish.setVisible(bool(self.wishes.chosen))

    @Slot()
    def _turn_measure(self) -> None:
        self._name_number()
        self._tell()

    def _name_number(self) -> None:
        words = self._bridge.say(f"groups_number_{self.by.choice}")
        self._how_many_words.setText(words)
        self.number.setAccessibleName(words)

    def _show_turns(self) -> None:
        """With posts, several rounds mean something else than a circuit: that is said."""
        self._turns.setVisible(self._what is not What.TABLES and self.rounds.value() > 1)

    @Slot()
    def _tell(self) -> None:
        self._show_turns()
        if not self._quiet:
            self.changed.emit()


def _number(least: int, most: int) -> QSpinBox:
    made = number(least, most)
    made.setFixedWidth(96)
    return made


def _line(words: str, field: QWidget) -> QWidget:
    caption = label(words, wrap=True)
    caption.setBuddy(field)
    field.setAccessibleName(words)
    made = row(caption, field)
    made.setStretch(0, 1)
    return holding(made)
