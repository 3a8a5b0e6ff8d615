"""Group lists for guides: who belongs to each group, with a box to tick; pairs and tables side by side on fewer sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.groups import GroupPlan, Guides, Stop, What
from cocreation_desk.domain.people import Participant
from cocreation_desk.kinds.group_words import group_word, round_said, seated_in
from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import draw_outline
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import footed, sheets_of
from cocreation_desk.shapes import shape

WIDE, HIGH = A4[0] / mm, A4[1] / mm
LEFT, TOP, BOTTOM = 18.0, 18.0, 19.0
GAP = 10.0
LINE = 7.4  # a person's line, in millimetres
HEAD, GUIDED_HEAD = 20.0, 30.0
EMBLEM_MM = 14.0
BOX_MM = 4.2
COUNT_LINE = 11.0


@dataclass(frozen=True)
class Block:
    """One group of one round, ready to be drawn: ``stops`` are the times of its rotation, each to be counted at."""

    at: int
    title: str
    under: str
    guides: Guides | None
    people: Sequence[Participant]
    stops: tuple[str, ...] = ()

    @property
    def head(self) -> float:
        return GUIDED_HEAD if self.guides else HEAD


def group_lists(order: Order) -> bytes:
    """Visit groups on a sheet each, for their guide; tables and pairs in two columns."""
    drawn = [plan for plan in order.room.groupings if plan.is_drawn]
    written = BytesIO()
    with sheets_of(order, "groups", written) as canvas:
        for plan in drawn:
            if plan.wanted.what is What.VISIT:
                for block in _blocks(order, plan):
                    _sheets(canvas, order, block)
            else:
                _columns(canvas, order, list(_blocks(order, plan)))
    return written.getvalue()


def _blocks(order: Order, plan: GroupPlan) -> Iterator[Block]:
    say, visit = order.say, plan.wanted.what is What.VISIT
    stops = plan.stops
    for round_no in range(len(plan.rounds)):
        under = round_said(plan, round_no, say)
        for at in range(plan.groups):
            people = seated_in(plan, round_no, at, order.room.participants)
            if not visit:
                people_said = say("groups_people", n=len(people))
                yield Block(at, group_word(at, say), " · ".join(filter(None, (under, people_said))), None, people)
                continue
            turns = stops if len(plan.rounds) == 1 else stops[round_no : round_no + 1]
            stations = tuple(_stop(order, plan, stop, at) for stop in turns)
            said = " · ".join(filter(None, (under, say("groups_people", n=len(people)))))
            yield Block(at, group_word(at, say), said, plan.guides.get(at, Guides()), people, stations)


def _stop(order: Order, plan: GroupPlan, stop: Stop, at: int) -> str:
    station = stop.stations[at]
    place = order.say("paper_pause") if station is None else f"{station + 1}. {plan.wanted.stations.names[station]}"
    return f"{order.say.clock(stop.starts_at)}  {place}" if stop.starts_at else place


def _sheets(canvas: Canvas, order: Order, block: Block) -> None:
    """A whole sheet for one group, and more where it is long; the counts of the rotation below the names."""
    wide = WIDE - 2 * LEFT
    y = _head(canvas, order, block, LEFT, HIGH - TOP, wide)
    for person in block.people:
        if y - LINE < BOTTOM:
            y = _next(canvas, order, block, wide)
        y = _line(canvas, order, person, LEFT, y, wide, whole=True)
    if block.stops:
        rows = -(-len(block.stops) // 2)
        if y - 12 - rows * COUNT_LINE < BOTTOM:
            y = _next(canvas, order, block, wide)
        _counts(canvas, order, block, y - 8, wide)
    footed(canvas, order, "groups", WIDE)
    canvas.showPage()


def _next(canvas: Canvas, order: Order, block: Block, wide: float) -> float:
    footed(canvas, order, "groups", WIDE)
    canvas.showPage()
    return _head(canvas, order, block, LEFT, HIGH - TOP, wide)


def _columns(canvas: Canvas, order: Order, blocks: Sequence[Block]) -> None:
    """Two columns a sheet; a group is never broken unless it is longer than a column."""
    wide = (WIDE - 2 * LEFT - GAP) / 2
    column, y = 0, HIGH - TOP
    for block in blocks:
        needed = block.head + LINE * len(block.people) + 7
        if y - needed < BOTTOM and y < HIGH - TOP:
            column, y = _next_column(canvas, order, column)
        left = LEFT + column * (wide + GAP)
        y = _head(canvas, order, block, left, y, wide)
        for person in block.people:
            if y - LINE < BOTTOM:
                column, y = _next_column(canvas, order, column)
                left = LEFT + column * (wide + GAP)
            y = _line(canvas, order, person, left, y, wide, whole=False)
        y -= 7
    footed(canvas, order, "groups", WIDE)
    canvas.showPage()


def _next_column(canvas: Canvas, order: Order, column: int) -> tuple[int, float]:
    if column:
        footed(canvas, order, "groups", WIDE)
        canvas.showPage()
    return 1 - column, HIGH - TOP


def _head(canvas: Canvas, order: Order, block: Block, left: float, top: float, wide: float) -> float:
    """Shape, word and how many; the guide and the sweeper where the group has them. Gives where the names begin."""
    say, mark = order.say, shape(block.at)
    draw_outline(canvas, mark.outline, mark.colour, left, top - EMBLEM_MM, EMBLEM_MM)
    beside = left + EMBLEM_MM + 4
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, 20)
    canvas.drawString(beside * mm, (top - 7.4) * mm, cut(readable(block.title), BOLD, 20, (wide - EMBLEM_MM - 4) * mm))
    canvas.setFillColor(look.MUTED)
    canvas.setFont(REGULAR, 10)
    canvas.drawString(beside * mm, (top - 13) * mm, readable(block.under))
    if block.guides:
        canvas.setFillColor(look.INK)
        for x, label, name in (
            (left, "paper_guide", block.guides.guide),
            (left + wide / 2, "paper_sweeper", block.guides.sweeper),
        ):
            line = readable(say.labelled(say(label), name or "……………………"))
            canvas.setFont(MEDIUM, 11)
            canvas.drawString(x * mm, (top - 22.5) * mm, cut(line, MEDIUM, 11, (wide / 2 - 4) * mm))
    bottom = top - block.head + 2.5
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.8)
    canvas.line(left * mm, bottom * mm, (left + wide) * mm, bottom * mm)
    return bottom


def _line(
    canvas: Canvas, order: Order, person: Participant, left: float, top: float, wide: float, whole: bool
) -> float:
    """One person: a box, the badge's number, the name; the organisation too where the line is ``whole``."""
    base = top - LINE + 2.4
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.7)
    canvas.rect(left * mm, (base - 0.7) * mm, BOX_MM * mm, BOX_MM * mm, stroke=1, fill=0)
    canvas.setFillColor(look.MUTED)
    canvas.setFont(REGULAR, 9)
    canvas.drawRightString((left + 13) * mm, base * mm, str(person.badge_no))
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 10.5)
    name_wide = (wide * 0.52 if whole else wide) - 16
    canvas.drawString((left + 16) * mm, base * mm, cut(readable(person.name), SEMIBOLD, 10.5, name_wide * mm))
    if whole and person.organisation:
        canvas.setFillColor(look.MUTED)
        canvas.setFont(REGULAR, 9.5)
        at = left + wide * 0.54
        canvas.drawString(at * mm, base * mm, cut(readable(person.organisation), REGULAR, 9.5, wide * 0.46 * mm))
    canvas.setStrokeColor(look.RULE)
    canvas.setLineWidth(0.4)
    canvas.line(left * mm, (top - LINE) * mm, (left + wide) * mm, (top - LINE) * mm)
    return top - LINE


def _counts(canvas: Canvas, order: Order, block: Block, top: float, wide: float) -> None:
    """Where the group goes, and a box at each stop for how many they are."""
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 11)
    canvas.drawString(LEFT * mm, top * mm, readable(order.say("paper_head_counts", n=len(block.people))))
    rows = -(-len(block.stops) // 2)
    half = (wide - GAP) / 2
    for number, stop in enumerate(block.stops):
        column, row = divmod(number, rows)
        left, base = LEFT + column * (half + GAP), top - 5 - (row + 1) * COUNT_LINE + 3.6
        canvas.setFillColor(look.INK)
        canvas.setFont(MEDIUM, 10)
        canvas.drawString(left * mm, base * mm, cut(readable(stop), MEDIUM, 10, (half - 18) * mm))
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(0.7)
        canvas.rect((left + half - 14) * mm, (base - 2.4) * mm, 14 * mm, 8.4 * mm, stroke=1, fill=0)
