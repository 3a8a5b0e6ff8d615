"""Badges with a QR code, on card stock that is already cut or on plain paper that is cut and folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Literal

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.text import Language
from cocreation_desk.reports import look
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, load, readable, width
from cocreation_desk.reports.pdf import reserved, words
from cocreation_desk.reports.qr import draw_qr
from cocreation_desk.words import Say, sayer

Stock = Literal["L7418", "A4"]

QR_MM = 23.0


@dataclass(frozen=True)
class Badge:
    """What stands on one badge. ``band`` is the role of somebody who helps; what sort of customer one is, is never printed."""

    first_name: str
    last_name: str
    organisation: str
    band: str
    url: str
    code: str
    number: str


@dataclass(frozen=True)
class Sheet:
    """Where the cards lie on A4, in millimetres from its left and top edges."""

    wide: float
    high: float
    across: int
    down: int
    left: float
    top: float


SHEETS: dict[Stock, Sheet] = {
    "L7418": Sheet(wide=86, high=55, across=2, down=4, left=19, top=38.5),
    "A4": Sheet(wide=105, high=148.5, across=2, down=2, left=0, top=0),
}


def labels(
    badges: Sequence[Badge],
    stock: Stock,
    language: Language,
    made_at: datetime,
    *,
    title: str = "",
    back: Sequence[str] = (),
    shift_mm: tuple[float, float] = (0.0, 0.0),
) -> bytes:
    """A PDF of badges. ``back`` are lines for the back of folded ones; ``shift_mm`` moves all for a printer that is off."""
    with reserved():
        load()
        say = sayer(language)
        written = BytesIO()
        canvas = Canvas(written, pagesize=A4, invariant=1, lang=language)
        canvas.setTitle(readable(title or say("paper_badges")))
        canvas.setAuthor("Cocreation Desk")
        canvas.setCreator("Cocreation Desk")
        canvas.setProducer("Cocreation Desk")
        made = made_at.strftime("D:%Y%m%d%H%M%S")
        canvas.setDateFormatter(lambda *_: made)
        sheet = SHEETS[stock]
        a_page = sheet.across * sheet.down
        for start in range(0, max(len(badges), 1), a_page):
            canvas.translate(shift_mm[0] * mm, -shift_mm[1] * mm)
            _page(canvas, badges[start : start + a_page], stock, say, back)
            canvas.showPage()
        canvas.save()
        return written.getvalue()


def _page(canvas: Canvas, badges: Sequence[Badge], stock: Stock, say: Say, back: Sequence[str]) -> None:
    sheet = SHEETS[stock]
    if stock == "A4":
        _cutting_marks(canvas)
    for place, badge in enumerate(badges):
        row, column = divmod(place, sheet.across)
        canvas.saveState()
        canvas.translate((sheet.left + column * sheet.wide) * mm, A4[1] - (sheet.top + (row + 1) * sheet.high) * mm)
        if stock == "A4":
            _folded(canvas, badge, say, back)
        else:
            front(canvas, badge, say, sheet.wide, sheet.high)
        canvas.restoreState()


def front(canvas: Canvas, badge: Badge, say: Say, wide: float, high: float) -> None:
    """The card's face, ``wide`` by ``high`` millimetres from where the canvas stands."""
    edge = 6.0
    qr_left, qr_bottom = wide - edge - QR_MM, 10.4
    quiet = draw_qr(canvas, badge.url, qr_left, qr_bottom, QR_MM)
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 10)
    canvas.drawCentredString((qr_left + QR_MM / 2) * mm, (qr_bottom - quiet - 3.0) * mm, _one_line(badge.code))
    above = qr_bottom + QR_MM + quiet
    _first_name(canvas, badge.first_name, edge, above, wide - 2 * edge, high - above - 4.0)
    room = (qr_left - quiet - edge) * mm
    base = above - 5.6
    if badge.last_name:
        _say_line(canvas, badge.last_name, MEDIUM, 12, edge, base, room)
        base -= 6.0
    if badge.organisation:
        canvas.setFillColor(look.MUTED)
        for line in _two_lines(badge.organisation, REGULAR, 10, room):
            _say_line(canvas, line, REGULAR, 10, edge, base, room)
            base -= 4.6
    canvas.setFillColor(look.MUTED)
    _say_line(canvas, say("paper_badge_number", number=badge.number), REGULAR, 9, edge, 5.0, room)
    if badge.band:
        _band(canvas, badge.band, edge, 10.0, room)


def _first_name(canvas: Canvas, name: str, left: float, bottom: float, wide: float, high: float) -> None:
    """As large as it can be: 30 points on one line if it fits, else on two, never less than 13."""
    canvas.setFillColor(look.INK)
    shown = _one_line(name)
    if not shown:
        canvas.setStrokeColor(look.MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(left * mm, (bottom + 3) * mm, (left + wide) * mm, (bottom + 3) * mm)
        return
    lines, size = fitted_name(shown, wide * mm, high * mm)
    leading = size * 1.08
    top = (bottom + high) * mm - (high * mm - leading * len(lines)) / 2
    canvas.setFont(BOLD, size)
    for index, line in enumerate(lines):
        canvas.drawString(left * mm, top - leading * index - size * 0.86, cut(line, BOLD, size, wide * mm))


def fitted_name(name: str, wide: float, high: float) -> tuple[list[str], float]:
    """The lines of a first name and their size in points, for this much room in points."""
    for size in range(30, 23, -1):
        if width(name, BOLD, size) <= wide:
            return [name], float(size)
    halves = _halves(name)
    largest = min(26, int(high / 2 / 1.08))
    for size in range(largest, 12, -1):
        if len(halves) == 2 and all(width(half, BOLD, size) <= wide for half in halves):
            return halves, float(size)
        if size < largest - 4 and width(name, BOLD, size) <= wide:
            return [name], float(size)
    return halves, 13.0


def _halves(name: str) -> list[str]:
    """The name in two at the space or hyphen nearest its middle; whole where it has none."""
    places = [at + 1 for at, letter in enumerate(name) if letter in " -" and 0 < at < len(name) - 1]
    if not places:
        return [name]
    at = min(places, key=lambda place: abs(place - len(name) / 2))
    return [name[:at].strip(), name[at:].strip()]


def _two_lines(text: str, face: str, size: float, wide: float) -> list[str]:
    words_left = _one_line(text).split(" ")
    first = words_left.pop(0)
    while words_left and width(f"{first} {words_left[0]}", face, size) <= wide:
        first = f"{first} {words_left.pop(0)}"
    return [first, " ".join(words_left)] if words_left else [first]


def _band(canvas: Canvas, text: str, left: float, bottom: float, room: float) -> None:
    shown = cut(_one_line(text), BOLD, 9.5, room - 5 * mm)
    long = width(shown, BOLD, 9.5) + 5 * mm
    canvas.setFillColor(look.INK)
    canvas.roundRect(left * mm, bottom * mm, long, 6 * mm, 1 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(BOLD, 9.5)
    canvas.drawString(left * mm + 2.5 * mm, bottom * mm + 1.85 * mm, shown)


def _folded(canvas: Canvas, badge: Badge, say: Say, back: Sequence[str]) -> None:
    """The face below; above it the back, upside down, so that both stand upright once the sheet is folded behind."""
    sheet = SHEETS["A4"]
    half = sheet.high / 2
    canvas.saveState()
    canvas.translate(6 * mm, 8 * mm)
    front(canvas, badge, say, sheet.wide - 12, half - 14)
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(sheet.wide * mm, sheet.high * mm)
    canvas.rotate(180)
    top = (half - 11) * mm
    for text, style in ((say("paper_badge_is_yours"), look.BADGE_RULE), *((line, look.BADGE_LINE) for line in back)):
        lines = words(text, style)
        _, tall = lines.wrap((sheet.wide - 24) * mm, top)
        if top - tall < 10 * mm:
            break
        lines.drawOn(canvas, 12 * mm, top - tall)
        top -= tall + 2.4 * mm
    canvas.setFillColor(look.MUTED)
    _say_line(canvas, say("paper_badge_number", number=badge.number), REGULAR, 9, 12, 7, 60 * mm)
    canvas.restoreState()


def _cutting_marks(canvas: Canvas) -> None:
    """Where to cut (full strokes at the edges and in the middle), and where to fold (dashes)."""
    wide, high = A4
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    arm = 6 * mm
    for x, y in ((wide / 2, 0), (wide / 2, high / 2), (wide / 2, high)):
        canvas.line(x, max(y - arm, 0), x, min(y + arm, high))
    for x, y in ((0, high / 2), (wide / 2, high / 2), (wide, high / 2)):
        canvas.line(max(x - arm, 0), y, min(x + arm, wide), y)
    canvas.setDash(1.5 * mm, 1.2 * mm)
    for y in (high / 4, high * 3 / 4):
        for x in (0, wide / 2, wide):
            canvas.line(max(x - arm, 0), y, min(x + arm, wide), y)
    canvas.setDash()


def _say_line(canvas: Canvas, text: str, face: str, size: float, left: float, base: float, room: float) -> None:
    canvas.setFont(face, size)
    canvas.drawString(left * mm, base * mm, cut(_one_line(text), face, size, room))


def _one_line(text: str) -> str:
    return " ".join(readable(text).split())
