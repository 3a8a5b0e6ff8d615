"""Arrivals: the stage welcomes, the phones join, the console counts."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Presence, Side
from cocreation_desk.domain.pieces import Paragraph, Piece
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.kind import Kind, View, prompt_of, title_of
from cocreation_desk.words import Say


def stage(step: Step, room: Room, say: Say) -> View:
    here, expected = arrivals(room)
    return {
        "organisation": room.programme.organisation,
        "title": say("checkin_welcome"),
        "prompt": prompt_of(step, room, say),
        "line": say("checkin_phones"),
        "counter": say("checkin_arrived", n=here, of=expected) if expected else "",
    }


def phone(step: Step, room: Room, side: Side, say: Say) -> View:
    return {"title": title_of(step, say), "prompt": say("checkin_you_are_in"), "note": say("checkin_wait")}


def minutes(step: Step, room: Room, say: Say) -> Iterable[Piece]:
    here, expected = arrivals(room)
    if expected:
        yield Paragraph(say("checkin_were_here", n=here, of=expected))


def arrivals(room: Room) -> tuple[int, int]:
    """How many have come (those who left early too), of how many expected."""
    came = sum(1 for each in room.participants if each.presence.is_here or each.presence is Presence.LEFT)
    return came, sum(1 for each in room.participants if each.presence is not Presence.EXCUSED)


KIND = Kind("checkin", stage=stage, phone=phone, minutes=minutes)
