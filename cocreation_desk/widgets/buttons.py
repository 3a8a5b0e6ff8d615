"""Buttons in the four voices a window has: the obvious one, the ordinary, the quiet, the one that undoes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from cocreation_desk.widgets.icons import DRAWN, icon, picture
from cocreation_desk.widgets.tips import tip as as_tip

Voice = Literal["primary", "plain", "quiet", "danger"]

GAP = 5  # points between a drawing and its words

_INKS = {
    "primary": QPalette.ColorRole.HighlightedText,
    "plain": QPalette.ColorRole.ButtonText,
    "quiet": QPalette.ColorRole.Link,
    "danger": QPalette.ColorRole.BrightText,
}


def drawing(name: str, voice: Voice = "plain", gap: int = 0) -> QIcon:
    """A drawing in the ink of that voice, paler where it is switched off."""
    palette = QApplication.palette()
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    return icon(name, palette.color(_INKS[voice]).name(), off.name(), gap)


def button(words: str, drawn: str = "", voice: Voice = "plain", tip: str = "") -> QPushButton:
    made = QPushButton(words)
    made.setProperty("voice", voice)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if drawn:
        made.setIcon(drawing(drawn, voice, GAP))
        made.setIconSize(QSize(DRAWN + GAP, DRAWN))
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the space bar to Next
    return made


def speak_as(made: QPushButton, drawn: str, voice: Voice) -> None:
    """The same button in another voice."""
    if made.property("voice") != voice:
        made.setProperty("voice", voice)
        made.setIcon(drawing(drawn, voice, GAP))
        made.style().unpolish(made)
        made.style().polish(made)


def stacked_button(words: str, drawn: str, tip: str) -> QToolButton:
    """A drawing with its word below: for a few that stand in a row."""
    made = QToolButton()
    made.setObjectName("stacked")
    made.setText(words)
    made.setToolTip(tip)
    made.setIcon(drawing(drawn))
    made.setIconSize(QSize(DRAWN, DRAWN))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def large(name: str) -> QPixmap:
    """A drawing for places that are still empty."""
    return picture(name, QApplication.palette().color(QPalette.ColorRole.Mid).name(), 40)


def icon_button(name: str, drawn: str, voice: Voice = "plain", checkable: bool = False) -> QToolButton:
    """A button with a drawing only; its name is told on hover and to those who listen."""
    made = QToolButton()
    made.setIcon(drawing(drawn, voice))
    made.setIconSize(QSize(DRAWN, DRAWN))
    made.setToolTip(as_tip(name))
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
