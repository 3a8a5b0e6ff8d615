"""A file let go over a widget, as Qt tells of it: whoever wants it among those around the pointer gets it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(onto: QWidget, *files: Path, at: QPoint | None = None) -> bool:
    """Whether anybody wanted it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where = at or onto.rect().center()
    button, key, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(where, copy, mime, button, key)
    QApplication.sendEvent(onto, entering)
    if not entering.isAccepted():
        return False
    falling = QDropEvent(QPointF(where), copy, mime, button, key)
    QApplication.sendEvent(onto, falling)
    return falling.isAccepted()
