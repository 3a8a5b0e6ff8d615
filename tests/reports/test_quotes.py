"""Invariant 15: a name stands under a quote only where the person said so and has not taken it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cocreation_desk.domain.commitments import Note, NoteKind
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.quotes import attributed, verbatims
from tests.rooms import open_codir_room

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def ordered(
    choice: str, said_by: str = "Aïssatou Diallo", confidentiality: str = "C1", quotable: str = "named"
) -> Order:
    room = open_codir_room()
    assert room.session is not None
    person = next(each for each in room.participants if each.first_name == "Aïssatou")
    note = Note("n", NoteKind.VERBATIM, "Montrez-nous.", None, said_by, quotable, AT)
    given = {person.id: {Purpose.QUOTES: choice}} if choice else {}
    session = replace(room.session, confidentiality=confidentiality)
    return Order(replace(room, notes=(note,), consents=given, session=session), "fr", AT, named=True)


def printed(order: Order) -> list[str]:
    return [attributed(order, note).replace("\u00a0", " ") for note in verbatims(order)]


@pytest.mark.parametrize(
    "said_by", ["Aïssatou Diallo", "aissatou diallo", "Aïssatou", "Aïssatou D.", "DIALLO Aïssatou"]
)
@pytest.mark.parametrize(
    ("choice", "expected"),
    [("named", True), ("anonymous", False), ("no", None), ("withdrawn", None), ("", False)],
)
def test_a_name_needs_a_yes_that_stands(choice: str, expected: bool | None, said_by: str) -> None:
    words = printed(ordered(choice, said_by))

    assert [said_by in each for each in words] == ([] if expected is None else [expected])


@pytest.mark.parametrize(("confidentiality", "named"), [("C1", True), ("C2", True), ("C3", False)])
def test_a_confidential_session_names_nobody(confidentiality: str, named: bool) -> None:
    assert ("Diallo" in printed(ordered("named", confidentiality=confidentiality))[0]) is named


def test_what_the_secretary_noted_as_anonymous_stays_so() -> None:
    assert "Diallo" not in printed(ordered("named", quotable="anonymous"))[0]
