"""Plain text as lines on paper: whatever it holds is shown, nothing of it is obeyed."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph as Lines

from cocreation_desk.reports import lettering

# Headings and options are pointed at, not read at length: beyond this they only say how they begin.
_LONGEST_LINE = 300


def words(text: str, style: ParagraphStyle) -> Lines:
    return Lines(markup(text), style)


def short(text: str, style: ParagraphStyle) -> Lines:
    return words(beginning(text), style)


def markup(text: str) -> str:
    return escape(lettering.readable(text)).replace("\n", "<br/>")


def beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + "…"
