"""What an act is given when its turn comes: the open file, the time, chance and identifiers, and the journal."""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from cocreation_desk.store import journal
from cocreation_desk.store.keys import KeyDrawer
from cocreation_desk.store.rows import as_json

Chance = random.Random

T = TypeVar("T")

# Work on the whole file that no transaction can hold, done after the commit and before the next turn. It gives the act
# that writes down that it is done, and can be repeated: what was cut off is done again.
Chore: TypeAlias = Callable[[sqlite3.Connection, KeyDrawer], Callable[["Turn"], None]]

# What answers touch. Whatever touches anything else makes every row read before worth reading again.
ANSWERS = frozenset({"paper", "contribution", "reply", "consent"})


class Turn:
    """One act's turn at the file, inside its own savepoint."""

    def __init__(
        self,
        db: sqlite3.Connection,
        now: datetime,
        by: str,
        chance: Chance,
        sealed: str,
        read: dict[Any, Any],
        keys: KeyDrawer,
    ) -> None:
        self.db = db
        self.now = now
        self.by = by
        self.chance = chance
        self.sealed = sealed
        self.keys = keys
        self.touched: set[str] = set()
        self.afterwards: list[Chore] = []
        self._read = read

    def new_id(self) -> str:
        """A random identifier: it tells nothing of when or in which order a row was made."""
        return secrets.token_hex(10)

    def read_once(self, key: tuple[str, str], read: Callable[[], T]) -> T:
        """What ``read`` gives, read once for a run of answers: a burst of votes asks for the same few rows."""
        if key not in self._read:
            self._read[key] = read()
        found: T = self._read[key]
        return found

    def note(self, action: str, subject: str, subject_id: str, **summary: object) -> None:
        """Write in the journal what has happened. Never a name, a choice or a token."""
        written = as_json(summary) if summary else ""
        self.sealed = journal.append(self.db, self.sealed, self.now, self.by, action, subject, subject_id, written)
        self.touch(subject)

    def touch(self, subject: str) -> None:
        """Say that rows of this subject have changed, without a word in the journal."""
        self.touched.add(subject)
