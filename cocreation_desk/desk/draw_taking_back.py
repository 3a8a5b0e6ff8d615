"""A slip at a drawn seat is taken back: the last thing that happened to it, as long as nothing has followed."""

from __future__ import annotations

from cocreation_desk.desk import people
from cocreation_desk.desk.draws import say_how_far, their_turn
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.draw.certificate import EventKind
from cocreation_desk.domain.draw.held import Confirmation, HeldDraw, Seat
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import Presence
from cocreation_desk.store import consents
from cocreation_desk.store import draws as rows


def unconfirm(turn: Turn, draw_id: str, turn_id: str) -> None:
    """They have not answered after all, and are off the list of participants. Refused once they have answered anything."""
    held, seat = their_turn(turn, draw_id, turn_id)
    _refuse_unless_last(held, seat, "confirmed")
    participant_id = seat.participant_id
    if participant_id:
        consents.remove_all(turn.db, participant_id, Purpose.GUARDIAN)
    rows.change_turn(
        turn.db,
        turn_id,
        {"confirmation": Confirmation.TO_CONFIRM, "answered_at": None, "participation_id": None},
    )
    if participant_id:
        people.remove_participant(turn, participant_id)
    _forget_last(turn, draw_id, turn_id, "seat_confirmation_taken_back")


def keep_seat(turn: Turn, draw_id: str, turn_id: str) -> None:
    """They come after all: the seat that was given up is theirs as before."""
    held, seat = their_turn(turn, draw_id, turn_id)
    _refuse_unless_last(held, seat, "left")
    was = Confirmation.CONFIRMED if seat.participant_id else Confirmation.TO_CONFIRM
    rows.change_turn(turn.db, turn_id, {"confirmation": was, "reason": "", "answered_at": None})
    if seat.participant_id:
        people.mark_presence(turn, seat.participant_id, Presence.EXPECTED)
    _forget_last(turn, draw_id, turn_id, "seat_kept")


def uncall(turn: Turn, draw_id: str, turn_id: str, left_as: Confirmation) -> None:
    """The substitute was not called after all: the seat is free again, as it was left."""
    held, seat = their_turn(turn, draw_id, turn_id)
    called = next((each for each in held.turns if each.replaces == turn_id), None)
    if called is None or called.confirmation is not Confirmation.TO_CONFIRM:
        raise Refused("draw_moved_on")
    _refuse_unless_last(held, called, "called")
    rows.remove_turn(turn.db, called.id)
    rows.change_turn(turn.db, seat.id, {"confirmation": left_as})
    _forget_last(turn, draw_id, turn_id, "substitute_not_called")


def _refuse_unless_last(held: HeldDraw, seat: Seat, kind: EventKind) -> None:
    last = held.events[-1] if held.events else None
    if last is None or (last.kind, last.number) != (kind, seat.number):
        raise Refused("draw_moved_on")


def _forget_last(turn: Turn, draw_id: str, turn_id: str, action: str) -> None:
    rows.remove_last_event(turn.db, draw_id)
    say_how_far(turn, draw_id)
    turn.note(action, "draw", draw_id, seat=turn_id)
