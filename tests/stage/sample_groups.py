"""What the stage shows of groups: three tables, pairs over several pages, none yet."""

from __future__ import annotations

from dataclasses import replace

from cocreation_desk.domain.groups import GroupPlan, Wanted, What, draw
from cocreation_desk.domain.room import Room
from cocreation_desk.kinds.groups_scene import groups_scene
from cocreation_desk.words import sayer
from tests.rooms import MORNING, open_codir_room
from tests.stage.picking import Pick, Samples, View


def seated(room: Room, wanted: Wanted) -> Room:
    """The room told of a seating that was drawn for it."""
    plan = GroupPlan(f"g-{wanted.what}", "session", wanted, told_at=MORNING)
    return replace(room, groupings=(replace(plan, rounds=draw(plan, room.participants, 1)),))


def _shown(t: Pick, room: Room) -> View:
    return groups_scene(room, sayer(t("fr", "en")))


def none_yet(t: Pick) -> View:
    return _shown(t, open_codir_room())


def tables(t: Pick) -> View:
    return _shown(t, seated(open_codir_room(), Wanted(groups=3, rounds=2)))


def two_long(t: Pick) -> View:
    return _shown(t, seated(open_codir_room(customers=25, company=15), Wanted(what=What.VISIT, groups=2)))


def pairs(t: Pick) -> View:
    return _shown(t, seated(open_codir_room(customers=50, company=50), Wanted(what=What.PAIRS)))


GROUPS: Samples = {
    "groups.none": (None, none_yet),
    "groups.tables": (None, tables),
    "groups.two_long": (None, two_long),
    "groups.pairs": (None, pairs),
}
