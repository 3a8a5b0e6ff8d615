"""Whose words may be printed, and under which name."""

from __future__ import annotations

from cocreation_desk.domain.commitments import Note, NoteKind
from cocreation_desk.domain.ideas import Quotable
from cocreation_desk.reports.order import Order


def verbatims(order: Order, step_id: str | None = None) -> list[Note]:
    """The quotes the secretary caught that may be printed: all, or those of one step."""
    return [
        note
        for note in order.room.notes
        if note.kind is NoteKind.VERBATIM
        and note.quotable != Quotable.NO
        and (step_id is None or note.step_id == step_id)
    ]


def attributed(order: Order, note: Note) -> str:
    """The words in quotation marks; the name only on a named paper, where the person agreed and the session is open enough."""
    quoted = order.say.quoted(note.text)
    may_name = order.named and note.quotable == Quotable.NAMED and order.session.confidentiality in ("C0", "C1", "C2")
    return f"{quoted} — {note.said_by}" if note.said_by and may_name else quoted
