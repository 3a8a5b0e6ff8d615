"""How the papers look: the few colours, sizes and measures they are drawn with, readable on a monochrome printer."""

from __future__ import annotations

from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from cocreation_desk.design import PALETTE
from cocreation_desk.reports.lettering import BOLD, ITALIC, MEDIUM, REGULAR, SEMIBOLD

INK = HexColor(PALETTE.ink)
MUTED = HexColor(PALETTE.muted)
RULE = HexColor(PALETTE.line)
WASH = HexColor(PALETTE.sunken)
ACCENT = HexColor(PALETTE.accent)
CUSTOMER = HexColor(PALETTE.customer_ink)
COMPANY = HexColor(PALETTE.company)
NEUTRAL = HexColor(PALETTE.edge)
WATERMARK = HexColor("#F0EDEA")

LEFT, RIGHT, TOP, BOTTOM = 22 * mm, 18 * mm, 27 * mm, 22 * mm

_ALIGN: dict[str, Literal[0, 1, 2]] = {"l": 0, "c": 1, "r": 2}


def style(
    name: str,
    face: str,
    size: float,
    leading: float,
    *,
    color: Color = INK,
    before: float = 0,
    after: float = 0,
    align: str = "l",
    indent: float = 0,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=face,
        fontSize=size,
        leading=leading,
        textColor=color,
        spaceBefore=before,
        spaceAfter=after,
        alignment=_ALIGN[align],
        leftIndent=indent,
        bulletFontName=BOLD,
        splitLongWords=1,
        embeddedHyphenation=2,  # a double name breaks at its hyphen, on the next line if it must
        allowWidows=0,
        allowOrphans=0,
    )


TITLE = style("title", BOLD, 22, 26, after=2)
SUBTITLE = style("subtitle", REGULAR, 12.5, 17, color=MUTED)
LOW_TITLE = style("low title", BOLD, 17, 20, after=1)
LOW_SUBTITLE = style("low subtitle", REGULAR, 10.5, 14, color=MUTED)

HEADINGS = {
    1: style("heading 1", BOLD, 14, 18, color=ACCENT, before=13, after=4),
    2: style("heading 2", SEMIBOLD, 11.5, 15, before=10, after=2),
    3: style("heading 3", SEMIBOLD, 10, 14, color=MUTED, before=5, after=2),
}
LOW_HEADING = style("low heading", BOLD, 11, 13.5, color=ACCENT, before=6, after=2.5)

PARAGRAPHS = {
    "body": style("body", REGULAR, 10, 13.6, after=4),
    "lead": style("lead", MEDIUM, 11.5, 15.6, after=5),
    "quote": style("quote", ITALIC, 10, 13.6, before=1, after=5, indent=11),
    "small": style("small", REGULAR, 9, 12.4, after=4),
    "note": style("note", REGULAR, 9, 12.2, color=MUTED, after=4),
}
COMPACT = {
    "body": style("compact body", REGULAR, 9.5, 12.6, after=3),
    "lead": style("compact lead", MEDIUM, 10.5, 14, after=3),
    "quote": style("compact quote", ITALIC, 9.5, 12.6, before=1, after=4, indent=9),
    "small": style("compact small", REGULAR, 9, 11.6, after=3),
    "note": style("compact note", REGULAR, 9, 11.6, color=MUTED, after=2),
}
BULLET = style("bullet", REGULAR, 10, 13.4, after=1.4, indent=11)

CELLS = {align: style(f"cell {align}", REGULAR, 9, 11.8, align=align) for align in "lcr"}
HEADS = {align: style(f"head {align}", SEMIBOLD, 9, 11.6, align=align) for align in "lcr"}
CONTENTS = {1: style("contents 1", SEMIBOLD, 9.5, 12.4), 2: style("contents 2", REGULAR, 9, 11.8, indent=10)}
LABEL = style("label", REGULAR, 9.5, 13.2, color=MUTED)
VALUE = style("value", MEDIUM, 9.5, 13.2)
FIGURE = style("figure", BOLD, 21, 25, color=ACCENT)
FIGURE_LABEL = style("figure label", SEMIBOLD, 9, 11.6)
FIGURE_NOTE = style("figure note", REGULAR, 9, 11.4, color=MUTED)
OPTION = style("option", REGULAR, 9.5, 12.2)
CHART_WORDS = style("chart words", REGULAR, 8.5, 10.2, color=INK, align="c")
CHART_TEXT = style("chart text", MEDIUM, 9, 11.6, align="r")
BADGE_RULE = style("badge rule", SEMIBOLD, 11, 14.5)
BADGE_LINE = style("badge line", REGULAR, 9.5, 13)
ROW_CARD_TITLE = style("row card title", SEMIBOLD, 14, 17, align="c")
ROW_CARD_QUESTION = style("row card question", BOLD, 19, 23, align="c")
ROW_CARD_WORDS = style("row card words", REGULAR, 12, 16, align="c")
CALIBRATION_STEP = style("calibration step", REGULAR, 11, 15.5, after=3)
