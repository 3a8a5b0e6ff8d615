"""The urn of a secret vote, as rows: sealed papers while it is open, opened papers once it is closed, and nothing that joins them to the roll.

A row of ``slip`` says which sealed paper is whose until the vote closes, so that a second sending is recognised: the
papers themselves cannot be read without the key, which is not in the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cocreation_desk.domain.counting.papers import Marks, from_json, to_json
from cocreation_desk.domain.secrecy import key_words
from cocreation_desk.store.rows import as_json, loaded


class UrnStage(StrEnum):
    SEALED = "sealed"
    EMPTIED = "emptied"  # the papers are out and their sealed form deleted; the key is still there
    BURNT = "burnt"  # the key is destroyed; traces in the file's free space are still to be wiped
    CLEAN = "clean"


@dataclass(frozen=True)
class Urn:
    public_key: bytes
    stage: UrnStage


@dataclass(frozen=True)
class Slip:
    """What a voter's second sending is answered with."""

    nonce_hash: str
    code: str


@dataclass(frozen=True)
class OpenedPaper:
    marks: Marks
    words: tuple[str, ...]
    side: str

    def to_bytes(self) -> bytes:
        return as_json({"marks": to_json(self.marks), "words": list(self.words), "side": self.side}).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> OpenedPaper | None:
        """None for what is not the content of a paper."""
        try:
            plain = json.loads(content)
            return cls(from_json(plain["marks"]), tuple(map(str, plain["words"])), str(plain["side"]))
        except (ValueError, KeyError, TypeError):
            return None


def add_urn(db: sqlite3.Connection, ballot_id: str, public_key: bytes) -> None:
    db.execute("insert into urn (ballot_id, public_key) values (?, ?)", (ballot_id, public_key))


def urn(db: sqlite3.Connection, ballot_id: str) -> Urn | None:
    row = db.execute("select public_key, stage from urn where ballot_id = ?", (ballot_id,)).fetchone()
    return Urn(row["public_key"], UrnStage(row["stage"])) if row else None


def set_stage(db: sqlite3.Connection, ballot_id: str, stage: UrnStage) -> None:
    db.execute("update urn set stage = ? where ballot_id = ?", (stage.value, ballot_id))


def unfinished(db: sqlite3.Connection) -> tuple[str, ...]:
    """The ballots whose closing was cut off before everything was wiped."""
    rows = db.execute("select ballot_id from urn where stage in ('emptied', 'burnt') order by ballot_id")
    return tuple(row[0] for row in rows)


def put_in(db: sqlite3.Connection, sealed_id: str, ballot_id: str, box: bytes) -> None:
    db.execute("insert into sealed (id, ballot_id, box) values (?, ?, ?)", (sealed_id, ballot_id, box))


def boxes(db: sqlite3.Connection, ballot_id: str) -> tuple[bytes, ...]:
    return tuple(row[0] for row in db.execute("select box from sealed where ballot_id = ? order by id", (ballot_id,)))


def give_slip(db: sqlite3.Connection, ballot_id: str, participant_id: str, slip: Slip) -> None:
    db.execute("insert into slip values (?, ?, ?, ?)", (ballot_id, participant_id, slip.nonce_hash, slip.code))


def slip(db: sqlite3.Connection, ballot_id: str, participant_id: str) -> Slip | None:
    """Theirs, while the vote is open."""
    row = db.execute(
        "select nonce_hash, code from slip where ballot_id = ? and participation_id = ?", (ballot_id, participant_id)
    ).fetchone()
    return Slip(row["nonce_hash"], row["code"]) if row else None


def lay_out(db: sqlite3.Connection, ballot_id: str, papers: Sequence[tuple[str, OpenedPaper]]) -> None:
    """Write the opened papers under these identifiers, in this order. Neither channel nor time is kept with them."""
    db.executemany(
        "insert into paper (id, ballot_id, side, channel, marks, words) values (?, ?, ?, '', ?, ?)",
        [(id, ballot_id, each.side, as_json(to_json(each.marks)), as_json(list(each.words))) for id, each in papers],
    )


def empty(db: sqlite3.Connection, ballot_id: str, codes: Sequence[str]) -> None:
    """Take out every sealed paper and every slip; the codes stay, sorted."""
    db.execute("delete from sealed where ballot_id = ?", (ballot_id,))
    db.execute("delete from slip where ballot_id = ?", (ballot_id,))
    written = (as_json(sorted(codes)), UrnStage.EMPTIED.value, ballot_id)
    db.execute("update urn set codes = ?, stage = ? where ballot_id = ?", written)


def seals(db: sqlite3.Connection, ballot_id: str) -> tuple[int, int]:
    """How many have signed the roll, and how many sealed papers lie in the urn: they must be equal."""
    signed = db.execute("select count(*) from roll where ballot_id = ?", (ballot_id,)).fetchone()[0]
    found = db.execute("select count(*) from sealed where ballot_id = ?", (ballot_id,)).fetchone()[0]
    return signed, found


def described(row: Any) -> dict[str, Any]:
    """What a ballot says of its urn, from a row that has its columns."""
    if row["public_key"] is None:
        return {}
    return {
        "key_words": key_words(row["public_key"]),
        "receipt_codes": tuple(loaded(row["codes"])),
        "is_being_emptied": UrnStage(row["stage"]) is UrnStage.EMPTIED,
    }
