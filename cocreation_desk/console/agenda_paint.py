"""How one line of the agenda is drawn: its time, what it is, how long it takes, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cocreation_desk.console.agenda_model import DAY, SLOT, STEP
from cocreation_desk.console.words_of import audience_look, kind_drawing, whole_minutes
from cocreation_desk.design import CONSOLE_TYPE, FAMILY, PALETTE
from cocreation_desk.domain.agenda import Step, StepState
from cocreation_desk.domain.clock import Slot
from cocreation_desk.widgets.icons import picture
from cocreation_desk.words import Say

TIMES = 74
DRAWING = 30
MINUTES = 56
EDGE = 8
DAY_AIR = 14  # pixels around the name of a day


def _font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(size)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class AgendaLine(QStyledItemDelegate):
    def __init__(self, say: Say, view: QListView) -> None:
        super().__init__(view)
        self._say = say
        self._view = view
        self._title = _font(CONSOLE_TYPE.body, QFont.Weight.DemiBold)
        self._plain = _font(CONSOLE_TYPE.body, QFont.Weight.Medium)
        self._small = _font(CONSOLE_TYPE.small)
        self._day = _font(CONSOLE_TYPE.small, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        step = index.data(STEP)
        width = self._view.viewport().width()
        lines = self._title_lines(step, width - TIMES - DRAWING - MINUTES - 2 * EDGE)
        high = lines * QFontMetrics(self._title).height() + QFontMetrics(self._small).height() + 14
        return QSize(width, high + self._day_height(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        step: Step = index.data(STEP)
        slot: Slot = index.data(SLOT)
        rect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if day := self._day_height(index):
            self._name_day(painter, index.data(DAY), QRect(rect.left(), rect.top(), rect.width(), day))
            rect.setTop(rect.top() + day)
        self._ground(painter, step, rect, bool(state & QStyle.StateFlag.State_Selected))
        over = step.state in (StepState.DONE, StepState.SKIPPED)
        ink = QColor(PALETTE.muted if over else PALETTE.ink)
        top = rect.top() + 6
        self._times(painter, step, slot, rect, top, ink)
        drawn = "check" if step.state is StepState.DONE else kind_drawing(step.kind)
        colour = PALETTE.accent if step.state.is_current else PALETTE.ok if step.state is StepState.DONE else ink.name()
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.left() + TIMES, top + 1, picture(drawn, colour, 18, ratio))
        self._words(painter, step, rect, top, ink)
        painter.setFont(self._plain)
        painter.setPen(ink)
        at = QRect(rect.right() - MINUTES - EDGE, top, MINUTES, QFontMetrics(self._plain).height())
        painter.drawText(at, Qt.AlignmentFlag.AlignRight, self._say.minutes(step.minutes))
        painter.setPen(QPen(QColor(PALETTE.sunken), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _day_height(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The room for the name of the day, on the first line of each of several."""
        return QFontMetrics(self._small).height() + DAY_AIR if index.data(DAY) else 0

    def _name_day(self, painter: QPainter, day: str, rect: QRect) -> None:
        painter.fillRect(rect, QColor(PALETTE.sunken))
        painter.setFont(self._day)
        painter.setPen(QColor(PALETTE.ink_soft))
        painter.drawText(rect.adjusted(EDGE, 0, -EDGE, 0), Qt.AlignmentFlag.AlignVCenter, day)

    def _ground(self, painter: QPainter, step: Step, rect: QRect, selected: bool) -> None:
        if step.state.is_current:
            painter.fillRect(rect, QColor(PALETTE.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 5, rect.height()), QColor(PALETTE.accent))
        if selected:
            painter.setPen(QPen(QColor(PALETTE.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 6, 6)

    def _times(self, painter: QPainter, step: Step, slot: Slot, rect: QRect, top: int, ink: QColor) -> None:
        off = whole_minutes(
            slot.expected_end - slot.planned_end if step.state.is_current else slot.expected_start - slot.planned_start
        )
        at = QRect(rect.left() + EDGE, top, TIMES - EDGE - 4, QFontMetrics(self._plain).height())
        painter.setFont(self._plain)
        painter.setPen(QColor(PALETTE.warn) if off >= 1 and step.state is StepState.PLANNED else ink)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft, self._say.time(slot.expected_start))
        if off and step.state not in (StepState.SKIPPED, StepState.DONE):
            at.translate(0, at.height())
            painter.setFont(self._small)
            painter.setPen(QColor(PALETTE.warn if off > 0 else PALETTE.ok))
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft, f"{'+' if off > 0 else ''}{self._say.minutes(off)}")

    def _words(self, painter: QPainter, step: Step, rect: QRect, top: int, ink: QColor) -> None:
        left = rect.left() + TIMES + DRAWING
        width = rect.width() - TIMES - DRAWING - MINUTES - 2 * EDGE
        font = QFont(self._title)
        font.setStrikeOut(step.state is StepState.SKIPPED)
        painter.setPen(ink)
        y = top + self._draw_title(painter, step, font, left, top, width)
        painter.setFont(self._small)
        under = self._under(step)
        x = left
        look = audience_look(step.audience)
        if look is not None:
            painter.setPen(QColor(look.ink))
            painter.drawText(QPointF(x, y + QFontMetrics(self._small).ascent()), look.shape)
            x += 15
        painter.setPen(QColor(PALETTE.muted))
        at = QRect(x, y, rect.right() - EDGE - x, QFontMetrics(self._small).height())
        words = QFontMetrics(self._small).elidedText(under, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft, words)

    def _under(self, step: Step) -> str:
        words = [self._say(f"kind_{step.kind}")]
        if step.optional:
            words.append(self._say("agenda_optional"))
        if step.fixed_start is not None:
            words.append(self._say("agenda_fixed_at", time=step.fixed_start))
        if step.state in (StepState.SKIPPED, StepState.PAUSED):
            words.append(self._say(f"agenda_state_{step.state.value}"))
        return " · ".join(words)

    def _layout(self, step: Step, font: QFont, width: int) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout = QTextLayout(step.title.said_in(self._say.language), font)
        layout.setTextOption(option)
        layout.beginLayout()
        high = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, high))
            high += QFontMetrics(font).height()
        layout.endLayout()
        return layout

    def _title_lines(self, step: Step, width: int) -> int:
        return max(1, self._layout(step, self._title, width).lineCount())

    def _draw_title(self, painter: QPainter, step: Step, font: QFont, left: int, top: int, width: int) -> int:
        layout = self._layout(step, font, width)
        layout.draw(painter, QPointF(left, top))
        return max(1, layout.lineCount()) * QFontMetrics(font).height()
