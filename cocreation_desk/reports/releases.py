"""What people sign beside the attendance sheet: a yes or no to photos, and to keep what they saw to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_desk.domain.pieces import Bullets, Fields, PageBreak, Paragraph, Piece, Signatures
from cocreation_desk.reports.attendance import alphabetical
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

BLANK = "…" * 22
SHORT_BLANK = "…" * 9
USES = ("internal", "website", "press", "networks")


def image_release(order: Order) -> Record:
    """A form to be copied; a page for each person where the paper is a named one. Nothing is ticked in advance."""
    say = order.say
    pieces: list[Piece] = []
    for name in _signers(order):
        pieces += [
            _who(order, name),
            Paragraph(say("release_choice", organisation=order.room.programme.organisation), "lead"),
            Bullets((f"□  {say('release_yes')}", f"□  {say('release_no')}")),
            Paragraph(say("release_use"), "lead"),
            Bullets(tuple(f"□  {say(f'image_use_{use}')}" for use in USES)),
            Paragraph(say("release_duration")),
            Paragraph(say("release_withdraw", contact=_contact(order))),
            Paragraph(say("release_free"), "note"),
            _signed(order, name),
            PageBreak(),
        ]
    return record(order, "image_release", pieces[:-1], number="IM")


def confidentiality(order: Order) -> Record:
    """A form to be copied; a page for each person where the paper is a named one."""
    say = order.say
    pieces: list[Piece] = []
    for name in _signers(order):
        pieces += [
            _who(order, name),
            Paragraph(say("undertaking_seen"), "lead"),
            Paragraph(BLANK * 2),
            Paragraph(say("undertaking_promise"), "lead"),
            Bullets((say("undertaking_until"), say("undertaking_public"))),
            Paragraph(say("undertaking_free")),
            Paragraph(say("undertaking_refusal"), "note"),
            _signed(order, name),
            PageBreak(),
        ]
    return record(order, "confidentiality", pieces[:-1], number="CF")


def _signers(order: Order) -> Iterator[str]:
    """Everybody in the order of family names on a named paper; else one page with a line to write on."""
    people = order.room.participants if order.named else ()
    if not people:
        yield ""
    for person in sorted(people, key=lambda each: alphabetical(each.register_name)):
        yield person.register_name


def _who(order: Order, name: str) -> Fields:
    say, session = order.say, order.session
    day = say.weekday(session.starts_at.date())
    return Fields(
        (
            (say("paper_name_first_name"), name or BLANK),
            (say("release_session"), " · ".join(part for part in (session.title.said_in(order.language), day) if part)),
            (say("paper_place"), session.place or SHORT_BLANK),
        )
    )


def _signed(order: Order, name: str) -> Signatures:
    say = order.say
    return Signatures(((say("release_done_at"), SHORT_BLANK), (say("release_signature"), name)))


def _contact(order: Order) -> str:
    return order.room.programme.contact or order.session.facilitator or order.room.programme.organisation
