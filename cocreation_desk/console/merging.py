"""Two cards that say the same: the most alike are offered first, and any other is found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cocreation_desk.console.forms import Form
from cocreation_desk.desk import ideas
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.ideas import Contribution
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.buttons import drawing
from cocreation_desk.widgets.fields import passing
from cocreation_desk.widgets.panel import Item, ItemList
from cocreation_desk.widgets.parts import label
from cocreation_desk.widgets.writing import unmarked

OFFERED = 8  # in the menu; more are looked for
SHORTEST_WORD = 4  # letters; shorter ones are in every sentence
IN_MENU = 60  # letters


def most_alike(card: Contribution, others: Sequence[Contribution]) -> list[Contribution]:
    """By the words they share with it, then as they came."""
    words = _words(card)
    return sorted(others, key=lambda each: -len(words & _words(each)) / max(1, len(words | _words(each))))


def fill_with_others(
    menu: QMenu, around: QWidget, hands: Hands, card: Contribution, others: Sequence[Contribution]
) -> None:
    menu.clear()
    say, ordered = hands.say, most_alike(card, others)
    for each in ordered[:OFFERED]:
        action = menu.addAction(unmarked(f"{each.code} · {each.display[:IN_MENU]}"))
        action.triggered.connect(lambda _=False, into=each.id: hands.do(ideas.merge, card.id, into))
    if len(ordered) > OFFERED:
        menu.addSeparator()
        search = menu.addAction(drawing("search"), say("merge_search", n=len(ordered)))
        search.triggered.connect(lambda: MergeForm(hands, card, ordered, around).open())


class MergeForm(Form):
    """Return in the search merges with the line that is chosen; arrows choose another."""

    def __init__(self, hands: Hands, card: Contribution, others: Sequence[Contribution], parent: QWidget) -> None:
        say = hands.say
        super().__init__(say, say("merge_title"), say("merge_do"), parent)
        self.setMinimumWidth(680)
        self._hands, self._card, self._others = hands, card, others
        self.column.insertWidget(1, label(f"{card.code} · {card.display}", "strong", wrap=True))
        self.column.insertWidget(2, label(say("merge_words"), "hint", wrap=True))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("merge_hint"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(drawing("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self.keep)
        passing(self.search)
        self.list = ItemList(say("merge_title"), 340)
        self.list.say_when_empty(say("merge_nothing"), say("merge_nothing_words"))
        self.list.itemActivated.connect(lambda _: self.keep())
        self.ask(say("merge_find"), self.search)
        self.fields.addRow(self.list)
        self._sift("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _sift(self, typed: str) -> None:
        wanted = folded(typed).split()
        found = [each for each in self._others if all(word in folded(f"{each.code} {each.display}") for word in wanted)]
        self.list.show_items([Item(each.id, f"{each.code} · {each.display}") for each in found])
        if found:
            self.list.setCurrentRow(0)
        self.save.setEnabled(bool(found))

    @Slot()
    def keep(self) -> None:
        if self.list.chosen:
            into, act = self.list.chosen, ideas.merge
            self._hands.do(act, self._card.id, into, then=self.done_well, refused=self.show_problem)


def _words(card: Contribution) -> set[str]:
    return {word for word in folded(card.display).split() if len(word) >= SHORTEST_WORD}
