from __future__ import annotations

import hashlib

import pytest

from cocreation_desk.desk import documents
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.session import SessionState
from cocreation_desk.store import documents as kept
from tests.evenings import Evening


def test_a_document_is_kept_with_its_fingerprint_and_only_once(evening: Evening) -> None:
    evening.hold()
    keep = (documents.keep_document, evening.session_id, "minutes", "fr", "", "Compte rendu", b"%PDF-1.4 one")

    assert evening.do(*keep) == evening.do(*keep)

    with evening.desk.file.reader() as db:
        (document,) = kept.documents(db, evening.session_id)
        assert kept.pdf_of(db, document.id) == b"%PDF-1.4 one"
    assert document.fingerprint == hashlib.sha256(b"%PDF-1.4 one").hexdigest()


def test_approved_minutes_never_change_and_a_new_version_says_what_it_changes(evening: Evening) -> None:
    evening.hold()
    while evening.next() is not None:
        pass
    session_id = evening.session_id
    assert evening.do(documents.save_minutes, session_id, {"summary": "premier jet"}, "Camille") == 1
    assert evening.do(documents.save_minutes, session_id, {"summary": "relu"}, "Camille") == 1
    evening.do(documents.approve_minutes, session_id, "Hélène Roux")

    with pytest.raises(Refused, match="change_note_needed"):
        evening.do(documents.save_minutes, session_id, {"summary": "autre"}, "Camille")
    assert evening.do(documents.save_minutes, session_id, {"summary": "autre"}, "Camille", "date corrigée") == 2

    with evening.desk.file.reader() as db:
        newest, first = kept.minutes_versions(db, session_id)
    assert (first.body["summary"], first.state, first.approved_by) == ("relu", "approved", "Hélène Roux")
    assert (newest.state, newest.change_note) == ("draft", "date corrigée")


def test_approving_the_minutes_reports_the_session(evening: Evening) -> None:
    evening.hold()
    while evening.next() is not None:
        pass
    evening.do(documents.save_minutes, evening.session_id, {}, "Camille")

    with pytest.raises(Refused, match="approval_needs_name"):
        evening.do(documents.approve_minutes, evening.session_id, "")
    evening.do(documents.approve_minutes, evening.session_id, "Hélène Roux")

    assert evening.room.session is not None
    assert evening.room.session.state is SessionState.REPORTED
    with pytest.raises(Refused, match="no_draft_to_approve"):
        evening.do(documents.approve_minutes, evening.session_id, "Hélène Roux")
