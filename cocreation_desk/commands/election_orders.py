"""Orders about an election: who stands, in which order, who watches, who speaks, and the mandate that follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from cocreation_desk.commands.order import (
    PARTICIPANT,
    REASON,
    SESSION,
    Errand,
    Field,
    Missing,
    Order,
    Reader,
    a_text,
    any_text,
    one_of,
    one_or_none,
    order,
    several,
    some_participants,
    text_or_none,
)
from cocreation_desk.commands.vote_orders import BALLOT
from cocreation_desk.desk import election_rounds, elections, mandates, speeches
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.counting.rules import TieRule
from cocreation_desk.domain.election import QUORUMS, FirstRound
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.mandate import EventKind, MandateEvent, MandateState
from cocreation_desk.domain.room import Room

# What fields can hold


def a_candidate(given: object, room: Room) -> str:
    """By identifier or number: the first who came forward is 1."""
    if given is None:
        raise Missing
    for each in room.election.candidates if room.election else ():
        if given in (each.id, each.number):
            return each.id
    raise Refused("candidate_is_gone")


def the_step(given: object, room: Room) -> str:
    """The step that runs."""
    if room.current is None:
        raise Missing
    return room.current.id


def a_mandate(given: object, room: Room) -> str:
    """By identifier; left out, the only one there is."""
    held = [each.id for each in room.mandates]
    if given is None and len(held) != 1:
        raise Missing
    if given is not None and given not in held:
        raise Refused("mandate_is_gone")
    return held[0] if given is None else str(given)


def some_events(given: object, room: Room) -> tuple[MandateEvent, ...] | None:
    return None if given is None else tuple(_event(each) for each in several(given, room))


def _event(given: Any) -> MandateEvent:
    """``ValueError`` when it is not one."""
    told = {"done": False, "report": ""} | given
    if told.keys() != {"month", "kind", "title", "done", "report"} or not isinstance(told["done"], bool):
        raise ValueError("not an item of a programme")
    month = date.fromisoformat(f"{told['month']}-01")
    return MandateEvent(month, EventKind(told["kind"]), str(told["title"]), told["done"], str(told["report"]))


# Acts


def change_election(turn: Turn, session: str, *given: object) -> None:
    """``edit_election`` with only the rules that were given."""
    rules = {name: value for name, value in zip(_OF_AN_ELECTION, given, strict=True) if value is not None}
    elections.edit_election(turn, session, **rules)


def change_mandate(
    turn: Turn, mandate_id: str, sponsor: str | None, commitment: str | None, events: tuple[MandateEvent, ...] | None
) -> None:
    given = {"sponsor": sponsor, "commitment": commitment, "events": events}
    mandates.edit_mandate(turn, mandate_id, **{name: value for name, value in given.items() if value is not None})


_OF_AN_ELECTION: Mapping[str, Reader] = {
    "first_round": one_or_none(get_args(FirstRound)),
    "tie_rule": one_or_none(get_args(TieRule)),
    "quorum": one_or_none(QUORUMS),
    "late_arrivals": one_or_none((True, False)),
}

CANDIDATE = Field("candidate", a_candidate)
MANDATE = Field("mandate", a_mandate)
HERE = Field("", the_step)

ELECTION_ORDERS: dict[str, Order | Errand] = {
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
    "start_speech": order(speeches.start_speech, HERE, CANDIDATE),
    "stop_speech": order(speeches.stop_speech, HERE),
    "edit_mandate": order(
        change_mandate,
        MANDATE,
        Field("sponsor", text_or_none),
        Field("commitment", text_or_none),
        Field("events", some_events),
    ),
    "move_mandate": order(mandates.move_mandate, MANDATE, Field("state", one_of(MandateState)), REASON),
}
