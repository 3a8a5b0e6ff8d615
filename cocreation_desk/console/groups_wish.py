"""Picking the people of one wish: those to be kept together, or to be kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.console.people_model import found_by
from cocreation_desk.console.words_of import side_look
from cocreation_desk.domain.people import Participant
from cocreation_desk.widgets.buttons import drawing
from cocreation_desk.widgets.fields import passing
from cocreation_desk.widgets.parts import label
from cocreation_desk.widgets.segments import Segments
from cocreation_desk.words import Say

KINDS = ("together", "apart")
FEWEST = 2

Keep = Callable[[str, frozenset[str]], object]


class WishForm(Form):
    def __init__(self, say: Say, people: Sequence[Participant], keep: Keep, parent: QWidget) -> None:
        super().__init__(say, say("groups_wish_title"), say("groups_wish_keep"), parent)
        self._keep, self._people = keep, people
        self.kind = Segments([(kind, say(f"groups_wish_{kind}"), None) for kind in KINDS])
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("groups_wish_search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(drawing("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self._tick_found)
        passing(self.search)
        self.list = QListWidget()
        self.list.setMinimumHeight(300)
        for person in people:
            item = QListWidgetItem(f"{side_look(person.side).shape}  {person.name}")
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemActivated.connect(_turn)
        self.list.itemChanged.connect(self._count)
        self._counted = label(name="small")
        self.ask(say("groups_wish_kind"), self.kind)
        self.ask(say("groups_wish_people"), self.search)
        self.fields.addRow(self.list)
        self.fields.addRow(self._counted)
        self._count()

    @property
    def picked(self) -> frozenset[str]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return frozenset(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def pick(self, *participant_ids: str) -> None:
        for at, person in enumerate(self._people):
            if person.id in participant_ids:
                self.list.item(at).setCheckState(Qt.CheckState.Checked)

    @Slot(str)
    def _sift(self, letters: str) -> None:
        for at, person in enumerate(self._people):
            self.list.item(at).setHidden(not found_by(person, letters))

    @Slot()
    def _tick_found(self) -> None:
        """Return ticks the only one who is left, and the next name can be typed."""
        left = [item for at in range(self.list.count()) if not (item := self.list.item(at)).isHidden()]
        if len(left) == 1:
            _turn(left[0])
            self.search.clear()

    @Slot()
    def _count(self) -> None:
        n = len(self.picked)
        self._counted.setText(self.say("groups_wish_picked", n=n))
        self.save.setEnabled(n >= FEWEST)

    @Slot()
    def keep(self) -> None:
        self._keep(self.kind.choice, self.picked)
        self.done_well()


def _turn(item: QListWidgetItem) -> None:
    checked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
