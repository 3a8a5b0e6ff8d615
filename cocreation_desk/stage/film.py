"""The film on the stage: played, paused and watched from the console; never a control on the projector."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QAudio, QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtQml import qmlRegisterType
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem


class FilmFrame(QQuickPaintedItem):
    """The picture of a film where there is no graphics card; Qt paints it on the Qt thread there, so Python may."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paint(self, painter: QPainter) -> None:
        if self._image.isNull():
            return
        room = self.boundingRect()
        picture = QRectF(QPointF(), QSizeF(self._image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        picture.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(picture, self._image)


def register_film_frame() -> None:
    """Makes ``FilmFrame`` known to QML as ``import StageFilm``."""
    qmlRegisterType(FilmFrame, "StageFilm", 1, 0, "FilmFrame")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes str


class Film(QObject):
    """One film at a time. It is shown on whatever item the scene offers, and its sound goes to this computer's speakers."""

    ended = Signal()
    failed = Signal()  # this film cannot be played here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink = QVideoSink(self)
        self._frame: FilmFrame | None = None
        self._last = QImage()
        self._player = QMediaPlayer(self)
        self._sound = QAudioOutput(self)
        self._player.setAudioOutput(self._sound)
        self._player.setVideoOutput(self._sink)
        self._sink.videoFrameChanged.connect(self._show)
        self._player.mediaStatusChanged.connect(self._tell_status)
        self._player.errorOccurred.connect(self._tell_error)

    @property
    def source(self) -> str:
        return self._player.source().toLocalFile()

    @property
    def position(self) -> int:
        return self._player.position()

    @property
    def length(self) -> int:
        return max(0, self._player.duration())

    def load(self, source: str) -> None:
        if source != self.source:
            self._last = QImage()
            self._player.setSource(QUrl.fromLocalFile(source) if source else QUrl())

    def play(self) -> None:
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def seek(self, position: int) -> None:
        self._player.setPosition(position)

    def set_volume(self, volume: int) -> None:
        """Out of a hundred, as the ear hears it."""
        scale = QAudio.VolumeScale
        self._sound.setVolume(QAudio.convertVolume(volume / 100, scale.LogarithmicVolumeScale, scale.LinearVolumeScale))

    def stop(self) -> None:
        """Silence, and the file is let go of."""
        self._player.stop()
        self.load("")

    def attach(self, item: QQuickItem | None) -> None:
        """Shows the film on that item of the scene: ours, or Qt's ``VideoOutput``; ``None`` when the scene has left."""
        self._frame = item if isinstance(item, FilmFrame) else None
        if item is None or self._frame is not None:
            self._player.setVideoOutput(self._sink)
        else:
            self._player.setVideoOutput(item)
        if self._frame is not None and not self._last.isNull():
            self._frame.show_image(self._last)

    @Slot(QVideoFrame)
    def _show(self, frame: QVideoFrame) -> None:
        if not frame.isValid():
            return
        self._last = frame.toImage()
        if self._frame is not None:
            self._frame.show_image(self._last)

    @Slot()
    def _tell_status(self) -> None:
        if self._player.mediaStatus() is QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()

    @Slot()
    def _tell_error(self) -> None:
        self.failed.emit()
