"""What was decided and promised, in one table: first in the minutes, and a paper of its own."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.domain.commitments import Answer, Commitment, Decision
from cocreation_desk.domain.ideas import ContributionState
from cocreation_desk.domain.pieces import Paragraph, Piece, Signatures, Table, Together
from cocreation_desk.reports.order import Order, record, shortened
from cocreation_desk.reports.record import Record
from cocreation_desk.reports.signed import signed

# A double name breaks at its hyphen: the owner's column holds the longer half, the date's column the longest date.
_WITH_ORIGIN = (11.5, 59.6, 38, 23.9, 21.4, 15.6)
_WITHOUT = (11.5, 75.2, 38, 23.9, 21.4)


def decision_record(order: Order) -> Record:
    """Relevé de décisions."""
    session, say = order.session, order.say
    decided = register(order)
    if not order.has_begun and not how_many(order):
        return record(order, "decisions", (decided,), number="RD", compact=True)
    signers = ((say("paper_secretary"), session.secretary), (say("paper_chair"), session.chair))
    closing = Together((Paragraph(say("paper_decisions_note"), "note"), Signatures(signers)))

    def laid_out(pieces: Sequence[Piece]) -> Record:
        return record(order, "decisions", pieces, number="RD", draft=not order.is_approved, compact=True)

    return signed((), decided, closing, laid_out)


def register(order: Order) -> Piece:
    """Decisions, then commitments, then actions; a line that says so where there are none."""
    rows = [(*_decided(order, each), _origin(order, each.step_id)) for each in order.room.decisions]
    rows += [(*_promised(order, each), origin(order, each)) for each in in_order(order)]
    return _table(order, rows, ("code", "text", "owner", "due", "status", "origin"), _WITH_ORIGIN)


def short_register(order: Order, most: int, longest: int) -> Piece:
    """The first lines of the register, their texts shortened."""
    rows = [_decided(order, each) for each in order.room.decisions]
    rows += [_promised(order, each) for each in in_order(order)]
    kept = [(row[0], shortened(row[1].split("\n")[0], longest), *row[2:]) for row in rows[:most]]
    return _table(order, kept, ("code", "text", "owner", "due", "status"), _WITHOUT)


def _table(order: Order, rows: Sequence[tuple[str, ...]], columns: Sequence[str], widths: tuple[float, ...]) -> Piece:
    say = order.say
    if not rows:
        return Paragraph(say("paper_nothing_decided"))
    return Table(tuple(say(f"paper_column_{name}") for name in columns), tuple(rows), widths)


def how_many(order: Order) -> int:
    return len(order.room.decisions) + len(order.room.commitments)


def in_order(order: Order) -> list[Commitment]:
    """Promises to the participants before internal actions, each by its code."""
    return sorted(order.room.commitments, key=lambda each: (each.kind != "commitment", each.code))


def _decided(order: Order, decision: Decision) -> tuple[str, ...]:
    text = decision.text
    if decision.basis:
        text = f"{text}\n{order.say.labelled(order.say('paper_basis'), decision.basis)}"
    return (decision.code, text, decision.decided_by, "–", order.say("paper_status_decided"))


def _promised(order: Order, promise: Commitment) -> tuple[str, ...]:
    say = order.say
    text = promise.text
    if promise.measure:
        text = f"{text}\n{say.labelled(say('paper_measure'), promise.measure)}"
    if promise.reason:
        text = f"{text}\n{say.labelled(say('paper_because'), promise.reason)}"
    return (promise.code, text, promise.owner, say.short_date(promise.due_on), standing(order, promise))


def standing(order: Order, promise: Commitment) -> str:
    """Where it stands, in a word: what the company answered, late, or its status."""
    if promise.answer is not Answer.DO:
        return order.say(f"paper_answer_{promise.answer}")
    late = promise.is_late(order.made_at.date())
    return order.say("paper_status_late") if late else order.say(f"paper_status_{promise.status}")


def origin(order: Order, promise: Commitment) -> str:
    return _origin(order, promise.step_id, _question(order, promise))


def _question(order: Order, promise: Commitment) -> str:
    """The code of the question that this promise answers later, if it is one."""
    deferred = (each for each in order.room.contributions if each.state is ContributionState.LATER)
    return next((each.code for each in deferred if each.display == promise.text), "")


def _origin(order: Order, step_id: str | None, code: str = "") -> str:
    step = order.room.step(step_id) if step_id else None
    if step is None:
        return code or "–"
    key = "paper_origin_question" if code else "paper_origin_step"
    return order.say(key, number=step.position + 1, **({"code": code} if code else {}))
