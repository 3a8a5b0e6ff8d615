"""What was decided and promised, in one table: first in the minutes, and a paper of its own."""

from __future__ import annotations

from cocreation_desk.domain.commitments import Answer, Commitment, Decision
from cocreation_desk.domain.pieces import Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.reports.order import Order, record
from cocreation_desk.reports.record import Record

WIDTHS = (9, 44, 17, 15, 15)


def decision_record(order: Order) -> Record:
    """Relevé de décisions."""
    session, say = order.session, order.say
    pieces: list[Piece] = [register(order, with_origin=True)]
    signers = ((say("paper_secretary"), session.secretary), (say("paper_chair"), session.chair))
    pieces.append(Together((Paragraph(say("paper_decisions_note"), "note"), Signatures(signers))))
    return record(order, "decisions", pieces, number="RD", draft=not order.is_approved)


def register(order: Order, *, with_origin: bool = False, most: int | None = None, longest: int = 10_000) -> Piece:
    """Decisions, then commitments, then actions; a line that says so where there are none."""
    say = order.say
    rows = [_decided(order, each, with_origin) for each in order.room.decisions]
    rows += [_promised(order, each, with_origin) for each in in_order(order)]
    if not rows:
        return Paragraph(say("paper_nothing_decided"))
    head = [say(f"paper_column_{name}") for name in ("code", "text", "owner", "due", "status")]
    widths: tuple[float, ...] = WIDTHS
    if with_origin:
        head.append(say("paper_column_origin"))
        widths = (9, 38, 15, 14, 13, 17)
    kept = rows if most is None else rows[:most]
    return Table(tuple(head), tuple((row[0], _shortened(row[1], longest), *row[2:]) for row in kept), widths)


def how_many(order: Order) -> int:
    return len(order.room.decisions) + len(order.room.commitments)


def in_order(order: Order) -> list[Commitment]:
    """Promises to the participants before internal actions, each by its code."""
    return sorted(order.room.commitments, key=lambda each: (each.kind != "commitment", each.code))


def _decided(order: Order, decision: Decision, with_origin: bool) -> tuple[str, ...]:
    text = f"{decision.text} ({decision.basis})" if decision.basis else decision.text
    row = (decision.code, text, decision.decided_by, "–", order.say("paper_status_decided"))
    return (*row, _origin(order, decision.step_id)) if with_origin else row


def _promised(order: Order, promise: Commitment, with_origin: bool) -> tuple[str, ...]:
    say = order.say
    text = promise.text
    if promise.measure:
        text = f"{text}\n{say.labelled(say('paper_measure'), promise.measure)}"
    if promise.reason:
        text = f"{text}\n{say.labelled(say('paper_because'), promise.reason)}"
    late = promise.is_late(order.made_at.date())
    status = say("paper_status_late") if late else say(f"paper_status_{promise.status}")
    if promise.answer is not Answer.DO:
        status = say(f"paper_answer_{promise.answer}")
    row = (promise.code, text, promise.owner, say.date(promise.due_on), status)
    return (*row, _origin(order, promise.step_id)) if with_origin else row


def _origin(order: Order, step_id: str | None) -> str:
    step = order.room.step(step_id) if step_id else None
    return step.title.said_in(order.language) if step else "–"


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
