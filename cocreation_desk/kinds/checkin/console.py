"""Arrivals, live: how many of each side are here, and who is still expected."""

from __future__ import annotations

from cocreation_desk.design import PALETTE, SIDES
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.widgets.bars import Bar, Bars, Line
from cocreation_desk.widgets.panel import Item, ItemList, Panel
from cocreation_desk.widgets.parts import label


class CheckinPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._say = hands.say
        self.count = label(name="bigFigure")
        self.bars = Bars(PALETTE.sunken)
        self._title = label(name="caption")
        self.missing = ItemList(hands.say("checkin_panel_missing", n=2), 80)
        self.column.addWidget(self.count)
        self.column.addWidget(self.bars)
        self.column.addWidget(self._title)
        self.column.addWidget(self.missing, 1)

    def show_room(self, room: Room) -> None:
        say = self._say
        here = [each for each in room.participants if each.presence.is_here]
        awaited = [each for each in room.participants if each.presence is Presence.EXPECTED]
        self.count.setText(say("checkin_panel_here", here=len(here), of=len(room.participants)))
        lines = []
        for side in Side:
            of = [each for each in room.participants if each.side is side]
            come = sum(1 for each in of if each.presence.is_here)
            if of:
                look = SIDES.get(side.value, SIDES["all"])
                words = say("n_of", here=come, of=len(of))
                bar = Bar(look.shape, come / len(of), words, look.colour, look.pattern == "striped")
                lines.append(Line(side_name(side.value, room, say), (bar,)))
        self.bars.show_lines(lines)
        self._title.setText(say("checkin_panel_missing", n=len(awaited)) if awaited else say("checkin_panel_all_here"))
        self.missing.setVisible(bool(awaited))
        self.missing.show_items(
            [Item(each.id, f"{SIDES.get(each.side.value, SIDES['all']).hollow}  {each.name}") for each in awaited]
        )
