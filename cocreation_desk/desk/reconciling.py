"""A closed vote whose roll and papers differ: what people may do about it, each time with a reason that is printed."""

from __future__ import annotations

from collections.abc import Callable

from cocreation_desk.desk import ballots
from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.keying import ON_PAPER, SECRETARY, check_paper, mark_on_roll
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.channels import UNTOLD
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.reconciling import Correction, Way, reason_from, ways_out
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import corrections


def add_missing_paper(turn: Turn, ballot_id: str, side: Side, vote: Vote, reason: str) -> None:
    """A paper was found after the closing, for a mark on the roll that has none."""

    def add(ballot: Ballot) -> str:
        check_paper(turn, ballot, side, vote)
        told = {channel for _, channel, _ in rows.paper_rows(turn.db, ballot_id)}
        channel = UNTOLD if UNTOLD in told else ON_PAPER
        rows.add_paper(turn.db, turn.new_id(), ballot_id, side, channel, vote.marks, vote.words)
        return ON_PAPER

    _correct(turn, ballot_id, Way.PAPER_ADDED, reason, add)


def strike_mark(turn: Turn, ballot_id: str, participant_id: str, reason: str) -> None:
    """Somebody is on the roll who did not vote: signed by mistake, or left with the paper."""

    def strike(ballot: Ballot) -> str:
        channel = rows.strike_mark(turn.db, ballot_id, participant_id)
        if channel is None:
            raise Refused("mark_has_its_paper")
        return channel

    _correct(turn, ballot_id, Way.MARK_STRUCK, reason, strike)


def add_mark(turn: Turn, ballot_id: str, participant_id: str, reason: str) -> None:
    """Somebody voted on paper and forgot to sign."""

    def add(ballot: Ballot) -> str:
        mark_on_roll(turn, ballot, participant_id)
        return ON_PAPER

    _correct(turn, ballot_id, Way.MARK_ADDED, reason, add)


def let_stand(turn: Turn, ballot_id: str, reason: str) -> None:
    """The papers of a secret vote are counted as they are, and the difference is printed with its reason."""
    _correct(turn, ballot_id, Way.LET_STAND, reason, lambda ballot: "")


def annul_and_vote_again(turn: Turn, ballot_id: str, reason: str) -> str:
    """Annul a vote whose roll and papers differ, and prepare the same round anew."""
    ballot = the_ballot(turn, ballot_id)
    _refuse_unless_differing(turn, ballot)
    ballots.cancel_ballot(turn, ballot_id, reason_from(reason))
    return ballots.next_round(turn, ballot_id)


def _correct(turn: Turn, ballot_id: str, way: Way, reason: str, mend: Callable[[Ballot], str]) -> None:
    """Do it, keep the reason, and count the vote where roll and papers agree now, or the difference is to stand."""
    turn.by = SECRETARY
    ballot = the_ballot(turn, ballot_id)
    signed, found = _refuse_unless_differing(turn, ballot)
    if way not in ways_out(ballot, signed, found):
        raise Refused("not_a_way_out", code=ballot.code)
    correction = Correction(way, mend(ballot), reason_from(reason), turn.now)
    corrections.add_correction(turn.db, turn.new_id(), ballot_id, correction)
    fingerprint = rows.fingerprint_of_papers(turn.db, ballot_id)
    signed, found = rows.counts(turn.db, ballot_id)
    counted = signed == found or way is Way.LET_STAND
    state = BallotState.COUNTED if counted else BallotState.CLOSED
    rows.change_ballot(turn.db, ballot_id, {"state": state, "fingerprint": fingerprint})
    summary = {"code": ballot.code, "way": way, "signed": signed, "papers": found, "fingerprint": fingerprint}
    turn.note("ballot_reconciled", "ballot", ballot_id, **summary)


def _refuse_unless_differing(turn: Turn, ballot: Ballot) -> tuple[int, int]:
    signed, found = rows.counts(turn.db, ballot.id)
    if not ways_out(ballot, signed, found):
        raise Refused("nothing_differs", code=ballot.code)
    return signed, found
