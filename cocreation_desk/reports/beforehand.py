"""What the papers of a session say as long as it has not been opened: so, and what is planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from cocreation_desk.domain.people import Side
from cocreation_desk.domain.pieces import Heading, Paragraph, Piece, Table
from cocreation_desk.domain.session import SessionState
from cocreation_desk.kinds.wording import side_name
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.pdf import page_count
from cocreation_desk.reports.record import Record


def beforehand(order: Order, what: str, most: int | None = None) -> list[Piece]:
    """Why there is nothing to tell yet and what the paper will be; who is expected, and the agenda up to so many steps."""
    say, session = order.say, order.session
    pieces: list[Piece]
    if session.state is SessionState.CANCELLED:
        pieces = [Paragraph(say("before_cancelled", why=session.cancel_reason or say("paper_no_reason")), "lead")]
    else:
        pieces = [Paragraph(say("before_not_held"), "lead"), Paragraph(say(f"before_{what}"), "note")]
    pieces += _purpose(order)
    pieces += [Heading(say("before_invited")), *expected(order)]
    return [*pieces, *_agenda(order, most)]


def on_one_page(order: Order, laid_out: Callable[[Sequence[Piece]], Record]) -> Record:
    """The same, with as many steps of the agenda as one page holds."""
    steps = len(order.room.steps)
    pages = (laid_out(beforehand(order, "summary", most)) for most in range(steps, 0, -1))
    return next((page for page in pages if page_count(page) == 1), laid_out(beforehand(order, "summary", 0)))


def expected(order: Order) -> list[Piece]:
    """How many are on the list, by side."""
    people, say = order.room.participants, order.say
    if not people:
        return [Paragraph(say("before_nobody"))]
    counted = Counter(each.side for each in people)
    sides = (side for side in (Side.CUSTOMER, Side.COMPANY, Side.NEUTRAL) if counted[side])
    rows = tuple((side_name(side, order.room, say), say.number(counted[side])) for side in sides)
    return [Table(("", say("paper_invited")), rows, (4, 1), "lr")]


def planned_votes(order: Order) -> list[Piece]:
    say = order.say
    if not order.room.ballots:
        return [Paragraph(say("before_no_votes"))]
    head = (say("before_ballot"), say("before_question"), say("paper_method"))
    rows = tuple(
        (each.code, each.question.said_in(order.language), say(f"paper_method_{each.method}"))
        for each in order.room.ballots
    )
    return [Heading(say("before_votes")), Table(head, rows, (1, 6, 3))]


def _purpose(order: Order) -> list[Piece]:
    say, session = order.say, order.session
    told = [session.objective] if session.objective else []
    told += [say.labelled(say("paper_promise"), session.promise)] if session.promise else []
    return [Heading(say("paper_object_and_promise")), *(Paragraph(each) for each in told)] if told else []


def _agenda(order: Order, most: int | None) -> list[Piece]:
    say, slots = order.say, {slot.step_id: slot for slot in order.room.slots}
    steps = [step for step in order.room.steps if step.id in slots]
    if not steps:
        return [Heading(say("before_agenda")), Paragraph(say("run_empty"))]
    head = tuple(say(f"run_column_{each}") for each in ("time", "step", "length"))
    days = [
        (day, list(those)) for day, those in groupby(steps[:most], lambda each: slots[each.id].planned_start.date())
    ]
    pieces: list[Piece] = []
    for day, those in days:
        heading = say("before_agenda")
        pieces.append(Heading(say.labelled(heading, say.weekday(day)) if len(days) > 1 else heading))
        rows = (
            (
                say.clock(slots[step.id].planned_start),
                f"{step.position + 1}. {step.title.said_in(order.language)}",
                say.number(step.minutes),
            )
            for step in those
        )
        pieces.append(Table(head, tuple(rows), (1.2, 7, 1.2), "llr"))
    if most is not None and most < len(steps):
        pieces.append(Paragraph(say("before_and_more", n=len(steps) - most), "note"))
    return pieces
