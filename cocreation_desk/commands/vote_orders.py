"""Orders about votes. A secret vote whose secret would be thin asks for ``"confirm": true`` first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cocreation_desk.commands.order import (
    REASON,
    Errand,
    Field,
    Missing,
    Order,
    a_text,
    any_text,
    one_of,
    order,
    several,
    truth,
    whole,
)
from cocreation_desk.desk import ballots, fragile, ties
from cocreation_desk.desk.finding import the_ballot
from cocreation_desk.desk.turn import Turn
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


def _several_or_none(given: object, room: Room) -> list[Any] | None:
    return None if given is None else several(given, room)


# Acts


def _once_known(warnings: Callable[[Turn, str], tuple[str, ...]], act: Callable[..., object]) -> Callable[..., object]:
    """The act, its last field saying that whatever there is to be warned of is known."""

    def confirmed(turn: Turn, ballot_id: str, *given: object) -> object:
        *fields, known = given
        if not known and (found := warnings(turn, ballot_id)):
            raise WantsConfirming(found)
        return act(turn, ballot_id, *fields)

    return confirmed


def settle_tie(turn: Turn, ballot: str, order: list[object] | None, digits: str, said_by: str) -> None:
    """The options by identifier or letter, in the order that was drawn or said; or the digits that were thrown."""
    if order is None:
        return ties.draw_tie(turn, ballot, digits, said_by)
    called = {name: option.id for option in the_ballot(turn, ballot).options for name in (option.id, option.mark)}
    if not called.keys() >= set(order):
        raise Refused("order_field_wrong", field="order")
    ties.settle_tie(turn, ballot, [called[str(each)] for each in order], said_by)


BALLOT = Field("ballot", a_ballot)
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
    "settle_tie": order(
        settle_tie, BALLOT, Field("order", _several_or_none), Field("digits", any_text), Field("said_by", a_text)
    ),
}
