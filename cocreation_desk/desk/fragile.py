"""What is to be known before a secret vote takes a step that cannot be taken back, where its secret would be thin."""

from __future__ import annotations

from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.turn import Turn
from cocreation_desk.desk.urns import sides_signed
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.secrecy import (
    fragile_at_closing,
    fragile_at_opening,
    fragile_at_reveal,
    secrecy_warnings,
    voters_at_opening,
)
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import people


def before_opening(turn: Turn, ballot_id: str) -> tuple[str, ...]:
    """All that the console warns of, as keys, where one of them wants a word of consent; else nothing."""
    ballot = the_ballot(turn, ballot_id)
    if not ballot.is_secret or ballot.state is not BallotState.READY:
        return ()
    everybody = people.participants(turn.db, rows.session_of(turn.db, ballot_id))
    entitled = [each for each in everybody if ballot.electorate.includes(each.side) and each.may_vote]
    voters = voters_at_opening(ballot, entitled)
    return secrecy_warnings(ballot, voters) if fragile_at_opening(ballot, voters) else ()


def before_closing(turn: Turn, ballot_id: str) -> tuple[str, ...]:
    ballot = the_ballot(turn, ballot_id)
    if not ballot.is_secret or ballot.state not in (BallotState.OPEN, BallotState.SUSPENDED):
        return ()
    return fragile_at_closing(ballot, sides_signed(turn, ballot))


def before_reveal(turn: Turn, ballot_id: str) -> tuple[str, ...]:
    ballot = the_ballot(turn, ballot_id)
    if ballot.state is not BallotState.COUNTED:
        return ()
    return fragile_at_reveal(ballot, rows.papers(turn.db, ballot_id))
