"""A slip at a drawn seat is taken back: the last thing that happened to it, as long as nothing has followed."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_desk.desk import attendance, people
from cocreation_desk.desk.draws import say_how_far, their_turn
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.consents import Purpose
from cocreation_desk.domain.draw.certificate import EventKind
from cocreation_desk.domain.draw.held import Confirmation, HeldDraw, KnownBy, Seat, Stood
from cocreation_desk.domain.errors import Refused
from cocreation_desk.store import consents, registrations, slots
from cocreation_desk.store import draws as rows


def unconfirm(turn: Turn, draw_id: str, turn_id: str) -> None:
    """They have not answered after all, and are off the list of participants, unless they were on it before.

    Refused once they have answered anything.
    """
    held, seat = their_turn(turn, draw_id, turn_id)
    _refuse_unless_last(held, seat, "confirmed")
    rows.change_turn(
        turn.db,
        turn_id,
        {"confirmation": Confirmation.TO_CONFIRM, "answered_at": None, "participation_id": None, "stood": Stood()},
    )
    match seat.stood.known_by:
        case KnownBy.NOBODY if seat.participant_id:
            consents.remove_all(turn.db, seat.participant_id, Purpose.GUARDIAN)
            people.remove_participant(turn, seat.participant_id)
        case KnownBy.LIST if seat.participant_id:
            registrations.unlink_from_person(turn.db, seat.registration_id, seat.participant_id)
    _forget_last(turn, draw_id, turn_id, "seat_confirmation_taken_back")


def unconfirm_many(turn: Turn, draw_id: str, turn_ids: Sequence[str]) -> None:
    """The last one first."""
    for turn_id in reversed(turn_ids):
        unconfirm(turn, draw_id, turn_id)


def keep_seat(turn: Turn, draw_id: str, turn_id: str) -> None:
    """They come after all: the seat that was given up is theirs, and they stand, as before."""
    held, seat = their_turn(turn, draw_id, turn_id)
    _refuse_unless_last(held, seat, "left")
    stood = seat.stood
    before = {"confirmation": stood.confirmation, "answered_at": stood.answered_at, "reason": ""}
    rows.change_turn(turn.db, turn_id, before | {"stood": Stood(stood.known_by)})
    if seat.participant_id and stood.half_day_id and not _came_since(turn, seat.participant_id, stood.half_day_id):
        attendance.correct_attendance(turn, seat.participant_id, stood.half_day_id, stood.attendance)
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


def _came_since(turn: Turn, participant_id: str, half_day_id: str) -> bool:
    return slots.attendance(turn.db, half_day_id, participant_id).presence.is_here


def _refuse_unless_last(held: HeldDraw, seat: Seat, kind: EventKind) -> None:
    last = held.events[-1] if held.events else None
    if last is None or (last.kind, last.number) != (kind, seat.number):
        raise Refused("draw_moved_on")


def _forget_last(turn: Turn, draw_id: str, turn_id: str, action: str) -> None:
    rows.remove_last_event(turn.db, draw_id)
    say_how_far(turn, draw_id)
    turn.note(action, "draw", draw_id, seat=turn_id)
