"""If everything fails: how the session goes on with pen and paper, and a sheet to tally each vote on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.pieces import (
    Bullets,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Piece,
    Signatures,
    Table,
    Together,
)
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

AT_ONCE = ("say", "paper", "time", "who")
FROM_THE_KIT = ("attendance", "run_sheet", "ballots")
AFTER = ("keep", "key", "check")
TOTALS = ("found", "blank", "void", "valid")
BLANK_LINES = 6
LINE_MM = 11.0


def fallback(order: Order) -> Record:
    say = order.say
    pieces: list[Piece] = [
        Paragraph(say("fallback_in_short"), "lead"),
        Heading(say("fallback_at_once"), 2),
        Bullets(tuple(say(f"fallback_now_{each}") for each in AT_ONCE)),
        Heading(say("fallback_ready"), 2),
        *(Paragraph(f"□\u00a0\u00a0{say(f'documents_{each}')}") for each in FROM_THE_KIT),
        Heading(say("fallback_after"), 2),
        Bullets(tuple(say(f"fallback_then_{each}") for each in AFTER)),
    ]
    coming = [each for each in order.room.ballots if not each.state.is_over]
    for ballot in coming or (None,):
        pieces += [PageBreak(), *_tally(order, ballot)]
    return replace(record(order, "fallback", pieces, number="SI"), variant="")


def _tally(order: Order, ballot: Ballot | None) -> Iterator[Piece]:
    """A line an option, with room for strokes in fives, then the numbers that must agree; a blank one to copy for no vote."""
    say = order.say
    yield Heading(say("fallback_tally", code=ballot.code) if ballot else say("fallback_tally_blank"))
    if ballot is None:
        yield Fields(((say("fallback_question"), "…" * 24),))
    else:
        yield Paragraph(ballot.question.said_in(order.language), "lead")
    if ballot is None or METHODS[ballot.method].paper == "ticks":
        yield Paragraph(say("fallback_fives"), "note")
        yield _strokes(order, ballot)
    else:
        yield Paragraph(say("fallback_not_by_strokes"))
    totals = tuple((say(f"fallback_{each}"), "") for each in TOTALS)
    signers = ((say("fallback_counted_by"), ""), (say("fallback_counted_with"), ""))
    yield Together((Table((), totals, (4, 1.4), "lr", 9.0), Signatures(signers)))


def _strokes(order: Order, ballot: Ballot | None) -> Table:
    say = order.say
    options = [f"{each.mark} · {each.label.said_in(order.language)}" for each in ballot.options] if ballot else []
    rows = tuple((text, "", "") for text in options or [""] * BLANK_LINES)
    head = (say("fallback_option"), say("fallback_strokes"), say("fallback_total"))
    return Table(head, rows, (4, 5, 1.4), "llr", LINE_MM)
