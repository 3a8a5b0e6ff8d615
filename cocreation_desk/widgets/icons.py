"""Small line drawings for buttons and lists, drawn in whatever colour the place asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

DRAWN = 18  # points

# Each is what stands inside a 24 × 24 drawing, stroked two units wide with round ends.
DRAWINGS = {
    "next": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "pause": '<path d="M9 5v14M15 5v14"/>',
    "play": '<path d="M7 5l12 7-12 7z"/>',
    "stop": '<path d="M6 6h12v12H6z"/>',
    "skip": '<path d="M5 6l6 6-6 6M13 6l6 6-6 6"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "check": '<path d="M5 13l5 5L20 7"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="M16 16l4 4"/>',
    "pencil": '<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/>',
    "copy": '<path d="M9 9h11v11H9zM5 15H4V4h11v1"/>',
    "bin": '<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>',
    "up": '<path d="M12 19V5M6 11l6-6 6 6"/>',
    "down": '<path d="M12 5v14M6 13l6 6 6-6"/>',
    "undo": '<path d="M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3"/>',
    "redo": '<path d="M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3"/>',
    "eye": '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
    "hidden": '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM4 20L20 4"/>',
    "screen": '<path d="M3 4h18v12H3zM8 20h8M12 16v4"/>',
    "handover": '<path d="M3 4h18v12H3zM8 20h8M12 13V7M9.5 9.5L12 7l2.5 2.5"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5M16 5a3.5 3.5 0 0 1 0 6.5'
    'M18 14c2.5.8 3.5 3 3.5 6"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 3.5-7.5 8-7.5s8 2.5 8 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "note": '<path d="M5 3h10l4 4v14H5zM9 11h6M9 15h6"/>',
    "quote": '<path d="M4 17c3-1 4-4 4-9H4v5h4M14 17c3-1 4-4 4-9h-4v5h4"/>',
    "flag": '<path d="M5 21V4h13l-3 4 3 4H5"/>',
    "parking": '<path d="M5 3h14v18H5zM10 17V7h3a2.5 2.5 0 0 1 0 5h-3"/>',
    "printer": '<path d="M7 9V3h10v6M7 18H4v-8h16v8h-3M7 14h10v7H7z"/>',
    "save": '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
    "folder": '<path d="M3 6h6l2 2h10v11H3z"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    "journal": '<path d="M6 3h13v18H6zM6 3v18M10 8h5M10 12h5"/>',
    "phone": '<path d="M7 2h10v20H7zM11 18h2"/>',
    "help": '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 17v.01"/>',
    "badge": '<path d="M4 7h16v13H4zM9 7V4h6v3"/><circle cx="12" cy="12" r="2"/><path d="M8 17c1-2 7-2 8 0"/>',
    "shield": '<path d="M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z"/>',
    "voice": '<path d="M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4"/>',
    "bubble": '<path d="M4 5h16v11H11l-5 4v-4H4z"/>',
    "cards": '<path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z"/>',
    "cup": '<path d="M5 8h11v7a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 10h2a2 2 0 0 1 0 5h-2M8 3v2M12 3v2"/>',
    "film": '<path d="M3 5h18v14H3zM10 9l5 3-5 3z"/>',
    "vote": '<path d="M4 10h16v10H4zM8 10V4h8v6M10 15h4"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01"/>',
    "door": '<path d="M6 21V3h12v18M3 21h18M14 12h.01"/>',
    "end": '<path d="M5 21V3M5 4h14v10H5M12 4v10M5 9h14"/>',
    "circle": '<circle cx="12" cy="12" r="7"/>',
    "lock": '<path d="M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2"/>',
    "merge": '<path d="M6 4v4c0 4 6 4 6 9v4M18 4v4c0 4-6 4-6 9"/>',
}


@cache
def icon(name: str, colour: str, disabled: str = "", gap: int = 0) -> QIcon:
    """``gap`` leaves that many points free on the right (on the left when negative), between drawing and words."""
    drawn = QIcon()
    for ratio in (1.0, 2.0):
        drawn.addPixmap(_spaced(picture(name, colour, DRAWN, ratio), gap, ratio), QIcon.Mode.Normal)
        if disabled:
            drawn.addPixmap(_spaced(picture(name, disabled, DRAWN, ratio), gap, ratio), QIcon.Mode.Disabled)
    return drawn


def _spaced(drawn: QPixmap, gap: int, ratio: float) -> QPixmap:
    if not gap:
        return drawn
    wide = QPixmap(QSize(round((DRAWN + abs(gap)) * ratio), round(DRAWN * ratio)))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(max(0, -gap), 0, drawn)
    painter.end()
    return wide


@cache
def picture(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """The drawing as a square of that many points."""
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(_svg(name, colour)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def _svg(name: str, colour: str) -> QByteArray:
    return QByteArray(
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
            f'stroke="{colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{DRAWINGS[name]}</svg>'
        ).encode()
    )
