"""Pictures of candidates as Qt Quick asks for them, by the name the room knows them by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

Fetch = Callable[[str], bytes | None]


class Portraits(QQuickImageProvider):
    """``image://portrait/`` and the name of the picture."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._fetch = fetch

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        """Something nobody can see where there is no such picture: the initials then stay."""
        found = self._fetch(name)
        image = QImage.fromData(found) if found else QImage()
        if image.isNull():
            image = QImage(1, 1, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.transparent)
        size.setWidth(image.width())
        size.setHeight(image.height())
        wanted = requested.isValid() and requested.width() > 0
        way = Qt.TransformationMode.SmoothTransformation
        return image.scaled(requested, Qt.AspectRatioMode.KeepAspectRatioByExpanding, way) if wanted else image
