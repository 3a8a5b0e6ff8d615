"""Pictures of numbers that a monochrome printer cannot spoil: filled, hatched and hollow tell the series apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from cocreation_desk.domain.pieces import Bars, Columns, Gap, Gaps, Look, Rated, Ratings, Series
from cocreation_desk.reports import look
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, SEMIBOLD, cut, readable, width

Words = Callable[[str, ParagraphStyle], Paragraph]
Draw = Callable[[Canvas, float, float], None]

_COLORS: dict[Look, Color] = {
    "customer": look.CUSTOMER,
    "company": look.COMPANY,
    "neutral": look.NEUTRAL,
    "earlier": look.MUTED,
    "later": look.ACCENT,
}
LONG_NAME = 45  # characters: whatever is longer gets more of the line
_NO_PADDING = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


class Picture(Flowable):
    """A drawing of this size."""

    def __init__(self, wide: float, high: float, draw: Draw) -> None:
        super().__init__()
        self.width = wide
        self.height = high
        self._draw = draw

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self._draw(self.canv, self.width, self.height)


def bars(piece: Bars, wide: float, words: Words) -> list[Flowable]:
    """Options down the page, a bar for each series."""
    most = max((value for series in piece.series for value in series.values if value is not None), default=0.0) or 1.0
    label_width = wide * (0.46 if max(map(len, piece.options), default=0) > LONG_NAME else 0.36)
    room_for_text = max(
        (width(readable(text), MEDIUM, 9) for series in piece.series for text in series.texts), default=0.0
    )
    longest = max(wide - label_width - min(room_for_text, wide * 0.3) - 9 * mm, 20 * mm)
    rows: list[list[Flowable]] = []
    for line, option in enumerate(piece.options):
        here = [(series.look, series.values[line], series.texts[line]) for series in piece.series]
        picture = Picture(wide - label_width, len(here) * 5.2 * mm, _bar_lines(here, most, longest))
        rows.append([words(option, look.OPTION), picture])
    return [*legend(piece.series, wide), _ruled(rows, (label_width, wide - label_width))]


def _bar_lines(lines: Sequence[tuple[Look, float | None, str]], most: float, longest: float) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        for index, (bar_look, value, text) in enumerate(lines):
            bottom = high - (index + 1) * 5.2 * mm + 0.8 * mm
            mark(canvas, 1.8 * mm, bottom + 1.8 * mm, 1.25 * mm, bar_look)
            long = longest * (value or 0.0) / most
            if value is not None:
                bar(canvas, 4.5 * mm, bottom, long, 3.6 * mm, bar_look)
            at = 4.5 * mm + long + 1.6 * mm
            canvas.setFillColor(look.INK)
            canvas.setFont(MEDIUM, 9)
            canvas.drawString(at, bottom + 0.75 * mm, cut(readable(text), MEDIUM, 9, wide - at))

    return draw


def columns(piece: Columns, wide: float, words: Words) -> list[Flowable]:
    """Steps from left to right, a column for each series, and what each step means underneath."""
    most = max((value for series in piece.series for value in series.values if value is not None), default=0.0) or 1.0
    each = wide / len(piece.steps)
    picture = Picture(wide, 29 * mm, _column_picture(piece, most, each))
    found: list[Flowable] = [*legend(piece.series, wide), picture]
    if piece.words:
        row = [[words(_brief(text, 90), look.CHART_WORDS) for text in piece.words]]
        table = Table(row, colWidths=[each] * len(piece.words))
        table.setStyle(
            TableStyle(
                [
                    *_NO_PADDING,
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 3),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ]
            )
        )
        found.append(table)
    found.append(Spacer(0, 3 * mm))
    return found


def _column_picture(piece: Columns, most: float, each: float) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        floor = 6 * mm
        tallest = high - floor - 6 * mm
        across = min(each * 0.8 / len(piece.series), 9 * mm)
        for index, step in enumerate(piece.steps):
            middle = each * (index + 0.5)
            start = middle - across * len(piece.series) / 2
            for place, series in enumerate(piece.series):
                value = series.values[index]
                tall = 0.0 if value is None else tallest * value / most
                left = start + place * across
                bar(canvas, left + 0.4 * mm, floor, across - 0.8 * mm, tall, series.look)
                canvas.setFillColor(look.INK)
                canvas.setFont(MEDIUM, 9)
                canvas.drawCentredString(left + across / 2, floor + tall + 1.2 * mm, readable(series.texts[index]))
            canvas.setFont(BOLD, 9.5)
            canvas.setFillColor(look.INK)
            canvas.drawCentredString(middle, 1.4 * mm, readable(step))
        _line(canvas, 0, floor, wide, floor, look.INK, 0.8)

    return draw


def ratings(piece: Ratings, wide: float, words: Words) -> list[Flowable]:
    """Each statement with a dot for everybody who answered and a hollow mark where the prediction lay."""
    text_width = 17.8 * mm
    picture_width = max(wide * 0.34, wide * 0.68 - text_width * len(piece.columns))
    label_width = wide - picture_width - text_width * len(piece.columns)
    rows: list[list[Flowable]] = [
        [
            Spacer(0, 0),
            Picture(picture_width, 9 * mm, _scale_head(piece)),
            *(words(_brief(column), look.HEADS["r"]) for column in piece.columns),
        ]
    ]
    pile = _pile(piece, picture_width / len(piece.steps))
    for rated in piece.rated:
        high = pile.dot * max(max(map(pile.rows, rated.counts), default=1), 2) + 5.4 * mm
        picture = Picture(picture_width, high, _rated_picture(piece, rated, pile))
        texts = (words(_brief(text), look.CHART_TEXT) for text in rated.texts)
        rows.append([words(rated.statement, look.OPTION), picture, *texts])
    shown = [_Key(piece.look, piece.mean_label, hollow=False)]
    if any(rated.predicted is not None for rated in piece.rated):
        shown.append(_Key(piece.predicted_look, piece.predicted_label, hollow=True))
    table = _ruled(rows, (label_width, picture_width, *[text_width] * len(piece.columns)), repeat=1)
    return [_legend_line(shown, wide), table]


@dataclass(frozen=True)
class _Pile:
    """How the dots of one step are laid: side by side, then row upon row."""

    dot: float
    across: int

    def rows(self, count: int) -> int:
        return -(-count // self.across)

    def places(self, count: int) -> Iterator[tuple[float, float]]:
        """Where each dot's middle lies from the middle of the step, on the line they stand on; the last row is centred."""
        for row in range(self.rows(count)):
            here = min(self.across, count - row * self.across)
            for place in range(here):
                yield (place - (here - 1) / 2) * self.dot, (row + 0.62) * self.dot


def _pile(piece: Ratings, each: float) -> _Pile:
    """The largest dots with which the fullest step stays low."""
    most = max((count for rated in piece.rated for count in rated.counts), default=1)
    sizes = [tenths * mm / 10 for tenths in range(22, 5, -1)]
    piles = [_Pile(size, max(1, int(each * 0.86 / size))) for size in sizes]
    return next((pile for pile in piles if pile.rows(most) * pile.dot <= 4.6 * mm), piles[-1])


def _scale_head(piece: Ratings) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        each = wide / len(piece.steps)
        canvas.setFont(SEMIBOLD, 9)
        canvas.setFillColor(look.INK)
        for index, step in enumerate(piece.steps):
            canvas.drawCentredString(each * (index + 0.5), 1 * mm, readable(step))
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColor(look.MUTED)
        canvas.drawString(0, 5.4 * mm, cut(readable(piece.ends[0]), REGULAR, 8.5, wide * 0.49))
        canvas.drawRightString(wide, 5.4 * mm, cut(readable(piece.ends[1]), REGULAR, 8.5, wide * 0.49))

    return draw


def _rated_picture(piece: Ratings, rated: Rated, pile: _Pile) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        each = wide / len(piece.steps)
        axis = 4.4 * mm
        canvas.setFillColor(_COLORS[piece.look])
        for index, count in enumerate(rated.counts):
            for right, up in pile.places(count):
                canvas.circle(each * (index + 0.5) + right, axis + up, pile.dot * 0.41, stroke=0, fill=1)
        _line(canvas, each * 0.25, axis, wide - each * 0.25, axis, look.MUTED, 0.5)
        below = axis - 2.4 * mm
        at = _place(rated.mean, each)
        foreseen = _place(rated.predicted, each)
        if at is not None and foreseen is not None:
            _line(canvas, at, below, foreseen, below, look.INK, 0.9)
        if foreseen is not None:
            mark(canvas, foreseen, below, 1.7 * mm, piece.predicted_look, hollow=True)
        if at is not None:
            mark(canvas, at, below, 0.95 * mm, piece.look)

    return draw


def _place(value: float | None, each: float) -> float | None:
    return None if value is None else each * (value - 0.5)


def gaps(piece: Gaps, wide: float, words: Words) -> list[Flowable]:
    """What was answered and what was predicted on one line, and the distance in figures."""
    text_width, label_width = 20 * mm, wide * 0.42
    picture_width = wide - text_width - label_width
    rows: list[list[Flowable]] = [
        [
            Spacer(0, 0),
            Picture(picture_width, 5 * mm, _gap_head(piece)),
            words(_brief(piece.gap_label), look.HEADS["r"]),
        ]
    ]
    for gap in piece.gaps:
        picture = Picture(picture_width, 4.8 * mm, _gap_picture(piece, gap))
        rows.append([words(gap.statement, look.OPTION), picture, words(_brief(gap.text), look.CHART_TEXT)])
    keys = [_Key("customer", piece.actual_label, hollow=False), _Key("company", piece.predicted_label, hollow=True)]
    return [_legend_line(keys, wide), _ruled(rows, (label_width, picture_width, text_width), repeat=1)]


def _gap_x(piece: Gaps, value: float, wide: float) -> float:
    inside = wide - 12 * mm
    return 6 * mm + inside * (value - piece.lowest) / (piece.highest - piece.lowest)


def _gap_head(piece: Gaps) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setFont(SEMIBOLD, 9)
        canvas.setFillColor(look.INK)
        for step in range(piece.lowest, piece.highest + 1):
            canvas.drawCentredString(_gap_x(piece, step, wide), 1 * mm, str(step))

    return draw


def _gap_picture(piece: Gaps, gap: Gap) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        middle = high / 2
        for step in range(piece.lowest, piece.highest + 1):
            at = _gap_x(piece, step, wide)
            _line(canvas, at, 0, at, high, look.RULE, 0.4)
        actual, predicted = (_gap_x(piece, value, wide) for value in (gap.actual, gap.predicted))
        _line(canvas, actual, middle, predicted, middle, look.INK, 1.3)
        mark(canvas, predicted, middle, 1.75 * mm, "company", hollow=True)
        mark(canvas, actual, middle, 1.6 * mm, "customer")

    return draw


def bar(canvas: Canvas, left: float, bottom: float, wide: float, high: float, bar_look: Look) -> None:
    """A rectangle in the series' own manner: filled, hatched, grey or hollow."""
    if wide <= 0 or high <= 0:
        _line(canvas, left, bottom, left + max(wide, 0), bottom + max(high, 0), look.INK, 0.8)
        return
    color = _COLORS[bar_look]
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.9)
    if bar_look == "company":
        _hatch(canvas, left, bottom, wide, high, color)
    canvas.setFillColor(white if bar_look == "earlier" else color)
    canvas.rect(left, bottom, wide, high, stroke=1, fill=0 if bar_look == "company" else 1)


def _hatch(canvas: Canvas, left: float, bottom: float, wide: float, high: float, color: Color) -> None:
    canvas.saveState()
    outline = canvas.beginPath()
    outline.rect(left, bottom, wide, high)
    canvas.clipPath(outline, stroke=0, fill=0)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.7)
    at = left - high
    while at < left + wide:
        canvas.line(at, bottom, at + high, bottom + high)
        at += 1.5 * mm
    canvas.restoreState()


def mark(canvas: Canvas, x: float, y: float, half: float, mark_look: Look, *, hollow: bool = False) -> None:
    """The series' own shape around this point: round for customers, square for the company."""
    color = _COLORS[mark_look]
    canvas.setStrokeColor(color)
    canvas.setFillColor(white if hollow or mark_look == "earlier" else color)
    canvas.setLineWidth(1.2)
    match mark_look:
        case "customer" | "earlier" | "later":
            canvas.circle(x, y, half, stroke=1, fill=1)
        case "company":
            canvas.rect(x - half, y - half, 2 * half, 2 * half, stroke=1, fill=1)
        case "neutral":
            outline = canvas.beginPath()
            outline.moveTo(x - half, y - half)
            outline.lineTo(x + half, y - half)
            outline.lineTo(x, y + half)
            outline.close()
            canvas.drawPath(outline, stroke=1, fill=1)


class _Key:
    """One entry of a legend."""

    def __init__(self, key_look: Look, label: str, *, hollow: bool) -> None:
        self.look = key_look
        self.label = readable(label)
        self.hollow = hollow


def legend(series: Sequence[Series], wide: float) -> list[Flowable]:
    keys = [_Key(one.look, one.label, hollow=False) for one in series if one.label]
    return [_legend_line(keys, wide)] if keys else []


def _legend_line(keys: Sequence[_Key], wide: float) -> Flowable:
    """The keys side by side, on a second line where the first is full."""
    lines: list[list[tuple[float, _Key]]] = [[]]
    at = 0.0
    for key in keys:
        needs = min(width(key.label, REGULAR, 9), wide * 0.9) + 12 * mm
        if lines[-1] and at + needs > wide:
            lines.append([])
            at = 0.0
        lines[-1].append((at, key))
        at += needs

    def draw(canvas: Canvas, across: float, high: float) -> None:
        for index, line in enumerate(lines):
            base = high - (index + 1) * 4.8 * mm + 0.6 * mm
            for left, key in line:
                mark(canvas, left + 1.8 * mm, base + 1.1 * mm, 1.35 * mm, key.look, hollow=key.hollow)
                canvas.setFillColor(look.INK)
                canvas.setFont(REGULAR, 9)
                canvas.drawString(left + 4.6 * mm, base, cut(key.label, REGULAR, 9, across * 0.9))

    return Picture(wide, len(lines) * 4.8 * mm + 1.2 * mm, draw)


def _ruled(rows: list[list[Flowable]], widths: Sequence[float], repeat: int = 0) -> Table:
    table = Table(rows, colWidths=list(widths), repeatRows=repeat, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (0, -1), 8),
                ("LEFTPADDING", (2, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, look.RULE),
            ]
        )
    )
    table.spaceAfter = 4 * mm
    return table


def _line(canvas: Canvas, x1: float, y1: float, x2: float, y2: float, color: Color, thick: float) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(thick)
    canvas.line(x1, y1, x2, y2)


def _brief(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else text[:longest] + "…"
