"""The sheet visitors sign after the safety and hygiene briefing, before anybody goes round."""

from __future__ import annotations

from cocreation_desk.domain.pieces import Beside, Fields, Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.reports.attendance import BLANK_LINES, ROW_MM, alphabetical
from cocreation_desk.reports.document import Lack
from cocreation_desk.reports.group_lacks import badged
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

WIDTHS = (10, 63, 34, 63)
BLANK_SHEET = 14  # lines where nobody is on the list yet: one page, to be copied
BRIEFED = ("briefing", "tour")


def safety_sheet(order: Order) -> Record:
    """Everybody in the order of family names, with the group of their visit; blank lines for whoever comes besides."""
    say, session, plan = order.say, order.session, badged(order)
    rows = []
    for number, person in enumerate(
        sorted(order.room.participants, key=lambda each: alphabetical(each.register_name)), start=1
    ):
        at = plan.group_of(person.id) if plan else None
        rows.append((str(number), person.register_name, "" if at is None else group_word(at, say), ""))
    rows += [(str(len(rows) + 1 + line), "", "", "") for line in range(BLANK_LINES if rows else BLANK_SHEET)]
    head = tuple(say(each) for each in ("paper_number", "paper_name_first_name", "safety_group", "release_signature"))
    about = (
        (say("paper_date"), say.weekday(session.starts_at.date())),
        (say("paper_place"), session.place or "…"),
        (say("safety_by"), "…" * 14),
    )
    pieces: list[Piece] = [
        Beside((Fields(about),), (), 0.9),
        Paragraph(say("safety_received"), "small"),
        Table(head, tuple(rows), WIDTHS, "rlll", ROW_MM),
        Together(
            (
                Paragraph(say("safety_not_signed"), "note"),
                Signatures(((say("safety_referent"), ""),)),
            )
        ),
    ]
    return record(order, "safety", pieces, number="SE", compact=True, named=True)


def lacks_briefing(order: Order) -> Lack | None:
    return None if any(step.kind in BRIEFED for step in order.room.steps) else Lack("kit_no_briefing")
