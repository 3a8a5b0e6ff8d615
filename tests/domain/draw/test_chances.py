"""Estimated chances: nobody of a full profile is left out, and a rare profile is told from a common one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cocreation_desk.domain.draw.chances import Chances, estimate
from cocreation_desk.domain.draw.plan import Place, Plan, Rule
from cocreation_desk.domain.draw.pool import PoolMember
from cocreation_desk.domain.draw.quotas import Quota
from cocreation_desk.domain.draw.walk import Stopped


def one_man_among_women() -> tuple[Plan, list[PoolMember]]:
    members = [PoolMember("man", {"sex": "man"}), *(PoolMember(str(n), {"sex": "woman"}) for n in range(30))]
    quotas = (Quota("sex", "man", 1, 1), Quota("sex", "woman", 3, 3))
    return Plan(Rule.ORDER, (Place("", 4, quotas),)), members


def test_each_profile_has_the_chance_that_its_quota_gives_it() -> None:
    """By hand: the only man is always drawn; three of thirty women are."""
    chances = estimate(*one_man_among_women(), times=20)

    assert {each.answers[0]: chances.share(each) for each in chances.profiles} == {
        "man": Fraction(1),
        "woman": Fraction(1, 10),
    }
    assert Chances.from_json(chances.to_json()) == chances


def test_a_simulation_can_be_given_up() -> None:
    with pytest.raises(Stopped):
        estimate(*one_man_among_women(), times=20, on=lambda done, of: done < 3)
