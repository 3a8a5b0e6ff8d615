"""Catching what must not be lost: decisions, commitments, quotes, and what is parked for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cocreation_desk.desk.finding import the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.commitments import (
    Answer,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Decision,
    Note,
    NoteKind,
    check_commitment,
)
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import agenda
from cocreation_desk.store import captures as rows

EDITABLE = frozenset({"text", "owner", "due_on", "answer", "reason", "measure", "status", "kind"})


def decide(turn: Turn, session_id: str, text: str, decided_by: str, basis: str = "") -> str:
    """Record a decision, and who took it."""
    the_session(turn, session_id)
    if not text.strip():
        raise Refused("text_is_empty")
    if not decided_by.strip():
        raise Refused("decision_needs_decider")
    code = f"D-{rows.next_number(turn.db, 'decision', session_id, 'D'):02d}"
    step_id = _current_step(turn, session_id)
    decision = Decision(turn.new_id(), code, text.strip(), decided_by.strip(), step_id, basis.strip(), turn.now)
    rows.add_decision(turn.db, session_id, decision)
    turn.note("decision_taken", "decision", decision.id, code=code)
    return decision.id


def commit(
    turn: Turn,
    session_id: str,
    text: str,
    owner: str,
    due_on: date,
    kind: CommitmentKind = CommitmentKind.COMMITMENT,
    answer: Answer = Answer.DO,
    reason: str = "",
    measure: str = "",
    status: CommitmentStatus = CommitmentStatus.TO_DO,
) -> str:
    """Record a promise: public words, one owner, one date; a refusal says why."""
    the_session(turn, session_id)
    check_commitment(text, owner, answer, reason)
    letter = "E" if kind is CommitmentKind.COMMITMENT else "A"
    commitment = Commitment(
        id=turn.new_id(),
        code=f"{letter}-{rows.next_number(turn.db, 'commitment', session_id, letter):02d}",
        text=text.strip(),
        owner=owner.strip(),
        due_on=due_on,
        step_id=_current_step(turn, session_id),
        kind=kind,
        answer=answer,
        reason=reason.strip(),
        measure=measure.strip(),
        status=status,
    )
    rows.add_commitment(turn.db, session_id, commitment)
    turn.note("commitment_made", "commitment", commitment.id, code=commitment.code)
    return commitment.id


def edit_commitment(turn: Turn, commitment_id: str, **changes: object) -> None:
    """Change a promise. Re-planning keeps the first date, and new words must be validated again before they are shown."""
    if not EDITABLE.issuperset(changes):
        raise ValueError(f"not a commitment's to change: {sorted(set(changes) - EDITABLE)}")
    commitment = _the_commitment(turn, commitment_id)
    edited = replace(commitment, **changes)  # type: ignore[arg-type]  # the names were checked above
    check_commitment(edited.text, edited.owner, edited.answer, edited.reason)
    hidden_again = {"shown": False} if edited.text != commitment.text else {}
    rows.change(turn.db, "commitment", commitment_id, changes | hidden_again)
    turn.note("commitment_edited", "commitment", commitment_id, fields=sorted(changes))


def show_commitment(turn: Turn, commitment_id: str, shown: bool = True) -> None:
    """The wording is validated (or not any more): it may be projected."""
    _the_commitment(turn, commitment_id)
    rows.change(turn.db, "commitment", commitment_id, {"shown": shown})
    turn.note("commitment_shown" if shown else "commitment_hidden", "commitment", commitment_id)


def note_down(
    turn: Turn, session_id: str, kind: NoteKind, text: str, said_by: str = "", quotable: str = "anonymous"
) -> str:
    """Keep a quote, something parked, or something that happened."""
    the_session(turn, session_id)
    if not text.strip():
        raise Refused("text_is_empty")
    note = Note(turn.new_id(), kind, text.strip(), _current_step(turn, session_id), said_by.strip(), quotable, turn.now)
    rows.add_note(turn.db, session_id, note)
    turn.note("note_taken", "note", note.id, kind=kind)
    return note.id


def take_back(turn: Turn, subject: str, row_id: str) -> None:
    """Undo a decision, a commitment or a note."""
    if subject not in ("decision", "commitment", "note"):
        raise ValueError(f"a {subject} is not taken back here")
    if not rows.remove(turn.db, subject, row_id):
        raise Refused("already_taken_back")
    turn.note(f"{subject}_taken_back", subject, row_id)


def _the_commitment(turn: Turn, commitment_id: str) -> Commitment:
    found = rows.commitment(turn.db, commitment_id)
    if found is None:
        raise Refused("already_taken_back")
    return found


def _current_step(turn: Turn, session_id: str) -> str | None:
    return next((each.id for each in agenda.steps(turn.db, session_id) if each.state.is_current), None)
