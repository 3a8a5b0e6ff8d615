"""The mandate that follows an election: its dates, its programme, what the company promises, and how it ends."""

from __future__ import annotations

from dataclasses import replace

from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.election import Candidate, Election
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.mandate import (
    Mandate,
    MandateState,
    after_months,
    check_mandate,
    check_move,
    check_signable,
    next_month,
)
from cocreation_desk.store import elections as rows

EDITABLE = frozenset({"title", "starts_on", "ends_on", "sponsor", "commitment", "events"})


def propose(turn: Turn, election: Election, candidate: Candidate) -> None:
    """The mandate of whoever was just elected: six months from the first of next month, to be filled in."""
    starts_on = next_month(turn.now.date())
    ends_on = after_months(starts_on)
    mandate = Mandate(turn.new_id(), candidate.id, candidate.name, election.office, starts_on, ends_on)
    rows.save_mandate(turn.db, mandate)
    turn.note("mandate_proposed", "mandate", mandate.id)


def edit_mandate(turn: Turn, mandate_id: str, **changes: object) -> None:
    """Change what the mandate says. Once it is signed only the programme moves on, and never below what was signed."""
    if not EDITABLE.issuperset(changes):
        raise ValueError(f"not a mandate's to change: {sorted(set(changes) - EDITABLE)}")
    mandate = the_mandate(turn, mandate_id)
    if mandate.state.is_over:
        raise Refused("mandate_is_over")
    edited = replace(mandate, **changes)  # type: ignore[arg-type]  # the names were checked above
    if mandate.state is not MandateState.PROPOSED:
        if replace(edited, events=mandate.events) != mandate:
            raise Refused("mandate_is_signed")
        check_signable(edited)
    check_mandate(edited)
    rows.save_mandate(turn.db, edited)
    turn.note("mandate_edited", "mandate", mandate_id, fields=sorted(changes))


def move_mandate(turn: Turn, mandate_id: str, state: MandateState, reason: str = "") -> None:
    """Sign it, begin it, end it; or write down that it was given up or broken off."""
    mandate = the_mandate(turn, mandate_id)
    check_move(mandate, state, reason)
    signed_on = turn.now.date() if state is MandateState.SIGNED else mandate.signed_on
    rows.save_mandate(turn.db, replace(mandate, state=state, reason=reason.strip(), signed_on=signed_on))
    turn.note(f"mandate_{state.value}", "mandate", mandate_id)


def the_mandate(turn: Turn, mandate_id: str) -> Mandate:
    found = rows.mandate(turn.db, mandate_id)
    if found is None:
        raise Refused("mandate_is_gone")
    return found[0]
