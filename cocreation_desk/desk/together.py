"""Votes that come in together are written together: the rows of one after the other, in half the time."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
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
    receipts: list[Receipt | None] = []
    papers: list[rows.PaperRow] = []
    signed: list[rows.RollRow] = []
    received: list[tuple[str, str, str]] = []
    voters: set[str] = set()
    for each in itertools.starmap(Sent, sent):
        paper = None if each.participant_id in voters else _first_paper(turn, each)
        receipts.append(answers.SAVED if paper else None)
        if paper is None:
            continue
        voters.add(each.participant_id)
        paper_id, ballot_id, *_ = paper
        papers.append(paper)
        signed.append((ballot_id, each.participant_id, each.channel, paper_id))
        received.append((each.participant_id, each.key, each.step_id))
        ballots.note_received(turn, ballot_id, each.channel)
    rows.add_papers(turn.db, papers)
    rows.sign_all(turn.db, signed)
    replies.give_receipts(turn.db, received)
    return receipts


def _first_paper(turn: Turn, sent: Sent) -> rows.PaperRow | None:
    if not isinstance(sent.payload, Vote):
        return None
    try:
        answers.check_well_formed(sent.payload, sent.key, sent.channel)
        step, _, voter = answers.asked_of(turn, sent.step_id, sent.participant_id)
        ballot = ballots.voted_in(turn, step, sent.payload)
        ballots.check_may_cast(ballot, voter, sent.payload)
    except Refused:
        return None
    if ballot.is_secret or ballot.is_election:
        return None
    if voter.id in turn.read_once(("voted", ballot.id), lambda: rows.roll(turn.db, ballot.id)):
        return None
    return rows.paper_row(turn.new_id(), ballot.id, voter.side, sent.channel, sent.payload.marks, sent.payload.words)


TOGETHER: Mapping[Callable[..., Any], Callable[[Turn, Sequence[Any]], Sequence[Any | None]]] = {
    answers.answer: cast_together,
}
"""Acts that can be done for many at once, and how: what each gave, or None for those that are to be done by themselves."""
