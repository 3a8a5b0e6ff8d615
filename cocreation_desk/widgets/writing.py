"""Which scripts this computer can write by itself."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase


def lacks_letters(script: str) -> bool:
    """Has none of its fonts this one of Qt's writing systems (``Hebrew``, ``Korean`` …)?"""
    return not QFontDatabase.families(QFontDatabase.WritingSystem[script])
