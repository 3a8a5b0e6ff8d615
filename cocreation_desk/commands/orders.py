"""The acts a line of JSON can ask for: a name, and what each of its fields means in the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cocreation_desk.commands.consent_orders import CONSENT_ORDERS
from cocreation_desk.commands.door_orders import DOOR_ORDERS
from cocreation_desk.commands.draw_orders import DRAW_ORDERS
from cocreation_desk.commands.election_orders import ELECTION_ORDERS
from cocreation_desk.commands.group_orders import GROUP_ORDERS
from cocreation_desk.commands.order import (
    PARTICIPANT,
    REASON,
    SESSION,
    Errand,
    Field,
    Missing,
    Order,
    Reader,
    a_date,
    a_text,
    any_text,
    one_of,
    order,
    text_or_none,
    truth,
    values,
    whole,
)
from cocreation_desk.commands.registration_orders import REGISTRATION_ORDERS
from cocreation_desk.commands.vote_orders import VOTE_ORDERS
from cocreation_desk.desk import (
    captures,
    documents,
    ideas,
    people,
    programme,
    running,
)
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.commitments import Answer, CommitmentKind, CommitmentStatus, NoteKind
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import Quotable
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene, SessionState


def do(desk: Desk, room: Room, name: str, line: Mapping[str, object]) -> Any:
    """What came of that order; ``Refused`` when the line makes no sense."""
    if name not in ORDERS:
        raise Refused("order_unknown", order=name, orders=sorted(ORDERS))
    order = ORDERS[name]
    known = {field.name for field in order.fields if field.name}
    for given in line:
        if given not in known:
            raise Refused("order_field_unknown", field=given, fields=sorted(known))
    given_to_act = []
    for field in order.fields:
        try:
            given_to_act.append(field.read(line.get(field.name), room))
        except Missing:
            raise Refused("order_field_missing", field=field.name) from None
        except (ValueError, TypeError):
            raise Refused("order_field_wrong", field=field.name) from None
    return order.do(desk, given_to_act)


# What fields can hold


def a_step(default: Callable[[Room], Any]) -> Reader:
    """By identifier or by its number on the agenda; left out, the step that ``default`` finds."""

    def read(given: object, room: Room) -> str:
        found = default(room) if given is None else next((s for s in room.steps if given in (s.id, s.position)), None)
        if found is None:
            raise Missing if given is None else Refused("step_is_gone")
        return str(found.id)

    return read


def a_contribution(given: object, room: Room) -> str:
    wanted = a_text(given, room)
    for each in room.contributions:
        if wanted in (each.id, each.code):
            return each.id
    raise Refused("contribution_is_gone")


def a_theme(given: object, room: Room) -> str:
    wanted = a_text(given, room)
    for each in room.themes:
        if wanted in (each.id, each.name):
            return each.id
    raise Refused("theme_is_gone")


def a_theme_or_none(given: object, room: Room) -> str | None:
    return None if given is None else a_theme(given, room)


def a_commitment(given: object, room: Room) -> str:
    wanted = a_text(given, room)
    for each in room.commitments:
        if wanted in (each.id, each.code):
            return each.id
    raise Refused("already_taken_back")


def the_current(room: Room) -> Any:
    return room.current


def the_upcoming(room: Room) -> Any:
    return room.upcoming


def change_session(turn: Any, session: str, *values: str | None) -> None:
    """``edit_session`` with only the fields that were given."""
    given = {name: value for name, value in zip(_OF_THE_SESSION, values, strict=True) if value is not None}
    programme.edit_session(turn, session, **given)


def resume(turn: Any, session: str, step: str | None) -> None:
    """The session if it is suspended, the step that runs otherwise."""
    if step is None:
        running.resume(turn, session)
    else:
        running.resume_step(turn, step)


def give_cues(turn: Any, step: str, cues: Mapping[str, object]) -> None:
    running.cue(turn, step, **cues)


def _step_unless_suspended(given: object, room: Room) -> str | None:
    if room.session is not None and room.session.state is SessionState.SUSPENDED:
        return None
    return str(a_step(the_current)(given, room))


_OF_THE_SESSION = (
    "facilitator",
    "secretary",
    "chair",
    "objective",
    "promise",
    "place",
    "next_session",
    "watch_point",
)

CURRENT = Field("step", a_step(the_current))
CONTRIBUTION = Field("contribution", a_contribution)
COMMITMENT = Field("commitment", a_commitment)


ORDERS: dict[str, Order | Errand] = {
    "next": order(running.next_step, SESSION),
    "back": order(running.go_back, SESSION),
    "pause": order(running.pause_step, CURRENT),
    "resume": order(resume, SESSION, Field("step", _step_unless_suspended)),
    "skip": order(running.skip_step, Field("step", a_step(the_upcoming)), REASON),
    "unskip": order(running.unskip_step, Field("step", a_step(lambda room: None))),
    "give_minutes": order(running.give_minutes, CURRENT, Field("minutes", whole(1))),
    "open_step": order(running.open_step, Field("step", a_step(the_upcoming))),
    "close_step": order(running.close_step, CURRENT),
    "make_ready": order(running.make_ready, SESSION),
    "welcome": order(running.welcome, SESSION),
    "start": order(running.start, SESSION),
    "suspend": order(running.suspend, SESSION),
    "close_session": order(running.close_session, SESSION),
    "cancel": order(running.cancel, SESSION, REASON),
    "show_scene": order(running.show_scene, SESSION, Field("scene", one_of(Scene))),
    "cue": order(give_cues, CURRENT, Field("cues", values)),
    "edit_session": order(change_session, SESSION, *(Field(name, text_or_none) for name in _OF_THE_SESSION)),
    "mark_presence": order(people.mark_presence, PARTICIPANT, Field("presence", one_of(Presence))),
    "approve": order(ideas.approve, CONTRIBUTION),
    "approve_all": order(ideas.approve_all, CURRENT),
    "hide": order(ideas.hide, CONTRIBUTION, REASON),
    "reword": order(ideas.reword, CONTRIBUTION, Field("text", a_text)),
    "merge": order(ideas.merge, CONTRIBUTION, Field("into", a_contribution)),
    "unmerge": order(ideas.unmerge, CONTRIBUTION),
    "put_on_air": order(ideas.put_on_air, CONTRIBUTION),
    "answered": order(ideas.answered, CONTRIBUTION, Field("answer", any_text)),
    "answer_later": order(ideas.answer_later, CONTRIBUTION, Field("owner", a_text), Field("due_on", a_date)),
    "write_down": order(
        ideas.write_down, CURRENT, Field("label", a_text), Field("text", a_text), Field("side", one_of(Side))
    ),
    "add_theme": order(ideas.add_theme, CURRENT, Field("name", a_text)),
    "rename_theme": order(ideas.rename_theme, Field("theme", a_theme), Field("name", a_text)),
    "remove_theme": order(ideas.remove_theme, Field("theme", a_theme)),
    "sort_into": order(ideas.sort_into, CONTRIBUTION, Field("theme", a_theme_or_none)),
    "decide": order(
        captures.decide, SESSION, Field("text", a_text), Field("decided_by", a_text), Field("basis", any_text)
    ),
    "commit": order(
        captures.commit,
        SESSION,
        Field("text", a_text),
        Field("owner", a_text),
        Field("due_on", a_date),
        Field("kind", one_of(CommitmentKind, CommitmentKind.COMMITMENT)),
        Field("answer", one_of(Answer, Answer.DO)),
        REASON,
        Field("measure", any_text),
        Field("status", one_of(CommitmentStatus, CommitmentStatus.TO_DO)),
    ),
    "show_commitment": order(captures.show_commitment, COMMITMENT, Field("shown", truth(True))),
    "note_down": order(
        captures.note_down,
        SESSION,
        Field("kind", one_of(NoteKind)),
        Field("text", a_text),
        Field("said_by", any_text),
        Field("quotable", one_of(Quotable, Quotable.ANONYMOUS)),
    ),
    "save_minutes": order(
        documents.save_minutes, SESSION, Field("body", values), Field("author", a_text), Field("change_note", any_text)
    ),
    "approve_minutes": order(documents.approve_minutes, SESSION, Field("approved_by", a_text)),
    **VOTE_ORDERS,
    **ELECTION_ORDERS,
    **REGISTRATION_ORDERS,
    **CONSENT_ORDERS,
    **DRAW_ORDERS,
    **DOOR_ORDERS,
    **GROUP_ORDERS,
}
