"""Phones say which table one is at: the page is the same for all, the mark on it is one's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cocreation_desk.desk import groups
from cocreation_desk.domain.groups import GroupPlan, Wanted
from cocreation_desk.domain.people import Side
from cocreation_desk.kinds import KINDS
from cocreation_desk.server.pages import Pages
from tests.browsers import Handset
from tests.phones import PhoneRoom


@pytest.fixture
def plan(room: PhoneRoom) -> GroupPlan:
    """Two tables, badge numbers even and odd; nobody has been told yet."""
    evening = room.evening
    plan_id = evening.do(groups.make_plan, evening.session_id, Wanted(groups=2))
    ids = [each.id for each in evening.room.participants]
    evening.do(groups.write_seating, plan_id, ((tuple(ids[::2]), tuple(ids[1::2])),))
    return evening.room.groupings[0]


def test_nothing_is_on_the_page_before_the_room_is_told(room: PhoneRoom, plan: GroupPlan) -> None:
    pages = Pages(KINDS)
    assert "data-mine" not in pages.fragment(room.evening.room, "fr", Side.CUSTOMER)

    room.evening.do(groups.tell_room, plan.id)

    told = pages.fragment(room.evening.room, "fr", Side.CUSTOMER)
    assert told.count("data-mine") == told.count(" hidden>") == 2
    assert "style=" not in told
    own = pages.fragment(room.evening.room, "en", Side.CUSTOMER, frozenset({f"group-{plan.id}-1"}))
    assert own.count(" hidden>") == 1


def test_a_phone_shows_its_own_table_and_follows_when_somebody_is_moved(
    room: PhoneRoom, plan: GroupPlan, handset: Handset
) -> None:
    person = room.evening.room.participant(plan.rounds[0][0][0])
    assert person is not None
    page = handset.join(person)
    expect(page.locator(".group:visible")).to_have_count(0)

    room.evening.do(groups.tell_room, plan.id)
    expect(page.locator(".group:visible")).to_have_count(1)
    expect(page.locator(".group:visible b")).to_have_text("Bleu")

    room.evening.do(groups.move_person, plan.id, 0, person.id, 1)
    page.reload()
    expect(page.locator(".group:visible b")).to_have_text("Orange")
    assert handset.trouble == []
