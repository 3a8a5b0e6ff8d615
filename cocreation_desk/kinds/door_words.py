"""What is said at the door: how half-days are called, and the group somebody goes with."""

from __future__ import annotations

from dataclasses import dataclass

from cocreation_desk.domain.groups import GroupPlan, What
from cocreation_desk.domain.people import Participant
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.slots import HalfDay
from cocreation_desk.kinds.group_words import group_word
from cocreation_desk.shapes import Shape, shape
from cocreation_desk.words import Say

AT_THE_DOOR = (What.VISIT, What.TABLES)  # pairs are called at their posts, not at the door


@dataclass(frozen=True)
class Gathered:
    """A group, and those of the list who go with it."""

    name: str
    shape: Shape
    people: tuple[Participant, ...]


def half_day_name(half_day: HalfDay, room: Room, say: Say) -> str:
    """« Matin », « Jour 2, après-midi »."""
    own = half_day.label.said_in(say.language) if half_day.label else ""
    days = sorted({each.day for each in room.half_days})
    if len(days) < 2 or half_day.day not in days:
        return own or say(f"half_day_{half_day.part}")
    part = own or say(f"half_day_{half_day.part}").lower()
    return say("half_day_of", day=days.index(half_day.day) + 1, part=part)


def group_line(room: Room, participant_id: str, say: Say) -> str:
    """« Groupe Bleu »; empty where there are no groups."""
    plan = _plan(room)
    at = plan.group_of(participant_id) if plan is not None else None
    return "" if at is None else say("door_group", word=group_word(at, say))


def gathered(room: Room, say: Say) -> tuple[Gathered, ...]:
    """Visit groups, or tables, as the round under way has them."""
    plan = _plan(room)
    if plan is None:
        return ()
    return tuple(
        Gathered(
            group_word(at, say),
            shape(at),
            tuple(each for each in room.participants if plan.group_of(each.id) == at),
        )
        for at in range(plan.groups)
    )


def _plan(room: Room) -> GroupPlan | None:
    drawn = {plan.wanted.what: plan for plan in room.groupings if plan.is_drawn}
    return next((drawn[what] for what in AT_THE_DOOR if what in drawn), None)
