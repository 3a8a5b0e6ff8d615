"""Settling a tie by the rule that was declared: the lot that was drawn in public, or what the chair decided."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.desk import ballots
from cocreation_desk.desk.finding import the_ballot, the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.announcement import announce
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.election_lot import draw_lot
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ties import (
    LOT_OF_TIE,
    Settled,
    check_order,
    drawn_again,
    level_in,
    places_on_paper,
    with_order,
)
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import ties

LONGEST_NAME = 80


def draw_tie(turn: Turn, ballot_id: str, thrown: str, said_by: str) -> None:
    """Let digits that were thrown in public put those who are level in order, by the one rule of every draw.

    Whoever an earlier draw of the same vote put before somebody stays before them, whatever these digits say.
    """
    ballot = the_ballot(turn, ballot_id)
    session = the_session(turn, rows.session_of(turn.db, ballot_id))
    level = level_in(announce(ballot, rows.papers(turn.db, ballot_id)).sides.all)
    if not level:
        raise Refused("tie_is_not_there")
    if ballot.rules.tie_rule != "draw":
        raise Refused("tie_is_not_settled_so")
    places = places_on_paper(ballot.option_ids, level)
    about = {"session": session.code, "vote": ballot.code, "at": turn.now.isoformat(timespec="seconds")}
    lot, order = draw_lot(places, thrown, "public", turn.now, about, LOT_OF_TIE)
    earlier = ballot.settled.order if ballot.settled else ()
    drawn = drawn_again(earlier, [places[number] for number in order])
    _settle(turn, ballot_id, drawn, said_by, (lot.certificate,))


def settle_tie(turn: Turn, ballot_id: str, order: Sequence[str], said_by: str) -> None:
    """Write the order that was drawn or decided, best first, and by whom; the count goes on with it.

    A result that was announced as a tie is announced again with its end: both stand in the journal.
    """
    _settle(turn, ballot_id, order, said_by)


def _settle(turn: Turn, ballot_id: str, order: Sequence[str], said_by: str, proof: tuple[str, ...] = ()) -> None:
    ballot = the_ballot(turn, ballot_id)
    if ballot.state not in (BallotState.COUNTED, BallotState.PROCLAIMED):
        raise Refused("ballot_in_other_state", code=ballot.code, state=ballot.state.value)
    if ballots.followed(turn, ballot):
        raise Refused("next_round_exists", code=ballot.code)
    who = said_by.strip()
    if not who or len(who) > LONGEST_NAME:
        raise Refused("tie_needs_a_name")
    check_order(announce(ballot, rows.papers(turn.db, ballot_id)).sides.all, order)
    earlier, kept = (ballot.settled.order, ballot.settled.certificates) if ballot.settled else ((), ())
    settled = Settled(ballot.rules.tie_rule, with_order(earlier, order), who, turn.now, kept + proof)
    ties.set_settled(turn.db, ballot_id, settled)
    marks = {option.id: option.mark for option in ballot.options}
    drawn = [marks[option] for option in settled.order]
    turn.note("tie_settled", "ballot", ballot_id, code=ballot.code, rule=settled.rule, order=drawn)
    if ballot.state is BallotState.PROCLAIMED:
        ballots.announce_result(turn, the_ballot(turn, ballot_id))
