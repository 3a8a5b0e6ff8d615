"""The acts a line of JSON can ask for: a name, and what each of its fields means in the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from cocreation_desk.commands.door_orders import DOOR_ORDERS
from cocreation_desk.commands.draw_orders import DRAW_ORDERS
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
    one_or_none,
    order,
    several,
    some_participants,
    text_or_none,
    truth,
    values,
    whole,
)
from cocreation_desk.commands.registration_orders import REGISTRATION_ORDERS
from cocreation_desk.desk import (
    ballots,
    captures,
    documents,
    election_rounds,
    elections,
    ideas,
    people,
    programme,
    running,
    ties,
)
from cocreation_desk.desk.desk import Desk
from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.domain.commitments import Answer, CommitmentKind, CommitmentStatus, NoteKind
from cocreation_desk.domain.counting.rules import TieRule
from cocreation_desk.domain.election import QUORUMS, FirstRound
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import Quotable
from cocreation_desk.domain.people import Audience, Presence, Side
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


def a_ballot(given: object, room: Room) -> str:
    """By identifier or code; left out, the newest round of the vote of the step that runs."""
    if given is None:
        held = room.ballots_of(room.current) if room.current else ()
        if not held:
            raise Missing
        return held[-1].id
    found = room.ballot(a_text(given, room))
    if found is None:
        raise Refused("ballot_is_gone")
    return found.id


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


def a_candidate(given: object, room: Room) -> str:
    """By identifier or number: the first who came forward is 1."""
    if given is None:
        raise Missing
    for each in room.election.candidates if room.election else ():
        if given in (each.id, each.number):
            return each.id
    raise Refused("candidate_is_gone")


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


def change_election(turn: Any, session: str, *given: object) -> None:
    """``edit_election`` with only the rules that were given."""
    rules = {name: value for name, value in zip(_OF_AN_ELECTION, given, strict=True) if value is not None}
    elections.edit_election(turn, session, **rules)


def settle_tie(turn: Any, ballot: str, order: list[object], said_by: str) -> None:
    """The options by identifier or letter, in the order that was drawn or said."""
    called = {name: option.id for option in the_ballot(turn, ballot).options for name in (option.id, option.mark)}
    if not called.keys() >= set(order):
        raise Refused("order_field_wrong", field="order")
    ties.settle_tie(turn, ballot, [called[str(each)] for each in order], said_by)


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

_OF_AN_ELECTION: Mapping[str, Reader] = {
    "first_round": one_or_none(get_args(FirstRound)),
    "tie_rule": one_or_none(get_args(TieRule)),
    "quorum": one_or_none(QUORUMS),
    "late_arrivals": one_or_none((True, False)),
}

CURRENT = Field("step", a_step(the_current))
BALLOT = Field("ballot", a_ballot)
CONTRIBUTION = Field("contribution", a_contribution)
COMMITMENT = Field("commitment", a_commitment)
CANDIDATE = Field("candidate", a_candidate)


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
    "open_ballot": order(ballots.open_ballot, BALLOT, Field("sides", one_of(Audience, Audience.ALL))),
    "seal": order(ballots.seal, BALLOT),
    "suspend_ballot": order(ballots.suspend_ballot, BALLOT),
    "extend": order(ballots.extend, BALLOT, Field("minutes", whole(1))),
    "close_ballot": order(ballots.close_ballot, BALLOT),
    "reopen": order(ballots.reopen, BALLOT),
    "reveal": order(ballots.reveal, BALLOT),
    "next_round": order(ballots.next_round, BALLOT),
    "cancel_ballot": order(ballots.cancel_ballot, BALLOT, REASON),
    "settle_tie": order(settle_tie, BALLOT, Field("order", several), Field("said_by", a_text)),
    "edit_election": order(change_election, SESSION, *(Field(*each) for each in _OF_AN_ELECTION.items())),
    "declare_candidate": order(
        elections.declare, SESSION, PARTICIPANT, Field("slogan", any_text), Field("statement", any_text)
    ),
    "validate_candidate": order(elections.validate, CANDIDATE),
    "reject_candidate": order(elections.reject, CANDIDATE, REASON),
    "withdraw_candidate": order(elections.withdraw, CANDIDATE, REASON),
    "draw_order": order(elections.draw_order, SESSION, Field("seed", any_text)),
    "name_scrutineers": order(elections.name_scrutineers, SESSION, Field("participants", some_participants)),
    "register_late": order(election_rounds.register_late, BALLOT),
    "write_remarks": order(election_rounds.write_remarks, BALLOT, Field("text", a_text)),
    "leave_out_rounds": order(election_rounds.leave_out_rounds, SESSION),
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
    **REGISTRATION_ORDERS,
    **DRAW_ORDERS,
    **DOOR_ORDERS,
    **GROUP_ORDERS,
}
