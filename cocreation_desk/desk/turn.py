"""What an act is given when its turn comes: the open file, the time, chance and identifiers, and the journal."""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from cocreation_desk.domain.people import Participant
from cocreation_desk.store import journal
from cocreation_desk.store.keys import KeyDrawer
from cocreation_desk.store.rows import as_json

Chance = random.Random

T = TypeVar("T")

# Work on the whole file that no transaction can hold, done after the commit and before the next turn. It gives the act
# that writes down that it is done, and can be repeated: what was cut off is done again.
Chore: TypeAlias = Callable[[sqlite3.Connection, KeyDrawer], Callable[["Turn"], None]]

# By subject of the journal, the rows that have changed; "" among them when it may be any.
Touched: TypeAlias = dict[str, set[str]]

# What answers touch. Whatever touches anything else makes the rows read before worth reading again.
ANSWERS = frozenset({"paper", "contribution", "reply", "consent"})
# What changes one person's row, and what may change everybody's.
PERSON = "participant"
PEOPLE = frozenset({PERSON, "half_day", "everything"})


class Read:
    """What acts have read and need not read again."""

    def __init__(self) -> None:
        self.this_turn: dict[Any, Any] = {}
        self.until_changed: dict[Any, Any] = {}
        self.people: dict[str, Participant] = {}
        """Those of the room, as it was last read, but for whoever has changed since."""

    def forget(self) -> None:
        self.this_turn.clear()
        self.until_changed.clear()
        self.people.clear()

    def forget_what_changed(self, subject: str, subject_id: str) -> None:
        """People stay known while steps and ballots change, and those while people come in one by one."""
        if subject in ANSWERS:
            return
        self.this_turn.clear()
        if subject == PERSON and subject_id:
            self.until_changed.pop((PERSON, subject_id), None)
            self.people.pop(subject_id, None)
            return
        self.until_changed.clear()
        if subject in PEOPLE:
            self.people.clear()


def _once(found: dict[Any, Any], key: tuple[str, str], read: Callable[[], Any]) -> Any:
    if key not in found:
        found[key] = read()
    return found[key]


class Turn:
    """One act's turn at the file, inside its own savepoint."""

    def __init__(
        self,
        db: sqlite3.Connection,
        now: datetime,
        by: str,
        chance: Chance,
        sealed: str,
        read: Read,
        keys: KeyDrawer,
    ) -> None:
        self.db = db
        self.now = now
        self.by = by
        self.chance = chance
        self.sealed = sealed
        self.keys = keys
        self.entries: list[journal.Row] = []
        self.touched: Touched = {}
        self.afterwards: list[Chore] = []
        self._read = read

    def new_id(self) -> str:
        """A random identifier: it tells nothing of when or in which order a row was made."""
        return secrets.token_hex(10)

    def read_once(self, key: tuple[str, str], read: Callable[[], T]) -> T:
        """What ``read`` gives, read once for a run of answers: a burst of votes asks for the same few rows."""
        found: T = _once(self._read.this_turn, key, read)
        return found

    @property
    def people(self) -> Mapping[str, Participant]:
        """Whoever of the room is as the room was last read."""
        return self._read.people

    def know(self, key: tuple[str, str], read: Callable[[], T]) -> T:
        """A row that only acts change, read once for many turns: a thousand votes are about the same step and ballot."""
        found: T = _once(self._read.until_changed, key, read)
        return found

    def note(self, action: str, subject: str, subject_id: str, /, **summary: object) -> None:
        """Write in the journal what has happened. Never a name, a choice or a token."""
        self.note_times(1, action, subject, subject_id, **summary)

    def note_times(self, times: int, action: str, subject: str, subject_id: str, /, **summary: object) -> None:
        """Write it as often as it has happened in this turn: an entry each."""
        at = self.now.isoformat(timespec="milliseconds")
        written = as_json(summary) if summary else ""
        for _ in range(times):
            entry = journal.entry(self.sealed, at, self.by, action, subject, subject_id, written)
            self.entries.append(entry)
            self.sealed = entry[-1]
        if times:
            self.touch(subject, subject_id)

    def touch(self, subject: str, subject_id: str = "") -> None:
        """Say that this row of a subject has changed, or any of them, without a word in the journal."""
        self.touched.setdefault(subject, set()).add(subject_id)
        self._read.forget_what_changed(subject, subject_id)
