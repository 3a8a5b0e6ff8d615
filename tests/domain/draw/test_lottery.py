"""Equal chances: what the literature found, and that a thousand panels keep every quota."""

from __future__ import annotations

import pytest

from cocreation_desk.domain.draw.draw import Frozen, draw
from cocreation_desk.domain.draw.lottery import lottery
from cocreation_desk.domain.draw.panels import Panels, by_profile, check_panels
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember, canonical
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.errors import Refused
from tests.domain.draw.pools import halves, plan, pool


def nature_example(people: int) -> tuple[Plan, list[PoolMember]]:
    """The public instances of Flanigan et al., Nature 596 (2021), example_small_20 and example_large_200 of
    pgoelz/citizensassemblies-replication: one conservative woman among liberal women and conservative men, a tenth drawn,
    at most one seat from half and half each way.
    """
    half, seats = people // 2, people // 10
    profiles = [("female", "conservative"), *[("female", "liberal")] * (half - 1), *[("male", "conservative")] * half]
    members = [PoolMember(str(n), {"gender": sex, "leaning": leaning}) for n, (sex, leaning) in enumerate(profiles)]
    values = (("gender", "female"), ("gender", "male"), ("leaning", "liberal"), ("leaning", "conservative"))
    quotas = tuple(Quota(feature, value, seats // 2 - 1, seats) for feature, value in values)
    return Plan(Rule.EQUAL, (Place("", seats, quotas),), digits=3), members


@pytest.mark.parametrize("people", [200, 2000])
def test_the_published_instances_reach_the_published_smallest_chance(people: int) -> None:
    """LEXIMIN gives everybody 10 % in both; the rare person too, whom the greedy method drew once in a hundred."""
    wished, members = nature_example(people)

    found = lottery(wished, members)

    assert found.so_far.reached == pytest.approx(0.10)
    assert found.least == 100


def test_all_thousand_panels_keep_the_quotas_and_chances_within_a_profile_are_level() -> None:
    members = pool(60)
    wished = plan(rule=Rule.EQUAL)

    found = lottery(wished, members)

    check_panels(wished, members, found.panels)
    assert Panels.read(found.panels.write()) == found.panels
    chances = found.panels.chances()
    assert sum(chances.values()) == 1000 * wished.seats
    assert all(most - least <= 1 for _, _, least, most in by_profile(wished, members, chances))
    assert found.so_far.is_best


def test_three_dice_choose_one_of_the_panels_that_were_published() -> None:
    members = pool(60)
    wished = plan(rule=Rule.EQUAL)
    frozen = Frozen(canonical(members), wished, lottery(wished, members).panels.write())

    drawn = draw(frozen, "407")

    assert drawn.panel == 407
    assert set(drawn.chosen[""]) == set(Panels.read(frozen.panels).panel(407, wished)[""])


def test_panels_that_break_a_quota_are_refused() -> None:
    members = pool(60)
    wished = plan(rule=Rule.EQUAL)
    panels = lottery(wished, members).panels
    men = tuple(member.number for member in members if member.strata["sex"] == "man")[:10]

    with pytest.raises(Refused, match="draw_panel_wrong"):
        check_panels(wished, members, Panels((*panels.seated[:-1], (men,))))


def test_over_several_sites_nobody_sits_twice_in_a_panel() -> None:
    sites = ("Rosay", "Lyon")
    members = pool(80, sites=sites)
    wished = Plan(Rule.EQUAL, tuple(Place(site, 10, halves(10)) for site in sites), digits=3)

    found = lottery(wished, members)

    check_panels(wished, members, found.panels)
    for panel in found.panels.seated:
        numbers = [number for place in panel for number in place]
        assert len(set(numbers)) == len(numbers) == 20


def test_who_cannot_be_in_any_panel_is_named() -> None:
    members = [PoolMember(str(n), {"sex": "woman"}) for n in range(10)] + [PoolMember("x", {"sex": "man"})]
    quotas = (Quota("sex", "woman", 3, 3), Quota("sex", "man", 0, 0))

    found = lottery(Plan(Rule.EQUAL, (Place("", 3, quotas),), digits=3), members)

    assert found.never == ("x",)
    assert found.least == 300


def test_a_search_that_is_stopped_gives_the_best_so_far_and_how_far_it_may_be_from_the_best() -> None:
    members = pool(60)
    wished = plan(rule=Rule.EQUAL)

    found = lottery(wished, members, lambda so_far: False)

    check_panels(wished, members, found.panels)
    assert found.so_far.reached <= found.so_far.at_most
