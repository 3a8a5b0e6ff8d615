"""Whether this computer can show a film or a picture: it is tried beside everything else, silently and unseen."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImageReader
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

LIMIT_MS = 15_000  # some films give neither a picture nor an error
Seen: TypeAlias = tuple[str, int, int]  # the file with its size and time: a film that is replaced is another one


class FilmCheck(QObject):
    """``judged`` says that one more is known. One file is tried at a time."""

    judged = Signal()
    _known = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verdicts: dict[Seen, bool] = {}
        self._waiting: list[Seen] = []
        self._trial: _Trial | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LIMIT_MS)
        self._patience.timeout.connect(self._give_up)
        self._known.connect(self._judge, Qt.ConnectionType.QueuedConnection)  # not from inside the player's own call

    def verdict(self, path: str) -> bool | None:
        """``None`` until it is known; asking for it has it found out."""
        try:
            found = Path(path).stat()
        except OSError:
            return False
        seen = (path, found.st_size, found.st_mtime_ns)
        if seen not in self._verdicts and seen not in self._waiting:
            self._waiting.append(seen)
            if len(self._waiting) == 1:
                QTimer.singleShot(0, self, self._try_next)
        return self._verdicts.get(seen)

    @Slot()
    def _try_next(self) -> None:
        if not self._waiting:
            return
        seen = self._waiting[0]
        path = seen[0]
        if QImageReader.imageFormat(path).data() and QImageReader(path).imageCount() == 1:
            self._known.emit(seen, QImageReader(path).canRead())
            return
        self._trial = _Trial(seen, self)
        self._trial.heard.connect(self._known)
        self._trial.begin()
        self._patience.start()

    @Slot()
    def _give_up(self) -> None:
        if self._waiting:
            self._known.emit(self._waiting[0], False)

    @Slot(object, bool)
    def _judge(self, seen: Seen, shows: bool) -> None:
        """The first thing heard of a file counts; frames that follow say nothing new, and nothing of another file."""
        if self._waiting[:1] != [seen]:
            return
        self._verdicts[self._waiting.pop(0)] = shows
        self.close()
        self.judged.emit()
        self._try_next()

    def close(self) -> None:
        """Nothing plays on behind the window."""
        self._patience.stop()
        if self._trial is not None:
            self._trial.end()
            self._trial = None


class _Trial(QObject):
    """One film, played unseen and unheard; ``heard`` names it with all that is heard of it."""

    heard = Signal(object, bool)

    def __init__(self, seen: Seen, parent: QObject) -> None:
        super().__init__(parent)
        self._seen = seen
        self._player = QMediaPlayer(self)
        sink = QVideoSink(self)
        self._player.setVideoSink(sink)  # and no sound
        sink.videoFrameChanged.connect(self._shown)
        self._player.errorOccurred.connect(self._failed)
        self._player.mediaStatusChanged.connect(self._ended)

    def begin(self) -> None:
        self._player.setSource(QUrl.fromLocalFile(self._seen[0]))
        self._player.play()

    def end(self) -> None:
        self._player.stop()
        self.deleteLater()

    @Slot(QVideoFrame)
    def _shown(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self.heard.emit(self._seen, True)

    @Slot()
    def _failed(self) -> None:
        self.heard.emit(self._seen, False)

    @Slot(QMediaPlayer.MediaStatus)
    def _ended(self, status: QMediaPlayer.MediaStatus) -> None:
        if status in (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia):
            self.heard.emit(self._seen, False)
