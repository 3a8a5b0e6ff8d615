"""What the stage shows of groups: three tables, pairs over several pages, none yet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cocreation_desk.domain.grouping import Round
from cocreation_desk.domain.groups import GroupPlan, Wanted, What, draw
from cocreation_desk.domain.people import Side
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.groups_scene import groups_scene
from cocreation_desk.words import sayer
from tests.rooms import MORNING, open_codir_room, people
from tests.stage.picking import Pick, Samples, View


@cache
def _drawn(room_key: tuple[int, int], wanted: Wanted) -> tuple[Round, ...]:
    return draw(GroupPlan("g", "session", wanted), people(*room_key), 1)


def seated(room: Room, wanted: Wanted) -> Room:
    """The room told of a seating that was drawn for it."""
    sides = [sum(each.side is side for each in room.participants) for side in (Side.CUSTOMER, Side.COMPANY)]
    rounds = _drawn((sides[0], sides[1]), wanted)
    return replace(room, groupings=(GroupPlan(f"g-{wanted.what}", "session", wanted, rounds, told_at=MORNING),))


def dealt(room: Room, wanted: Wanted, size: int) -> Room:
    """The same without a search: people in the order of the list, so many each."""
    ids = [each.id for each in room.participants]
    table = tuple(tuple(ids[start : start + size]) for start in range(0, len(ids), size))
    plan = GroupPlan(f"g-{wanted.what}", "session", wanted, (table,) * wanted.rounds, told_at=MORNING)
    return replace(room, groupings=(plan,))


def _shown(t: Pick, room: Room) -> View:
    return groups_scene(room, sayer(t("fr", "en")))


def none_yet(t: Pick) -> View:
    return _shown(t, open_codir_room())


def tables(t: Pick) -> View:
    return _shown(t, seated(open_codir_room(), Wanted(groups=3, rounds=2)))


def two_long(t: Pick) -> View:
    return _shown(t, dealt(open_codir_room(customers=25, company=15), Wanted(what=What.VISIT, groups=2), 20))


def pairs(t: Pick) -> View:
    return _shown(t, dealt(open_codir_room(customers=50, company=50), Wanted(what=What.PAIRS), 2))


GROUPS: Samples = {
    "groups.none": (None, none_yet),
    "groups.tables": (None, tables),
    "groups.two_long": (None, two_long),
    "groups.pairs": (None, pairs),
}
