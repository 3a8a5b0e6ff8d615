"""What stands on every page around the record: header, footer, watermark, bookmarks."""

from __future__ import annotations

import math
from typing import IO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from cocreation_desk.reports import look
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, cut, readable, told_plainly
from cocreation_desk.reports.lines import Lines
from cocreation_desk.reports.press import APP_NAME
from cocreation_desk.reports.qr import draw_qr
from cocreation_desk.reports.record import Record, fingerprint
from cocreation_desk.words import sayer

QR_MM = 22.0


class Paper(BaseDocTemplate):
    """A4 pages for one record, numbered out of ``total``."""

    def __init__(self, to: IO[bytes], record: Record, total: int) -> None:
        size = landscape(A4) if record.landscape else A4
        top = look.TOP - (3 * mm if record.compact else 0)
        super().__init__(
            to,
            pagesize=size,
            title=told_plainly(" – ".join(part for part in (record.title, record.subject) if part)),
            author=told_plainly(record.organisation or APP_NAME),
            subject=told_plainly(record.context),
            creator=APP_NAME,
            producer=APP_NAME,
            lang=record.language,
            displayDocTitle=True,
            invariant=1,
        )
        self.record = record
        self.say = sayer(record.language)
        self.mark = fingerprint(record)[:12]
        self.total = total
        self.reached: list[int] = []  # the page of each heading, in their order
        self.line = size[0] - look.LEFT - look.RIGHT
        self.high = size[1]
        frame = Frame(
            look.LEFT,
            look.BOTTOM,
            self.line,
            size[1] - top - look.BOTTOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._surround))

    def _surround(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        made = self.record.made_at.strftime("D:%Y%m%d%H%M%S")
        canvas.setDateFormatter(lambda *_: made)
        canvas.saveState()
        if self.record.draft:
            self._watermark(canvas)
        self._header(canvas)
        if self.record.qr and canvas.getPageNumber() == 1:
            draw_qr(canvas, self.record.qr, *self._top_right(QR_MM), QR_MM)
        self._footer(canvas)
        canvas.restoreState()

    def _top_right(self, size: float) -> tuple[float, float]:
        """The left and the bottom, in millimetres, of a square under the header; its quiet zone is the paper around it."""
        return (look.LEFT + self.line) / mm - size, (self.high - look.TOP) / mm + 2 - size

    def _watermark(self, canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(look.WATERMARK)
        canvas.translate(look.LEFT + self.line / 2, self.high / 2)
        canvas.rotate(math.degrees(math.atan2(self.high, self.line)))
        canvas.setFont(BOLD, 96)
        canvas.drawCentredString(0, -32, readable(self.say("paper_draft")))
        canvas.restoreState()

    def _header(self, canvas: Canvas) -> None:
        left, right, base = look.LEFT, look.LEFT + self.line, self.high - 13 * mm
        canvas.setFillColor(look.INK)
        canvas.setFont(BOLD, 9)
        canvas.drawString(left, base, _fit(self.record.organisation, BOLD, 9, self.line * 0.36))
        canvas.setFont(MEDIUM, 9)
        both = " · ".join(part for part in (self.record.title, self.record.session_code) if part)
        canvas.drawRightString(right, base, _fit(both, MEDIUM, 9, self.line * 0.6))
        canvas.setFillColor(look.MUTED)
        canvas.setFont(REGULAR, 9)
        canvas.drawString(left, base - 4.6 * mm, _fit(self.record.context, REGULAR, 9, self.line))
        canvas.setStrokeColor(look.ACCENT)
        canvas.setLineWidth(1.1)
        canvas.line(left, base - 7.4 * mm, right, base - 7.4 * mm)

    def _footer(self, canvas: Canvas) -> None:
        left, right, base = look.LEFT, look.LEFT + self.line, 12.5 * mm
        canvas.setStrokeColor(look.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(left, base + 4.2 * mm, right, base + 4.2 * mm)
        canvas.setFillColor(look.INK)
        canvas.setFont(MEDIUM, 8)
        kept = " · ".join(part for part in (self.record.confidentiality, self.record.variant) if part)
        canvas.drawString(left, base, _fit(kept, MEDIUM, 8, self.line * 0.75))
        page = self.say("paper_page", page=canvas.getPageNumber(), of=self.total)
        canvas.drawRightString(right, base, readable(page))
        canvas.setFillColor(look.MUTED)
        canvas.setFont(REGULAR, 8)
        made = self.say("paper_made", at=self.record.made_at, app=APP_NAME)
        canvas.drawString(left, base - 3.8 * mm, _fit(made, REGULAR, 8, self.line * 0.55))
        known_by = " · ".join(part for part in (self.record.document_id, self.mark) if part)
        canvas.drawRightString(right, base - 3.8 * mm, _fit(known_by, REGULAR, 8, self.line * 0.44))


class Titled(Lines):
    """A heading that is also a bookmark."""

    def __init__(self, name: str, markup: str, style: ParagraphStyle, level: int) -> None:
        super().__init__(markup, style)
        self.name = name
        self.level = level

    def split(self, aW: float, aH: float) -> list[Flowable]:
        return []

    def draw(self) -> None:
        # An outline may not skip a level: a heading goes at most one deeper than the one before it.
        before: tuple[int, int] = getattr(self.canv, "latest_heading", (0, -1))
        number, level = before[0] + 1, min(self.level - 1, before[1] + 1)
        setattr(self.canv, "latest_heading", (number, level))  # noqa: B010  (the canvas is where one paper's drawing lives)
        key = f"heading-{number}"
        self.canv.bookmarkHorizontal(key, 0, self.height + 4)
        self.canv.addOutlineEntry(told_plainly(self.name), key, level, closed=False)
        reached: list[int] = getattr(getattr(self.canv, "_doctemplate", None), "reached", [])
        reached.append(self.canv.getPageNumber())
        super().draw()


class Quote(Lines):
    """Somebody's words, with a rule beside them."""

    def draw(self) -> None:
        self.canv.setStrokeColor(look.ACCENT)
        self.canv.setLineWidth(1.6)
        self.canv.line(2, 1, 2, self.height - 1)
        super().draw()


def _one_line(text: str) -> str:
    return " ".join(readable(text).split())


def _fit(text: str, face: str, size: float, wide: float) -> str:
    return cut(_one_line(text), face, size, wide)
