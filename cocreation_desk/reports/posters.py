"""Station posters: read in passing from two or three metres, one for each stop of a visit, on A4 or A3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.groups import GroupPlan
from cocreation_desk.kinds.kind import prompt_of
from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import draw_camera, draw_no_photo, draw_outline
from cocreation_desk.reports.fitting import fit
from cocreation_desk.reports.group_lacks import staged
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable, width
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.shapes import shape

WIDE, HIGH = A4[0] / mm, A4[1] / mm  # drawn for A4; A3 is the same sheet, larger
EDGE = 16.0
LINE = WIDE - 2 * EDGE
NUMBER_MM, CAPITAL = 120.0, 0.727  # how high a figure stands, and its share of the letter size
RIBBON = 50.0  # the column of groups beside the number
MOST_VISITORS = 12
SIGNS = ("+", "−", "?")
HERE = ("ears", "glasses", "touch")
BOX, SIGN_MM = 6.4, 9.5  # a box with the space behind it; a camera


@dataclass(frozen=True)
class Visit:
    """When one group is at a station, and which of its stops that is."""

    group: int
    turn: int
    starts_at: datetime | None


def posters(order: Order) -> bytes:
    return _posters(order, "posters", A4)


def posters_a3(order: Order) -> bytes:
    return _posters(order, "posters_a3", A3)


def _posters(order: Order, what: str, size: tuple[float, float]) -> bytes:
    written = BytesIO()
    with sheets_of(order, what, written, size) as canvas:
        plans = staged(order)
        for plan in plans:
            for at in range(len(plan.wanted.stations.names)):
                canvas.saveState()
                canvas.scale(size[0] / A4[0], size[1] / A4[1])
                _poster(canvas, order, plan, at)
                canvas.restoreState()
                canvas.showPage()
    return written.getvalue()


def visits(plan: GroupPlan, station: int) -> tuple[Visit, ...]:
    """Who comes by, in the order of their coming."""
    return tuple(
        Visit(group, turn, stop.starts_at)
        for turn, stop in enumerate(plan.stops, start=1)
        for group, at in enumerate(stop.stations)
        if at == station
    )


def question(order: Order) -> str:
    """What visitors are asked at every station: the visit's own prompt, or the one that always works."""
    tour = next((step for step in order.room.steps if step.kind == "tour"), None)
    asked = prompt_of(tour, order.room, order.say) if tour else ""
    return asked or order.say("poster_question")


def _poster(canvas: Canvas, order: Order, plan: GroupPlan, at: int) -> None:
    say, stations = order.say, plan.wanted.stations
    canvas.setFillColor(look.ACCENT)
    canvas.setFont(BOLD, 30)
    canvas.drawString(EDGE * mm, (HIGH - 25) * mm, readable(say("poster_station")))
    coming = visits(plan, at)
    ribbon = bool(coming) and len(coming) <= MOST_VISITORS
    _number(canvas, str(at + 1), LINE - (RIBBON + 6 if ribbon else 0))
    if ribbon:
        _ribbon(canvas, order, coming, len(stations.names))
    canvas.setFillColor(look.INK)
    below = fit(stations.names[at], BOLD, 60, 40, LINE * mm, 2).draw(canvas, EDGE * mm, (HIGH - 154) * mm)
    fit(question(order), MEDIUM, 36, 24, LINE * mm, 2).draw(canvas, EDGE * mm, below - 3 * mm)
    _notebook(canvas, order, 46)
    _here(canvas, order, 32)
    _foot(canvas, order, plan, at)


def _number(canvas: Canvas, number: str, room: float) -> None:
    size = NUMBER_MM * mm / CAPITAL
    size = min(size, size * room * mm / width(number, BOLD, size))
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, size)
    canvas.drawString(EDGE * mm - size * 0.04, (HIGH - 33) * mm - size * CAPITAL, number)


def _ribbon(canvas: Canvas, order: Order, coming: Sequence[Visit], of: int) -> None:
    """Each group's shape with its time; which of its stops this is where no time is set."""
    each = min(34.0, NUMBER_MM / len(coming))
    size, left = min(each * 0.72, 17.0), WIDE - EDGE - RIBBON
    for place, visit in enumerate(coming):
        top = HIGH - 33 - place * each
        mark = shape(visit.group)
        draw_outline(canvas, mark.outline, mark.colour, left, top - size, size)
        turn = readable(order.say("poster_turn", turn=visit.turn, of=of))
        first = readable(order.say.clock(visit.starts_at)) if visit.starts_at else turn
        beside, room = (left + size + 4) * mm, (RIBBON - size - 4) * mm
        letters = min(21.0, size * 1.5)
        canvas.setFillColor(look.INK)
        canvas.setFont(BOLD, letters)
        high = (top - size * (0.5 if visit.starts_at and size > 10 else 0.68)) * mm
        canvas.drawString(beside, high, cut(first, BOLD, letters, room))
        if visit.starts_at and size > 10:
            canvas.setFillColor(look.MUTED)
            canvas.setFont(REGULAR, 11.5)
            canvas.drawString(beside, (top - size * 0.88) * mm, cut(turn, REGULAR, 11.5, room))


def _notebook(canvas: Canvas, order: Order, base: float) -> None:
    """The three signs of the notebook, as signs: an emoji would not survive every printer."""
    _rule(canvas, base + 13)
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 19)
    told_ = readable(order.say("poster_notebook"))
    canvas.drawString(EDGE * mm, base * mm + 4, told_)
    left = WIDE - EDGE - len(SIGNS) * 15 + 6
    for place, sign in enumerate(SIGNS):
        middle = (left + place * 15) * mm
        canvas.setFillColor(look.INK)
        canvas.circle(middle, (base + 3.4) * mm, 5.6 * mm, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont(BOLD, 24)
        canvas.drawCentredString(middle, (base + 3.4) * mm - 8.4, sign)


def _here(canvas: Canvas, order: Order, base: float) -> None:
    """What holds at this place, to be ticked by whoever knows it."""
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 12.5)
    here = readable(order.say("poster_here"))
    canvas.drawString(EDGE * mm, base * mm, here)
    words = [readable(order.say(f"poster_here_{key}")) for key in HERE]
    left = EDGE * mm + width(here, SEMIBOLD, 12.5) + 4 * mm
    taken = sum(BOX * mm + width(each, REGULAR, 12.5) for each in words) + 2 * (BOX + SIGN_MM) * mm
    gap = ((WIDE - EDGE) * mm - left - taken) / (len(words) + 1)
    for each in words:
        _box(canvas, left, base)
        canvas.setFont(REGULAR, 12.5)
        canvas.drawString(left + BOX * mm, base * mm, each)
        left += BOX * mm + width(each, REGULAR, 12.5) + gap
    for draw in (draw_camera, draw_no_photo):
        _box(canvas, left, base)
        draw(canvas, left / mm + BOX, base - 3, SIGN_MM)
        left += (BOX + SIGN_MM) * mm + gap


def _box(canvas: Canvas, left: float, base: float) -> None:
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(1)
    canvas.rect(left, (base - 0.6) * mm, 4.6 * mm, 4.6 * mm, stroke=1, fill=0)
    canvas.setFillColor(look.INK)


def _foot(canvas: Canvas, order: Order, plan: GroupPlan, at: int) -> None:
    say, stations = order.say, plan.wanted.stations
    _rule(canvas, 24.5)
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, 17)
    canvas.drawString(EDGE * mm, 15.5 * mm, readable(say("poster_duration", minutes=say.minutes(stations.minutes))))
    if len(stations.names) > 1:
        after = (at + 1) % len(stations.names)
        next_ = readable(say("poster_next", number=str(after + 1), name=stations.names[after]))
        canvas.drawRightString((WIDE - EDGE) * mm, 15.5 * mm, cut(next_, BOLD, 17, LINE * 0.64 * mm))
    canvas.setFillColor(look.MUTED)
    canvas.setFont(REGULAR, 8)
    title = order.session.title.said_in(order.language)
    about = " · ".join(each for each in (order.room.programme.organisation, title) if each)
    canvas.drawString(EDGE * mm, 8.5 * mm, cut(readable(about), REGULAR, 8, LINE * mm))


def _rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(look.RULE)
    canvas.setLineWidth(1)
    canvas.line(EDGE * mm, y * mm, (WIDE - EDGE) * mm, y * mm)
