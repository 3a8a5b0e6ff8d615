"""Pair cards: who works with whom, where, when, and beside which operator. Four to a sheet, to be cut."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.groups import GroupPlan
from cocreation_desk.kinds.group_words import group_word, round_said, seated_in
from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import draw_outline
from cocreation_desk.reports.fitting import fit
from cocreation_desk.reports.group_lacks import paired
from cocreation_desk.reports.labels import cutting_marks
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.shapes import shape

WIDE, HIGH = A4[0] / mm / 2, A4[1] / mm / 2
EDGE = 9.0
ROOM = WIDE - 2 * EDGE
A_SHEET = 4
SHAPE_MM = 17.0
MOST_STOPS = 9  # in one column; twice as many in two


def pair_cards(order: Order) -> bytes:
    """A card for each pair of each round, or for each three where they are odd in number."""
    written = BytesIO()
    with sheets_of(order, "pairs", written) as canvas:
        plan = paired(order)
        if plan is not None:
            cards = [(turn, at) for turn in range(len(plan.rounds)) for at in range(plan.groups)]
            for first in range(0, len(cards), A_SHEET):
                _sheet(canvas, order, plan, cards[first : first + A_SHEET])
    return written.getvalue()


def _sheet(canvas: Canvas, order: Order, plan: GroupPlan, cards: Sequence[tuple[int, int]]) -> None:
    cutting_marks(canvas)
    for place, (turn, at) in enumerate(cards):
        row, column = divmod(place, 2)
        canvas.saveState()
        canvas.translate(column * WIDE * mm, A4[1] - (row + 1) * HIGH * mm)
        _card(canvas, order, plan, turn, at)
        canvas.restoreState()
    canvas.showPage()


def _card(canvas: Canvas, order: Order, plan: GroupPlan, turn: int, at: int) -> None:
    say, mark = order.say, shape(at)
    draw_outline(canvas, mark.outline, mark.colour, EDGE, HIGH - EDGE - SHAPE_MM, SHAPE_MM)
    beside = EDGE + SHAPE_MM + 4
    canvas.setFillColor(look.INK)
    word = fit(group_word(at, say), SEMIBOLD, 16, 10, (WIDE - EDGE - beside) * mm)
    word.draw(canvas, beside * mm, (HIGH - EDGE - 1.6) * mm)
    canvas.setFillColor(look.MUTED)
    title = round_said(plan, turn, say) or order.session.title.said_in(order.language)
    fit(title, REGULAR, 9, 8, (WIDE - EDGE - beside) * mm, 2).draw(canvas, beside * mm, (HIGH - EDGE - 9) * mm)
    canvas.setFillColor(look.INK)
    top = (HIGH - EDGE - SHAPE_MM - 6) * mm
    people = seated_in(plan, turn, at, order.room.participants)
    for person in people:
        top = fit(person.first_name or person.name, BOLD, 27, 14, ROOM * mm).draw(canvas, EDGE * mm, top)
    top -= 3 * mm
    canvas.setStrokeColor(look.ACCENT)
    canvas.setLineWidth(1.1)
    canvas.line(EDGE * mm, top, (WIDE - EDGE) * mm, top)
    _stops(canvas, order, plan, turn, at, top - 7 * mm)
    guides = plan.guides.get(at)
    host = guides.guide if guides and guides.guide else "…" * 14
    canvas.setFillColor(look.INK)
    canvas.setFont(MEDIUM, 12)
    line = readable(say.labelled(say("pair_host"), host))
    canvas.drawString(EDGE * mm, (EDGE + 1) * mm, cut(line, MEDIUM, 12, ROOM * mm))


def _stops(canvas: Canvas, order: Order, plan: GroupPlan, turn: int, at: int, top: float) -> None:
    """The posts with their times; a line to write on where none are named."""
    stations = plan.wanted.stations
    turns = plan.stops if len(plan.rounds) == 1 else plan.stops[turn : turn + 1]
    stops = [each for each in turns if each.stations[at] is not None]
    canvas.setFillColor(look.INK)
    if not stops:
        canvas.setFont(MEDIUM, 12)
        canvas.drawString(EDGE * mm, top, readable(order.say.labelled(order.say("pair_post"), "…" * 14)))
        return
    columns = 1 if len(stops) <= MOST_STOPS else 2
    rows = -(-len(stops) // columns)
    each = ROOM / columns
    line = min(8.4 * mm, (top - (EDGE + 9) * mm) / rows)
    size = min(13.0, line / 1.25) if columns == 1 else min(8.5, line / 1.2)
    for number, stop in enumerate(stops):
        column, row = divmod(number, rows)
        station = stop.stations[at] or 0
        place = f"{station + 1}. {stations.names[station]}"
        left, base = (EDGE + column * each) * mm, top - row * line
        time = readable(order.say.clock(stop.starts_at)) if stop.starts_at else ""
        canvas.setFont(SEMIBOLD, size)
        canvas.drawString(left, base, time)
        aside = size * 4.1 if time else 0
        canvas.setFont(REGULAR, size)
        canvas.drawString(left + aside, base, cut(readable(place), REGULAR, size, each * mm - aside - 2 * mm))
