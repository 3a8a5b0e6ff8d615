"""Orders at the door: a badge is read, somebody comes in, walks in, is put right; and the next half-day begins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cocreation_desk.commands.order import (
    PARTICIPANT,
    SESSION,
    Errand,
    Field,
    Missing,
    Order,
    a_text,
    any_text,
    errand,
    one_of,
    order,
    the_room,
    truth,
    whole,
)
from cocreation_desk.desk import attendance, slots
from cocreation_desk.desk.attendance import Arrival
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.people import NewParticipant, Presence, Side
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.slots import Attendance
from cocreation_desk.server.badge_reading import BadgeReader, FreeSpare, Worthless
from cocreation_desk.server.tokens import Badge

# What fields can hold


def a_half_day(given: object, room: Room) -> str:
    """By identifier or number, the first is 1; left out, the one under way."""
    if given is None:
        if room.half_day is None:
            raise Missing
        return room.half_day.id
    for each in room.half_days:
        if given in (each.id, each.position + 1):
            return each.id
    raise Refused("half_day_is_gone")


def a_moment(given: object, room: Room) -> datetime | None:
    """With its time zone, or by the clock of the session."""
    if given is None:
        return None
    said = datetime.fromisoformat(a_text(given, room))
    return said if said.tzinfo else said.replace(tzinfo=room.now.tzinfo)


def a_spare(given: object, room: Room) -> int | None:
    return None if given is None else whole(0)(given, room)


# What comes of it


def scan(desk: Desk, room: Room, code: str) -> dict[str, Any]:
    """What the door does with a badge: somebody comes in, or it says whose spare it could be, or why it opens nothing."""
    match BadgeReader(desk.file).read(room, code):
        case Badge(participant_id):
            return come_in(desk, participant_id)
        case FreeSpare(number):
            return {"spare": number}
        case Worthless(why, _):
            raise Refused(f"door_wrong_{why}")


def come_in(desk: Desk, participant_id: str) -> dict[str, Any]:
    return _told(desk, desk.do(attendance.arrive, participant_id).result())


def walk_in(
    desk: Desk, session_id: str, first_name: str, last_name: str, side: Side, organisation: str, spare: int | None
) -> dict[str, Any]:
    newcomer = NewParticipant(first_name, last_name, side, organisation=organisation)
    return _told(desk, desk.do(attendance.walk_in, session_id, newcomer, spare).result())


def put_right(
    desk: Desk,
    participant_id: str,
    slot_id: str,
    presence: Presence,
    arrived_at: datetime | None,
    left_at: datetime | None,
) -> None:
    stands = Attendance(presence, arrived_at, left_at)
    desk.do(attendance.correct_attendance, participant_id, slot_id, stands).result()


def _told(desk: Desk, arrival: Arrival) -> dict[str, Any]:
    person = desk.look().result().participant(arrival.participant_id)
    return {
        "participant": arrival.participant_id,
        "badge": person.badge_no if person else None,
        "presence": arrival.presence,
        "already_at": arrival.already_at.isoformat() if arrival.already_at else None,
    }


DOOR_ORDERS: dict[str, Order | Errand] = {
    "scan": errand(scan, Field("", the_room), Field("code", a_text)),
    "arrive": errand(come_in, PARTICIPANT),
    "walk_in": errand(
        walk_in,
        SESSION,
        Field("first_name", a_text),
        Field("last_name", any_text),
        Field("side", one_of(Side, Side.CUSTOMER)),
        Field("organisation", any_text),
        Field("spare", a_spare),
    ),
    "give_spare": order(attendance.give_spare, PARTICIPANT, Field("number", whole(1))),
    "correct_attendance": errand(
        put_right,
        PARTICIPANT,
        Field("half_day", a_half_day),
        Field("presence", one_of(Presence)),
        Field("arrived_at", a_moment),
        Field("left_at", a_moment),
    ),
    "begin_half_day": order(slots.begin_half_day, Field("half_day", a_half_day), Field("carry_over", truth(True))),
}
