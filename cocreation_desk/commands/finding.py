"""Which session of the programme is meant, and the room it makes, read without holding the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from cocreation_desk.desk import publishing
from cocreation_desk.domain.badges import as_typed
from cocreation_desk.domain.clock import Clock
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Session
from cocreation_desk.store import programme


def the_session(db: sqlite3.Connection, code: str | None) -> Session:
    """The session of that code, or the only one there is."""
    return chosen(programme.sessions(db), code)


def chosen(sessions: Sequence[Session], code: str | None) -> Session:
    if not sessions:
        raise Refused("cli_no_session")
    if code is None and len(sessions) == 1:
        return sessions[0]
    codes = [session.code for session in sessions]
    if code is None:
        raise Refused("cli_which_session", codes=codes)
    for session in sessions:
        if as_typed(code) == as_typed(session.code):
            return session
    raise Refused("cli_session_unknown", code=code, codes=codes)


def room_of(db: sqlite3.Connection, session: Session) -> Room:
    """The session as the file has it now."""
    return publishing.whole_room(db, session.id, Clock().now(), version=1)
