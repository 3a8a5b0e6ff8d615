"""Orders about votes and elections. A secret vote whose secret would be thin asks for ``"confirm": true`` first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

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
    truth,
    whole,
)
from cocreation_desk.desk import ballots, election_rounds, elections, fragile, ties
from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.counting.rules import TieRule
from cocreation_desk.domain.election import QUORUMS, FirstRound
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Audience
from cocreation_desk.domain.room import Room


class WantsConfirming(Refused):
    """Nothing was done: there is something to know first. ``warnings`` are keys of the catalogue."""

    def __init__(self, warnings: tuple[str, ...]) -> None:
        super().__init__("order_wants_confirming")
        self.warnings = warnings


# What fields can hold


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


def a_candidate(given: object, room: Room) -> str:
    """By identifier or number: the first who came forward is 1."""
    if given is None:
        raise Missing
    for each in room.election.candidates if room.election else ():
        if given in (each.id, each.number):
            return each.id
    raise Refused("candidate_is_gone")


# Acts


def _once_known(warnings: Callable[[Turn, str], tuple[str, ...]], act: Callable[..., object]) -> Callable[..., object]:
    """The act, its last field saying that whatever there is to be warned of is known."""

    def confirmed(turn: Turn, ballot_id: str, *given: object) -> object:
        *fields, known = given
        if not known and (found := warnings(turn, ballot_id)):
            raise WantsConfirming(found)
        return act(turn, ballot_id, *fields)

    return confirmed


def settle_tie(turn: Turn, ballot: str, order: list[object], said_by: str) -> None:
    """The options by identifier or letter, in the order that was drawn or said."""
    called = {name: option.id for option in the_ballot(turn, ballot).options for name in (option.id, option.mark)}
    if not called.keys() >= set(order):
        raise Refused("order_field_wrong", field="order")
    ties.settle_tie(turn, ballot, [called[str(each)] for each in order], said_by)


def change_election(turn: Turn, session: str, *given: object) -> None:
    """``edit_election`` with only the rules that were given."""
    rules = {name: value for name, value in zip(_OF_AN_ELECTION, given, strict=True) if value is not None}
    elections.edit_election(turn, session, **rules)


_OF_AN_ELECTION: Mapping[str, Reader] = {
    "first_round": one_or_none(get_args(FirstRound)),
    "tie_rule": one_or_none(get_args(TieRule)),
    "quorum": one_or_none(QUORUMS),
    "late_arrivals": one_or_none((True, False)),
}

BALLOT = Field("ballot", a_ballot)
CANDIDATE = Field("candidate", a_candidate)
CONFIRM = Field("confirm", truth(False))
SIDES = Field("sides", one_of(Audience, Audience.ALL))

VOTE_ORDERS: dict[str, Order | Errand] = {
    "open_ballot": order(_once_known(fragile.before_opening, ballots.open_ballot), BALLOT, SIDES, CONFIRM),
    "seal": order(ballots.seal, BALLOT),
    "suspend_ballot": order(ballots.suspend_ballot, BALLOT),
    "extend": order(ballots.extend, BALLOT, Field("minutes", whole(1))),
    "close_ballot": order(_once_known(fragile.before_closing, ballots.close_ballot), BALLOT, CONFIRM),
    "reopen": order(ballots.reopen, BALLOT),
    "reveal": order(_once_known(fragile.before_reveal, ballots.reveal), BALLOT, CONFIRM),
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
}
