"""Place cards: a small tent for each person, with the name on both sides. Two to a sheet, to be cut and folded."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.groups import GroupPlan
from cocreation_desk.domain.people import Participant
from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.reports import look
from cocreation_desk.reports.attendance import alphabetical
from cocreation_desk.reports.emblems import draw_outline
from cocreation_desk.reports.fitting import Fitted, fit
from cocreation_desk.reports.group_lacks import badged
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.shapes import shape

WIDE, HIGH = A4[0] / mm, A4[1] / mm
TENT = HIGH / 2  # a card before it is folded
FACE = TENT / 2
EDGE = 16.0
SHAPE_MM = 34.0
LARGEST, SMALLEST = 62, 22  # points of the first name
GAP, SPARE = 1.5 * mm, 7.0


def place_cards(order: Order) -> bytes:
    """Table by table where there are tables, then by family name."""
    plan = badged(order)

    def seat(person: Participant) -> tuple[int, str]:
        at = plan.group_of(person.id) if plan else None
        return (-1 if at is None else at), alphabetical(person.register_name)

    written = BytesIO()
    with sheets_of(order, "places", written) as canvas:
        people = sorted(order.room.participants, key=seat)
        for first in range(0, len(people), 2):
            _marks(canvas)
            for place, person in enumerate(people[first : first + 2]):
                canvas.saveState()
                canvas.translate(0, (1 - place) * TENT * mm)
                _tent(canvas, order, person, plan)
                canvas.restoreState()
            canvas.showPage()
    return written.getvalue()


def _tent(canvas: Canvas, order: Order, person: Participant, plan: GroupPlan | None) -> None:
    _face(canvas, order, person, plan)
    canvas.saveState()
    canvas.translate(WIDE * mm, TENT * mm)
    canvas.rotate(180)
    _face(canvas, order, person, plan)
    canvas.restoreState()


def _face(canvas: Canvas, order: Order, person: Participant, plan: GroupPlan | None) -> None:
    at = plan.group_of(person.id) if plan else None
    left = EDGE
    if at is not None:
        mark = shape(at)
        draw_outline(canvas, mark.outline, mark.colour, EDGE, FACE / 2 - SHAPE_MM / 2 + 3, SHAPE_MM)
        canvas.setFillColor(look.INK)
        word = fit(group_word(at, order.say), MEDIUM, 14, 9, (SHAPE_MM + 8) * mm)
        canvas.setFont(word.face, word.size)
        canvas.drawCentredString((EDGE + SHAPE_MM / 2) * mm, (FACE / 2 - SHAPE_MM / 2 - 4) * mm, word.lines[0])
        left += SHAPE_MM + 14
    shown = next(
        lines
        for largest in range(LARGEST, SMALLEST - 1, -4)
        if _high(lines := _lines(person, largest, (WIDE - EDGE - left) * mm)) <= (FACE - 2 * SPARE) * mm
        or largest == SMALLEST
    )
    top = (FACE * mm + _high(shown)) / 2
    for each in shown:
        canvas.setFillColor(look.MUTED if each.face == MEDIUM else look.INK)
        top = each.draw(canvas, left * mm, top) - GAP


def _lines(person: Participant, largest: float, room: float) -> list[Fitted]:
    """First name, family name, and what they do, one under the other."""
    first = fit(person.first_name or person.last_name, BOLD, largest, SMALLEST, room, 1 if largest > 40 else 2)
    last = fit(person.last_name if person.first_name else "", REGULAR, min(28, largest * 0.7), 14, room, 2)
    about = fit(_about(person), MEDIUM, 13, 10, room, 2)
    return [each for each in (first, last, about) if any(each.lines)]


def _high(lines: Sequence[Fitted]) -> float:
    return sum(each.high for each in lines) + GAP * (len(lines) - 1)


def _about(person: Participant) -> str:
    """What the company's people do; what sort of customer somebody is, is never printed."""
    return ", ".join(each for each in (person.job_title, person.organisation) if each)


def _marks(canvas: Canvas) -> None:
    """Cut through the middle; fold each half along its dashes."""
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.4)
    for start, end in ((0.0, 8.0), (WIDE - 8, WIDE)):
        canvas.line(start * mm, TENT * mm, end * mm, TENT * mm)
        canvas.setDash(1.5 * mm, 1.2 * mm)
        for fold in (FACE, TENT + FACE):
            canvas.line(start * mm, fold * mm, end * mm, fold * mm)
        canvas.setDash()
