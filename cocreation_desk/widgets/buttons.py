"""Buttons in the four voices a window has: the obvious one, the ordinary, the quiet, the one that undoes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from cocreation_desk.widgets.icons import icon, picture

Voice = Literal["primary", "plain", "quiet", "danger"]

_INKS = {
    "primary": QPalette.ColorRole.HighlightedText,
    "plain": QPalette.ColorRole.ButtonText,
    "quiet": QPalette.ColorRole.Link,
    "danger": QPalette.ColorRole.BrightText,
}


def drawing(name: str, voice: Voice = "plain") -> QIcon:
    """A drawing in the ink of that voice, paler where it is switched off."""
    palette = QApplication.palette()
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    return icon(name, palette.color(_INKS[voice]).name(), off.name())


def button(words: str, drawn: str = "", voice: Voice = "plain", tip: str = "") -> QPushButton:
    made = QPushButton(words)
    made.setProperty("voice", voice)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if drawn:
        made.setIcon(drawing(drawn, voice))
        made.setIconSize(QSize(18, 18))
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    return made


def icon_button(name: str, drawn: str, voice: Voice = "plain", checkable: bool = False) -> QToolButton:
    """A button with a drawing only; its name is told on hover and to those who listen."""
    made = QToolButton()
    made.setIcon(drawing(drawn, voice))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def large_picture(name: str) -> QIcon:
    """For places that are still empty."""
    return QIcon(picture(name, QApplication.palette().color(QPalette.ColorRole.Mid).name(), 48))
