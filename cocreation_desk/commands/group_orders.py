"""Orders for tables, visit groups and pairs: made up from wishes, put right, told to the room round after round."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from cocreation_desk.commands.order import (
    SESSION,
    Errand,
    Field,
    Missing,
    Order,
    a_participant,
    a_text,
    any_text,
    errand,
    one_of,
    order,
    several,
    some_participants,
    the_room,
    truth,
    whole,
)
from cocreation_desk.desk import groups
from cocreation_desk.desk.desk import Desk
from cocreation_desk.domain import groups as domain
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.grouping import Wishes
from cocreation_desk.domain.groups import FEATURES, GroupPlan, Guides, Stations, Wanted, What
from cocreation_desk.domain.room import Room

# What fields can hold


def a_plan(given: object, room: Room) -> GroupPlan:
    """By what it seats: tables, visit or pairs; left out, the only plan there is."""
    wanted = None if given is None else What(a_text(given, room))
    found = [each for each in room.groupings if wanted in (None, each.wanted.what)]
    if not found:
        raise Refused("groups_gone")
    if len(found) > 1:
        raise Missing
    return found[0]


def a_plan_id(given: object, room: Room) -> str:
    return a_plan(given, room).id


def features(given: object, room: Room) -> tuple[str, ...]:
    named = ("side",) if given is None else tuple(several(given, room))
    if not set(named) <= set(FEATURES):
        raise ValueError("people have no such thing")
    return named


def stations(given: object, room: Room) -> tuple[str, ...]:
    return () if given is None else tuple(a_text(each, room) for each in several(given, room))


def wishes(given: object, room: Room) -> tuple[frozenset[str], ...]:
    """Lists of badge numbers."""
    return () if given is None else tuple(frozenset(some_participants(each, room)) for each in several(given, room))


def some_or_nobody(given: object, room: Room) -> list[str]:
    return [] if given is None else some_participants(given, room)


def starts_at(given: object, room: Room) -> datetime | None:
    """``10:00``, on the day of the session."""
    if given is None or room.session is None:
        return None
    at = time.fromisoformat(a_text(given, room))
    return room.session.starts_at.replace(hour=at.hour, minute=at.minute)


def a_round(given: object, room: Room) -> int:
    """The first is 1."""
    if given is None:
        raise Missing
    said: int = whole(1)(given, room)
    return said - 1


# What takes long


def make_up(
    desk: Desk,
    room: Room,
    session_id: str,
    what: What,
    number: int,
    size: int,
    rounds: int,
    mixed_by: tuple[str, ...],
    together: tuple[frozenset[str], ...],
    apart: tuple[frozenset[str], ...],
    names: tuple[str, ...],
    minutes: int,
    between: int,
    at_once: int,
    starts: datetime | None,
) -> dict[str, Any]:
    """Seat everybody expected as wished; whoever is locked keeps their places. Gives the groups by badge number."""
    wanted = Wanted(
        what, number, size, rounds, mixed_by,
        wishes=Wishes(together, apart), stations=Stations(names, minutes, between, at_once, starts),
    )  # fmt: skip
    plan_id = desk.do(groups.make_plan, session_id, wanted).result()
    plan = next(each for each in desk.look().result().groupings if each.id == plan_id)
    seed = plan.seed + 1 if plan.is_drawn else plan.seed
    seated = domain.draw(replace(plan, wanted=domain.checked(wanted)), room.participants, seed)
    desk.do(groups.write_seating, plan_id, seated, seed).result()
    badge = {each.id: each.badge_no for each in room.participants}
    return {"rounds": [[[badge[each] for each in table] for table in tables] for tables in seated]}


def name_guides(desk: Desk, plan: GroupPlan, group: int, guide: str, sweeper: str) -> None:
    desk.do(groups.name_guides, plan.id, group - 1, Guides(guide, sweeper)).result()


PLAN = Field("what", a_plan_id)

GROUP_ORDERS: dict[str, Order | Errand] = {
    "make_groups": errand(
        make_up,
        Field("", the_room),
        SESSION,
        Field("what", one_of(What)),
        Field("groups", whole(0)),
        Field("size", whole(6)),
        Field("rounds", whole(1)),
        Field("features", features),
        Field("together", wishes),
        Field("apart", wishes),
        Field("stations", stations),
        Field("minutes", whole(25)),
        Field("between", whole(0)),
        Field("at_once", whole(1)),
        Field("starts_at", starts_at),
    ),
    "move_person": order(
        groups.move_person, PLAN, Field("round", a_round), Field("participant", a_participant), Field("group", a_round)
    ),
    "lock_people": order(groups.lock, PLAN, Field("participants", some_or_nobody), Field("locked", truth(True))),
    "name_guides": errand(
        name_guides,
        Field("what", a_plan),
        Field("group", whole(1)),
        Field("guide", any_text),
        Field("sweeper", any_text),
    ),
    "update_groups": order(groups.catch_up, PLAN),
    "tell_groups": order(groups.tell_room, PLAN, Field("told", truth(True))),
    "go_to_round": order(groups.go_to_round, PLAN, Field("round", a_round)),
}
