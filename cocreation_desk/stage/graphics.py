"""Which way the stage is drawn: by the graphics card where there is a real one, by the processor where there is none."""

from __future__ import annotations

import os
from typing import Literal

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

Wish = Literal["auto", "software", "card"]

_PRETENDED_CARDS = ("llvmpipe", "softpipe", "swrast", "software", "gdi generic", "microsoft basic")
_GL_RENDERER = 0x1F01


def choose_graphics(wish: Wish = "auto") -> None:
    """To be called once, after the application and before its first Quick window."""
    if wish == "software" or (wish == "auto" and not _has_card()):
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
        return
    smooth = QSurfaceFormat.defaultFormat()
    smooth.setSamples(4)
    QSurfaceFormat.setDefaultFormat(smooth)


def is_software() -> bool:
    """Asked of the backend: after ``setGraphicsApi(Software)`` Qt goes on naming OpenGL as the interface."""
    return (
        os.environ.get("QT_QUICK_BACKEND") == "software"
        or QGuiApplication.platformName() in ("offscreen", "minimal")
        or QQuickWindow.sceneGraphBackend() == "software"
    )


def _has_card() -> bool:
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not (context.create() and context.makeCurrent(surface)):
        return False
    try:
        named = context.functions().glGetString(_GL_RENDERER)
    finally:
        context.doneCurrent()
    return bool(named) and not any(name in str(named).lower() for name in _PRETENDED_CARDS)
