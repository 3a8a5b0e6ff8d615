"""The face of a badge: a first name one reads across a table, who it is, and the code that lets its wearer vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import Outline, draw_no_photo, draw_outline
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable, width
from cocreation_desk.reports.qr import draw_qr

LEADING = 1.08
LARGEST, LARGE_ENOUGH, SMALLEST = 30, 24, 13  # points of the first name
SHAPE_MM, SMALLEST_SHAPE_MM = 14.0, 7.0
PHOTO_MM = 9.0


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
    """« Badge nº 7 »"""
    group: str = ""
    """The group's word; its shape beside it runs from (0, 0), top left, to (1, 1)."""
    outline: Outline = ()
    colour: str = ""
    no_photo: bool = False


@dataclass(frozen=True)
class Place:
    """What a card has room for, in millimetres from its lower left corner."""

    wide: float
    high: float

    @property
    def edge(self) -> float:
        return 5.0 if self.wide < 85 else 6.0

    @property
    def foot(self) -> float:
        return 4.0 if self.high < 55 else 5.0

    @property
    def qr(self) -> tuple[float, float, float]:
        """The code's left, bottom and size."""
        size = 25.0 if self.high > 60 else 23.0
        return self.wide - self.edge - size, self.foot + 5.4, size


@dataclass(frozen=True)
class NameRoom:
    """In points: lines above the code run over the whole width, those beside it are shorter."""

    wide: float
    beside: float
    high: float

    def of_line(self, number: int, size: float) -> float:
        return self.wide if (number + 1) * size * LEADING <= self.high else self.beside


def front(canvas: Canvas, badge: Badge, wide: float, high: float) -> None:
    """The card's face, ``wide`` by ``high`` millimetres from where the canvas stands."""
    place = Place(wide, high)
    qr_left, qr_bottom, size = place.qr
    quiet = draw_qr(canvas, badge.url, qr_left, qr_bottom, size)
    canvas.setFillColor(look.INK)
    canvas.setFont(SEMIBOLD, 10)
    canvas.drawCentredString((qr_left + size / 2) * mm, place.foot * mm, _one_line(badge.code))
    above = qr_bottom + size + quiet
    top = high - place.foot + 0.5
    whole = wide - 2 * place.edge
    if badge.no_photo:
        draw_no_photo(canvas, wide - place.edge - PHOTO_MM, top - PHOTO_MM, PHOTO_MM)
        _border(canvas, wide, high)
        whole -= PHOTO_MM + 2
    beside = qr_left - quiet - place.edge
    lowest = _below(canvas, badge, place, beside)

    def room(base: float) -> float:
        return (whole if base - 1.2 >= above else beside) * mm

    left = top - _first_name(
        canvas, badge.first_name, place.edge, top, NameRoom(whole * mm, beside * mm, (top - above) * mm)
    )
    left = _lines(canvas, badge.last_name, MEDIUM, 12, place.edge, left - 0.6, lowest, room)
    canvas.setFillColor(look.MUTED)
    _lines(canvas, badge.organisation, REGULAR, 10, place.edge, left, lowest, room)


def _first_name(canvas: Canvas, name: str, left: float, top: float, room: NameRoom) -> float:
    """As large as it can be; a line to write on where there is none. How high it is, in millimetres."""
    canvas.setFillColor(look.INK)
    shown = _one_line(name)
    if not shown:
        canvas.setStrokeColor(look.MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(left * mm, (top - 10) * mm, left * mm + room.wide, (top - 10) * mm)
        return 11.5
    lines, size = fitted_name(shown, room)
    canvas.setFont(BOLD, size)
    for number, line in enumerate(lines):
        base = top * mm - size * (LEADING * number + 0.8)
        canvas.drawString(left * mm, base, cut(line, BOLD, size, room.of_line(number, size)))
    return len(lines) * size * LEADING / mm


def fitted_name(name: str, room: NameRoom) -> tuple[list[str], float]:
    """The lines of a first name and their size in points: one line if it can be large, else one or two, whichever is larger."""
    one = _largest([[name]], room)
    if one[1] >= LARGE_ENOUGH:
        return one
    two = _largest(_halves(name), room)
    return two if two[1] > one[1] else one


def _largest(ways: Sequence[list[str]], room: NameRoom) -> tuple[list[str], float]:
    """The first way of setting the lines that fits, in the largest letters; cut short in the smallest if none does."""
    for size in range(LARGEST, SMALLEST - 1, -1):
        for lines in ways:
            if all(width(line, BOLD, size) <= room.of_line(at, size) for at, line in enumerate(lines)):
                return lines, float(size)
    return (ways[0], float(SMALLEST)) if ways else ([], 0.0)


def _halves(name: str) -> list[list[str]]:
    """The name in two at a space or hyphen, the most even way first."""
    places = [at + 1 for at, letter in enumerate(name) if letter in " -" and 0 < at < len(name) - 1]
    places.sort(key=lambda place: abs(place - len(name) / 2))
    return [[name[:at].strip(), name[at:].strip()] for at in places]


def _lines(
    canvas: Canvas,
    text: str,
    face: str,
    size: float,
    left: float,
    top: float,
    lowest: float,
    room: Callable[[float], float],
) -> float:
    """Two lines at most, down to ``lowest``, in letters of 9 points at least; gives where they end."""
    shown = _one_line(text)
    if not shown:
        return top
    lines = _set(shown, face, size, top, lowest, room)
    while size > 9 and any(width(line, face, size) > room(base) for line, base in lines):
        size -= 1
        lines = _set(shown, face, size, top, lowest, room)
    canvas.setFont(face, size)
    for line, base in lines:
        canvas.drawString(left * mm, base * mm, cut(line, face, size, room(base)))
    return top - len(lines) * size * 1.22 / mm


def _set(
    text: str, face: str, size: float, top: float, lowest: float, room: Callable[[float], float]
) -> list[tuple[str, float]]:
    """The lines with where each stands; the last one may be too long."""
    leading, tail = size * 1.22 / mm, size * 0.24 / mm
    bases = [base for at in (0, 1) if (base := top - at * leading - size * 0.95 / mm) - tail >= lowest]
    if not bases:
        return []
    first, rest = _broken(text, face, size, room(bases[0])) if len(bases) == 2 else (text, "")
    return [(line, base) for line, base in zip((first, rest), bases, strict=False) if line]


def _broken(text: str, face: str, size: float, wide: float) -> tuple[str, str]:
    """As many words as the line holds, and the rest; a name may also be parted after its hyphen."""
    if width(text, face, size) <= wide:
        return text, ""
    ends = [at + (letter == "-") for at, letter in enumerate(text) if letter in " -" and 0 < at < len(text) - 1]
    fitting = [end for end in ends if width(text[:end].rstrip(), face, size) <= wide]
    if not fitting:
        return text, ""
    return text[: fitting[-1]].rstrip(), text[fitting[-1] :].lstrip()


def _below(canvas: Canvas, badge: Badge, place: Place, beside: float) -> float:
    """From the foot upwards: number, group and role. Gives how high they reach."""
    left, base, room = place.edge, place.foot, beside
    reached = base + 3.4
    if badge.outline:
        size = SHAPE_MM if place.high > 60 else 10.0 if place.high >= 55 else SMALLEST_SHAPE_MM
        draw_outline(canvas, badge.outline, badge.colour, left, base - 0.4, size)
        left, room, reached = left + size + 2.2, beside - size - 2.2, base + size + 0.6
        canvas.setFillColor(look.INK)
        _say_line(canvas, badge.group, BOLD, 12, left, base + max(size / 2 - 0.6, 4.0), room)
    canvas.setFillColor(look.MUTED)
    _say_line(canvas, badge.number, REGULAR, 9, left, base, room)
    if badge.band:
        _band(canvas, badge.band, place.edge, reached + 0.6, beside * mm)
        reached += 6.8
    return reached


def _band(canvas: Canvas, text: str, left: float, bottom: float, room: float) -> None:
    shown = cut(_one_line(text), BOLD, 9.5, room - 5 * mm)
    long = width(shown, BOLD, 9.5) + 5 * mm
    canvas.setFillColor(look.INK)
    canvas.roundRect(left * mm, bottom * mm, long, 5.6 * mm, 1 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(BOLD, 9.5)
    canvas.drawString(left * mm + 2.5 * mm, bottom * mm + 1.65 * mm, shown)


def _border(canvas: Canvas, wide: float, high: float) -> None:
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(1.1 * mm)
    canvas.roundRect(2 * mm, 2 * mm, (wide - 4) * mm, (high - 4) * mm, 2.4 * mm, stroke=1, fill=0)


def _say_line(canvas: Canvas, text: str, face: str, size: float, left: float, base: float, room: float) -> None:
    canvas.setFont(face, size)
    canvas.drawString(left * mm, base * mm, cut(_one_line(text), face, size, room * mm))


def _one_line(text: str) -> str:
    return " ".join(readable(text).split())
