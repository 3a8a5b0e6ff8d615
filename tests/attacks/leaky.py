"""Ballots as they should not be kept: in the open while they are held, laid out in the order of the urn, told to a diary."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tests.attacks.linking import Copy, Evidence

Leak = Literal["open", "unshuffled", "diary"]


class Leaky:
    def __init__(self, folder: Path, leak: Leak) -> None:
        self.folder = folder
        self.leak = leak
        self.path = folder / "leaky.db"
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.execute("pragma journal_mode = wal")
        self.db.execute("create table roll (participation_id text primary key, paper_id text) without rowid")
        self.db.execute("create table sealed (id text primary key, box blob) without rowid")
        self.db.execute("create table paper (number integer primary key, id text, at text, marks text)")
        self.db.execute("create table diary (line text)")
        self._papers: dict[str, str] = {}

    def hold(self, votes: Sequence[tuple[str, str]]) -> Evidence:
        before = self._copy("before")
        during = tuple(self._vote(n, *vote) for n, vote in enumerate(votes))
        if self.leak != "open":
            for (id,) in self.db.execute("select id from sealed order by id").fetchall():
                self.db.execute(
                    "insert into paper (id, marks) values (?, ?)", (secrets.token_hex(10), self._papers[id])
                )
            self.db.execute("delete from sealed")
        self.db.execute("pragma secure_delete = off")
        self.db.execute("delete from diary")
        closing = self._copy("closing")
        self.db.execute("pragma wal_checkpoint(truncate)")
        after = self._copy("after")
        self.db.close()
        return Evidence(tuple(voter for voter, _ in votes), before, during, closing, after)

    def _vote(self, n: int, voter: str, choice: str) -> Copy:
        marks = json.dumps({"blank": True} if choice == "blank" else {"ticks": [choice]})
        id = secrets.token_hex(10)
        self._papers[id] = marks
        self.db.execute("begin")
        if self.leak == "open":
            self.db.execute("insert into roll values (?, ?)", (voter, id))
            self.db.execute("insert into paper (id, at, marks) values (?, ?, ?)", (id, f"10:{n:02}", marks))
        else:
            self.db.execute("insert into roll values (?, null)", (voter,))
            self.db.execute("insert into sealed values (?, ?)", (id, os.urandom(300)))
        if self.leak == "diary":
            self.db.execute("insert into diary values (?)", (f"{voter} {marks}",))
        self.db.execute("commit")
        return self._copy(f"vote-{n}")

    def _copy(self, name: str) -> Copy:
        return copied(self.path, self.folder / name)


def copied(path: Path, folder: Path) -> Copy:
    """The file and its log as a thief copies them: byte by byte, whoever is writing."""
    folder.mkdir()
    for each in (path, Path(f"{path}-wal")):
        if each.exists():
            shutil.copy(each, folder)
    return Copy(folder, path.name)
