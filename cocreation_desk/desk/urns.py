"""The urn of a secret vote: opened with a lock of its own, filled with sealed papers, emptied once, and wiped.

Between the closing and the count nothing may be left that joins voters to papers. The papers are laid out and their
sealed form deleted in one transaction; then the file is rewritten without its free pages, its log emptied, and the key
destroyed; only then is the vote counted. Each step can be repeated, so a closing that was cut off is finished when the
programme is opened again.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Mapping
from functools import partial

from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.turn import Chore, Turn
from cocreation_desk.domain.answers import Channel, Vote
from cocreation_desk.domain.ballot import Ballot, BallotState
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.domain.people import Participant, Side
from cocreation_desk.domain.secrecy import (
    LONGEST_WORD,
    check_may_be_emptied,
    check_may_be_secret,
    kept_sides,
    paper_bytes,
    receipt_code,
)
from cocreation_desk.store import ballots, file, people, sealing
from cocreation_desk.store import urns as rows
from cocreation_desk.store.keys import KeyDrawer

log = logging.getLogger(__name__)


def open_urn(turn: Turn, ballot: Ballot, voters: Mapping[Side, int]) -> None:
    """Give the vote its lock: the key is on the disk before the vote is open. A vote that was suspended keeps its own."""
    check_may_be_secret(ballot, voters)
    urn = rows.urn(turn.db, ballot.id)
    if urn is None:
        rows.add_urn(turn.db, ballot.id, turn.keys.new_pair())
    elif turn.keys.take(urn.public_key) is None:
        raise Unavailable("urn_key_lost", code=ballot.code)


def cast_before(turn: Turn, ballot: Ballot, voter: Participant, nonce: str) -> str | None:
    """The code of the paper this very sending has put into the urn, "" once the vote is closed; None for a first vote.

    Whoever has voted cannot vote again: finding the old paper would take the very link we do not keep.
    """
    if ballots.roll_entry(turn.db, ballot.id, voter.id) is None or ballot.state is BallotState.CANCELLED:
        return None
    if ballot.state.is_over:
        return ""
    slip = rows.slip(turn.db, ballot.id, voter.id)
    if slip is None or slip.nonce_hash != _hashed(nonce):
        raise Refused("vote_is_final")
    return slip.code


def cast(turn: Turn, ballot: Ballot, voter: Participant, vote: Vote, nonce: str, channel: Channel) -> str:
    """Seal the paper, and only then write: the mark on the roll, the slip, the sealed paper. Gives its code.

    The journal has no line for it: lines lie in order, and would tell when each of the sealed papers came.
    """
    if any(len(word) > LONGEST_WORD for word in vote.words):
        raise Refused("text_too_long", most=LONGEST_WORD)
    box = _sealed(turn, ballot, vote, voter.side)
    code = receipt_code(box)
    ballots.sign(turn.db, ballot.id, voter.id, channel)
    rows.give_slip(turn.db, ballot.id, voter.id, rows.Slip(_hashed(nonce), code))
    rows.put_in(turn.db, turn.new_id(), ballot.id, box)
    turn.touch("paper")
    return code


def put_in(turn: Turn, ballot: Ballot, vote: Vote, side: Side) -> None:
    """Seal a paper that was found in the room's own urn: nobody knows whose it is, and the file learns no more."""
    rows.put_in(turn.db, turn.new_id(), ballot.id, _sealed(turn, ballot, vote, side))


def _sealed(turn: Turn, ballot: Ballot, vote: Vote, side: Side) -> bytes:
    public_key = turn.read_once(("lock of", ballot.id), lambda: _lock_of(turn, ballot))
    content = rows.OpenedPaper(vote.marks, vote.words, side.value).to_bytes()
    return sealing.seal(public_key, content, paper_bytes(ballot))


def empty_urn(turn: Turn, ballot: Ballot, min_breakdown: int) -> tuple[int, int]:
    """Open all papers and lay them out in a drawn order, tied to nobody; how many had signed, how many papers there are."""
    check_may_be_emptied(ballot, sides_signed(turn, ballot))
    urn = rows.urn(turn.db, ballot.id)
    key = turn.keys.take(urn.public_key) if urn else None
    if urn is None or key is None:
        raise Unavailable("urn_key_lost", code=ballot.code)
    boxes = rows.boxes(turn.db, ballot.id)
    contents = [content for box in boxes if (content := sealing.unseal(key, box)) is not None]
    opened = [paper for content in contents if (paper := rows.OpenedPaper.from_bytes(content)) is not None]
    turn.chance.shuffle(opened)
    words = [paper.words for paper in opened]
    turn.chance.shuffle(words)  # what somebody wrote does not lie with what they marked
    sides = kept_sides(ballot, [paper.side for paper in opened], min_breakdown)
    laid_out = [
        (turn.new_id(), rows.OpenedPaper(paper.marks, said, side))
        for paper, said, side in zip(opened, words, sides, strict=True)
    ]
    signed, _ = rows.seals(turn.db, ballot.id)
    rows.lay_out(turn.db, ballot.id, laid_out)
    rows.empty(turn.db, ballot.id, [receipt_code(box) for box in boxes])
    turn.afterwards.append(wiping(ballot.id, urn.public_key))
    return signed, len(laid_out)


def sides_signed(turn: Turn, ballot: Ballot) -> list[Side]:
    """The side of everybody who has voted."""
    voted = ballots.roll(turn.db, ballot.id)
    everybody = people.participants(turn.db, ballots.session_of(turn.db, ballot.id))
    return [each.side for each in everybody if each.id in voted]


def discard_urn(turn: Turn, ballot: Ballot) -> None:
    """Nobody will ever open the sealed papers of an annulled vote."""
    urn = rows.urn(turn.db, ballot.id)
    if urn is not None and urn.stage is rows.UrnStage.SEALED:
        rows.empty(turn.db, ballot.id, ())
        turn.afterwards.append(wiping(ballot.id, urn.public_key))


def unfinished(db: sqlite3.Connection) -> list[Chore]:
    """What was still to be wiped when the program was cut off."""
    urns = {ballot_id: rows.urn(db, ballot_id) for ballot_id in rows.unfinished(db)}
    return [wiping(ballot_id, urn.public_key) for ballot_id, urn in urns.items() if urn is not None]


def wiping(ballot_id: str, public_key: bytes) -> Chore:
    return partial(_wipe, ballot_id=ballot_id, public_key=public_key)


def _wipe(db: sqlite3.Connection, keys: KeyDrawer, *, ballot_id: str, public_key: bytes) -> partial[None]:
    """Wipe the file, then destroy the key.

    Where there is no room to rewrite the file the key goes all the same: without it the traces cannot be read, and
    they are wiped when the programme is next opened.
    """
    try:
        wiped = file.wipe_traces(db)
    except sqlite3.OperationalError as trouble:
        log.error("the traces of a secret vote could not be wiped yet: %s", trouble)
        wiped = False
    keys.destroy(public_key)
    return partial(_count_papers, ballot_id=ballot_id, wiped=wiped)


def _count_papers(turn: Turn, *, ballot_id: str, wiped: bool) -> None:
    ballot = the_ballot(turn, ballot_id)
    rows.set_stage(turn.db, ballot_id, rows.UrnStage.CLEAN if wiped else rows.UrnStage.BURNT)
    signed, found = ballots.counts(turn.db, ballot_id)
    if ballot.state is BallotState.CLOSED and signed == found:
        ballots.change_ballot(turn.db, ballot_id, {"state": BallotState.COUNTED})
    turn.note("urn_wiped" if wiped else "urn_key_destroyed", "ballot", ballot_id, code=ballot.code)


def _lock_of(turn: Turn, ballot: Ballot) -> bytes:
    """The public key, as long as there is a private one to open with what it seals."""
    urn = rows.urn(turn.db, ballot.id)
    if urn is None or turn.keys.take(urn.public_key) is None:
        raise Refused("urn_cannot_take_papers")
    return urn.public_key


def _hashed(nonce: str) -> str:
    return hashlib.sha256(nonce.encode()).hexdigest()
