"""The rotation sheet: at which time each group is at which station; for tables of several rounds, where everybody goes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import Color, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.groups import GroupPlan, Stop
from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.reports import look
from cocreation_desk.reports.attendance import alphabetical
from cocreation_desk.reports.emblems import draw_outline
from cocreation_desk.reports.group_lacks import turning
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import footed, sheets_of
from cocreation_desk.shapes import shape

SIZE = landscape(A4)
WIDE, HIGH = SIZE[0] / mm, SIZE[1] / mm
LEFT, TOP, BOTTOM = 18.0, 16.0, 19.0
FIRST = 34.0  # the column of times; names have twice as much
MOST_COLUMNS, MOST_NAMED = 10, 4
HEAD, ROW, LOW_ROW = 21.0, 12.5, 8.2


def rotation_sheet(order: Order) -> bytes:
    """Times down, groups across; and people down, rounds across, where tables change."""
    written, plans = BytesIO(), turning(order)
    with sheets_of(order, "rotation", written, SIZE) as canvas:
        for plan in plans:
            if plan.wanted.stations.names:
                _circuit(canvas, order, plan)
            if len(plan.rounds) > 1:
                _everybody(canvas, order, plan)
    return written.getvalue()


def _circuit(canvas: Canvas, order: Order, plan: GroupPlan) -> None:
    stops = plan.stops
    legend = 10 + 6.4 * -(-len(plan.wanted.stations.names) // 3) if plan.groups > MOST_NAMED else 0
    a_page = max(1, int((HIGH - TOP - BOTTOM - 14 - HEAD - legend) / ROW))
    for first in range(0, plan.groups, MOST_COLUMNS):
        columns = range(first, min(first + MOST_COLUMNS, plan.groups))
        busy = [each for each in enumerate(stops, 1) if any(each[1].stations[at] is not None for at in columns)]
        for start in range(0, len(busy), a_page):
            _circuit_page(canvas, order, plan, columns, busy[start : start + a_page])


def _circuit_page(
    canvas: Canvas, order: Order, plan: GroupPlan, columns: Sequence[int], stops: Sequence[tuple[int, Stop]]
) -> None:
    say, stations = order.say, plan.wanted.stations
    y = _title(canvas, order, say("paper_rotation_title", minutes=say.minutes(stations.minutes)))
    each = (WIDE - 2 * LEFT - FIRST) / max(len(columns), 2)
    narrow = len(columns) > MOST_NAMED
    for number, at in enumerate(columns):
        guides = plan.guides.get(at)
        head = _low_head if narrow else _head
        head(canvas, group_word(at, say), guides.guide if guides else "", at, LEFT + FIRST + number * each, y, each)
    y -= HEAD - 4
    _ruled(canvas, y, look.INK, 0.9)
    for number, stop in stops:
        canvas.setFillColor(look.INK)
        canvas.setFont(SEMIBOLD, 10.5)
        time = order.span(stop.starts_at, stop.ends_at) if stop.starts_at and stop.ends_at else str(number)
        canvas.drawString(LEFT * mm, (y - ROW / 2 - 1.4) * mm, readable(time))
        for place, at in enumerate(columns):
            left = LEFT + FIRST + place * each
            station = stop.stations[at]
            name = "" if narrow or station is None else stations.names[station]
            _cell(canvas, order, station, name, left, y, each)
        y -= ROW
        _ruled(canvas, y)
    if narrow:
        _legend(canvas, stations.names, y - 8)
    _ended(canvas, order)


def _head(canvas: Canvas, word: str, guide: str, at: int, left: float, top: float, wide: float) -> None:
    """A shape with its word beside it, and the guide's name."""
    draw_outline(canvas, shape(at).outline, shape(at).colour, left + 2, top - 13, 12)
    room = (wide - 19) * mm
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, 13)
    canvas.drawString((left + 17) * mm, (top - 6.6) * mm, cut(readable(word), BOLD, 13, room))
    canvas.setFillColor(look.MUTED)
    canvas.setFont(REGULAR, 9)
    canvas.drawString((left + 17) * mm, (top - 11.6) * mm, cut(readable(guide), REGULAR, 9, room))


def _low_head(canvas: Canvas, word: str, guide: str, at: int, left: float, top: float, wide: float) -> None:
    """The same where columns are narrow: the word under its shape."""
    draw_outline(canvas, shape(at).outline, shape(at).colour, left + 2, top - 8.4, 8.4)
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, 10)
    canvas.drawString((left + 2) * mm, (top - 13.4) * mm, cut(readable(word), BOLD, 10, (wide - 3) * mm))


def _legend(canvas: Canvas, names: Sequence[str], top: float) -> None:
    """What the numbers stand for, in three columns."""
    wide = (WIDE - 2 * LEFT) / 3
    rows = -(-len(names) // 3)
    for number, name in enumerate(names):
        column, row = divmod(number, rows)
        left, base = LEFT + column * wide, top - row * 6.4
        if base < BOTTOM:
            return
        canvas.setFillColor(look.INK)
        canvas.setFont(BOLD, 9.5)
        canvas.drawRightString((left + 5) * mm, base * mm, str(number + 1))
        canvas.setFont(REGULAR, 9.5)
        canvas.drawString((left + 7.5) * mm, base * mm, cut(readable(name), REGULAR, 9.5, (wide - 9) * mm))


def _cell(canvas: Canvas, order: Order, station: int | None, name: str, left: float, top: float, wide: float) -> None:
    """The station's number in a disc, and its name where there is room for it."""
    base = top - ROW / 2 - 1.4
    if station is None:
        canvas.setFillColor(look.MUTED)
        canvas.setFont(REGULAR, 10)
        pause = readable(order.say("paper_pause"))
        canvas.drawString((left + 2) * mm, base * mm, cut(pause, REGULAR, 10, (wide - 3) * mm))
        return
    canvas.setFillColor(look.INK)
    canvas.circle((left + 5.4) * mm, (base + 1.3) * mm, 3.4 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(BOLD, 9.5)
    canvas.drawCentredString((left + 5.4) * mm, (base + 0.1) * mm, str(station + 1))
    canvas.setFillColor(look.INK)
    canvas.setFont(MEDIUM, 10)
    canvas.drawString((left + 11) * mm, base * mm, cut(readable(name), MEDIUM, 10, (wide - 13) * mm))


def _everybody(canvas: Canvas, order: Order, plan: GroupPlan) -> None:
    """One line a person in the order of family names, one column a round."""
    people = sorted(
        (each for each in order.room.participants if each.id in plan.seated),
        key=lambda each: alphabetical(each.register_name),
    )
    a_page = int((HIGH - TOP - BOTTOM - 14 - 10) / LOW_ROW)
    names = 2 * FIRST
    each = min((WIDE - 2 * LEFT - names) / len(plan.rounds), 60)
    for start in range(0, max(len(people), 1), a_page):
        y = _title(canvas, order, order.say("paper_rounds_title"))
        canvas.setFillColor(look.INK)
        canvas.setFont(SEMIBOLD, 10.5)
        for number in range(len(plan.rounds)):
            head = order.say("paper_round", n=number + 1)
            canvas.drawString((LEFT + names + number * each) * mm, (y - 5) * mm, readable(head))
        y -= 8
        _ruled(canvas, y, look.INK, 0.9)
        for person in people[start : start + a_page]:
            base = y - LOW_ROW / 2 - 1.3
            canvas.setFillColor(look.INK)
            canvas.setFont(SEMIBOLD, 10)
            canvas.drawString(LEFT * mm, base * mm, cut(readable(person.register_name), SEMIBOLD, 10, (names - 4) * mm))
            for number in range(len(plan.rounds)):
                at = plan.group_of(person.id, number)
                if at is not None:
                    post = plan.stops[number].stations[at] if plan.stops else None
                    _table(canvas, order, at, post, LEFT + names + number * each, base, each)
            y -= LOW_ROW
            _ruled(canvas, y)
        _ended(canvas, order)


def _table(canvas: Canvas, order: Order, at: int, post: int | None, left: float, base: float, wide: float) -> None:
    """The group, and the number of its post where it has one."""
    draw_outline(canvas, shape(at).outline, shape(at).colour, left, base - 1, 5)
    canvas.setFillColor(look.INK)
    canvas.setFont(MEDIUM, 9.5)
    word = readable(" → ".join((group_word(at, order.say), *([] if post is None else [str(post + 1)]))))
    canvas.drawString((left + 7) * mm, base * mm, cut(word, MEDIUM, 9.5, (wide - 8) * mm))


def _title(canvas: Canvas, order: Order, words: str) -> float:
    canvas.setFillColor(look.ACCENT)
    canvas.setFont(BOLD, 17)
    canvas.drawString(LEFT * mm, (HIGH - TOP - 4) * mm, cut(readable(words), BOLD, 17, (WIDE - 2 * LEFT) * mm))
    return HIGH - TOP - 11


def _ruled(canvas: Canvas, y: float, ink: Color = look.RULE, thick: float = 0.5) -> None:
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(thick)
    canvas.line(LEFT * mm, y * mm, (WIDE - LEFT) * mm, y * mm)


def _ended(canvas: Canvas, order: Order) -> None:
    footed(canvas, order, "rotation", WIDE)
    canvas.showPage()
