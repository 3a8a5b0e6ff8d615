"""Somebody asks to be forgotten: their rows, every mention and every paper that may name them go; what was counted stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cocreation_desk.desk.publishing import EVERYTHING
from cocreation_desk.desk.turn import Chore, Turn
from cocreation_desk.domain.errors import Refused, Unavailable
from cocreation_desk.store import file
from cocreation_desk.store import forgetting as rows
from cocreation_desk.store.forgetting import Mention
from cocreation_desk.store.keys import KeyDrawer
from cocreation_desk.store.programme import sessions


@dataclass(frozen=True)
class Paper:
    """A kept document that may name somebody, to be made again without them."""

    session_id: str
    session_code: str
    key: str
    language: str
    variant: str


@dataclass(frozen=True)
class Forgotten:
    """What was changed, so that somebody can read it through, and what is to be printed again."""

    mentions: Sequence[Mention]
    papers: Sequence[Paper]


def forget(turn: Turn, wanted: str) -> Forgotten:
    """Wipe one person from the programme (GDPR, article 17). Their votes and answers stay counted, tied to nobody.

    ``wanted`` is the identifier of a person, of their part in a session, or of a registration. Refused while a session
    of theirs is live: its phones and votes still need to know who is who.
    """
    held = rows.held(turn.db, wanted)
    if held is None:
        raise Refused("person_unknown", id=wanted)
    theirs = rows.sessions_of(turn.db, held)
    if any(session.id in theirs and session.state.is_live for session in sessions(turn.db)):
        raise Refused("person_is_in_a_live_session")
    traces = rows.traces(turn.db, held)
    mentions, concerned = rows.forget(turn.db, held, traces, turn.now, rows.offices(held, traces))
    dropped = rows.drop_documents(turn.db, concerned)
    turn.note("person_forgotten", "person", held.ids[0], mentions=len(mentions), papers=len(dropped))
    wipe_afterwards(turn)
    return Forgotten(mentions, papers_of(dropped))


def papers_of(dropped: Iterable[sqlite3.Row]) -> Sequence[Paper]:
    return [Paper(*row) for row in dropped]


def wipe_afterwards(turn: Turn) -> None:
    """Have every face look again, and the file written anew once the act is committed."""
    turn.touch(EVERYTHING)
    turn.afterwards.append(_wipe)


def unfinished(db: sqlite3.Connection) -> list[Chore]:
    """What was still to be wiped when the program was cut off."""
    return [_wipe] if rows.wiping_due(db) else []


def _wipe(db: sqlite3.Connection, keys: KeyDrawer) -> Callable[[Turn], None]:
    if not file.wipe_traces(db):
        raise Unavailable("file_is_being_read")
    return _wiped


def _wiped(turn: Turn) -> None:
    rows.wiped(turn.db)
