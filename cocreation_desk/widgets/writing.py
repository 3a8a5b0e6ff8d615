"""What is written as it stands: which scripts this computer can write, and words in which no letter is a key."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase


def lacks_letters(script: str) -> bool:
    """Has none of its fonts this one of Qt's writing systems (``Hebrew``, ``Korean`` …)?"""
    return not QFontDatabase.families(QFontDatabase.WritingSystem[script])


def unmarked(words: str) -> str:
    """For menus, buttons and captions: Qt would read the « & » of « R&D » as the mark of a key."""
    return words.replace("&", "&&")
