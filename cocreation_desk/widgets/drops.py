"""Files dropped onto a widget from outside: those it takes by their ending, the others left to whoever stands around it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

Take: TypeAlias = Callable[[Path, QPoint], object]


class Drops(QObject):
    """``take`` gets the first file with one of the endings, and where it fell; ``otherwise`` gets any other file."""

    def __init__(self, onto: QWidget, endings: Collection[str], take: Take, otherwise: Take | None = None) -> None:
        super().__init__(onto)
        self._endings = frozenset(endings)
        self._take = take
        self._otherwise = otherwise
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)  # as the two others are
        files = dropped_files(event.mimeData())
        wanted = next((file for file in files if file.suffix.lower() in self._endings), None)
        taken, take = (wanted, self._take) if wanted is not None else (next(iter(files), None), self._otherwise)
        if taken is None or take is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            take(taken, event.position().toPoint())
        return True


def dropped_files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
