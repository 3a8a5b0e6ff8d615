"""The mandate letter: what the company entrusts to whoever was elected, the programme, and what it commits to."""

from __future__ import annotations

from cocreation_desk.domain.mandate import Mandate, months_of
from cocreation_desk.domain.pieces import Bullets, Heading, PageBreak, Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record


def mandate_letter(order: Order) -> Record:
    """One letter a mandate, to be signed by both; then how its programme goes on, for the sessions that follow it up."""
    pieces: list[Piece] = []
    for mandate in order.room.mandates:
        if pieces:
            pieces.append(PageBreak())
        pieces += _letter(order, mandate)
        if mandate.signed_on is not None and any(each.done or each.report for each in mandate.events):
            pieces += [PageBreak(), *_followed(order, mandate)]
    letters = pieces or [Paragraph(order.say("paper_no_mandate"))]
    return record(order, "mandate", letters, number="LM", named=True)


def _letter(order: Order, mandate: Mandate) -> list[Piece]:
    say = order.say
    entrusts = say(
        "paper_mandate_entrusts",
        organisation=order.room.programme.organisation,
        name=mandate.holder,
        title=mandate.title.said_in(order.language),
        n=months_of(mandate),
        start=mandate.starts_on,
        end=mandate.ends_on,
    )
    pieces: list[Piece] = [Paragraph(entrusts, "lead"), Heading(say("mandate_programme"), 2)]
    if mandate.events:
        rows = tuple(
            (say.month(event.month), say(f"mandate_event_{event.kind.value}"), event.title) for event in mandate.events
        )
        head = (say("mandate_event_month"), say("mandate_event_kind"), say("mandate_event_title"))
        pieces.append(Table(head, rows, (1.6, 1.8, 5)))
    else:
        pieces.append(Paragraph(say("paper_mandate_no_programme")))
    pieces.append(Paragraph(say("mandate_review", date=mandate.review_on)))
    pieces.append(Heading(say("mandate_commitment"), 2))
    promised = tuple(words for words in mandate.commitment.split("\n") if words)
    pieces.append(Bullets(promised) if len(promised) > 1 else Paragraph("".join(promised) or "…"))
    signers = ((say("paper_for_the_company"), mandate.sponsor), (mandate.title.said_in(order.language), mandate.holder))
    closing: tuple[Piece, ...] = (Paragraph(say("paper_mandate_voluntary")),)
    if mandate.signed_on is not None:
        closing += (Paragraph(say("paper_signed_on", date=mandate.signed_on)),)
    pieces.append(Together((*closing, Signatures(signers))))
    return pieces


def _followed(order: Order, mandate: Mandate) -> list[Piece]:
    """The programme as far as it has come: what was done, what came of it, and what is late."""
    say, today = order.say, order.room.now.date()
    rows = []
    for event in mandate.events:
        state = "done" if event.done else "late" if event.is_late(today) else "planned"
        rows.append((say.month(event.month), event.title, say(f"mandate_event_is_{state}"), event.report or "–"))
    head = (
        say("mandate_event_month"),
        say("mandate_event_title"),
        say("mandate_event_state"),
        say("mandate_came_of_it"),
    )
    done = sum(1 for each in mandate.events if each.done)
    return [
        Heading(say("mandate_followed", name=mandate.holder)),
        Paragraph(say("mandate_followed_on", date=today, n=done, of=len(mandate.events)), "lead"),
        Table(head, tuple(rows), (1.6, 4, 1.4, 4)),
    ]
