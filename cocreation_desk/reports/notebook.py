"""The notebook of surprises: one sheet folded twice into a pocket booklet, for a visit without phones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.reports import look
from cocreation_desk.reports.fitting import fit
from cocreation_desk.reports.group_lacks import staged
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.posters import SIGNS, question
from cocreation_desk.reports.press import sheets_of

WIDE, HIGH = A4[0] / mm / 2, A4[1] / mm / 2  # one page of the booklet
EDGE = 9.0
ROOM = WIDE - 2 * EDGE
A_PAGE, A_SHEET = 4, 8
REPORT = (("good", 2), ("bad", 1), ("question", 1), ("wand", 1))


def notebook(order: Order) -> bytes:
    """A booklet to copy for each visitor; a second one where there are more than eight stations."""
    circuits = [plan.wanted.stations.names for plan in staged(order)] or [("",) * A_SHEET]
    written = BytesIO()
    with sheets_of(order, "notebook", written) as canvas:
        for names in circuits:
            stations = list(enumerate(names, start=1))
            for first in range(0, len(stations), A_SHEET):
                _sheet(canvas, order, stations[first : first + A_SHEET])
                canvas.showPage()
    return written.getvalue()


def _sheet(canvas: Canvas, order: Order, stations: Sequence[tuple[int, str]]) -> None:
    """Folded behind along the middle, then again: the lower right is the cover, the lower left the last page.

    The upper half is what one opens, so it stands on its head.
    """
    _page(canvas, WIDE, 0, lambda: _cover(canvas, order))
    _page(canvas, 0, 0, lambda: _report(canvas, order))
    for place in range(2):
        here = stations[place * A_PAGE : (place + 1) * A_PAGE]
        canvas.saveState()
        canvas.translate(2 * WIDE * mm, 2 * HIGH * mm)
        canvas.rotate(180)
        _page(canvas, place * WIDE, 0, lambda here=here: _stations(canvas, order, here))  # type: ignore[misc]
        canvas.restoreState()
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    canvas.setDash(1.5 * mm, 1.2 * mm)
    for x1, y1, x2, y2 in ((0, HIGH, 6, HIGH), (2 * WIDE - 6, HIGH, 2 * WIDE, HIGH), (WIDE, 0, WIDE, 6)):
        canvas.line(x1 * mm, y1 * mm, x2 * mm, y2 * mm)
    canvas.line(WIDE * mm, (2 * HIGH - 6) * mm, WIDE * mm, 2 * HIGH * mm)
    canvas.setDash()


def _page(canvas: Canvas, left: float, bottom: float, draw: Callable[[], None]) -> None:
    canvas.saveState()
    canvas.translate(left * mm, bottom * mm)
    draw()
    canvas.restoreState()


def _cover(canvas: Canvas, order: Order) -> None:
    say, session = order.say, order.session
    canvas.setFillColor(look.ACCENT)
    canvas.rect(EDGE * mm, (HIGH - 18) * mm, 18 * mm, 1.6 * mm, stroke=0, fill=1)
    canvas.setFillColor(look.INK)
    top = fit(say("notebook_title"), BOLD, 27, 18, ROOM * mm, 2).draw(canvas, EDGE * mm, (HIGH - 23) * mm)
    canvas.setFillColor(look.MUTED)
    top = fit(session.title.said_in(order.language), REGULAR, 12, 10, ROOM * mm, 3).draw(
        canvas, EDGE * mm, top - 3 * mm
    )
    about = " · ".join(each for each in (session.place, say.date(session.starts_at.date())) if each)
    fit(about, REGULAR, 10, 8, ROOM * mm, 2).draw(canvas, EDGE * mm, top - 2 * mm)
    how = words(say("notebook_how"), look.BADGE_LINE)
    _, high = how.wrap(ROOM * mm, HIGH * mm)
    how.drawOn(canvas, EDGE * mm, 46 * mm - high / 2)
    _line(canvas, say("notebook_name"), 16)


def _report(canvas: Canvas, order: Order) -> None:
    """The last page: the good first, as many lines as things asked for."""
    say = order.say
    canvas.setFillColor(look.INK)
    top = fit(say("notebook_report"), BOLD, 17, 12, ROOM * mm).draw(canvas, EDGE * mm, (HIGH - EDGE) * mm) - 3 * mm
    each = (top - EDGE * mm) / (sum(lines for _, lines in REPORT) + 0.62 * len(REPORT))
    for key, lines in REPORT:
        canvas.setFillColor(look.INK)
        fit(say(f"notebook_{key}"), SEMIBOLD, 11, 8, ROOM * mm).draw(canvas, EDGE * mm, top - 2)
        top -= 0.62 * each
        for _ in range(lines):
            _ruled(canvas, top - 0.48 * each)
            _ruled(canvas, top - 0.92 * each)
            top -= each


def _stations(canvas: Canvas, order: Order, stations: Sequence[tuple[int, str]]) -> None:
    high = (HIGH - EDGE - 12) / A_PAGE
    for place, (number, name) in enumerate(stations):
        top = HIGH - EDGE - place * high
        title = f"{number}. {name}" if name else f"{number}. {'…' * 18}"
        canvas.setFillColor(look.INK)
        fit(title, SEMIBOLD, 12, 9, ROOM * mm).draw(canvas, EDGE * mm, top * mm)
        for row, sign in enumerate(SIGNS):
            base = (top - 11 - row * 8.2) * mm
            canvas.setFont(BOLD, 12)
            canvas.drawCentredString((EDGE + 2.4) * mm, base, sign)
            _ruled(canvas, base - 1.5, EDGE + 7)
    canvas.setFillColor(look.MUTED)
    fit(question(order), MEDIUM, 9, 8, ROOM * mm).draw(canvas, EDGE * mm, 9.5 * mm)


def _line(canvas: Canvas, label: str, base: float) -> None:
    canvas.setFillColor(look.INK)
    named = fit(label, MEDIUM, 11, 9, ROOM / 2 * mm)
    named.draw(canvas, EDGE * mm, base * mm + named.size)
    _ruled(canvas, base * mm - 1, EDGE + 26)


def _ruled(canvas: Canvas, y: float, left: float = EDGE) -> None:
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.5)
    canvas.line(left * mm, y, (WIDE - EDGE) * mm, y)
