"""Votes that did not come by phone: papers the secretary types in, from one person or from the room's urn, and hands."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.desk import election_rounds, urns
from cocreation_desk.desk.answers import Receipt, answer
from cocreation_desk.desk.finding import the_ballot, the_participant
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Channel, Vote
from cocreation_desk.domain.ballot import Ballot, BallotState, counts_sides
from cocreation_desk.domain.channels import HANDS
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.raised_hands import papers_of, takes_hands
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import corrections, people

SECRETARY = "secretary"
ON_PAPER: Channel = "paper"
LONGEST_NUMBER = 12


def key_in(turn: Turn, step_id: str, participant_id: str, vote: Vote, key: str) -> Receipt:
    """Write one person's paper, as their phone would have sent it; never in place of a vote they have cast.

    Refused in a secret vote, where whoever types must not know whose paper it is: there people sign, and the papers
    of the urn are typed in apart.
    """
    turn.by = SECRETARY
    ballot = the_ballot(turn, vote.ballot_id)
    if ballot.is_secret:
        raise Refused("secret_paper_has_no_name", code=ballot.code)
    if rows.roll_entry(turn.db, vote.ballot_id, participant_id) is not None:
        raise Refused("has_voted_already")
    return answer(turn, step_id, participant_id, vote, key, ON_PAPER)


def sign_for_paper(turn: Turn, ballot_id: str, participant_id: str) -> None:
    """Mark on the roll somebody who was handed a paper and puts it into the room's urn."""
    turn.by = SECRETARY
    ballot = _taking_papers(turn, ballot_id)
    mark_on_roll(turn, ballot, participant_id)
    turn.note("roll_signed", "ballot", ballot_id, code=ballot.code)


def mark_on_roll(turn: Turn, ballot: Ballot, participant_id: str) -> None:
    """Somebody has voted on paper. Refused to who has no vote here, is not on an election's roll, or has voted."""
    voter = the_participant(turn, participant_id)
    here = voter.session_id == rows.session_of(turn.db, ballot.id)
    if not here or not ballot.entitles(voter.side) or not voter.may_vote:
        raise Refused("not_entitled")
    if ballot.is_election:
        election_rounds.check_registered(turn, ballot, voter)
    if rows.roll_entry(turn.db, ballot.id, participant_id) is not None:
        raise Refused("has_voted_already")
    rows.sign(turn.db, ballot.id, participant_id, ON_PAPER)


def take_back_signature(turn: Turn, ballot_id: str, participant_id: str) -> None:
    """Somebody signed by mistake, or gave the paper back."""
    turn.by = SECRETARY
    ballot = _taking_papers(turn, ballot_id)
    signed_for_paper = people_without_paper(turn, ballot)
    if participant_id not in signed_for_paper:
        raise Refused("mark_has_its_paper")
    rows.strike_mark(turn.db, ballot_id, participant_id)
    turn.note("signature_taken_back", "ballot", ballot_id, code=ballot.code)


def people_without_paper(turn: Turn, ballot: Ballot) -> frozenset[str]:
    """Those who signed for a paper of the room's urn."""
    return rows.channels(turn.db, rows.session_of(turn.db, ballot.id))[ballot.id].loose


def lay_paper(turn: Turn, ballot_id: str, side: Side, vote: Vote, number: str = "") -> None:
    """Write a paper found in the room's urn, tied to nobody. A number printed on it is taken once."""
    turn.by = SECRETARY
    ballot = _taking_papers(turn, ballot_id)
    if ballot.is_secret and number:
        raise Refused("secret_paper_has_no_number")
    check_paper(turn, ballot, side, vote)
    number = number.strip()
    if len(number) > LONGEST_NUMBER:
        raise Refused("text_too_long", most=LONGEST_NUMBER)
    if number and not corrections.keep_number(turn.db, ballot_id, number):
        raise Refused("number_was_keyed", number=number)
    if ballot.is_secret:
        return urns.put_in(turn, ballot, vote, side)  # no line in the journal: lines lie in order
    rows.add_paper(turn.db, turn.new_id(), ballot_id, side, ON_PAPER, vote.marks, vote.words)
    turn.note("paper_received", "paper", ballot_id, channel=ON_PAPER)


def check_paper(turn: Turn, ballot: Ballot, side: Side, vote: Vote) -> None:
    """The paper is one of that vote, from a side that votes in it; ``NEUTRAL`` where the urn may hold them mixed."""
    if vote.ballot_id != ballot.id:
        raise Refused("ballot_is_gone")
    session_id = rows.session_of(turn.db, ballot.id)
    sides = {each.side for each in people.participants(turn.db, session_id) if ballot.entitles(each.side)}
    mixed = ballot.predicted_by is None and not counts_sides(ballot)
    if side not in sides and not (side is Side.NEUTRAL and mixed):
        raise Refused("not_entitled")
    METHODS[ballot.method].check(vote.marks, ballot.option_ids, ballot.rules)
    if len(vote.words) > ballot.words:
        raise Refused("too_many_words", most=ballot.words)


def enter_hands(
    turn: Turn, ballot_id: str, side: Side, totals: Mapping[str, int], blank: int = 0, people_up: int | None = None
) -> None:
    """Lay one paper for every person of that side who raised a hand, in place of those entered for it before.

    Nobody signs the roll. ``people_up`` says how many they were where one may raise a hand for several options; blank
    ones are among them. Refused when hands are not taken, when no such totals can be, and when more people than have
    not voted are up.
    """
    turn.by = SECRETARY
    ballot = the_ballot(turn, ballot_id)
    if ballot.state is not BallotState.OPEN:
        raise Refused("ballot_not_open")
    if not takes_hands(ballot):
        raise Refused("ballot_takes_no_hands", code=ballot.code)
    if not ballot.electorate.includes(side) or not ballot.admits(side):
        raise Refused("not_entitled")
    cast = papers_of(ballot, totals, blank, people_up)
    for paper in cast:
        METHODS[ballot.method].check(paper, ballot.option_ids, ballot.rules)
    session_id = rows.session_of(turn.db, ballot_id)
    voted = rows.rolls(turn.db, session_id).get(ballot_id, frozenset())
    everybody = people.participants(turn.db, session_id)
    free = sum(1 for each in everybody if each.side is side and each.may_vote and each.id not in voted)
    if len(cast) > free:
        raise Refused("too_many_hands", most=free)
    rows.remove_hands(turn.db, ballot_id, side)
    for paper in cast:
        rows.add_paper(turn.db, turn.new_id(), ballot_id, side, HANDS, paper, ())
    turn.note("hands_entered", "ballot", ballot_id, code=ballot.code, hands=len(cast))


def _taking_papers(turn: Turn, ballot_id: str) -> Ballot:
    """The vote, while papers come in: it may be suspended for the phones while the urn is emptied."""
    ballot = the_ballot(turn, ballot_id)
    if ballot.state not in (BallotState.OPEN, BallotState.SUSPENDED):
        raise Refused("ballot_not_open" if not ballot.state.is_over else "ballot_is_closed")
    return ballot
