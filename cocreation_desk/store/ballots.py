"""Ballots, the roll of those who voted, and the papers, as rows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cocreation_desk.domain.ballot import Ballot, BallotState, Option, Secrecy
from cocreation_desk.domain.channels import HANDS, UNTOLD, Channels, point_at_people
from cocreation_desk.domain.counting.papers import Marks, Paper, from_json, to_json
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.domain.moves import TwoPapers
from cocreation_desk.domain.people import Audience, Side
from cocreation_desk.domain.text import Text
from cocreation_desk.store.corrections import all_corrections
from cocreation_desk.store.rows import as_json, bilingual, insert, loaded, moment, update
from cocreation_desk.store.ties import OF_TIE, settled
from cocreation_desk.store.urns import described


def add_ballot(db: sqlite3.Connection, session_id: str, ballot: Ballot) -> None:
    insert(
        db,
        "ballot",
        {
            "id": ballot.id,
            "session_id": session_id,
            "step_id": ballot.step_id,
            "code": ballot.code,
            "round": ballot.round,
            "parent_id": ballot.parent_id,
            **bilingual("question", ballot.question),
            "method": ballot.method,
            "rules": as_json(ballot.rules.to_json()),
            "electorate": ballot.electorate,
            "predicted_by": ballot.predicted_by,
            "secrecy": ballot.secrecy,
            "words": ballot.words,
            "low": ballot.low,
            "high": ballot.high,
            "options_from": ballot.options_from,
            "outcome_only": ballot.outcome_only,
            "state": ballot.state,
        },
    )
    set_options(db, ballot.id, ballot.options)


def set_options(db: sqlite3.Connection, ballot_id: str, options: Sequence[Option]) -> None:
    db.execute("delete from option where ballot_id = ?", (ballot_id,))
    for position, option in enumerate(options):
        values = {"id": option.id, "ballot_id": ballot_id, "position": position, "mark": option.mark}
        standing = {"candidate_id": option.candidate_id}
        insert(db, "option", values | standing | bilingual("label", option.label))


def add_option(db: sqlite3.Connection, ballot_id: str, position: int, option: Option) -> None:
    """One option more, behind the others, which keep their places and their letters."""
    values = {"id": option.id, "ballot_id": ballot_id, "position": position, "mark": option.mark}
    insert(db, "option", values | bilingual("label", option.label))


def change_ballot(db: sqlite3.Connection, ballot_id: str, changes: Mapping[str, object]) -> int:
    return update(db, "ballot", ballot_id, changes)


def remove_unopened(db: sqlite3.Connection, step_id: str) -> None:
    """Take away the ballots of a step that nobody has opened."""
    db.execute("delete from ballot where step_id = ? and state = 'ready' and opened_at is null", (step_id,))


def next_number(db: sqlite3.Connection, session_id: str) -> int:
    query = "select coalesce(max(cast(substr(code, 3) as integer)), 0) + 1 from ballot where session_id = ?"
    return int(db.execute(query, (session_id,)).fetchone()[0])


def ballots(db: sqlite3.Connection, session_id: str) -> tuple[Ballot, ...]:
    options: dict[str, list[Option]] = {}
    for row in db.execute(
        "select option.* from option join ballot on ballot.id = ballot_id where session_id = ? order by option.position",
        (session_id,),
    ):
        options.setdefault(row["ballot_id"], []).append(_option(row))
    rows = db.execute(
        f"select ballot.*, {_OF_URN}, {OF_TIE} from ballot join step on step.id = step_id"
        " left join urn on urn.ballot_id = ballot.id left join tie on tie.ballot_id = ballot.id where ballot.session_id = ?"
        " order by step.position, round, code",
        (session_id,),
    )
    return tuple(_ballot(row, tuple(options.get(row["id"], ()))) for row in rows)


def ballot(db: sqlite3.Connection, ballot_id: str) -> Ballot | None:
    row = db.execute(
        f"select ballot.*, {_OF_URN}, {OF_TIE} from ballot left join urn on urn.ballot_id = ballot.id"
        " left join tie on tie.ballot_id = ballot.id where ballot.id = ?",
        (ballot_id,),
    ).fetchone()
    if row is None:
        return None
    options = db.execute("select * from option where ballot_id = ? order by position", (ballot_id,))
    return _ballot(row, tuple(_option(each) for each in options))


_OF_URN = "urn.public_key, urn.stage, urn.codes"


def session_of(db: sqlite3.Connection, ballot_id: str) -> str:
    return str(db.execute("select session_id from ballot where id = ?", (ballot_id,)).fetchone()["session_id"])


def _option(row: sqlite3.Row) -> Option:
    return Option(row["id"], Text(row["label_fr"], row["label_en"]), row["mark"], row["candidate_id"])


def _ballot(row: sqlite3.Row, options: tuple[Option, ...]) -> Ballot:
    return Ballot(
        id=row["id"],
        step_id=row["step_id"],
        code=row["code"],
        round=row["round"],
        parent_id=row["parent_id"],
        question=Text(row["question_fr"], row["question_en"]),
        method=row["method"],
        options=options,
        rules=Rules().with_json(loaded(row["rules"])),
        electorate=Audience(row["electorate"]),
        predicted_by=Side(row["predicted_by"]) if row["predicted_by"] else None,
        secrecy=Secrecy(row["secrecy"]),
        words=row["words"],
        low=Text.from_json(loaded(row["low"])),
        high=Text.from_json(loaded(row["high"])),
        options_from=row["options_from"],
        outcome_only=bool(row["outcome_only"]),
        state=BallotState(row["state"]),
        open_to=Audience(row["open_to"]),
        registered=row["registered"],
        opened_at=moment(row["opened_at"]),
        closes_at=moment(row["closes_at"]),
        closed_at=moment(row["closed_at"]),
        announced=loaded(row["announced"]) if row["announced"] else None,
        fingerprint=row["fingerprint"],
        settled=settled(row),
        cancel_reason=row["cancel_reason"],
        **described(row),
    )


# ballot, participant, channel, paper
RollRow: TypeAlias = tuple[str, str, str, str | None]
# paper, ballot, side, channel, marks, words
PaperRow: TypeAlias = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class RollEntry:
    paper_id: str | None


def roll_entry(db: sqlite3.Connection, ballot_id: str, participant_id: str) -> RollEntry | None:
    row = db.execute(
        "select paper_id from roll where ballot_id = ? and participation_id = ?", (ballot_id, participant_id)
    ).fetchone()
    return RollEntry(row["paper_id"]) if row else None


def sign(
    db: sqlite3.Connection, ballot_id: str, participant_id: str, channel: str, paper_id: str | None = None
) -> None:
    """Mark the roll; a secret vote names no paper there."""
    sign_all(db, [(ballot_id, participant_id, channel, paper_id)])


def sign_all(db: sqlite3.Connection, entries: Sequence[RollRow]) -> None:
    db.executemany("insert into roll (ballot_id, participation_id, channel, paper_id) values (?, ?, ?, ?)", entries)


def strike_mark(db: sqlite3.Connection, ballot_id: str, participant_id: str) -> str | None:
    """Take a mark that no paper is tied to off the roll, and give its channel; None, and nothing done, for any other."""
    row = db.execute(
        "delete from roll where ballot_id = ? and participation_id = ? and paper_id is null returning channel",
        (ballot_id, participant_id),
    ).fetchone()
    return str(row[0]) if row else None


def came_by(db: sqlite3.Connection, ballot_id: str, participant_id: str, channel: str) -> None:
    """They voted again, another way: the roll says how they voted last."""
    db.execute(
        "update roll set channel = ? where ballot_id = ? and participation_id = ?", (channel, ballot_id, participant_id)
    )


def add_paper(
    db: sqlite3.Connection, paper_id: str, ballot_id: str, side: Side, channel: str, marks: Marks, words: Sequence[str]
) -> None:
    add_papers(db, [paper_row(paper_id, ballot_id, side, channel, marks, words)])


def paper_row(paper_id: str, ballot_id: str, side: Side, channel: str, marks: Marks, words: Sequence[str]) -> PaperRow:
    return paper_id, ballot_id, side.value, channel, as_json(to_json(marks)), _words(words)


def add_papers(db: sqlite3.Connection, papers: Sequence[PaperRow]) -> None:
    db.executemany("insert into paper (id, ballot_id, side, channel, marks, words) values (?, ?, ?, ?, ?, ?)", papers)


def _words(words: Sequence[str]) -> str:
    return as_json(list(words)) if words else "[]"


def change_paper(db: sqlite3.Connection, paper_id: str, channel: str, marks: Marks, words: Sequence[str]) -> None:
    db.execute(
        "update paper set channel = ?, marks = ?, words = ? where id = ?",
        (channel, as_json(to_json(marks)), _words(words), paper_id),
    )


def papers(db: sqlite3.Connection, ballot_id: str) -> tuple[Paper, ...]:
    rows = db.execute("select marks, side from paper where ballot_id = ? order by id", (ballot_id,))
    return tuple(Paper(from_json(loaded(row["marks"])), row["side"]) for row in rows)


def papers_of_both(db: sqlite3.Connection, before_id: str, after_id: str) -> tuple[TwoPapers, ...]:
    """What each voter of two named votes voted in one and in the other, without the voter, in no order of theirs."""
    found: dict[str, dict[str, tuple[str, Marks]]] = {}
    for ballot_id in (before_id, after_id):
        for participant_id, side, marks in db.execute(
            "select participation_id, side, marks from roll join paper on paper.id = paper_id where roll.ballot_id = ?",
            (ballot_id,),
        ):
            found.setdefault(participant_id, {})[ballot_id] = (side, from_json(loaded(marks)))
    both = [
        TwoPapers(
            next(iter(cast.values()))[0], *(cast[each][1] if each in cast else None for each in (before_id, after_id))
        )
        for cast in found.values()
    ]
    return tuple(sorted(both, key=repr))


def words(db: sqlite3.Connection, ballot_id: str) -> tuple[str, ...]:
    """The free words of all papers, in alphabetical order: no trace of who wrote which."""
    rows = db.execute("select words from paper where ballot_id = ?", (ballot_id,))
    return tuple(sorted((word for row in rows for word in loaded(row["words"])), key=str.casefold))


def remove_hands(db: sqlite3.Connection, ballot_id: str, side: Side) -> None:
    db.execute("delete from paper where ballot_id = ? and channel = ? and side = ?", (ballot_id, HANDS, side.value))


def counts(db: sqlite3.Connection, ballot_id: str) -> tuple[int, int]:
    """How many signed the roll or raised a hand, and how many papers lie in the urn: they must be equal."""
    hands = "select count(*) from paper where ballot_id = ? and channel = ?"
    signed = db.execute("select count(*) from roll where ballot_id = ?", (ballot_id,)).fetchone()[0]
    signed += db.execute(hands, (ballot_id, HANDS)).fetchone()[0]
    found = db.execute("select count(*) from paper where ballot_id = ?", (ballot_id,)).fetchone()[0]
    return signed, found


def rolls(db: sqlite3.Connection, session_id: str) -> dict[str, frozenset[str]]:
    """Who has voted in each ballot of a session."""
    return {ballot_id: roll(db, ballot_id) for ballot_id in held(db, session_id)}


def held(db: sqlite3.Connection, session_id: str) -> list[str]:
    """The identifiers of a session's ballots."""
    return [row[0] for row in db.execute("select id from ballot where session_id = ?", (session_id,))]


def roll(db: sqlite3.Connection, ballot_id: str) -> frozenset[str]:
    """Who has voted in that ballot: one row of all of them, for a thousand rows take ten times as long to fetch."""
    signed = db.execute("select group_concat(participation_id) from roll where ballot_id = ?", (ballot_id,)).fetchone()
    return frozenset(signed[0].split(",")) if signed[0] else frozenset()


def channels(db: sqlite3.Connection, session_id: str, ballot_ids: Iterable[str] | None = None) -> dict[str, Channels]:
    """The papers and the signatures of each ballot of a session, or of those alone, by the way they came in."""
    among = json.dumps(held(db, session_id) if ballot_ids is None else list(ballot_ids))
    found, predicted = _papers_by_channel(db, among)
    signed = _signatures_by_channel(db, among)
    loose = _loose(db, session_id) if any("paper" in each for each in signed.values()) else {}
    corrected = all_corrections(db, session_id)
    told = found.keys() | signed.keys() | (corrected.keys() if ballot_ids is None else set())
    return {
        each: Channels(
            found.get(each, {}),
            signed.get(each, {}),
            predicted.get(each, {}),
            loose.get(each, frozenset()),
            corrected.get(each, ()),
        )
        for each in told
    }


def _loose(db: sqlite3.Connection, session_id: str) -> dict[str, frozenset[str]]:
    """Those who signed for a paper that nothing ties to them."""
    people: dict[str, set[str]] = {}
    for ballot_id, participant_id in db.execute(
        "select ballot_id, participation_id from roll join ballot on ballot.id = ballot_id"
        " where session_id = ? and channel = 'paper' and paper_id is null",
        (session_id,),
    ):
        people.setdefault(ballot_id, set()).add(participant_id)
    return {ballot_id: frozenset(each) for ballot_id, each in people.items()}


_AMONG = "from json_each(?) as asked cross join ballot on ballot.id = asked.value cross join"  # in this order: one after the other


def _papers_by_channel(
    db: sqlite3.Connection, among: str
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """All papers, and those of them that predict the others."""
    found: dict[str, dict[str, int]] = {}
    predicted: dict[str, dict[str, int]] = {}
    for ballot_id, channel, predicts, n in db.execute(
        f"select ballot_id, channel, side is predicted_by as predicts, count(*) {_AMONG} paper on ballot_id = ballot.id"
        " group by ballot_id, channel, predicts",
        (among,),
    ):
        counted = found.setdefault(ballot_id, {})
        counted[channel] = counted.get(channel, 0) + n
        if predicts:
            predicted.setdefault(ballot_id, {})[channel] = n
    return found, predicted


def _signatures_by_channel(db: sqlite3.Connection, among: str) -> dict[str, dict[str, int]]:
    signed: dict[str, dict[str, int]] = {}
    for ballot_id, channel, n in db.execute(
        f"select ballot_id, channel, count(*) {_AMONG} roll on ballot_id = ballot.id group by ballot_id, channel",
        (among,),
    ):
        signed.setdefault(ballot_id, {})[channel] = n
    return signed


def cut_the_link(db: sqlite3.Connection, ballot_id: str, new_ids: Sequence[str], least: int) -> None:
    """Forget which paper is whose, and lay the papers down again under new identifiers in the order of these.

    The roll stays (who voted), the papers stay (what was voted); nothing joins them any more. Nor does the way they
    came in, where fewer than ``least`` came by it: then no paper keeps it, but those of raised hands.
    """
    rows = db.execute(
        "select side, channel, marks, words from paper where ballot_id = ? order by id", (ballot_id,)
    ).fetchall()
    if point_at_people([(row["side"], row["channel"]) for row in rows], least):
        rows = [(side, channel if channel == HANDS else UNTOLD, *said) for side, channel, *said in rows]
    db.execute("update roll set paper_id = null where ballot_id = ?", (ballot_id,))
    db.execute("delete from paper where ballot_id = ?", (ballot_id,))
    db.executemany(
        "insert into paper (id, ballot_id, side, channel, marks, words) values (?, ?, ?, ?, ?, ?)",
        [(new_id, ballot_id, *row) for new_id, row in zip(new_ids, rows, strict=True)],
    )


def fingerprint_of_papers(db: sqlite3.Connection, ballot_id: str) -> str:
    """What a vote is closed with: the SHA-256 of ``paper_rows``, so that a paper changed since is noticed."""
    return hashlib.sha256(as_json(paper_rows(db, ballot_id)).encode()).hexdigest()


def paper_rows(db: sqlite3.Connection, ballot_id: str) -> list[tuple[str, str, str]]:
    """Side, channel and marks of every paper, sorted, so that their order tells nothing."""
    rows = db.execute("select side, channel, marks from paper where ballot_id = ?", (ballot_id,))
    return sorted((row[0], row[1], row[2]) for row in rows)
