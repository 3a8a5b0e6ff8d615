"""The menu bar: everything that can be asked of the console, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.domain.room import Room


def always(room: Room) -> bool:
    return True


@dataclass(frozen=True)
class Ask:
    """One line of a menu: what it is called, what it does, its key, and when it can be asked for."""

    words: str
    do: Callable[[], object]
    keys: str = ""
    may: Callable[[Room], bool] = always
    ticked: Callable[[Room], bool] | None = None


@dataclass(frozen=True)
class Choice:
    """A menu in the menu, filled when it opens."""

    words: str
    fill: Callable[[QMenu], object]


@dataclass(frozen=True)
class Undoing:
    """Undo and redo, which say what they would undo and redo."""

    stack: QUndoStack


Line = Ask | Choice | Undoing | None  # None is a rule between two groups


class Menus(QObject):
    """``lines``: the lines of each menu, by the catalogue's key of its title."""

    def __init__(self, bar: QMenuBar, bridge: Bridge, lines: dict[str, tuple[Line, ...]]) -> None:
        super().__init__(bar)
        self._bridge = bridge
        self._asked: list[tuple[QAction, Ask]] = []
        self.menus: dict[str, QMenu] = {}
        for title, inside in lines.items():
            self.menus[title] = bar.addMenu(bridge.say(title))
            for line in inside:
                self._add(self.menus[title], line)
        bridge.changed.connect(self.show_room)
        self.show_room(bridge.room)

    def _add(self, menu: QMenu, line: Line) -> None:
        match line:
            case None:
                menu.addSeparator()
            case Choice(words, fill):
                inner = menu.addMenu(words)
                inner.aboutToShow.connect(partial(_refill, inner, fill))
            case Undoing(stack):
                say = self._bridge.say
                undo = stack.createUndoAction(self, say("menu_undo"))
                redo = stack.createRedoAction(self, say("menu_redo"))
                undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
                redo.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))
                menu.addActions([undo, redo])
            case Ask():
                action = menu.addAction(line.words)
                action.triggered.connect(lambda _=False, do=line.do: do())
                action.setCheckable(line.ticked is not None)
                if line.keys:
                    action.setShortcut(QKeySequence(line.keys))
                self._asked.append((action, line))

    @Slot(object)
    def show_room(self, room: Room) -> None:
        for action, line in self._asked:
            action.setEnabled(line.may(room))
            if line.ticked is not None:
                action.setChecked(line.ticked(room))

    def keys(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Of each menu: its title, and what each key does."""
        for menu in self.menus.values():
            told = [
                (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), plain(action.text()))
                for action in menu.actions()
                if not action.shortcut().isEmpty()
            ]
            if told:
                yield plain(menu.title()), told


def _refill(menu: QMenu, fill: Callable[[QMenu], object]) -> None:
    menu.clear()
    fill(menu)


def plain(words: str) -> str:
    """A menu's words without their mnemonic and their dots."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…").removesuffix(":").rstrip()
