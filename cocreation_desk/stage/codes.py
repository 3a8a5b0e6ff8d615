"""QR codes as Qt Quick asks for them: one pixel a module, quiet zone and all."""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, qRgb
from PySide6.QtQuick import QQuickImageProvider
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_ZONE = 4


def qr_image(words: str) -> QImage:
    """Medium error correction, a quiet zone of four modules, one pixel a module."""
    code: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)  # type: ignore[type-arg]  # generic in the stubs only
    code.add_data(words)
    matrix = code.get_matrix()
    image = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            if dark:
                image.setPixel(x, y, qRgb(0, 0, 0))
    return image


class QrImages(QQuickImageProvider):
    """``image://qr/`` and the words, percent-encoded."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, words: str, size: QSize, requested: QSize) -> QImage:
        image = qr_image(unquote(words))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
