"""Votes that come in together are written together: the rows of one after the other, in half the time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import starmap
from typing import Any, NamedTuple

from cocreation_desk.desk import answers, ballots
from cocreation_desk.desk.answers import Receipt
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Channel, Payload, Vote
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import ballots as rows
from cocreation_desk.store import replies


class Sent(NamedTuple):
    """One sending, as ``answers.answer`` takes it."""

    step_id: str
    participant_id: str
    payload: Payload
    key: str
    channel: Channel = "phone"


def cast_together(turn: Turn, sent: Sequence[tuple[Any, ...]]) -> list[Receipt | None]:
    """Write the first paper of everybody who votes where anyone may be told who has; None for what is left to ``answer``.

    Left are other answers, secret votes and elections, second papers, and whatever is to be refused or was received before.
    """
    receipts: list[Receipt | None] = [None] * len(sent)
    urns: dict[tuple[str, str, Channel], dict[str, tuple[int, str, Vote]]] = defaultdict(dict)
    for at, each in enumerate(starmap(Sent, sent)):
        if isinstance(each.payload, Vote):
            urn = urns[each.step_id, each.payload.ballot_id, each.channel]
            urn.setdefault(each.participant_id, (at, each.key, each.payload))
    for (step_id, ballot_id, channel), votes in urns.items():
        for at in _cast(turn, step_id, ballot_id, channel, votes):
            receipts[at] = answers.SAVED
    return receipts


def _cast(
    turn: Turn, step_id: str, ballot_id: str, channel: Channel, votes: Mapping[str, tuple[int, str, Vote]]
) -> list[int]:
    """Lay down those first papers that follow the rules, by voter; gives their places among what was sent."""
    try:
        step, session_id = answers.asked_in(turn, step_id)
        ballot = ballots.voted_in(turn, step, ballot_id)
    except Refused:
        return []
    if ballot.is_secret or ballot.is_election:
        return []
    voted = rows.roll(turn.db, ballot_id)
    places: list[int] = []
    papers: list[rows.PaperRow] = []
    signed: list[rows.RollRow] = []
    received: list[tuple[str, str, str]] = []
    for participant_id, (at, key, vote) in votes.items():
        voter = turn.people.get(participant_id)
        if voter is None or voter.session_id != session_id or participant_id in voted:
            continue
        try:
            answers.check_well_formed(vote, key, channel)
            ballots.check_may_cast(ballot, voter, vote)
        except Refused:
            continue
        paper_id = turn.new_id()
        places.append(at)
        papers.append(rows.paper_row(paper_id, ballot_id, voter.side, channel, vote.marks, vote.words))
        signed.append((ballot_id, participant_id, channel, paper_id))
        received.append((participant_id, key, step_id))
    rows.add_papers(turn.db, papers)
    rows.sign_all(turn.db, signed)
    replies.give_receipts(turn.db, received)
    ballots.note_received(turn, ballot_id, channel, len(papers))
    return places


TOGETHER: Mapping[Callable[..., Any], Callable[[Turn, Sequence[Any]], Sequence[Any | None]]] = {
    answers.answer: cast_together,
}
"""Acts that can be done for many at once, and how: what each gave, or None for those that are to be done by themselves."""
