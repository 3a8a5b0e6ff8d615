"""Setting up: a session from a template, and what its cover says."""

from __future__ import annotations

from datetime import datetime

from cocreation_desk.desk import agenda, consents, slots
from cocreation_desk.desk.finding import the_session
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.badges import ALPHABET, room_code
from cocreation_desk.domain.consents import asked_in
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.quorum import Quorum, check_quorum
from cocreation_desk.domain.session import Session
from cocreation_desk.domain.templates import Template
from cocreation_desk.domain.text import Language, Text
from cocreation_desk.store import programme as rows

OF_THE_SESSION = frozenset(
    {
        "title",
        "objective",
        "promise",
        "place",
        "facilitator",
        "secretary",
        "chair",
        "starts_at",
        "ends_at",
        "language",
        "stage_language",
        "confidentiality",
        "min_breakdown",
        "guest_side",
        "next_session",
        "key_sentences",
        "watch_point",
    },
)
OF_THE_PROGRAMME = frozenset({"name", "organisation", "language", "contact", "retention_months", "unselected_days"})


def create_session(
    turn: Turn,
    template: Template,
    starts_at: datetime,
    language: Language,
    title: Text | None = None,
    place: str = "",
) -> str:
    """A new session with the template's agenda and the notice people will be shown; gives its identifier."""
    taken = {session.code for session in rows.sessions(turn.db)}
    code = next(code for code in iter(lambda: _code(turn), "") if code not in taken)
    steps, ends_at = template.begun_at(starts_at)
    session = Session(
        id=turn.new_id(),
        code=code,
        title=title or template.name,
        template=template.key,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        language=language,
        stage_language=language,
        confidentiality=template.confidentiality,
        guest_side=Side(template.guest_side),
        room_code=room_code(turn.chance.choice),
        purposes=asked_in(template.steps),
    )
    rows.add_session(turn.db, session)
    consents.write_first_notices(turn, session.id, template.notice)
    for position, step in enumerate(steps):
        agenda.add_step(turn, session.id, step, position)
    slots.lay_out(turn, session.id)
    turn.note("session_created", "session", session.id, template=template.key)
    return session.id


def edit_session(turn: Turn, session_id: str, **changes: object) -> None:
    the_session(turn, session_id)
    if not OF_THE_SESSION.issuperset(changes):
        raise ValueError(f"not a session's to change: {sorted(set(changes) - OF_THE_SESSION)}")
    rows.change_session(turn.db, session_id, changes)
    if {"starts_at", "ends_at"} & changes.keys():
        slots.lay_out(turn, session_id)
    turn.note("session_edited", "session", session_id, fields=sorted(changes))


def set_quorum(turn: Turn, session_id: str, quorum: Quorum) -> None:
    """How many must be here, as a share of the list or a number; or no such rule."""
    the_session(turn, session_id)
    check_quorum(quorum)
    rows.change_session(turn.db, session_id, {"quorum": quorum.kind, "quorum_value": quorum.value})
    turn.note("quorum_set", "session", session_id, kind=quorum.kind, value=quorum.value)


def edit_programme(turn: Turn, **changes: object) -> None:
    if not OF_THE_PROGRAMME.issuperset(changes):
        raise ValueError(f"not the programme's to change: {sorted(set(changes) - OF_THE_PROGRAMME)}")
    programme = rows.the_programme(turn.db)
    rows.change_programme(turn.db, programme.id, changes)
    turn.note("programme_edited", "programme", programme.id, fields=sorted(changes))


def _code(turn: Turn) -> str:
    return "".join(turn.chance.choice(ALPHABET) for _ in range(4))
