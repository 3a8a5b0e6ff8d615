"""A site that opens twice: two sessions, one choice of the registrations, and nobody drawn for both."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_desk.domain.draw.advice import advise
from cocreation_desk.domain.draw.certificate import Certificate, verify
from cocreation_desk.domain.draw.draw import Frozen, draw, replacement
from cocreation_desk.domain.draw.lottery import lottery
from cocreation_desk.domain.draw.plan import Place, Plan, Rule, plan_of
from cocreation_desk.domain.draw.pool import PoolMember, canonical, read_pool
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.draw.visits import refuse_strangers, seats_by_visit, visits
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.session import Session
from cocreation_desk.domain.text import Text
from tests.domain.draw.pools import DIGITS, pool
from tests.rooms import MORNING, open_codir_room

SITES = ("Brest", "Lyon", "Rosay")
WOMEN = (Quota("sex", "woman", 1, 1),)


def session(code: str, place: str, days: int = 0) -> Session:
    made = open_codir_room().session
    assert made is not None
    at = MORNING + timedelta(days=days)
    return replace(made, id=code, code=code, title=Text("Visite", "Visit"), place=place, starts_at=at)


TWICE = (session("AAAA", "Brest"), session("BBBB", "Usine de Brest", 7), session("CCCC", "Lyon"))


def test_two_sessions_at_one_site_have_a_key_each_and_the_site_in_common() -> None:
    found = visits(TWICE, pool(30, sites=SITES))

    assert [(each.key, each.site) for each in found] == [
        ("Brest AAAA", "Brest"),
        ("Brest BBBB", "Brest"),
        ("Lyon", ""),
    ]


def test_one_session_alone_needs_no_code() -> None:
    assert [visits(TWICE[:1], pool(30, sites=SITES))[0].key, visits(TWICE[:1], pool(30))[0].key] == ["Brest", ""]


def test_sessions_nobody_chose_and_without_a_place_are_told_apart_as_well() -> None:
    found = visits((session("AAAA", ""), session("BBBB", "")), pool(30))

    assert [each.key for each in found] == ["Visite AAAA", "Visite BBBB"]


def test_only_a_place_that_shares_its_site_says_so_in_what_is_sealed() -> None:
    """What was sealed before sites could open twice keeps its fingerprint."""
    brest, _, lyon = visits(TWICE, pool(30, sites=SITES))

    assert brest.place(3).to_json() == {"key": "Brest AAAA", "seats": 3, "quotas": [], "site": "Brest"}
    assert lyon.place(3).to_json() == {"key": "Lyon", "seats": 3, "quotas": []}


def test_quotas_go_by_session_then_by_site_then_everywhere() -> None:
    first, second, lyon = visits(TWICE, pool(30, sites=SITES))
    of = {name: (Quota("sex", "woman", at, at),) for at, name in enumerate(("bbbb", "brest", ""))}

    assert [each.quotas(of)[0].least for each in (first, second, lyon)] == [1, 0, 2]
    assert first.quotas({"Brest AAAA": WOMEN, "Brest": ()}) == WOMEN
    assert lyon.quotas({"Brest": WOMEN}) == ()


def test_quotas_of_a_site_that_is_not_there_are_refused() -> None:
    found = visits(TWICE, pool(30, sites=SITES))
    refuse_strangers(("", "Brest", "usine de brest", "BBBB", "Lyon CCCC"), found)

    with pytest.raises(Refused, match="draw_quotas_of_no_site"):
        refuse_strangers(("Brset",), found)


def test_seats_go_by_session_and_one_number_alone_is_for_the_others() -> None:
    found = visits(TWICE, pool(30, sites=SITES))

    assert seats_by_visit(found, {"": 20}) == (20, 20, 20)
    assert seats_by_visit(found, {"": 20, "bb bb": 12}) == (20, 12, 20)
    with pytest.raises(Refused, match="draw_seats_missing"):
        seats_by_visit(found, {"AAAA": 20, "BBBB": 12})
    with pytest.raises(Refused, match="draw_seats_of_no_session"):
        seats_by_visit(found, {"": 20, "DDDD": 12})


def test_too_few_people_for_both_days_of_a_site_are_said_of_the_site() -> None:
    members = tuple(PoolMember(f"{n}", site_choices=("Brest",)) for n in range(9)) + tuple(
        PoolMember(f"L{n}", site_choices=("Lyon",)) for n in range(9)
    )
    places = tuple(each.place(5) for each in visits(TWICE, members))

    (finding,) = advise(Plan(Rule.SIMPLE, places), members).findings

    assert (finding.key, dict(finding.details)) == ("too_few_at_place", {"n": 9, "place": "Brest", "seats": 10})


@st.composite
def twice(draw: st.DrawFn) -> tuple[tuple[PoolMember, ...], Plan]:
    """Registrations for up to three sites, each of which opens up to three times with seats of its own."""
    members = pool(draw(st.integers(40, 70)), draw(st.integers(0, 10_000)), SITES, sharing=0.2)
    days = [site for site in SITES for _ in range(draw(st.integers(0, 3)))] or ["Brest"]
    sessions = [session(f"{site[0]}{at}{at}{at}", site, at) for at, site in enumerate(days)]
    rule = draw(st.sampled_from(Rule))
    quotas = () if rule is Rule.SIMPLE else (Quota("sex", "woman", 1, 9), Quota("sex", "man", 0, 9))
    places = tuple(each.place(draw(st.integers(1, 3)), quotas) for each in visits(sessions, members))
    digits = 3 if rule is Rule.EQUAL else 30
    return members, Plan(rule, places, draw(st.integers(0, 3)), draw(st.booleans()), digits)


@settings(max_examples=40, deadline=None)
@given(twice())
def test_whatever_opens_twice_is_drawn_once_each_replaced_and_found_again(
    drawn_for: tuple[tuple[PoolMember, ...], Plan],
) -> None:
    members, plan = drawn_for
    members = read_pool(canonical(members))
    panels = lottery(plan, members, lambda so_far: False).panels.write() if plan.rule is Rule.EQUAL else ""
    frozen = Frozen(canonical(members), plan, panels)

    drawn = draw(frozen, DIGITS)

    chosen = {member.number: member.site_choices for member in members}
    assert {key: len(numbers) for key, numbers in drawn.chosen.items()} == {p.key: p.seats for p in plan.places}
    assert len(set(drawn.all_chosen)) == plan.seats
    named = [number for numbers in drawn.substitutes.values() for number in numbers]
    assert len(set(named) | set(drawn.all_chosen)) == len(named) + plan.seats
    for place in plan.places:
        site = place.site or place.key
        assert all(not site or site in chosen[number] for number in drawn.chosen[place.key])
        assert all(not site or site in chosen[number] for number in drawn.substitutes[place.key])
    assert plan_of(frozen.manifest) == plan
    checks = verify(Certificate(frozen, drawn).write())
    assert all(check.is_sound for check in checks), checks

    key, (gone, *_) = next(iter(drawn.chosen.items()))
    seated = {each: [n for n in numbers if n != gone] for each, numbers in drawn.chosen.items()}
    try:
        number = replacement(frozen, plan, drawn, key, seated, frozenset((gone,)))
    except Refused as refused:
        assert refused.key == "draw_nobody_left"
    else:
        assert number not in drawn.all_chosen
        site = plan.place(key).chosen_as
        assert not site or site in chosen[number]


def test_a_place_that_moved_to_another_site_is_noticed() -> None:
    members = pool(60, sites=SITES)
    places = tuple(each.place(4) for each in visits(TWICE, members))
    frozen = Frozen(canonical(members), Plan(Rule.SIMPLE, places))
    given_ = json.loads(Certificate(frozen, draw(frozen, DIGITS)).write())
    given_["manifest"] = given_["manifest"].replace('"site":"Brest"', '"site":"Lyon"')

    assert not all(check.is_sound for check in verify(json.dumps(given_)))


def test_the_same_session_twice_is_refused() -> None:
    with pytest.raises(Refused, match="draw_place_twice"):
        Plan(Rule.SIMPLE, (Place("Brest AAAA", 3), Place("Brest AAAA", 3)))
