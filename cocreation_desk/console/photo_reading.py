"""A photo that was dropped or chosen, read and looked at beside the window: a camera's file is large, a stick is slow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from cocreation_desk.console.background import Background
from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.domain.sheet import Progress


@dataclass(frozen=True)
class Photo:
    """What is in the file, and a small picture of it to show; the picture is null where it is none that we can read."""

    data: bytes
    small: QImage


class PhotoReading(QObject):
    """``read`` brings the photo, ``unreadable`` says that the file could not be opened. The newest one asked for counts."""

    read = Signal(object)
    unreadable = Signal()

    def __init__(self, side: int, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side
        self.is_busy = False
        self._work = Background(self)
        self._work.done.connect(self._hand_over)
        self._work.troubled.connect(self._tell_trouble)

    def start(self, file: str) -> None:
        self.is_busy = True
        self._work.start(partial(_looked_at, Path(file), self._side))

    def let_go(self) -> None:
        self._work.let_go()

    @Slot(object)
    def _hand_over(self, photo: Photo) -> None:
        self.is_busy = False
        self.read.emit(photo)

    @Slot(object)
    def _tell_trouble(self, _: Exception) -> None:
        self.is_busy = False
        self.unreadable.emit()


def small_picture(data: bytes, side: int) -> QImage:
    """No more is decoded than is shown."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def _looked_at(file: Path, side: int, _: Progress) -> Photo:
    try:
        data = file.read_bytes()
    except OSError:
        raise Unavailable("photo_unreadable") from None
    return Photo(data, small_picture(data, side))
