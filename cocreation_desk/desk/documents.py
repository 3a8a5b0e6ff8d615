"""Keeping what is printed, and the versions of the minutes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from cocreation_desk.desk.finding import the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.session import SessionState
from cocreation_desk.store import documents as rows
from cocreation_desk.store import programme


def keep_document(turn: Turn, session_id: str, key: str, language: str, variant: str, title: str, pdf: bytes) -> str:
    """Keep a generated document in the file; the same bytes are kept once."""
    the_session(turn, session_id)
    fingerprint = hashlib.sha256(pdf).hexdigest()
    kept = rows.same_document(turn.db, session_id, key, language, fingerprint)
    if kept is not None:
        return kept
    document_id = turn.new_id()
    rows.add_document(turn.db, document_id, session_id, key, language, variant, title, pdf, turn.now)
    turn.note("document_made", "document", document_id, key=key, language=language, fingerprint=fingerprint)
    return document_id


def save_minutes(turn: Turn, session_id: str, body: Mapping[str, object], author: str, change_note: str = "") -> int:
    """Save the draft of the minutes. Approved minutes never change: a change after that is a new version with its reason."""
    the_session(turn, session_id)
    versions = rows.minutes_versions(turn.db, session_id)
    newest = versions[0] if versions else None
    if newest is not None and newest.state == "draft":
        rows.rewrite_draft(turn.db, session_id, newest.version, body, turn.now)
        turn.note("minutes_saved", "minutes", session_id, version=newest.version)
        return newest.version
    if newest is not None and not change_note.strip():
        raise Refused("change_note_needed", version=newest.version)
    version = newest.version + 1 if newest else 1
    rows.add_minutes(turn.db, session_id, version, body, author, turn.now, change_note.strip())
    turn.note("minutes_saved", "minutes", session_id, version=version)
    return version


def approve_minutes(turn: Turn, session_id: str, approved_by: str) -> int:
    """Approve the newest draft; a closed session is then reported."""
    versions = rows.minutes_versions(turn.db, session_id)
    if not versions or versions[0].state != "draft":
        raise Refused("no_draft_to_approve")
    if not approved_by.strip():
        raise Refused("approval_needs_name")
    session = the_session(turn, session_id)
    rows.approve(turn.db, session_id, versions[0].version, approved_by.strip(), turn.now)
    turn.note("minutes_approved", "minutes", session_id, version=versions[0].version)
    if session.state is SessionState.CLOSED:
        programme.change_session(turn.db, session_id, {"state": SessionState.REPORTED})
        turn.note("session_moved", "session", session_id, state=SessionState.REPORTED)
    return versions[0].version
