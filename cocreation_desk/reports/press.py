"""The press: sheets drawn by hand rather than set line by line, one paper at a time, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from threading import Lock

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.text import Language
from cocreation_desk.reports import look
from cocreation_desk.reports.lettering import MEDIUM, REGULAR, cut, load, readable, told_plainly, width
from cocreation_desk.reports.order import Order

APP_NAME = "Cocreation Desk"
TOTAL = "total"

_one_paper_at_a_time = Lock()


@contextmanager
def reserved() -> Iterator[None]:
    """The press is ours until the end of the block: reportlab keeps some of its state for the whole process."""
    with _one_paper_at_a_time:
        yield


@contextmanager
def sheets(
    title: str, language: Language, made_at: datetime, written: BytesIO, size: tuple[float, float] = A4
) -> Iterator[Canvas]:
    """A canvas of blank pages into ``written``, in our letters."""
    with reserved():
        load()
        canvas = Canvas(written, pagesize=size, invariant=1, lang=language)
        canvas.setTitle(told_plainly(title))
        canvas.setViewerPreference("DisplayDocTitle", "true")
        for name in (canvas.setAuthor, canvas.setCreator, canvas.setProducer):
            name(APP_NAME)
        made = made_at.strftime("D:%Y%m%d%H%M%S")
        canvas.setDateFormatter(lambda *_: made)
        yield canvas
        _count(canvas)
        canvas.save()


def _count(canvas: Canvas) -> None:
    """How many pages there are is known at the end, and stands at the foot of each."""
    canvas.beginForm(TOTAL)
    canvas.setFillColor(look.MUTED)
    canvas.setFont(MEDIUM, 8)
    canvas.drawString(0, 0, str(canvas.getPageNumber() - 1))
    canvas.endForm()


@contextmanager
def sheets_of(order: Order, what: str, written: BytesIO, size: tuple[float, float] = A4) -> Iterator[Canvas]:
    """The same for one paper of a session, which stands in its title."""
    title = f"{order.say(f'paper_{what}')} – {order.session.title.said_in(order.language)}"
    with sheets(title, order.language, order.made_at, written, size) as canvas:
        yield canvas


def footed(canvas: Canvas, order: Order, what: str, wide: float, left: float = 18.0) -> None:
    """The line at the foot of a sheet ``wide`` millimetres across: which paper of which session, how confidential, which page."""
    say, session = order.say, order.session
    canvas.setStrokeColor(look.RULE)
    canvas.setLineWidth(0.5)
    canvas.line(left * mm, 14 * mm, (wide - left) * mm, 14 * mm)
    level = readable(say(f"paper_level_{session.confidentiality.lower()}"))
    number = f"{canvas.getPageNumber()}/"
    canvas.setFillColor(look.MUTED)
    canvas.setFont(MEDIUM, 8)
    right = (wide - left) * mm - width("000", MEDIUM, 8)
    canvas.drawRightString(right, 9.6 * mm, number)
    canvas.saveState()
    canvas.translate(right, 9.6 * mm)
    canvas.doForm(TOTAL)
    canvas.restoreState()
    right -= width(number, MEDIUM, 8) + 5 * mm
    canvas.drawRightString(right, 9.6 * mm, level)
    right -= width(level, MEDIUM, 8) + 5 * mm
    canvas.setFont(REGULAR, 8)
    parts = (
        say(f"paper_{what}"),
        say.date(session.starts_at.date()),
        session.place,
        session.title.said_in(order.language),
    )
    about = readable(" · ".join(part for part in parts if part))
    canvas.drawString(left * mm, 9.6 * mm, cut(about, REGULAR, 8, right - left * mm))
