"""Sorting what was written into themes, by dragging or by keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QTreeWidget, QTreeWidgetItem

from cocreation_desk.console.merging import fill_with_others
from cocreation_desk.design import SIDES
from cocreation_desk.desk import ideas
from cocreation_desk.domain.ideas import Contribution
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.cluster.kind import themes_of, ungrouped
from cocreation_desk.kinds.hands import Hands
from cocreation_desk.widgets.buttons import button
from cocreation_desk.widgets.panel import Panel
from cocreation_desk.widgets.parts import label, row
from cocreation_desk.widgets.tips import tip
from cocreation_desk.widgets.writing import unmarked

KEY = Qt.ItemDataRole.UserRole
THEME = Qt.ItemDataRole.UserRole + 1


class ThemeTree(QTreeWidget):
    """Themes with their cards under them, or the cards of no theme; a card is dropped on a theme, or on another card of it."""

    sorted_into = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setDragDropMode(QTreeWidget.DragDropMode.DragDrop)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(110)
        self.setProperty("compact", True)
        self.setIndentation(12)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        source = event.source()
        dragged = source.currentItem() if isinstance(source, ThemeTree) else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is None or not dragged.data(0, KEY) or (target is None and self.topLevelItemCount()):
            return
        self.sorted_into.emit(str(dragged.data(0, KEY)), str(target.data(0, THEME)) if target is not None else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words break into lines anew

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ClusterPanel(Panel):
    def __init__(self, hands: Hands, step_id: str) -> None:
        super().__init__()
        self._hands = hands
        self._say = hands.say
        self._step_id = step_id
        self._shown: object = None
        say = self._say
        self.count = label(name="strong")
        self.tree = ThemeTree(say("cluster_panel_tree"))
        self.loose = ThemeTree("")
        self.loose.setRootIsDecorated(False)
        for here, other in ((self.tree, self.loose), (self.loose, self.tree)):
            here.itemSelectionChanged.connect(partial(self._choose_in, here, other))
            here.sorted_into.connect(self._sort)
        self.name = QLineEdit()
        self.name.setAccessibleName(say("cluster_panel_name"))
        self.name.setPlaceholderText(say("cluster_panel_name"))
        self.name.returnPressed.connect(self._add)
        self.add = button(say("cluster_panel_add"), "plus", "primary")
        self.add.clicked.connect(self._add)
        self.rename = button(say("cluster_panel_rename"), "pencil")
        self.rename.clicked.connect(self._rename)
        self.remove = button(say("cluster_panel_remove"), "bin")
        self.remove.clicked.connect(self._remove)
        self.put = button(say("cluster_panel_put"), "next")
        self.join = button(say("cluster_panel_join"), "merge")
        self._joined = QMenu(self)
        self._joined.aboutToShow.connect(self._fill_joined)
        self.join.setMenu(self._joined)
        self._themes = QMenu(self)
        self._themes.aboutToShow.connect(self._fill_themes)
        self.put.setMenu(self._themes)
        self.merge = button(say("collect_panel_merge"), "merge")
        self._others = QMenu(self)
        self._others.aboutToShow.connect(self._fill_others)
        self.merge.setMenu(self._others)
        self.column.setSpacing(6)
        self._sides = row(gap=6)
        self._sides.addWidget(self.loose, 3)
        self._sides.addWidget(self.tree, 2)
        self.column.addWidget(self.count)
        self.column.addLayout(row(self.name, self.add, self.rename, gap=6))
        self.column.addLayout(self._sides, 1)
        self.column.addLayout(row(self.put, self.merge, self.join, self.remove, 1, gap=6))

    def show_room(self, room: Room) -> None:
        step, say = room.step(self._step_id), self._say
        if step is None:
            return
        loose, themes = ungrouped(step, room), themes_of(step, room)
        done = "cluster_panel_done" if themes else "cluster_panel_nothing"
        self.count.setText(say("cluster_panel_left", n=len(loose)) if loose else say(done))
        inside = {theme.id: [each for each in room.contributions if each.theme_id == theme.id] for theme in themes}
        shown = (tuple(loose), tuple(themes), tuple(tuple(cards) for cards in inside.values()))
        if shown == self._shown:
            return
        self._shown = shown
        kept, opened = self._key, self._opened
        for tree in (self.loose, self.tree):
            tree.blockSignals(True)
            tree.clear()
        self.loose.setAccessibleName(say("cluster_panel_loose", n=len(loose)))
        self.loose.addTopLevelItems([_card(each, "") for each in loose])
        shares = (3, 2) if loose else (1, 4)  # where all is sorted, a strip to drop a card on is enough
        for side, share in enumerate(shares):
            self._sides.setStretch(side, share)
        for theme in themes:
            words = say("cluster_panel_theme", name=theme.name, n=len(inside[theme.id]))
            self.tree.addTopLevelItem(top := _theme(words, theme.id))
            top.addChildren([_card(each, theme.id) for each in inside[theme.id]])
            top.setExpanded(theme.id in opened)
        for tree in (self.loose, self.tree):
            for item in tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
                if kept and kept == (item.data(0, KEY) or item.data(0, THEME)):
                    tree.setCurrentItem(item)
            tree.blockSignals(False)
        self._show_buttons()

    @property
    def _opened(self) -> set[str]:
        """The themes whose cards are on show."""
        tops = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return {str(each.data(0, THEME)) for each in tops if each is not None and each.isExpanded()}

    def _choose_in(self, here: ThemeTree, other: ThemeTree) -> None:
        """One card or theme at a time, on either side."""
        if here.selectedItems():
            other.clearSelection()
        self._show_buttons()

    @property
    def _item(self) -> QTreeWidgetItem | None:
        return next(iter((*self.loose.selectedItems(), *self.tree.selectedItems())), None)

    @property
    def _key(self) -> str:
        item = self._item
        return str(item.data(0, KEY) or item.data(0, THEME) or "") if item is not None else ""

    @property
    def chosen_card(self) -> str:
        item = self._item
        return str(item.data(0, KEY) or "") if item is not None else ""

    @property
    def chosen_theme(self) -> str:
        item = self._item
        return str(item.data(0, THEME) or "") if item is not None and not item.data(0, KEY) else ""

    @Slot()
    def _show_buttons(self) -> None:
        self.put.setEnabled(bool(self.chosen_card))
        self.merge.setEnabled(bool(self.chosen_card))
        self.rename.setEnabled(bool(self.chosen_theme))
        self.remove.setEnabled(bool(self.chosen_theme))
        self.join.setVisible(bool(self.chosen_theme))
        self.merge.setVisible(not self.chosen_theme)

    @Slot(str, str)
    def _sort(self, card_id: str, theme_id: str) -> None:
        self._hands.do(ideas.sort_into, card_id, theme_id or None)

    @Slot()
    def _add(self) -> None:
        """A new theme; the chosen card goes into it at once."""
        card = self.chosen_card

        def added(theme_id: str) -> None:
            self.name.clear()
            if card:
                self._sort(card, theme_id)

        self._hands.do(ideas.add_theme, self._step_id, self.name.text(), then=added)

    @Slot()
    def _rename(self) -> None:
        if self.chosen_theme:
            self._hands.do(ideas.rename_theme, self.chosen_theme, self.name.text(), then=lambda _: self.name.clear())

    @Slot()
    def _remove(self) -> None:
        if self.chosen_theme:
            self._hands.do(ideas.remove_theme, self.chosen_theme)

    @Slot()
    def _fill_themes(self) -> None:
        self._themes.clear()
        card = self.chosen_card
        step = self._hands.room.step(self._step_id)
        for theme in themes_of(step, self._hands.room) if step else ():
            action = self._themes.addAction(unmarked(theme.name))
            action.triggered.connect(lambda _=False, into=theme.id: self._sort(card, into))
        self._themes.addSeparator()
        self._themes.addAction(self._say("cluster_panel_out"), lambda: self._sort(card, ""))

    @Slot()
    def _fill_joined(self) -> None:
        self._joined.clear()
        chosen = self.chosen_theme
        step = self._hands.room.step(self._step_id)
        for theme in themes_of(step, self._hands.room) if step else ():
            if theme.id != chosen:
                action = self._joined.addAction(unmarked(theme.name))
                action.triggered.connect(
                    lambda _=False, into=theme.id: self._hands.do(ideas.merge_themes, self._step_id, chosen, into)
                )

    @Slot()
    def _fill_others(self) -> None:
        everything = self._hands.room.contributions
        card = next((each for each in everything if each.id == self.chosen_card), None)
        if card is not None:
            others = [each for each in everything if each.id != card.id and each.state.may_be_shown]
            fill_with_others(self._others, self, self._hands, card, others)


def _theme(words: str, theme_id: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem([words])
    made.setData(0, THEME, theme_id)
    font = made.font(0)
    font.setBold(True)
    made.setFont(0, font)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled)
    return made


def _card(each: Contribution, theme_id: str) -> QTreeWidgetItem:
    look = SIDES.get(each.side.value, SIDES["all"])
    made = QTreeWidgetItem([f"{look.shape} {each.display}"])
    made.setData(0, KEY, each.id)
    made.setData(0, THEME, theme_id)
    made.setToolTip(0, tip(f"{each.code} · {each.text}"))
    return made
