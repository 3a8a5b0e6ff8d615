"""The papers of a closed vote: counted again and held against what was announced, or given out for anyone to count."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cocreation_desk.domain.announcement import Announcement, announce, rules_of, was
from cocreation_desk.domain.ballot import Ballot, BallotState, Secrecy, counts_sides
from cocreation_desk.domain.counting import METHODS
from cocreation_desk.domain.counting.formats.own import write_own
from cocreation_desk.domain.counting.papers import Paper
from cocreation_desk.domain.counting.result import Count
from cocreation_desk.domain.counting.sides import Suppressed
from cocreation_desk.domain.moves import Moved, Moves, moved
from cocreation_desk.domain.reconciling import Way
from cocreation_desk.store import ballots as rows
from cocreation_desk.store.corrections import corrections

CLOSED = frozenset({BallotState.CLOSED, BallotState.COUNTED, BallotState.PROCLAIMED})
AS_ANNOUNCED = "as_announced"
NOT_ANNOUNCED = "not_announced"
AS_IT_SHOULD = (AS_ANNOUNCED, NOT_ANNOUNCED)


@dataclass(frozen=True)
class Recounted:
    """What counting a closed vote again found: ``finding`` is a key of the catalogue after ``cli_recount_``."""

    code: str
    papers: int
    signed: int
    finding: str

    @property
    def is_sound(self) -> bool:
        return self.finding in AS_IT_SHOULD


def recounted(db: sqlite3.Connection, session_id: str) -> tuple[Recounted, ...]:
    """Every closed vote of a session, from its papers. The papers of an open one are not looked at."""
    found = []
    for ballot in rows.ballots(db, session_id):
        if ballot.state in CLOSED:
            signed, papers = rows.counts(db, ballot.id)
            found.append(Recounted(ballot.code, papers, signed, _finding(db, ballot, signed, papers)))
    return tuple(found)


def _finding(db: sqlite3.Connection, ballot: Ballot, signed: int, papers: int) -> str:
    if not ballot.fingerprint == rows.fingerprint_of_papers(db, ballot.id) == _in_the_journal(db, ballot):
        return "papers_changed"
    if signed != papers and not any(each.way is Way.LET_STAND for each in corrections(db, ballot.id)):
        # Closing leaves such a vote uncounted, for people to sort out; any other state has been tampered with.
        return "roll_differs"
    try:
        again = replace(announce(ballot, rows.papers(db, ballot.id), min_breakdown=0), moves=_moves(db, ballot))
        if ballot.announced is None:
            return "announcement_gone" if ballot.state is BallotState.PROCLAIMED else NOT_ANNOUNCED
        announced = Announcement.from_json(ballot.announced)
    except (ValueError, KeyError):
        return "unreadable"
    return AS_ANNOUNCED if _same(announced, again) else "announced_otherwise"


def _moves(db: sqlite3.Connection, ballot: Ballot) -> Moved | None:
    """Who moved since the round before, nobody held back; None where papers cannot be followed."""
    before = rows.ballot(db, ballot.parent_id) if ballot.parent_id else None
    if before is None or not before.secrecy is ballot.secrecy is Secrecy.NAMED:
        return None
    return moved(rows.papers_of_both(db, before.id, ballot.id), was(before, ballot), min_breakdown=0)


def _in_the_journal(db: sqlite3.Connection, ballot: Ballot) -> str:
    """The fingerprint that the journal took down at the last closing, or when the papers were completed after it.

    The journal's chain is checked apart.
    """
    query = (
        "select summary from journal where action in ('ballot_closed', 'ballot_reconciled') and subject_id = ?"
        " order by seq desc limit 1"
    )
    row = db.execute(query, (ballot.id,)).fetchone()
    return str(json.loads(row["summary"]).get("fingerprint", "")) if row else ""


def _same(announced: Announcement, again: Announcement) -> bool:
    """``again`` is counted with nothing held back: what had been held back is compared by its number of voters."""
    parts: list[tuple[Count | Suppressed | None, Count | Suppressed | None]] = [
        (announced.sides.all, again.sides.all),
        (announced.predicted, again.predicted),
        *((announced.sides.by.get(side), counted) for side, counted in again.sides.by.items()),
    ]
    return (
        announced.sides.by.keys() == again.sides.by.keys()
        and all(_same_count(*part) for part in parts)
        and _same_moves(announced.moves, again.moves)
    )


def _same_moves(announced: Moved | None, again: Moved | None) -> bool:
    """Of a side that had been held back only the number of its people was told."""
    if announced is None or again is None:
        return announced is again
    return (
        announced.all == again.all
        and announced.by.keys() == again.by.keys()
        and all(told in (again.by[side], _number(again.by[side])) for side, told in announced.by.items())
    )


def _number(moves: Moves | Suppressed) -> Suppressed:
    return moves if isinstance(moves, Suppressed) else Suppressed(moves.people + moves.came + moves.left)


def _same_count(announced: Count | Suppressed | None, again: Count | Suppressed | None) -> bool:
    """Later versions may have more to tell of the same count: only what was told then must be told again."""
    if not isinstance(again, Count):
        return announced == again
    if not isinstance(announced, Count):
        return announced == Suppressed(again.voters)
    told = {moment.key for moment in announced.story}
    return announced == replace(again, story=tuple(moment for moment in again.story if moment.key in told))


def for_anyone(db: sqlite3.Connection, session_id: str, least: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The papers of each closed vote in our own format, by the name of their file.

    Nothing on a paper says whose it is: no name, no channel, no order of arrival, and no side but where the rule counts
    the sides apart. Predictions are no votes and lie in a file of their own. A pile of fewer than ``least`` papers would
    point at people, and stays in the room; so do the papers of a vote of which only the outcome is told.
    """
    for ballot in rows.ballots(db, session_id):
        if ballot.state not in CLOSED or ballot.outcome_only:
            continue
        piles: dict[str, list[Paper]] = {"papers": [], "predictions": []}
        for paper in rows.papers(db, ballot.id):
            told = Paper(paper.marks, paper.side if counts_sides(ballot) else "")
            piles["predictions" if paper.side == ballot.predicted_by else "papers"].append(told)
        sides = Counter(paper.side for pile in piles.values() for paper in pile)
        if any(0 < n < least for n in (*sides.values(), *(len(pile) for pile in piles.values()))):
            continue
        for name, pile in piles.items():
            if pile:
                yield f"ballots/{ballot.code}.{name}.json", _sheet(ballot, pile, predicted=name == "predictions")


def _sheet(ballot: Ballot, papers: list[Paper], *, predicted: bool) -> dict[str, Any]:
    rules = rules_of(ballot)
    if predicted:
        rules = rules.for_a_side()
    return {
        "ballot": ballot.code,
        "round": ballot.round,
        "question": ballot.question.to_json(),
        "labels": {option.id: option.label.to_json() for option in ballot.options},
        **write_own(METHODS[ballot.method].name, ballot.option_ids, papers, rules),
    }
