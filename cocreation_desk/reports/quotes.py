"""Whose words may be printed, and under which name."""

from __future__ import annotations

from cocreation_desk.domain.commitments import Note, NoteKind
from cocreation_desk.domain.consents import Choices, Purpose, may_be_named, may_be_quoted
from cocreation_desk.domain.folding import folded
from cocreation_desk.domain.ideas import Quotable
from cocreation_desk.domain.people import Participant
from cocreation_desk.reports.order import Order


def verbatims(order: Order, step_id: str | None = None) -> list[Note]:
    """The quotes the secretary caught that may be printed: all, or those of one step."""
    return [
        note
        for note in order.room.notes
        if note.kind is NoteKind.VERBATIM
        and note.quotable != Quotable.NO
        and may_be_quoted(_choices(order, note))
        and (step_id is None or note.step_id == step_id)
    ]


def attributed(order: Order, note: Note) -> str:
    """The words in quotation marks; the name only on a named paper, where the person agreed and the session is open enough."""
    quoted = order.say.quoted(note.text)
    open_enough = order.session.confidentiality in ("C0", "C1", "C2")
    agreed = note.quotable == Quotable.NAMED and _agreed_to_be_named(order, note)
    may_name = order.named and agreed and open_enough
    return f"{quoted} — {note.said_by}" if note.said_by and may_name else quoted


def _agreed_to_be_named(order: Order, note: Note) -> bool:
    """What the secretary noted holds for those the list does not know; for the others, what they said themselves."""
    person = _speaker(order, note)
    if person is None or Purpose.QUOTES not in order.session.purposes:
        return person is None or may_be_quoted(order.room.consents.get(person.id, {}))
    return may_be_named(order.room.consents.get(person.id, {}))


def _choices(order: Order, note: Note) -> Choices:
    person = _speaker(order, note)
    return order.room.consents.get(person.id, {}) if person is not None else {}


def _speaker(order: Order, note: Note) -> Participant | None:
    """Whose words they are, as the secretary wrote the name; of two who bear it, the one who agreed to the least."""
    said_by = folded(note.said_by).strip()
    bearers = [
        each
        for each in order.room.participants
        if said_by
        and said_by in (folded(each.name), folded(each.first_name), folded(each.short_name), folded(each.register_name))
    ]
    chosen = order.room.consents
    return min(bearers, key=lambda each: _openness(chosen.get(each.id, {})), default=None)


def _openness(choices: Choices) -> int:
    return may_be_quoted(choices) + may_be_named(choices)
