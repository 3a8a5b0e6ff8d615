"""What hangs at the entrance: what becomes of people's data, and that photos are taken."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cocreation_desk.domain.text import LANGUAGES, Language
from cocreation_desk.kinds.wording import notice_of
from cocreation_desk.reports import look
from cocreation_desk.reports.emblems import draw_camera
from cocreation_desk.reports.lettering import BOLD, MEDIUM, REGULAR, cut, readable
from cocreation_desk.reports.lines import words
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.press import sheets_of
from cocreation_desk.words import Say, sayer

SIDE = 22 * mm
LARGEST, SMALLEST, OTHER = 26.0, 11.0, 0.6  # points; the other language stands below in smaller letters
TO_TICK = ("internal", "website", "press")


def notices(order: Order) -> bytes:
    """Two pages for the wall: data and photos, in the paper's language and, smaller, in the other one."""
    written = BytesIO()
    with sheets_of(order, "notices", written) as canvas:
        _page(canvas, order, "notice_data", [(_about_data(order, each), each) for each in _languages(order)])
        canvas.showPage()
        draw_camera(canvas, (A4[0] - SIDE) / mm - 30, A4[1] / mm - 54, 30)
        _page(canvas, order, "notice_photos", [(_about_photos(sayer(each)), each) for each in _languages(order)])
        canvas.showPage()
    return written.getvalue()


def notices_a5(order: Order) -> bytes:
    """The notice on data to hand out: twice on an A4 sheet, to be cut."""
    written, size = BytesIO(), landscape(A4)
    with sheets_of(order, "notices_a5", written, size) as canvas:
        for left in (0.0, size[0] / 2):
            canvas.saveState()
            canvas.translate(left, 0)
            canvas.scale(size[1] / A4[1], size[1] / A4[1])
            _page(canvas, order, "notice_data", [(_about_data(order, each), each) for each in _languages(order)])
            canvas.restoreState()
        canvas.setStrokeColor(look.MUTED)
        canvas.setLineWidth(0.4)
        for bottom in (0.0, size[1] - 6 * mm):
            canvas.line(size[0] / 2, bottom, size[0] / 2, bottom + 6 * mm)
        canvas.showPage()
    return written.getvalue()


def _languages(order: Order) -> list[Language]:
    return [order.language, *(each for each in LANGUAGES if each != order.language)]


def _about_data(order: Order, language: Language) -> list[str]:
    """The session's own notice as far as it is written in that language, then whom to write to and whom to complain to."""
    say, programme = sayer(language), order.room.programme
    contact = programme.contact or order.session.facilitator or programme.organisation
    return [
        *notice_of(order.room, say).split("\n"),
        say("notice_rights", contact=contact),
        say("notice_complaint"),
    ]


def _about_photos(say: Say) -> list[str]:
    ticks = "     ".join(f"□\u00a0{say(f'image_use_{use}')}" for use in TO_TICK)
    return [say("notice_photos_for"), ticks, say("notice_photos_refuse"), say("notice_photos_how")]


def _page(canvas: Canvas, order: Order, title: str, told: Sequence[tuple[Sequence[str], Language]]) -> None:
    """Letters as large as the page allows: it is read standing, by two or three people at once."""
    wide, room = A4[0] - 2 * SIDE, A4[1] - 92 * mm
    top = A4[1] - 34 * mm
    canvas.setFillColor(look.ACCENT)
    canvas.rect(SIDE, A4[1] - 24 * mm, 26 * mm, 2 * mm, stroke=0, fill=1)
    canvas.setFillColor(look.INK)
    canvas.setFont(BOLD, 44)
    canvas.drawString(SIDE, top - 14 * mm, readable(order.say(title)))
    canvas.setFillColor(look.MUTED)
    canvas.setFont(REGULAR, 13)
    subject = f"{order.room.programme.organisation} · {order.session.title.said_in(order.language)}"
    canvas.drawString(SIDE, top - 23 * mm, cut(readable(subject), REGULAR, 13, wide - 34 * mm))
    sizes = [LARGEST - step * 0.5 for step in range(int((LARGEST - SMALLEST) * 2) + 1)]
    size = next((each for each in sizes if _height(told, each, wide) <= room), SMALLEST)
    top -= 36 * mm
    for at, (paragraphs, _) in enumerate(told):
        if at:
            canvas.setStrokeColor(look.RULE)
            canvas.setLineWidth(0.8)
            canvas.line(SIDE, top - 2 * mm, SIDE + wide, top - 2 * mm)
            top -= 8 * mm
        for text in paragraphs:
            lines = words(text, _style(size, at))
            _, tall = lines.wrap(wide, room)
            lines.drawOn(canvas, SIDE, top - tall)
            top -= tall + lines.style.spaceAfter
    canvas.setFillColor(look.MUTED)
    canvas.setFont(MEDIUM, 9)
    version = order.room.notice.version if order.room.notice else 0
    foot = (
        order.say("notice_version", n=version, session=order.session.code)
        if title == "notice_data"
        else order.session.code
    )
    canvas.drawString(SIDE, 14 * mm, readable(foot))


def _style(size: float, at: int) -> ParagraphStyle:
    size *= OTHER if at else 1
    return look.style(
        f"notice {size}", REGULAR, size, size * 1.42, color=look.MUTED if at else look.INK, after=size * 0.55
    )


def _height(told: Sequence[tuple[Sequence[str], Language]], size: float, wide: float) -> float:
    total = 10 * mm
    for at, (paragraphs, _) in enumerate(told):
        style = _style(size, at)
        total += sum(float(words(text, style).wrap(wide, 10_000)[1]) + style.spaceAfter for text in paragraphs)
    return total
