"""What people wrote, before anybody else sees it: let through, keep back, reword, merge; and what the secretary types in."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu

from cocreation_desk.console.merging import fill_with_others
from cocreation_desk.design import PALETTE, SIDES
from cocreation_desk.desk import ideas, running
from cocreation_desk.domain.ideas import Contribution, ContributionState
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.collect.kind import fields_of
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.kinds.kind import cue
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.panel import Item, ItemList, Panel
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.widgets.segments import Segments

STATES = {
    "received": (ContributionState.RECEIVED,),
    "approved": (ContributionState.APPROVED, ContributionState.ON_AIR),
    "hidden": (ContributionState.HIDDEN, ContributionState.MERGED),
}


class CollectPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self._labels: list[str] = []
        self._lay_out()

    def _lay_out(self) -> None:
        say = self._say
        self.shelf = Segments([(key, say(f"collect_panel_{key}", n=0), None) for key in STATES])
        self.shelf.chosen.connect(self._again)
        self.list = ItemList(say("collect_panel_list"), 110)
        self.list.setProperty("compact", True)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.empty = Empty("", "")
        self.empty.setMinimumHeight(self.list.minimumHeight())
        self.approve_all = button(say("collect_panel_approve_all"), "check", "quiet")
        self.approve_all.clicked.connect(lambda: self._hands.do(ideas.approve_all, self._step_id))
        self.approve = button(say("collect_panel_approve"), "check", "primary")
        self.approve.clicked.connect(lambda: self._ask(ideas.approve))
        self.hide_it = button(say("collect_panel_hide"), "hidden")
        self.hide_it.clicked.connect(self._hide)
        self.merge = button(say("collect_panel_merge"), "merge")
        self._others = QMenu(self)
        self._others.aboutToShow.connect(self._fill_others)
        self.merge.setMenu(self._others)
        self.unmerge = button(say("collect_panel_unmerge"), "undo")
        self.unmerge.clicked.connect(lambda: self._ask(ideas.unmerge))
        self.words = QLineEdit()
        self.words.setAccessibleName(say("collect_panel_words"))
        self.words.setPlaceholderText(say("collect_panel_words"))
        self.words.returnPressed.connect(self._reword)
        self.reword = icon_button(say("collect_panel_reword"), "pencil")
        self.reword.clicked.connect(self._reword)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(say("collect_panel_type"))
        self.typed.setPlaceholderText(say("collect_panel_type"))
        self.typed.returnPressed.connect(self._write_down)
        self.field = QComboBox()
        self.field.setMinimumContentsLength(6)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setAccessibleName(say("collect_panel_field"))
        self.side = QComboBox()
        self.side.setMinimumContentsLength(9)
        self.side.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.side.setAccessibleName(say("person_side"))
        for side in Side:
            self.side.addItem(f"{SIDES.get(side.value, SIDES['all']).shape} {say(f'side_{side.value}')}", side.value)
        self.keep = icon_button(say("collect_panel_keep"), "plus")
        self.keep.clicked.connect(self._write_down)
        self.back = icon_button(say("collect_panel_page_back"), "back")
        self.forth = icon_button(say("collect_panel_page_next"), "next")
        self.back.clicked.connect(lambda: self._turn_page(-1))
        self.forth.clicked.connect(lambda: self._turn_page(1))
        self.page = label(name="small")
        self.column.setSpacing(6)
        self.column.addLayout(row(self.shelf, 1, self.back, self.page, self.forth, gap=1))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.empty, 1)
        self.column.addLayout(row(self.approve, self.hide_it, self.merge, self.unmerge, 1, gap=6))
        self.column.addLayout(row(self.words, self.reword, self.approve_all, gap=6))
        self.column.addLayout(row(self.typed, self.field, self.side, self.keep, gap=6))

    @Slot()
    def _again(self) -> None:
        self.show_room(self._hands.room)

    def show_room(self, room: Room) -> None:
        step, say = room.step(self._step_id), self._say
        if step is None:
            return
        written = room.contributions_of(step)
        for key, states in STATES.items():
            self.shelf.button(key).setText(
                say(f"collect_panel_{key}", n=sum(1 for each in written if each.state in states))
            )
        here = [each for each in written if each.state in STATES[self.shelf.choice]]
        fields = {field.label: field.text.said_in(say.language) for field in fields_of(step)}
        self.list.show_items([self._item(each, fields) for each in here])
        self.list.setVisible(bool(here))
        self.empty.setVisible(not here)
        shelf = "decided" if written and self.shelf.choice == "received" else self.shelf.choice
        self.empty.say(say(f"collect_empty_{shelf}"), say(f"collect_empty_{shelf}_words"))
        self.approve_all.setVisible(self.shelf.choice == "received" and bool(here))
        labels = [field.label for field in fields_of(step)]
        if labels != self._labels:
            self._labels = labels
            self.field.clear()
            for field in fields_of(step):
                self.field.addItem(field.text.said_in(say.language) or say("collect_panel_idea"), field.label)
            self.field.setVisible(len(labels) > 1)
        self.page.setText(str(number := cue(step, "page", 0) + 1))
        self.page.setAccessibleName(say("collect_panel_page", n=number))
        self._show_buttons()

    def _item(self, each: Contribution, fields: dict[str, str]) -> Item:
        look = SIDES.get(each.side.value, SIDES["all"])
        field = fields.get(each.label, "")
        head = " · ".join(part for part in (f"{look.shape} {each.code}", field) if part)
        ink = PALETTE.muted if each.state in STATES["hidden"] else ""
        words = f"{head} — {each.display}"
        if each.state is ContributionState.HIDDEN and each.hidden_reason:
            words += f"\n{self._say('collect_panel_because', reason=each.hidden_reason)}"
        return Item(each.id, words, ink, each.text if each.display_text else "")

    @property
    def _chosen(self) -> Contribution | None:
        return next((each for each in self._hands.room.contributions if each.id == self.list.chosen), None)

    @Slot()
    def _show_buttons(self) -> None:
        chosen = self._chosen
        state = chosen.state if chosen else None
        self.approve.setVisible(self.shelf.choice != "approved")
        self.approve.setEnabled(state in (ContributionState.RECEIVED, ContributionState.HIDDEN))
        self.hide_it.setVisible(self.shelf.choice != "hidden")
        self.hide_it.setEnabled(chosen is not None)
        self.merge.setVisible(self.shelf.choice != "hidden")
        self.merge.setEnabled(chosen is not None)
        self.unmerge.setVisible(self.shelf.choice == "hidden")
        self.unmerge.setEnabled(state is ContributionState.MERGED)
        self.reword.setEnabled(chosen is not None)

    def _ask(self, act: object) -> None:
        if self.list.chosen:
            self._hands.do(act, self.list.chosen)  # type: ignore[arg-type]  # an act on a contribution

    @Slot()
    def _hide(self) -> None:
        """The words typed below are the reason; without any, the usual one."""
        if self.list.chosen:
            reason = self.words.text().strip() or self._say("collect_panel_usual_reason")
            self._hands.do(ideas.hide, self.list.chosen, reason, then=lambda _: self.words.clear())

    @Slot()
    def _reword(self) -> None:
        if self.list.chosen and self.words.text().strip():
            self._hands.do(ideas.reword, self.list.chosen, self.words.text(), then=lambda _: self.words.clear())

    @Slot()
    def _fill_others(self) -> None:
        chosen = self._chosen
        step = self._hands.room.step(self._step_id)
        others = self._hands.room.contributions_of(step) if step else ()
        states = (*STATES["received"], *STATES["approved"])
        if chosen is not None:
            wanted = [each for each in others if each.id != chosen.id and each.state in states]
            fill_with_others(self._others, self, self._hands, chosen, wanted)

    @Slot()
    def _write_down(self) -> None:
        field = self.field.currentData() or "idea"
        side = Side(self.side.currentData())
        self._hands.do(
            ideas.write_down, self._step_id, field, self.typed.text(), side, then=lambda _: self.typed.clear()
        )

    def _turn_page(self, by: int) -> None:
        step = self._hands.room.step(self._step_id)
        if step is not None:
            self._hands.do(running.cue, step.id, page=max(0, cue(step, "page", 0) + by))
