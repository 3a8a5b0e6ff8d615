"""Taking the predictions of one side before the others vote: on the day, or days before it."""

from __future__ import annotations

from cocreation_desk.desk import ballots, running
from cocreation_desk.desk.finding import the_ballot, the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.session import SessionState
from cocreation_desk.store import ballots as rows

AUDIENCES = {Side.COMPANY: Audience.COMPANY, Side.CUSTOMER: Audience.CUSTOMERS}


def open_to_predictors(turn: Turn, ballot_id: str) -> None:
    """Open the vote to those who predict. Where the session is still being drawn up, its preparation is said to be done."""
    ballot = the_ballot(turn, ballot_id)
    if ballot.predicted_by not in AUDIENCES:
        raise Refused("ballot_without_predictions", code=ballot.code)
    session = the_session(turn, rows.session_of(turn.db, ballot_id))
    if session.state is SessionState.DRAFT:
        running.make_ready(turn, session.id)
    ballots.open_ballot(turn, ballot_id, AUDIENCES[ballot.predicted_by])
