"""The console wears the house's colours and letters: Fusion, our palette, our style sheet."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cocreation_desk.design import CONSOLE_TYPE, FAMILY, PALETTE, qss_values
from cocreation_desk.places import resource
from cocreation_desk.typeface import screen_faces
from cocreation_desk.widgets.writing import lacks_letters

_Role = QPalette.ColorRole


def dress(app: QApplication) -> None:
    """Once, before the first window."""
    for face in screen_faces(lacks_letters):
        QFontDatabase.addApplicationFont(str(face))
    app.setStyle("Fusion")
    app.setPalette(palette())
    font = QFont(FAMILY)
    font.setPointSizeF(CONSOLE_TYPE.body)
    app.setFont(font)


def wear(window: QWidget) -> None:
    """Put the style sheet on a window that stands whole, and on whatever opens from it.

    Were it the application's, Qt would style every widget again each time one is put into another: that makes building
    the console four times as slow.
    """
    window.setStyleSheet(style_sheet())


def palette() -> QPalette:
    """Read by everything that paints for itself; the inks of our buttons' drawings come from here too."""
    made = QPalette()
    colours = {
        _Role.Window: PALETTE.paper,
        _Role.WindowText: PALETTE.ink,
        _Role.Base: PALETTE.surface,
        _Role.AlternateBase: PALETTE.paper,
        _Role.Text: PALETTE.ink,
        _Role.Button: PALETTE.surface,
        _Role.ButtonText: PALETTE.ink,
        _Role.BrightText: PALETTE.stop,
        _Role.Highlight: PALETTE.accent,
        _Role.HighlightedText: PALETTE.on_accent,
        _Role.Link: PALETTE.accent,
        _Role.LinkVisited: PALETTE.accent_deep,
        _Role.ToolTipBase: PALETTE.ink,
        _Role.ToolTipText: PALETTE.on_accent,
        _Role.PlaceholderText: PALETTE.muted,
        _Role.Mid: PALETTE.edge,
        _Role.Light: PALETTE.surface,
        _Role.Dark: PALETTE.edge,
    }
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(PALETTE.edge))
    return made


def style_sheet() -> str:
    pictures = {name: resource("console", f"{name}.svg").as_posix() for name in ("arrow_up", "arrow_down", "check")}
    return Template(resource("console", "console.qss").read_text("utf-8")).substitute(qss_values() | pictures)
