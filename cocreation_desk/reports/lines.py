"""Plain text as lines on paper: whatever it holds is shown, nothing of it is obeyed."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from cocreation_desk.reports import lettering

# Headings and options are pointed at, not read at length: beyond this they only say how they begin.
_LONGEST_LINE = 300


class Lines(Paragraph):
    """A paragraph broken in the order it is read in; each line is turned round, where it is, as it is drawn."""

    blPara: Any  # the lines, once they are broken

    def drawPara(self, debug: int = 0) -> None:
        whole = self.getPlainText()
        style = self.style
        if lettering.from_the_right(whole) and len(self.blPara.lines) > 1 and style.alignment == TA_LEFT:
            self.style = ParagraphStyle(style.name, style, alignment=TA_RIGHT)
        with lettering.part_of(whole):
            super().drawPara(debug)
        self.style = style


def words(text: str, style: ParagraphStyle) -> Lines:
    return Lines(markup(text), style)


def short(text: str, style: ParagraphStyle) -> Lines:
    return words(beginning(text), style)


def markup(text: str) -> str:
    return escape(lettering.readable(text)).replace("\n", "<br/>")


def beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + "…"
