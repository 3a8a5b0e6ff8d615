"""What is said of groups: words anybody can check, shapes for the stage and the phones, and never a family name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_desk.domain.grouping import Wishes
from cocreation_desk.domain.groups import GroupPlan, Wanted, What
from cocreation_desk.domain.people import Presence
from cocreation_desk.domain.session import Scene
from cocreation_desk.kinds.group_words import change_words, group_word, groups_of, phone_view, quality_lines, told_plans
from cocreation_desk.kinds.scene import scene
from cocreation_desk.words import sayer
from tests.rooms import MORNING, open_codir_room
from tests.stage.sample_groups import dealt, seated

ROUNDS = (
    (("c1", "e1", "c2"), ("c3", "e2", "e3")),
    (("c1", "e1", "c3"), ("c2", "e2", "e3")),
)


def test_the_quality_is_what_one_counts_by_hand() -> None:
    """By hand: c1 meets e1, and e2 meets e3, in both rounds: twelve meetings, two of them again, so ten pairs of fifteen met."""
    plan = GroupPlan(
        "g", "session", Wanted(groups=2, rounds=2, wishes=Wishes(apart=(frozenset({"c1", "e1"}),))), ROUNDS
    )

    lines = quality_lines(plan, open_codir_room(customers=3, company=3), sayer("en"))

    assert lines == [
        "6 people, 2 tables of 3.",
        "In each group: 1 to 2 customers and 1 to 2 committee members.",
        "2 pairs meet again.",
        "10 of 15 possible encounters.",
        "Some people to be kept apart sit together.",
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "3 clients et 3 membres du Codir"), ("en", "3 customers and 3 committee members")]
)
def test_three_and_three_at_each_table_is_said_so(language: str, said: str) -> None:
    room = seated(open_codir_room(), Wanted(groups=3))

    assert said in quality_lines(room.groupings[0], room, sayer(language))[1]


def test_who_does_not_come_and_who_came_since_is_counted() -> None:
    room = seated(open_codir_room(), Wanted(groups=3))
    absent = tuple(
        replace(each, presence=Presence.ABSENT) if each.id in ("c1", "e4") else each for each in room.participants
    )
    now = replace(room, participants=(*absent, replace(absent[1], id="new")))

    assert change_words(room.groupings[0], room, sayer("fr")) == ""
    assert change_words(room.groupings[0], now, sayer("en")) == (
        "2 people with a place are not coming and 1 person has no place yet"
    )


def test_the_thirteenth_group_is_the_first_ones_second() -> None:
    assert [group_word(at, sayer("fr")) for at in (0, 11, 12)] == ["Bleu", "Or", "Bleu 2"]


def test_the_stage_shows_first_names_with_an_initial_of_the_round_the_room_is_at() -> None:
    room = seated(open_codir_room(), Wanted(groups=3, rounds=2))
    plan = replace(room.groupings[0], round_now=1)
    assert room.session is not None
    room = replace(room, groupings=(plan,), session=replace(room.session, scene=Scene.GROUPS))

    shown = scene(room, sayer("fr"))

    names = [name for card in shown["view"]["pages"][0]["cards"] for name in card["columns"][0]]
    known = {each.id: each.short_name for each in room.participants}
    assert shown["scene"] == "groups" and shown["view"]["round"] == "Tour 2 sur 2"
    assert names == [known[each] for table in plan.rounds[1] for each in table]
    assert not any(each.last_name in str(shown["view"]) for each in room.participants)


def test_everybody_is_on_some_page_however_many_they_are() -> None:
    room = dealt(open_codir_room(customers=50, company=50), Wanted(what=What.PAIRS), 2)
    assert room.session is not None

    pages = scene(replace(room, session=replace(room.session, scene=Scene.GROUPS)), sayer("en"))["view"]["pages"]

    assert len(pages) > 1 and pages[0]["text"] == f"1 / {len(pages)}"
    assert sum(len(column) for page in pages for card in page["cards"] for column in card["columns"]) == 100
    assert all(92 + card["row"] * (page["high"] + 28) + page["high"] <= 920 for page in pages for card in page["cards"])


def test_phones_know_their_own_group_once_the_room_was_told() -> None:
    room = seated(open_codir_room(), Wanted(groups=3))
    plan = room.groupings[0]
    silent = replace(room, groupings=(replace(plan, told_at=None),))

    assert phone_view(silent, sayer("fr")) is None and not groups_of(silent, "c1")
    assert groups_of(room, "c1") == {f"group-{plan.id}-{plan.group_of('c1')}"}
    assert not groups_of(room, "nobody")
    view = phone_view(room, sayer("fr"))
    assert view is not None
    assert [group["word"] for group in view["plans"][0]["groups"]] == ["Bleu", "Orange", "Vert"]
    assert not any(each.first_name in str(view) for each in room.participants)


def test_the_plan_told_last_comes_first() -> None:
    room = seated(open_codir_room(), Wanted(groups=3))
    older = room.groupings[0]
    newer = replace(older, id="newer", told_at=MORNING.replace(hour=11))

    assert [plan.id for plan in told_plans(replace(room, groupings=(older, newer)))] == ["newer", older.id]
