"""The candidates as a list with their pictures; a picture dropped on one of them becomes theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cocreation_desk.console.photo_reading import small_picture
from cocreation_desk.design import PALETTE
from cocreation_desk.domain.election import Candidate
from cocreation_desk.widgets.drops import Drops

FACE = 64  # points
PICTURES = (".jpg", ".jpeg", ".png", ".webp")

Fetch = Callable[[str], bytes | None]


class CandidateList(QListWidget):
    photo_dropped = Signal(str, str)  # whose, which file; nobody's where it fell beside the names

    def __init__(self, name: str, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._faces: dict[tuple[str, str], QIcon] = {}
        self._shown: list[tuple[Candidate, str]] = []
        self.setAccessibleName(name)
        self.setIconSize(QSize(FACE, FACE))
        self.setWordWrap(True)
        self.setSpacing(2)
        Drops(self.viewport(), PICTURES, self._give)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_candidates(self, candidates: Sequence[tuple[Candidate, str]]) -> None:
        """Each with what is said of it; whoever was chosen stays so."""
        if list(candidates) == self._shown:
            return
        self._shown = list(candidates)
        chosen = self.chosen
        blocked = self.blockSignals(True)
        self.clear()
        for candidate, words in candidates:
            item = QListWidgetItem(self._face(candidate), words)
            item.setData(Qt.ItemDataRole.UserRole, candidate.id)
            if not candidate.state.stands:
                item.setForeground(QColor(PALETTE.muted))
            self.addItem(item)
            if candidate.id == chosen:
                self.setCurrentItem(item)
        self.blockSignals(blocked)
        self.itemSelectionChanged.emit()

    @property
    def chosen(self) -> str:
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, candidate_id: str) -> None:
        for at in range(self.count()):
            if self.item(at).data(Qt.ItemDataRole.UserRole) == candidate_id:
                self.setCurrentRow(at)

    def _face(self, candidate: Candidate) -> QIcon:
        key = (candidate.photo, candidate.name)
        if key not in self._faces:
            data = self._fetch(candidate.photo) if candidate.photo else None
            ratio = self.devicePixelRatioF()
            small = small_picture(data, round(FACE * ratio)) if data else None
            self._faces[key] = QIcon(face(small, candidate.name, FACE, ratio))
        return self._faces[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _give(self, file: Path, at: QPoint) -> None:
        item = self.itemAt(at)
        self.photo_dropped.emit(str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else "", str(file))


def face(picture: QImage | None, name: str, side: int, ratio: float = 1.0) -> QPixmap:
    """A picture with round corners, or somebody's initials."""
    drawn = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    corners = QPainterPath()
    corners.addRoundedRect(0, 0, side, side, 8, 8)
    painter.setClipPath(corners)
    if picture is not None and not picture.isNull():
        least = min(picture.width(), picture.height())
        middle = QRect((picture.width() - least) // 2, (picture.height() - least) // 2, least, least)
        painter.drawImage(QRect(0, 0, side, side), picture, middle)
    else:
        painter.fillRect(0, 0, side, side, QColor(PALETTE.accent_soft))
        painter.setPen(QColor(PALETTE.accent))
        font = painter.font()
        font.setPixelSize(round(side * 0.36))
        font.setBold(True)
        painter.setFont(font)
        initials = "".join(word[0] for word in name.split()[:2]).upper()
        painter.drawText(0, 0, side, side, Qt.AlignmentFlag.AlignCenter, initials)
    painter.end()
    return drawn
