"""A written record on the screen: its pieces as rich text, everything people wrote escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import assert_never

from cocreation_desk.design import CONSOLE_TYPE, PALETTE
from cocreation_desk.domain.pieces import (
    Bars,
    Beside,
    Bullets,
    Columns,
    Fields,
    Gaps,
    Heading,
    Judgments,
    KeyFigures,
    PageBreak,
    Paragraph,
    Picture,
    Piece,
    Quarters,
    Ratings,
    Series,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.reports.record import Record

STYLE = f"""
body {{ color: {PALETTE.ink}; font-size: {CONSOLE_TYPE.body}pt; }}
h1 {{ font-size: 20pt; color: {PALETTE.accent}; margin-bottom: 0; }}
h2 {{ font-size: 15pt; margin-top: 18px; margin-bottom: 4px; }}
h3 {{ font-size: 12.5pt; margin-top: 12px; margin-bottom: 2px; }}
p {{ margin-top: 3px; margin-bottom: 5px; }}
p.lead {{ color: {PALETTE.ink_soft}; font-size: {CONSOLE_TYPE.strong}pt; }}
p.quote {{ font-style: italic; margin-left: 18px; }}
p.small, p.note {{ color: {PALETTE.muted}; font-size: {CONSOLE_TYPE.small}pt; }}
th {{ text-align: left; color: {PALETTE.ink_soft}; background-color: {PALETTE.sunken}; }}
td, th {{ padding: 4px 8px; }}
"""


def page(record: Record) -> str:
    """The whole record: title, subject, then the pieces."""
    head = f"<h1>{escape(record.title)}</h1><p class='lead'>{escape(record.subject)}<br/>{escape(record.context)}</p>"
    return f"<html><head><style>{STYLE}</style></head><body>{head}{''.join(map(html, record.pieces))}</body></html>"


def html(piece: Piece) -> str:
    match piece:
        case Heading(text, level):
            size = min(level + 1, 3)
            return f"<h{size}>{escape(text)}</h{size}>"
        case Paragraph(text, style):
            return f"<p class='{style}'>{escape(text)}</p>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Fields(lines):
            return _table((), lines)
        case Table(head, rows):
            return _table(head, rows)
        case KeyFigures(figures):
            return _table((), ((each.value, f"{each.label} {each.note}".strip()) for each in figures))
        case Bars(options, series):
            return _series(options, series)
        case Columns(steps, series, words):
            heads = [f"{step} {word}".strip() for step, word in zip(steps, words or [""] * len(steps), strict=False)]
            return _series(heads, series)
        case Ratings(rated=rated, columns=columns):
            return _table(("", *columns), ((each.statement, *each.texts) for each in rated))
        case Gaps(gaps=gaps, gap_label=gap_label):
            return _table(("", gap_label), ((each.statement, each.text) for each in gaps))
        case Judgments(grades, judged, verdict_label):
            return _table(
                ("", *grades, verdict_label), ((each.option, *map(str, each.counts), each.verdict) for each in judged)
            )
        case Signatures(signers):
            return _table((), ((role, f"{name} ______________________") for role, name in signers))
        case Picture() | Quarters():
            return ""
        case PageBreak():
            return "<hr/>"
        case Together(pieces):
            return "".join(map(html, pieces))
        case Beside(left, right):
            return "".join(map(html, (*left, *right)))
        case _:
            assert_never(piece)


def _series(lines: Iterable[str], series: Iterable[Series]) -> str:
    each = tuple(series)
    rows = [(label, *(one.texts[at] for one in each)) for at, label in enumerate(lines)]
    return _table(("", *(one.label for one in each)), rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    top = f"<tr>{heads}</tr>" if heads else ""
    return f"<table width='100%' cellspacing='0' border='0'>{top}{body}</table>"
