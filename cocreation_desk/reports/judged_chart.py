"""Grades on paper: from the best at the left to the worst, each tone lighter than the last, and a line in the middle."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table, TableStyle

from cocreation_desk.design import GRADE_INKS, GRADE_TONES
from cocreation_desk.domain.pieces import Judged, Judgments
from cocreation_desk.reports import look
from cocreation_desk.reports.charts import LONG_NAME, Draw, Picture, Words
from cocreation_desk.reports.lettering import MEDIUM, REGULAR, cut, readable, width

TALL = 6 * mm


def judgments(piece: Judgments, wide: float, words: Words) -> list[Flowable]:
    """An option a line: how many gave each grade, and its verdict at the right."""
    longest = max((len(judged.option) for judged in piece.judged), default=0)
    label_width, verdict_width = wide * (0.42 if longest > LONG_NAME else 0.34), wide * 0.15
    plot = wide - label_width - verdict_width - 4 * mm
    rows: list[list[Flowable]] = [
        [
            words(judged.option, look.OPTION),
            Picture(plot, TALL + 3 * mm, _bar(judged, median=piece.median)),
            words(judged.verdict, look.OPTION),
        ]
        for judged in piece.judged
    ]
    table = Table(rows, colWidths=[label_width, plot + 4 * mm, verdict_width], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, look.RULE),
            ]
        )
    )
    table.spaceAfter = 4 * mm
    return [_key(piece, wide), table]


def _tone(place: int, of: int) -> int:
    """The best grade, at place nought, has the darkest tone."""
    return 5 - round(5 * place / max(1, of - 1))


def _bar(judged: Judged, *, median: bool) -> Draw:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        bottom, left, whole = (high - TALL) / 2, 0.0, sum(judged.counts) or 1
        for place, n in enumerate(judged.counts):
            long = wide * n / whole
            tone = _tone(place, len(judged.counts))
            if n:
                canvas.setFillColor(HexColor(GRADE_TONES[tone]))
                canvas.setStrokeColor(look.INK)
                canvas.setLineWidth(0.5)
                canvas.rect(left, bottom, long, TALL, stroke=1, fill=1)
                begins, ends = _beside_the_line(left, left + long, wide / 2) if median else (left, left + long)
                if width(str(n), MEDIUM, 9) + 2 < ends - begins:
                    canvas.setFillColor(HexColor(GRADE_INKS[tone]))
                    canvas.setFont(MEDIUM, 9)
                    canvas.drawCentredString((begins + ends) / 2, bottom + TALL / 2 - 3.2, str(n))
            left += long
        if median:
            for color, thick in ((white, 3.2), (look.INK, 1.6)):
                canvas.setStrokeColor(color)
                canvas.setLineWidth(thick)
                canvas.line(wide / 2, 0, wide / 2, high)

    return draw


def _beside_the_line(begins: float, ends: float, line: float) -> tuple[float, float]:
    """The larger part of a grade that the line of the middle judge cuts in two: its number stands there, not under the line."""
    if not begins < line < ends:
        return begins, ends
    return (begins, line - 2) if line - begins > ends - line else (line + 2, ends)


def _key(piece: Judgments, wide: float) -> Flowable:
    def draw(canvas: Canvas, across: float, high: float) -> None:
        each = across / len(piece.grades)
        for place, grade in enumerate(piece.grades):
            canvas.setFillColor(HexColor(GRADE_TONES[_tone(place, len(piece.grades))]))
            canvas.setStrokeColor(look.INK)
            canvas.setLineWidth(0.5)
            canvas.rect(place * each, 1 * mm, 3 * mm, 3 * mm, stroke=1, fill=1)
            canvas.setFillColor(look.INK)
            canvas.setFont(REGULAR, 9)
            words = cut(readable(grade), REGULAR, 9, each - 5 * mm)
            canvas.drawString(place * each + 4.2 * mm, 1.3 * mm, words)

    return Picture(wide, 6 * mm, draw)
