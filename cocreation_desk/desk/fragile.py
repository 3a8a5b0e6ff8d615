"""What is to be known before a secret vote takes a step that cannot be taken back, where its secret would be thin."""

from __future__ import annotations

from collections import Counter

from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.secrecy import (
    fragile_at_closing,
    fragile_at_opening,
    fragile_at_reveal,
    secrecy_warnings,
)
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import people


def before_opening(turn: Turn, ballot_id: str) -> tuple[str, ...]:
    """All that the console warns of, as keys, where one of them wants a word of consent; else nothing."""
    ballot = the_ballot(turn, ballot_id)
    if not ballot.is_secret or ballot.state is not BallotState.READY:
        return ()
    here = [each for each in _entitled(turn, ballot) if each.presence.is_here or not ballot.is_election]
    voters = Counter(each.side for each in here)
    return secrecy_warnings(ballot, voters) if fragile_at_opening(ballot, voters) else ()


def before_closing(turn: Turn, ballot_id: str) -> tuple[str, ...]:
    ballot = the_ballot(turn, ballot_id)
    if not ballot.is_secret or ballot.state not in (BallotState.OPEN, BallotState.SUSPENDED):
        return ()
    voted = rows.roll(turn.db, ballot_id)
    return fragile_at_closing(ballot, [each.side for each in _entitled(turn, ballot) if each.id in voted])


def before_reveal(turn: Turn, ballot_id: str) -> tuple[str, ...]:
    ballot = the_ballot(turn, ballot_id)
    if ballot.state is not BallotState.COUNTED:
        return ()
    return fragile_at_reveal(ballot, rows.papers(turn.db, ballot_id))


def _entitled(turn: Turn, ballot: Ballot) -> list[Participant]:
    everybody = people.participants(turn.db, rows.session_of(turn.db, ballot.id))
    return [each for each in everybody if ballot.electorate.includes(each.side) and each.may_vote]
