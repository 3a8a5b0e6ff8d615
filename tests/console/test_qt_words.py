"""Qt's own dialogs and context menus speak the console's language."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from cocreation_desk.console.qt_words import QtWords


def test_what_qt_says_by_itself_follows_the_language(qtbot: QtBot) -> None:
    words = QtWords()
    try:
        words.speak("fr")
        assert {"Annuler", "Enregistrer"} <= said(qtbot)

        words.speak("en")
        assert {"Cancel", "Save"} <= said(qtbot)
    finally:
        words.fall_silent()


def said(qtbot: QtBot) -> set[str]:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    return {each.text().replace("&", "") for each in buttons.buttons()}
