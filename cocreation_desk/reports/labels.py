"""Badges on label sheets, on card stock that is already cut, or on plain paper that is cut and folded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.text import Language
from cocreation_desk.reports import look
from cocreation_desk.reports.badge_face import Badge, front
from cocreation_desk.reports.label_stock import SHEETS, LabelWishes
from cocreation_desk.reports.lettering import REGULAR, cut, readable
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.press import sheets
from cocreation_desk.words import Say, sayer

FOLDED = SHEETS["A4"]


def labels(
    badges: Sequence[Badge],
    wishes: LabelWishes,
    language: Language,
    made_at: datetime,
    *,
    title: str,
    back: Sequence[str] = (),
) -> bytes:
    """A PDF of badges. ``back`` are lines for the back of folded ones; a sheet already begun starts at its first free cell."""
    written = BytesIO()
    with sheets(title, language, made_at, written) as canvas:
        a_page = len(SHEETS[wishes.stock].cells)
        places: list[Badge | None] = [None] * ((wishes.first_cell - 1) % a_page)
        places += badges
        for start in range(0, max(len(places), 1), a_page):
            canvas.translate(wishes.shift_mm[0] * mm, -wishes.shift_mm[1] * mm)
            _page(canvas, places[start : start + a_page], wishes, sayer(language), back)
            canvas.showPage()
    return written.getvalue()


def _page(canvas: Canvas, badges: Sequence[Badge | None], wishes: LabelWishes, say: Say, back: Sequence[str]) -> None:
    sheet = SHEETS[wishes.stock]
    folded = wishes.stock == "A4"
    if folded:
        cutting_marks(canvas, folds=True)
    for badge, (left, top) in zip(badges, sheet.cells, strict=False):
        if badge is None:
            continue
        canvas.saveState()
        canvas.translate(left * mm, A4[1] - (top + sheet.high) * mm)
        if folded:
            _folded(canvas, badge, say, back)
        else:
            front(canvas, badge, sheet.wide, sheet.high)
        canvas.restoreState()


def _folded(canvas: Canvas, badge: Badge, say: Say, back: Sequence[str]) -> None:
    """The face below; above it the back, upside down, so that both stand upright once the sheet is folded behind."""
    half = FOLDED.high / 2
    canvas.saveState()
    canvas.translate(4 * mm, 4 * mm)
    front(canvas, badge, FOLDED.wide - 8, half - 8)
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(FOLDED.wide * mm, FOLDED.high * mm)
    canvas.rotate(180)
    top = (half - 9) * mm
    for text, style in ((say("paper_badge_is_yours"), look.BADGE_RULE), *((line, look.BADGE_LINE) for line in back)):
        lines = words(text, style)
        _, tall = lines.wrap((FOLDED.wide - 20) * mm, top)
        if top - tall < 9 * mm:
            break
        lines.drawOn(canvas, 10 * mm, top - tall)
        top -= tall + 1.6 * mm
    canvas.setFillColor(look.MUTED)
    canvas.setFont(REGULAR, 9)
    number = " ".join(readable(badge.number).split())
    canvas.drawString(10 * mm, 6 * mm, cut(number, REGULAR, 9, 60 * mm))
    canvas.restoreState()


def cutting_marks(canvas: Canvas, folds: bool = False) -> None:
    """Where to cut A4 in four (full strokes at the edges and in the middle), and where to fold (dashes)."""
    wide, high = A4
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    arm = 6 * mm
    for x, y in ((wide / 2, 0), (wide / 2, high / 2), (wide / 2, high)):
        canvas.line(x, max(y - arm, 0), x, min(y + arm, high))
    for x, y in ((0, high / 2), (wide / 2, high / 2), (wide, high / 2)):
        canvas.line(max(x - arm, 0), y, min(x + arm, wide), y)
    if not folds:
        return
    canvas.setDash(1.5 * mm, 1.2 * mm)
    for y in (high / 4, high * 3 / 4):
        for x in (0, wide / 2, wide):
            canvas.line(max(x - arm, 0), y, min(x + arm, wide), y)
    canvas.setDash()
