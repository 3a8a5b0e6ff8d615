"""Where the keyboard rests: on the run of show, from where Space is *Next*, unless somebody writes or went elsewhere with Tab."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget


class Resting(QObject):
    """A button that goes away while it has the keyboard does not leave it to its neighbour: Space would press what nobody chose.

    A click beside everything, and Escape in a field, bring it to rest as well. Other pages than the room's keep Qt's own order.
    ``keys`` are the window's in its fields too, where Linux has uses of its own for Ctrl+D and Ctrl+E.
    """

    def __init__(self, window: QWidget, home: QWidget, keys: Iterable[str] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._keys = [QKeySequence(each) for each in keys]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)
        window.installEventFilter(self)

    @Slot(QWidget, QWidget)
    def _moved(self, left: QWidget | None, reached: QWidget | None) -> None:
        if isinstance(reached, QLineEdit) and self._window.isAncestorOf(reached):
            reached.installEventFilter(self)
        if left is None or not isinstance(reached, QAbstractButton) or not self._home.isVisible():
            return
        if not self._window.isAncestorOf(left) or not self._window.isAncestorOf(reached):
            return
        if not left.isVisibleTo(self._window) or not left.isEnabled():
            self._home.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                if QKeySequence(event.keyCombination()) in self._keys:
                    event.ignore()
                    return True
            case _ if watched is not self._window or not self._home.isVisible():
                return False
            case QEvent.Type.MouseButtonPress:  # nothing below it wanted it
                self._home.setFocus()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if isinstance(self._window.focusWidget(), QLineEdit):
                    self._home.setFocus()
        return False
