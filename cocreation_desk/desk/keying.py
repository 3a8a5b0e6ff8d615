"""Votes that did not come by phone: papers the secretary types in, and hands counted in the room."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_desk.desk.answers import Receipt, answer
from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Vote
from cocreation_desk.domain.ballot import BallotState
from cocreation_desk.domain.channels import HANDS, takes_hands
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.papers import BLANK, Marks, Ticks
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Side
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import people

SECRETARY = "secretary"


def key_in(turn: Turn, step_id: str, participant_id: str, vote: Vote, key: str) -> Receipt:
    """Write one person's paper, as their phone would have sent it; never in place of a vote they have cast."""
    turn.by = SECRETARY
    if rows.roll_entry(turn.db, vote.ballot_id, participant_id) is not None:
        raise Refused("has_voted_already")
    return answer(turn, step_id, participant_id, vote, key, "paper")


def enter_hands(turn: Turn, ballot_id: str, side: Side, totals: Mapping[str, int], blank: int = 0) -> None:
    """Lay one paper for every raised hand of that side, in place of those entered for it before. Nobody signs the roll.

    Refused where a hand is not one paper, in a secret vote, and when more hands than people who have not voted are up.
    """
    turn.by = SECRETARY
    ballot = the_ballot(turn, ballot_id)
    if ballot.state is not BallotState.OPEN:
        raise Refused("ballot_not_open")
    if not takes_hands(ballot):
        raise Refused("ballot_takes_no_hands", code=ballot.code)
    if not ballot.electorate.includes(side) or not ballot.admits(side):
        raise Refused("not_entitled")
    marks = [Ticks(frozenset({option})) for option, hands in totals.items() for _ in range(hands)]
    cast: list[Marks] = [*marks, *(BLANK for _ in range(blank))]
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
